import SitrepModel

/// Demands and appeals with the answers they got: who asks what of whom, answered, accepted,
/// rejected, or open.
struct DemandLedger {
    let origins: Origins

    /// A demand is compared with so many of its askers' last ones.
    private static let compared = 60
    /// Longest wait between a demand and an answer that is held to belong to it, in days.
    private static let longestWait = 120

    func demands(_ sources: [LedgerSource]) -> [Demand] {
        let answers = DemandAnswers(sources)
        let raised = sources.filter { Self.isRaised($0) }
        let mentions = DemandMentions(raised)
        let end = sources.flatMap(\.tellings).compactMap { $0.published?.last.ordinal }.max()
        var demands: [(demand: Demand, source: LedgerSource)] = []
        for source in raised {
            guard let content = content(source) else { continue }
            let askers = Set(source.event.actors.map(\.key))
            // Nobody asks himself: whom the report means is open.
            let addressees = source.event.targets.filter { !askers.contains($0.key) }
            let asked = Set(addressees.map(\.key))
            let first = replies(
                to: source, by: asked, among: answers.candidates(source, also: []), mentions)
            // Whoever answered was asked, even where the report names another as addressee.
            let joined = Set(first.filter { $0.kind == .answered }.flatMap { $0.from.map(\.key) })
            let replies =
                joined.isSubset(of: asked)
                ? first
                : replies(
                    to: source, by: asked.union(joined),
                    among: answers.candidates(source, also: joined), mentions)
            demands.append(
                (
                    Demand(
                        from: source.event.actors, to: addressees, content: content,
                        when: source.event.when, channel: source.event.channel,
                        insistence: source.event.root == "10" ? .demand : .appeal,
                        status: Self.status(
                            replies, lapsed: DemandDeadline.hasLapsed(source, by: end)),
                        replies: replies, saidBy: source.event.toldBy, event: source.event.id,
                        evidence: source.event.evidence), source
                ))
        }
        return Self.merged(demands).sorted {
            let (a, b) = (Self.weight($0), Self.weight($1))
            return a != b ? a > b : $0.event < $1.event
        }
    }

    /// Whether an event raises a demand in words of its own; "their demands" only names one.
    private static func isRaised(_ source: LedgerSource) -> Bool {
        ["02", "10"].contains(source.event.root) && source.event.modality == .actual
            && !source.event.actors.isEmpty && source.event.confidence >= Desk.unsure
            && source.tellings.contains { telling in
                !telling.isHeadline && telling.assertions.contains { $0.content != nil }
                    || !telling.isHeadline && Self.asks(telling)
            }
    }

    /// Whether two contents are alike, or the shorter stands in the longer.
    private static func isLike(_ a: Wording, _ b: Wording, _ like: Double, _ part: Double) -> Bool {
        if a.likeness(b) >= like { return true }
        let (x, y) = (Set(a.stems), Set(b.stems))
        let few = min(x.count, y.count)
        return few >= 4 && Double(x.intersection(y).count) >= part * Double(few)
    }

    /// Whether the words raise it where the reading gives no content: "demanded their departure", but
    /// not "the guarantees requested by Moscow" unless they are listed there.
    private static func asks(_ telling: Telling) -> Bool {
        guard asking.found(in: telling.trigger.quote) else { return false }
        let words = SentenceWords(telling.sentence.quote)
        let at = words.range(
            from: telling.trigger.start - telling.sentence.start,
            to: telling.trigger.end - telling.sentence.start)
        let next = words.words.dropFirst(at.upperBound)
        return next.first?.text != "by" || next.contains { listing.contains($0.text) }
    }

    private static let listing: Set<String> = ["include", "includes", "included", "comprise"]

