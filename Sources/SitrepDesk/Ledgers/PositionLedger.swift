import SitrepModel

/// Who stands how on which question: refusals, endorsements, denials and declared views, with their
/// changes dated.
struct PositionLedger {
    func positions(_ sources: [LedgerSource]) -> [Position] {
        var positions: [(position: Position, wording: Wording, day: Int)] = []
        for source in sources {
            guard let stance = Self.stance(source.event), let actor = source.event.actors.first,
                !actor.key.isEmpty, source.event.confidence >= Desk.unsure
            else { continue }
            let contents = source.assertions.compactMap(\.content?.span.quote)
            let words = contents.max { ($0.utf8.count, $1) < ($1.utf8.count, $0) }
            // A statement without its content takes no position on anything.
            if stance == .states, words == nil { continue }
            let question =
                words ?? Self.afterTrigger(source.tellings[0])
                ?? source.event.targets.first.map(Summaries.name)
            guard let question, Self.isQuestion(question) else { continue }
            positions.append(
                (
                    Position(
                        actor: actor, question: Summaries.short(question, limit: 200),
                        stance: stance,
                        since: source.event.when?.value
                            ?? source.tellings.compactMap(\.published).min(),
                        saidBy: source.event.toldBy, history: [], event: source.event.id,
                        evidence: source.event.evidence),
                    Wording(question), source.day
                ))
        }
        return changed(positions).sorted {
            ($0.actor.key, $0.since?.first.ordinal ?? .max, $0.event)
                < ($1.actor.key, $1.since?.first.ordinal ?? .max, $1.event)
        }
    }

    /// Earlier stances of one actor on a like question become the history of the latest.
    private func changed(
        _ positions: [(position: Position, wording: Wording, day: Int)]
    ) -> [Position] {
        let sorted = positions.sorted { ($0.day, $0.position.event) < ($1.day, $1.position.event) }
        var result: [(position: Position, wording: Wording, day: Int)] = []
        var byActor: [String: [Int]] = [:]
        for entry in sorted {
            let key = entry.position.actor.key
            let earlier = byActor[key, default: []].suffix(Self.compared).first {
                result[$0].wording.likeness(entry.wording) >= 0.5
            }
            guard let earlier else {
                byActor[key, default: []].append(result.count)
                result.append(entry)
                continue
            }
            let old = result[earlier].position
            var new = entry
            if old.stance == entry.position.stance {
                // The same stance again: it stands since the first report of it.
                new.position.since = old.since
                new.position.evidence = Set(old.evidence + entry.position.evidence).sorted()
                new.position.history = old.history
            } else {
                new.position.history =
                    old.history
                    + [Position.Step(stance: old.stance, when: old.since, evidence: old.evidence)]
            }
            result[earlier] = new
        }
        return result.map(\.position)
    }

    /// Enough words to say what it is about; not an agent or a place alone.
    private static func isQuestion(_ words: String) -> Bool {
        let first = words.split(separator: " ").first.map { $0.lowercased() } ?? ""
        return !["by", "via", "in", "on", "at"].contains(first) && Wording(words).stems.count >= 1
    }

    /// A position is compared with so many of its actor's last ones.
    private static let compared = 100

    private static func stance(_ event: Event) -> Position.Stance? {
        guard event.modality == .actual || event.modality == .negated else { return nil }
        switch event.root {
        case "12": return event.modality == .actual ? .opposes : .open
        case "05":
            guard !event.cameo.hasPrefix("057") else { return nil }
            return event.modality == .actual ? .supports : .opposes
        case "11": return event.modality == .actual ? .opposes : nil
        case "01":
            if event.cameo.hasPrefix("016") { return .denies }
            return event.modality == .actual ? .states : nil
        default: return nil
        }
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
