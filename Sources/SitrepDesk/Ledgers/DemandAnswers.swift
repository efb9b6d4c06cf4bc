import SitrepModel

/// Events that can be answers, with what comparing each with many demands needs, found by who answers
/// whom.
struct DemandAnswers {
    /// One such event.
    struct Answer {
        var source: LedgerSource
        /// What kind of answer its words make it; nil where only doing what was asked can.
        var kind: Demand.Status?
        /// Where its words stand for what was asked or proposed before.
        var anaphors: [DemandMentions.Anaphor]
        var answerers: Set<String>
        var addressed: Set<String>
        var contents: [Wording]
        /// Stems of the words that tell the act.
        var done: Set<UInt64>

        var event: Event { source.event }
    }

    private var answers: [Answer] = []
    private var byParties: [String: [Int]] = [:]

    /// At most so many answers by and to the same parties are tried.
    private static let tried = 300
    /// So many tellings of an event say how it is worded.
    static let wordings = 12

    /// - Parameter sources: by day.
    init(_ sources: [LedgerSource]) {
        for source in sources where source.event.confidence >= Desk.unsure {
            let kind = DemandLedger.answer(source)
            let isDeed =
                source.event.modality == .actual && !["02", "10"].contains(source.event.root)
            guard kind != nil || isDeed else { continue }
            let n = answers.count
            answers.append(
                Answer(
                    source: source, kind: kind, anaphors: DemandMentions.anaphors(source),
                    answerers: Set(source.event.actors.map(\.key)),
                    addressed: Set(source.event.targets.map(\.key)),
                    contents: source.tellings.prefix(Self.wordings).flatMap {
                        [$0.wording] + ($0.content.map { [$0] } ?? [])
                    },
                    done: Set(source.tellings.map(\.triggerStem))))
            for a in source.event.actors {
                if source.event.targets.isEmpty {
                    byParties["\(a.key)>", default: []].append(n)
                    byParties[">", default: []].append(n)
                }
                for t in source.event.targets {
                    byParties["\(a.key)>\(t.key)", default: []].append(n)
                    byParties[">\(t.key)", default: []].append(n)
                    byParties["\(a.key)>", default: []].append(n)
                }
            }
        }
    }

    /// Those that answer the asker, or come from who was asked, soon enough, in order of day.
    func candidates(_ demand: LedgerSource, also: Set<String>) -> [Answer] {
        var keys = Set(demand.event.actors.map { ">\($0.key)" })
        for key in Set(demand.event.targets.map(\.key)).union(also) { keys.insert("\(key)>") }
        if demand.event.targets.isEmpty { keys.insert(">") }
        var seen: Set<Int> = []
        var found: [Answer] = []
        for key in keys.sorted() {
            guard let list = byParties[key] else { continue }
            // Find the first that is late enough.
            var (low, high) = (0, list.count)
            let from = demand.event.when == nil ? Int.min : demand.day
            while low < high {
                let middle = (low + high) / 2
                if answers[list[middle]].source.day < from {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            for n in list[low...].prefix(Self.tried) where seen.insert(n).inserted {
                found.append(answers[n])
            }
        }
        return found
    }
}
