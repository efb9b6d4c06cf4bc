import SitrepModel

/// Who stands how on which question: refusals, endorsements, denials and openness, with their changes
/// dated. Accusations, quotations and courtesies are no positions.
struct PositionLedger {
    private struct Held {
        var position: Position
        var question: Question
        var day: Int
    }

    /// What a position is about, for comparing.
    private struct Question {
        var wording: Wording
        /// "the plan", "the offer": stands for what was proposed before.
        var isProposal: Bool
        /// A pronoun, or such a noun with no more words: tells nothing by itself.
        var isBare: Bool

        init(_ words: String) {
            wording = Wording(words)
            let sentence = SentenceWords(words)
            let first =
                sentence.words.firstIndex { !Self.determiners.contains($0.text) }
                ?? sentence.words.count
            let head = first..<min(first + 1, sentence.words.count)
            isProposal = LedgerWords.list("proposal").found(in: sentence, head)
            let next =
                sentence.words.indices.contains(first + 1) ? sentence.words[first + 1].text : ""
            isBare =
                sentence.words.first.map { Self.pronouns.contains($0.text) } == true
                || isProposal && !["of", "that", "to", "for", "on", "by"].contains(next)
        }

        private static let pronouns: Set<String> = ["it", "this", "that", "them"]
        private static let determiners: Set<String> = [
            "the", "this", "that", "these", "his", "her", "its", "their", "any", "such", "a", "an",
            "new",
        ]

        /// Whether one stance on each can be a change or a repetition of the other.
        func isSame(as other: Question) -> Bool {
            if wording.likeness(other.wording) >= 0.5 { return true }
            if isBare || other.isBare { return isProposal && other.isProposal }
            let (a, b) = (Set(wording.stems), Set(other.wording.stems))
            let few = min(a.count, b.count)
            return few > 0 && few <= 3 && a.intersection(b).count == few
        }
    }

    func positions(_ sources: [LedgerSource]) -> [Position] {
        var held: [Held] = []
        for source in sources {
            guard source.event.confidence >= Desk.unsure,
                // Headlines leave out who and on what.
                let (telling, stance) = source.tellings.lazy.filter({ !$0.isHeadline })
                    .compactMap({ t in Self.stance(source, t).map { (t, $0) } }).first,
                let question = Self.question(source, telling)
            else { continue }
            let holders = source.event.actors.filter {
                !$0.key.isEmpty && (telling.actors.isEmpty || telling.actors.contains($0.key))
            }
            for actor in holders {
                held.append(
                    Held(
                        position: Position(
                            actor: actor, question: Summaries.short(question, limit: 200),
                            stance: stance,
                            since: source.event.when?.value
                                ?? source.tellings.compactMap(\.published).min(),
                            saidBy: source.event.toldBy, history: [], event: source.event.id,
                            evidence: source.event.evidence),
                        question: Question(question), day: source.day))
                // "which the junta had refused": earlier than all that is dated.
                if source.event.when == nil, Self.isBefore(telling) {
                    held[held.count - 1].position.since = nil
                    held[held.count - 1].day = Int.min
                }
            }
        }
        return changed(held).sorted {
            ($0.actor.key, $0.since?.first.ordinal ?? .max, $0.event)
                < ($1.actor.key, $1.since?.first.ordinal ?? .max, $1.event)
        }
    }