    /// Reports of one demand that were not held to tell one event are one entry.
    private static func merged(_ demands: [(demand: Demand, source: LedgerSource)]) -> [Demand] {
        var result: [(demand: Demand, source: LedgerSource, wording: Wording)] = []
        var byAskers: [Set<String>: [Int]] = [:]
        for next in demands {
            let wording = Wording(next.demand.content)
            let askers = Set(next.demand.from.map(\.key))
            let same = byAskers[askers, default: []].suffix(compared).last { n in
                let known = result[n]
                guard Self.isLike(known.wording, wording, 0.5, 0.8) else { return false }
                let (a, b) = (Set(known.demand.to.map(\.key)), Set(next.demand.to.map(\.key)))
                let isSame = a.isEmpty || b.isEmpty || !a.isDisjoint(with: b)
                guard isSame || Self.isLike(known.wording, wording, 0.6, 0.7) else { return false }
                if known.source.day == .max || next.source.day == .max { return true }
                return abs(known.source.day - next.source.day) <= 10
            }
            guard let same else {
                byAskers[askers, default: []].append(result.count)
                result.append((next.demand, next.source, wording))
                continue
            }
            var one = result[same].demand
            let other = next.demand
            let asked = Set(one.to.map(\.key))
            one.to += other.to.filter { !asked.contains($0.key) }
            if other.content.utf8.count > one.content.utf8.count { one.content = other.content }
            one.when = one.when ?? other.when
            one.channel = one.channel ?? other.channel
            one.evidence = Set(one.evidence + other.evidence).sorted()
            var keys: Set<String> = []
            one.saidBy = (one.saidBy + other.saidBy).filter { keys.insert($0.key).inserted }
                .sorted()
            var events: Set<String> = []
            one.replies = (one.replies + other.replies).filter { events.insert($0.event).inserted }
                .sorted(by: precedes)
            let lapsed = one.status == .lapsed || other.status == .lapsed
            one.status = status(one.replies, lapsed: lapsed)
            result[same].demand = one
        }
        return result.map(\.demand)
    }

    // Demands before appeals, answered before open, better founded first.
    private static func weight(_ d: Demand) -> Int {
        (d.insistence == .demand ? 1000 : 0) + (d.replies.isEmpty ? 0 : 500)
            + min(d.saidBy.count, 20) * 10 + min(d.evidence.count, 9)
    }

    /// The longest content of any telling: what is asked for.
    private func content(_ source: LedgerSource) -> String? {
        let contents = source.assertions.compactMap(\.content?.span.quote)
        let best = contents.max { ($0.utf8.count, $1) < ($1.utf8.count, $0) }
        return (best ?? source.assertions.first?.sentence.quote).map {
            Summaries.short($0, limit: 320)
        }
    }

    private func replies(
        to demand: LedgerSource, by asked: Set<String>, among answers: [DemandAnswers.Answer],
        _ mentions: DemandMentions
    ) -> [Demand.Reply] {
        let askers = Set(demand.event.actors.map(\.key))
        let isDemand = demand.event.root == "10"
        let ask = demand.tellings.prefix(DemandAnswers.wordings).map { $0.content ?? $0.wording }
        var replies: [Demand.Reply] = []
        for answer in answers where answer.event.id != demand.event.id {
            let day = answer.source.day
            guard
                demand.event.when == nil
                    || day >= demand.day && day <= demand.day + Self.longestWait,
                let kind = answer.kind ?? Self.fulfilment(answer, of: demand)
            else { continue }
            let (answerers, addressed) = (answer.answerers, answer.addressed)
            // A body may answer its own call on its members.
            let isOwn = answerers.isSubset(of: askers)
            if isOwn, !asked.isEmpty { continue }
            let toAsker = !addressed.isDisjoint(with: askers)
            let byAsked = !answerers.isDisjoint(with: asked)
            // An answer that names nobody whom it is to, in a sentence that names the asker.
            let nearAsker = !toAsker && !answer.source.context.isDisjoint(with: askers)
            guard toAsker || byAsked || asked.isEmpty || mentions.isNext(answer, demand) else {
                continue
            }
            // The words tie them where the parties alone do not.
            let likeness =
                ask.lazy.flatMap { a in answer.contents.lazy.map(a.likeness) }.max() ?? 0
            let anaphora = mentions.means(answer, demand)
            if anaphora == false { continue }
            if kind == .accepted, anaphora == nil,
                !Self.meets(answer.event.cameo, demand.event.cameo)
            {
                continue
            }
            let isFulfilled = answer.kind == nil
            let fits =
                switch kind {
                case _ where isOwn: likeness >= 0.3
                case _ where isFulfilled: byAsked
                case _ where anaphora == true:
                    byAsked || asked.isEmpty || likeness >= 0.1
                        || mentions.isNext(answer, demand)
                case .answered:
                    toAsker && (byAsked || likeness >= (asked.isEmpty ? 0.15 : 0.25))
                        || byAsked
                            && (nearAsker && (isDemand || likeness >= 0.1) || likeness >= 0.3)
                case .rejected: byAsked && likeness >= 0.08 || likeness >= 0.25
                default: byAsked && likeness >= 0.15
                }
            let isAddressed = toAsker || nearAsker || addressed.isEmpty || addressed == answerers
            guard fits, isAddressed || anaphora == true || isFulfilled || likeness >= 0.25 else {
                continue
            }
            replies.append(
                Demand.Reply(
                    from: answer.event.actors, when: answer.event.when,
                    content: answer.event.summary, kind: kind, channel: answer.event.channel,
                    event: answer.event.id, evidence: answer.event.evidence))
        }
        return replies.sorted(by: Self.precedes)
    }

