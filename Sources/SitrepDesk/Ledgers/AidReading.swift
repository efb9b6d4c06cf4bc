import SitrepModel

/// What one assertion tells of aid: how far it has come, what is given and how much.
///
/// A word of giving alone makes no aid: something that can be given must stand with it, and no
/// people as the thing sent.
struct AidReading {
    var status: Aid.Status
    var kind: Aid.Kind
    var amount: Quantity?

    /// A reading for every sum with a word of its own ("has paid 2 million, and considers another
    /// 3 million"); none where the assertion tells of no aid.
    static func readings(_ a: Assertion) -> [AidReading] {
        guard mayTell(a.act) else { return [] }
        let words = a.sentenceWords
        let trigger = a.triggerRange(in: words)
        guard let own = status(a, words, trigger) else { return [] }
        let reach = reach(of: trigger, in: words)
        if a.act.cameo.hasPrefix("075") || asylum.found(in: words, reach) {
            return asylum.found(in: words, reach)
                ? [AidReading(status: own, kind: .asylum, amount: nil)] : []
        }
        guard let kind = kind(words, reach, a) else { return [] }
        let sums = sums(a, words, reach)
        guard sums.isEmpty else {
            return sums.map { sum in
                let at = words.range(
                    from: sum.span.start - a.sentence.start, to: sum.span.end - a.sentence.start)
                let between = min(trigger.upperBound, at.lowerBound)..<at.lowerBound
                return AidReading(
                    status: next(in: words, between) ?? own, kind: kind, amount: sum)
            }
        }
        let number = a.quantities.first { q in
            guard q.unit != "percent", lies(q, in: reach, words, a) else { return false }
            return weights.contains(q.unit) || (kind == .arms && !q.unit.isEmpty)
                || goods.contains { list in list.found(in: q.counted ?? q.unit) }
        }
        return [AidReading(status: own, kind: kind, amount: number)]
    }

    /// Aid is given, intended, considered or refused, and may be told by a decision or a saying; a
    /// demand, a reproach and an act of force are none.
    private static func mayTell(_ act: Act) -> Bool {
        ["01", "03", "05", "06", "07"].contains(act.root) || act.root == "12"
            || act.cameo.hasPrefix("162")
    }

    private static func status(
        _ a: Assertion, _ words: SentenceWords, _ trigger: Range<Int>
    ) -> Aid.Status? {
        guard let word = status(in: words, trigger) ?? coded(a, words, trigger) else { return nil }
        // Other roots must name the giving or the sum themselves.
        let isGiving = a.act.root == "07" || a.act.cameo.hasPrefix("033")
        if !isGiving, !names(giving: words, reach(of: trigger, in: words), a) { return nil }
        let before = max(0, trigger.lowerBound - 3)..<trigger.lowerBound
        switch a.modality {
        case .negated:
            // What will not be given is refused; what was not given, nobody has said no to.
            return refusing.found(in: words, before) || word == .refused ? .refused : nil
        case .hypothetical: return word == .refused ? .refused : .considered
        case .future: return word == .delivered || word == .approved ? .pledged : word
        case .actual:
            // What somebody "is sending" has not arrived.
            let isUnderWay =
                word == .delivered && words.words[trigger].contains { underWay.contains($0.text) }
                && ["is", "are"].contains(words.words[before].last?.text)
            return isUnderWay ? .pledged : word
        }
    }

    /// The status that the code gives where the words of the trigger are goods themselves: "a grant".
    private static func coded(
        _ a: Assertion, _ words: SentenceWords, _ trigger: Range<Int>
    ) -> Aid.Status? {
        guard goods.contains(where: { $0.found(in: words, trigger) }) else { return nil }
        if a.act.cameo.hasPrefix("033") { return .pledged }
        return a.act.root == "07" ? .delivered : nil
    }

    /// The status that a verb coordinated with the trigger shows: "..., and considers another 3 million".
    private static func next(in words: SentenceWords, _ range: Range<Int>) -> Aid.Status? {
        for i in range.reversed() where !words.words[i].text.hasSuffix("ing") {
            let before = words.words[max(range.lowerBound, i - 2)..<i].map(\.text)
            guard before.contains(where: coordinators.contains),
                let status = status(in: words, i..<(i + 1))
            else { continue }
            return status
        }
        return nil
    }

    private static let coordinators: Set<String> = ["and", "but", "then", "has", "have", "had"]

    /// The sums of money that the act governs; one may stand before it: "the 5 million that it gave".
    private static func sums(
        _ a: Assertion, _ words: SentenceWords, _ reach: Range<Int>
    ) -> [Quantity] {
        let wide = max(0, reach.lowerBound - 6)..<reach.upperBound
        return a.quantities.filter { $0.currency != nil && lies($0, in: wide, words, a) }
    }