    /// Earlier stances of one actor on a like question become the history of the latest.
    private func changed(_ held: [Held]) -> [Position] {
        let sorted = held.sorted { ($0.day, $0.position.event) < ($1.day, $1.position.event) }
        var result: [Held] = []
        var byActor: [String: [Int]] = [:]
        for entry in sorted {
            let key = entry.position.actor.key
            let earlier = byActor[key, default: []].suffix(Self.compared).last {
                result[$0].question.isSame(as: entry.question)
            }
            guard let earlier else {
                byActor[key, default: []].append(result.count)
                result.append(entry)
                continue
            }
            let old = result[earlier].position
            var new = entry
            if entry.question.isBare {
                new.question = result[earlier].question
                new.position.question = old.question
            }
            new.position.evidence = Set(old.evidence + entry.position.evidence).sorted()
            new.position.history = old.history
            var keys: Set<String> = []
            new.position.saidBy = (old.saidBy + entry.position.saidBy)
                .filter { keys.insert($0.key).inserted }.sorted()
            // Who denies a charge or an agreement that he refused before has not turned.
            if new.position.stance == .denies, old.stance == .opposes {
                new.position.stance = .opposes
            }
            if old.stance == new.position.stance {
                // The same stance again: it stands since the first report of it.
                new.position.since = old.since ?? entry.position.since
            } else {
                new.position.history.append(
                    Position.Step(stance: old.stance, when: old.since, evidence: old.evidence))
            }
            result[earlier] = new
        }
        return result.map(\.position)
    }

    /// A position is compared with so many of its actor's last ones.
    private static let compared = 100

    // MARK: Stance

    private static func stance(_ source: LedgerSource, _ telling: Telling) -> Position.Stance? {
        let event = source.event
        guard event.modality == .actual || event.modality == .negated else { return nil }
        let holds = event.modality == .actual
        let words = SentenceWords(telling.sentence.quote)
        let trigger = words.range(
            from: telling.trigger.start - telling.sentence.start,
            to: telling.trigger.end - telling.sentence.start)
        if courtesy.found(in: words, clause(trigger, words, 4))
            || accusing.found(in: words, trigger)
        {
            return nil
        }
        let isRejecting = rejecting.found(in: words, trigger)
        switch event.root {
        case "12":
            let isCharge = charge.found(in: words, clause(trigger, words, 5))
            if isCharge, denying.found(in: words, trigger) { return holds ? .denies : nil }
            if holds { return .opposes }
            return isRejecting ? .open : nil
        case "05":
            // Praise, backing and defence; not every act of courtesy or agreement.
            let isBacking =
                ["051", "052", "053"].contains(where: event.cameo.hasPrefix)
                || accepting.found(in: words, trigger)
            guard isBacking, !event.cameo.hasPrefix("057") else { return nil }
            return holds ? .supports : .opposes
        case "11":
            // A reproach of a deed is no stance on a question; a condemned thing is.
            guard holds, !event.cameo.hasPrefix("112"), isThing(telling),
                !labelling.found(in: words, trigger)
            else { return nil }
            return .opposes
        case "01":
            if event.cameo.hasPrefix("016") { return holds ? .denies : nil }
        default: break
        }
        guard ["01", "03", "05", "08"].contains(event.root), holds else { return nil }
        // "remained open to dialogue".
        let after = trigger.lowerBound..<min(words.words.count, trigger.upperBound + 6)
        if open.found(in: words, after) { return .open }
        guard accepting.found(in: words, trigger), !event.cameo.hasPrefix("057"),
            ["03", "08"].contains(event.root), telling.content != nil,
            LedgerWords.list("proposal").found(in: words, clause(trigger, words, 5))
        else { return nil }
        return .supports
    }

    /// The words after the trigger.
    private static func clause(
        _ trigger: Range<Int>, _ words: SentenceWords, _ count: Int
    ) -> Range<Int> {
        trigger.lowerBound..<min(words.words.count, trigger.upperBound + count)
    }

    /// Whether what is criticised is named as a thing, not told as a deed.
    private static func isThing(_ telling: Telling) -> Bool {
        let content = telling.assertions.compactMap(\.content?.span.quote).first
        let first = (content ?? "").split(separator: " ").first.map { $0.lowercased() }
        guard let first else { return content == nil }
        return !["that", "of", "with", "for", "as", "to"].contains(first)
    }

    // MARK: Question