    private static func precedes(_ x: Demand.Reply, _ y: Demand.Reply) -> Bool {
        let (a, b) = (x.when?.value.first.ordinal ?? .max, y.when?.value.first.ordinal ?? .max)
        return a != b ? a < b : x.event < y.event
    }

    /// Whoever does what he was asked to do accepts: "apologized" after "called on him to
    /// apologize".
    private static func fulfilment(
        _ answer: DemandAnswers.Answer, of demand: LedgerSource
    ) -> Demand.Status? {
        guard answer.event.modality == .actual, !["02", "10"].contains(answer.event.root) else {
            return nil
        }
        let asked = demand.tellings.compactMap(\.content).contains { content in
            // The act that is asked for leads the content.
            content.sequence.count <= 4 && content.stems.contains(where: answer.done.contains)
        }
        return asked ? .accepted : nil
    }

    /// Whether an offer is of the kind that was asked for: the third digit of 02x and 10x says what
    /// is asked, that of 03x what is offered.
    private static func meets(_ answer: String, _ ask: String) -> Bool {
        guard answer.hasPrefix("03") else { return true }
        let (offered, asked) = (answer.utf8.dropFirst(2).first, ask.utf8.dropFirst(2).first)
        if asked == 0x30 || asked == nil { return (offered ?? 0) >= 0x34 }
        return offered == asked || asked == 0x38 && offered == 0x39
    }

    private static func status(_ replies: [Demand.Reply], lapsed: Bool) -> Demand.Status {
        let kinds = Set(replies.map(\.kind))
        if kinds.contains(.partly) { return .partly }
        switch (kinds.contains(.accepted), kinds.contains(.rejected), kinds.contains(.answered)) {
        case (true, true, _): return .partly
        case (true, false, _): return .accepted
        case (false, true, _): return .rejected
        case (false, false, true): return .answered
        default: return lapsed ? .lapsed : .open
        }
    }

    /// What kind of answer an event can be; nil where it can be none.
    static func answer(_ source: LedgerSource) -> Demand.Status? {
        let event = source.event
        guard event.modality == .actual || event.modality == .negated else { return nil }
        let answers = source.tellings.contains { answering.found(in: $0.trigger.quote) }
        if answers, ["01", "03", "04", "05", "11"].contains(event.root) {
            return event.modality == .actual ? .answered : nil
        }
        let isWhole = !source.tellings.contains { telling in
            let words = SentenceWords(telling.sentence.quote)
            let at = words.range(
                from: telling.trigger.start - telling.sentence.start,
                to: telling.trigger.end - telling.sentence.start)
            let near = max(0, at.lowerBound - 3)..<min(words.words.count, at.upperBound + 6)
            return partly.found(in: words, near)
        }
        if !isWhole, event.modality == .actual, ["03", "05", "08", "12"].contains(event.root) {
            return .partly
        }
        switch event.root {
        case "05":
            let accepts = source.tellings.contains { accepting.found(in: $0.trigger.quote) }
            guard accepts, !event.cameo.hasPrefix("057") else { return nil }
            return event.modality == .actual ? .accepted : .rejected
        // Who breaks a rule answers nobody.
        case "12" where event.cameo.hasPrefix("128"): return nil
        case "12": return event.modality == .actual ? .rejected : nil
        case "08": return event.modality == .actual ? .accepted : .rejected
        case "03": return event.modality == .actual ? .accepted : .rejected
        default: return nil
        }
    }

    private static let partly = LedgerWords.list("partly")
    private static let accepting = LedgerWords.list("accepting")
    private static let asking = LedgerWords.list("asking")

    /// Words of answering.
    static let answering = WordSet(
        "answer answered answers answering reply replied replies replying respond responded responds "
            + "responding response")
}
