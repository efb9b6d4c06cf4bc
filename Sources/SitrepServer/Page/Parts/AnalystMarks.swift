#if Server
import SitrepArchive
import SitrepModel

/// What analysts say, beside the events that it speaks of. Nothing goes: a rejected event is marked,
/// and what an analyst takes for one event stands under the first of its lines.
struct AnalystMarks: Sendable {
    /// Of an event, by its lineage, or of an assertion.
    private var standing: [String: [StoredCorrection]] = [:]

    /// None.
    init() {}

    init(_ corrections: [StoredCorrection]) {
        for one in corrections where one.holds {
            for subject in Set(one.correction.subjects) {
                standing[subject, default: []].append(one)
            }
        }
    }

    /// An event with those that an analyst takes for the same.
    struct Folded: Sendable {
        var event: Kept<Event>
        var merged: [(event: Kept<Event>, by: StoredCorrection)]
    }

    /// The events with merged ones under the first of them.
    func folded(_ events: [Kept<Event>]) -> [Folded] {
        var list: [Folded] = []
        var first: [Int: Int] = [:]
        for event in events {
            let merges = of(event).filter { $0.correction.kind == "merge" }
            if let merge = merges.first(where: { first[$0.number] != nil }),
                let place = first[merge.number]
            {
                list[place].merged.append((event, merge))
                continue
            }
            for merge in merges { first[merge.number] = list.count }
            list.append(Folded(event: event, merged: []))
        }
        return list
    }

    /// Whether somebody says that it is wrong.
    func isRejected(_ event: Kept<Event>) -> Bool {
        standing[event.lineage]?.contains { $0.correction.kind == "reject" } ?? false
    }

    /// What is said of an event beside merging it; nothing where that is nothing.
    func notes(_ event: Kept<Event>) -> HTML {
        let own = of(event).filter { $0.correction.kind != "merge" }
        if own.isEmpty { return .empty }
        return tag("ul", .class("analyst")) {
            own.map { one in
                tag("li") {
                    tag("span", Attribute("dir", "auto")) { Self.words(one) }
                    tag("span", .class("tail")) {
                        " \(Words.time(one.time)), number \(one.number)"
                    }
                }
            }
        }
    }

    private func of(_ event: Kept<Event>) -> [StoredCorrection] {
        if standing.isEmpty { return [] }
        var seen: Set<Int> = []
        return ([event.lineage] + event.value.assertions).flatMap { standing[$0] ?? [] }
            .filter { seen.insert($0.number).inserted }.sorted { $0.number < $1.number }
    }

    /// "rejected by Ana Ruiz: it is last year's figure".
    static func words(_ stored: StoredCorrection) -> String {
        var (text, fields) = (String?.none, [String: String]?.none)
        switch stored.correction {
        case .reject(_, let reason): text = reason
        case .note(_, let words): text = words
        case .recode(_, let values): fields = values
        case .merge, .split, .undo: break
        }
        return AnalystCorrection(
            number: stored.number, kind: stored.correction.kind, who: stored.who,
            time: stored.time, subjects: [], text: text, fields: fields
        ).words
    }
}
#endif