    private static func question(_ source: LedgerSource, _ telling: Telling) -> String? {
        let contents = telling.assertions.compactMap { a in
            a.content.map { object(of: a, before: $0) }
        }
        var question = contents.max { ($0.utf8.count, $1) < ($1.utf8.count, $0) }
        if let words = question, !isQuestion(words) { question = nil }
        question = question ?? afterTrigger(telling)
        if let words = question, isPronoun(words) || isRelative(telling),
            let named = namedBefore(telling)
        {
            question = named
        }
        if let words = question, isQuestion(words) { return words }
        return source.event.targets.first.map(Summaries.name)
    }

    /// The content with the object that it belongs to: "the apology" before "that he had offered".
    private static func object(of a: Assertion, before content: Content) -> String {
        let words = a.sentenceWords
        let between = words.range(
            from: a.trigger.end - a.sentence.start, to: content.span.start - a.sentence.start)
        let opening: Set<String> = ["the", "a", "an", "his", "her", "its", "their", "any"]
        guard (2...7).contains(between.count), content.span.start > a.trigger.end,
            opening.contains(words.words[between.lowerBound].text)
        else { return content.span.quote }
        let scalars = Array(a.sentence.quote.unicodeScalars)
        let from = words.words[between.lowerBound].start
        let to = min(scalars.count, content.span.end - a.sentence.start)
        return from < to
            ? String(String.UnicodeScalarView(scalars[from..<to])) : content.span.quote
    }

    private static func isPronoun(_ words: String) -> Bool {
        let first = words.split(whereSeparator: \.isWhitespace).first.map { $0.lowercased() }
        return first.map { ["it", "this", "them", "in", "on", "at"].contains($0) } ?? true
    }

    /// "Bush, who would have nothing of Major's plan, defended it": the plan.
    private static func namedBefore(_ telling: Telling) -> String? {
        let words = SentenceWords(telling.sentence.quote)
        let trigger = words.range(
            from: telling.trigger.start - telling.sentence.start,
            to: telling.trigger.end - telling.sentence.start)
        guard
            let noun = LedgerWords.list("proposal").last(
                in: words, 0..<min(trigger.lowerBound, words.words.count))
        else { return nil }
        return "the " + words.words[noun].map(\.text).joined(separator: " ")
    }

    private static func isRelative(_ telling: Telling) -> Bool {
        before(telling, 5).contains("which")
    }

    /// Whether it is told in the pluperfect.
    private static func isBefore(_ telling: Telling) -> Bool { before(telling, 2).contains("had") }

    private static func before(_ telling: Telling, _ count: Int) -> [String] {
        let words = SentenceWords(telling.sentence.quote)
        let at = words.range(
            from: telling.trigger.start - telling.sentence.start,
            to: telling.trigger.end - telling.sentence.start
        ).lowerBound
        return words.words[max(0, at - count)..<at].map(\.text)
    }

    /// Enough words to say what it is about; not an agent or a place alone.
    private static func isQuestion(_ words: String) -> Bool {
        let first = words.split(separator: " ").first.map { $0.lowercased() } ?? ""
        return !["by", "via", "in", "on", "at"].contains(first) && Wording(words).stems.count >= 1
    }

    /// The rest of the sentence from the trigger on, to the next full clause.
    private static func afterTrigger(_ telling: Telling) -> String? {
        let scalars = Array(telling.sentence.quote.unicodeScalars)
        let from = telling.trigger.end - telling.sentence.start
        guard from > 0, from < scalars.count else { return nil }
        let rest = String(String.UnicodeScalarView(scalars[from...]))
        return rest.split(separator: ",", maxSplits: 1).first.map {
            $0.trimmed
        }
    }

    private static let courtesy = LedgerWords.list("courtesy")
    private static let accusing = LedgerWords.list("accusing")
    private static let labelling = LedgerWords.list("labelling")
    private static let denying = LedgerWords.list("denying")
    private static let rejecting = LedgerWords.list("rejecting")
    private static let accepting = LedgerWords.list("accepting")
    private static let charge = LedgerWords.list("charge")
    private static let open = LedgerWords.list("open")
}

extension Substring {
    /// Without white space and full stop at the ends.
    var trimmed: String {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
        return String(text)
    }
}