    /// The status of the last word in a range that shows one.
    private static func status(in words: SentenceWords, _ range: Range<Int>) -> Aid.Status? {
        var found: (at: Int, status: Aid.Status)?
        for (list, status) in statuses {
            guard let at = list.last(in: words, range)?.lowerBound else { continue }
            if at > found?.at ?? -1 { found = (at, status) }
        }
        return found?.status
    }

    private static func names(
        giving words: SentenceWords, _ reach: Range<Int>, _ a: Assertion
    ) -> Bool {
        if !sums(a, words, reach).isEmpty { return true }
        let givings = ["delivered", "sending", "sales", "option"].map(LedgerWords.list)
        return givings.contains { $0.found(in: words, reach) }
            && [arms, relief, LedgerWords.list("goods")].contains { $0.found(in: words, reach) }
    }

    /// What is given; nil where nothing that can be given is named, or people come first.
    private static func kind(
        _ words: SentenceWords, _ reach: Range<Int>, _ a: Assertion
    ) -> Aid.Kind? {
        var found: (at: Int, kind: Aid.Kind)?
        for (list, kind) in kinds {
            guard let at = list.first(in: words, reach)?.lowerBound else { continue }
            if at < found?.at ?? .max { found = (at, kind) }
        }
        let people = [LedgerWords.list("forces"), LedgerWords.list("men")].compactMap {
            $0.first(in: words, reach)?.lowerBound
        }.min()
        if let people, people < found?.at ?? .max { return nil }
        let isSum = !sums(a, words, reach).isEmpty
        let code = a.act.cameo
        if let kind = found?.kind, kind != .other { return kind }
        if isSum { return relief.found(in: words, reach) ? .relief : .money }
        guard let kind = found?.kind else { return nil }
        return code.hasPrefix("073") || code == "0333" ? .relief : kind
    }

    private static func lies(
        _ q: Quantity, in reach: Range<Int>, _ words: SentenceWords, _ a: Assertion
    ) -> Bool {
        let at = words.range(
            from: q.span.start - a.sentence.start, to: q.span.end - a.sentence.start)
        return at.overlaps(reach)
    }

    /// The words that an act of giving governs: the trigger and what follows it in its clause; what
    /// stands before a passive or a relative clause, too.
    private static func reach(of trigger: Range<Int>, in words: SentenceWords) -> Range<Int> {
        var low = trigger.lowerBound
        let before = words.words[max(0, low - 4)..<low].map(\.text)
        if before.last.map(passive.contains) == true || before.contains(where: relatives.contains) {
            low = max(0, low - 10)
        }
        // "Berlin has ruled out this option": what it is stands before.
        let after = trigger.upperBound..<min(words.words.count, trigger.upperBound + 4)
        if LedgerWords.list("option").found(in: words, after) { low = max(0, low - 18) }
        var high = trigger.upperBound
        let end = min(words.words.count, trigger.upperBound + 22)
        while high < end, !words.words[high].opensClause, !ends.contains(words.words[high].text) {
            high += 1
        }
        return low..<high
    }

    private static let underWay: Set<String> = [
        "sending", "shipping", "flying", "dispatching", "bringing", "preparing",
    ]
    private static let passive: Set<String> = ["was", "were", "been", "be", "being"]
    private static let relatives: Set<String> = ["that", "which"]
    private static let ends: Set<String> = [
        "while", "but", "although", "though", "whereas", "after", "before", "because", "said",
        "where",
    ]
    private static let weights: Set<String> = ["t", "kg", "l", "tonnes", "tons", "m3"]

    private static let arms = LedgerWords.list("arms")
    private static let relief = LedgerWords.list("relief")
    private static let asylum = LedgerWords.list("asylum")
    private static let goods = ["arms", "money", "relief", "goods"].map(LedgerWords.list)
    private static let kinds: [(LedgerWords, Aid.Kind)] = [
        (arms, .arms), (relief, .relief), (LedgerWords.list("money"), .money),
        (LedgerWords.list("goods"), .other),
    ]
    private static let statuses: [(LedgerWords, Aid.Status)] = [
        (LedgerWords.list("considered"), .considered), (LedgerWords.list("pledged"), .pledged),
        (LedgerWords.list("approved"), .approved), (LedgerWords.list("delivered"), .delivered),
        (LedgerWords.list("refused"), .refused),
    ]
    private static let refusing = LedgerWords.list("refusing")
}
