import SitrepModel

/// Reports that give different figures for the same forces in the same status, whether or not they
/// tell of them in one event: "100,000" in a sentence on a feared attack beside "more than 100,000"
/// in one on the deployment.
enum ForceDifferences {
    static func differences(_ forces: [Force]) -> [Difference] {
        var groups: [String: [Force]] = [:]
        for f in forces where f.modality == nil {
            guard let q = f.quantity else { continue }
            groups["\(f.whose.key) \(f.status.rawValue) \(q.unit)", default: []].append(f)
        }
        return groups.keys.sorted().flatMap { key in
            periods(groups[key] ?? []).compactMap(difference)
        }
    }

    /// Figures of other weeks are other figures: parted where nothing is told for some time.
    private static func periods(_ forces: [Force]) -> [[Force]] {
        func day(_ f: Force) -> Int { f.asOf?.first.ordinal ?? .min }
        let days = Set(forces.map(day)).sorted()
        var period: [Int: Int] = [:]
        var (number, last) = (0, days.first { $0 != .min } ?? 0)
        for day in days where day != .min {
            if day - last > silence { number += 1 }
            period[day] = number
            last = day
        }
        let grouped = Dictionary(grouping: forces) { period[day($0)] ?? 0 }
        return grouped.keys.sorted().compactMap { grouped[$0] }
    }

    /// Days.
    private static let silence = 21

    private static func difference(_ forces: [Force]) -> Difference? {
        guard let first = forces.first, let unit = first.quantity?.unit else { return nil }
        // Those that can mean the same: no other place, and within a factor of three.
        let alike = forces.filter { f in
            guard isNear(f, first), let a = f.quantity?.value, let b = first.quantity?.value
            else { return false }
            return max(a, b) <= 3 * min(a, b)
        }
        var values: [FieldValue] = []
        for f in alike {
            guard let words = f.quantity?.phrase else { continue }
            let articles = Set(f.evidence.map(\.article)).sorted()
            if let known = values.firstIndex(where: { $0.value == words }) {
                values[known].articles = Set(values[known].articles + articles).sorted()
                values[known].origins = Set(values[known].origins + f.saidBy.map(\.key)).sorted()
                values[known].evidence = Set(values[known].evidence + f.evidence).sorted()
            } else {
                values.append(
                    FieldValue(
                        value: words, articles: articles, origins: f.saidBy.map(\.key),
                        evidence: f.evidence))
            }
        }
        guard values.count > 1, Set(values.flatMap(\.articles)).count > 1 else { return nil }
        let figures = alike.compactMap { f in
            f.quantity.map {
                FigureComparison.Figure(
                    value: $0.value, upper: $0.upper, bound: $0.bound, counted: nil,
                    day: f.asOf?.first.ordinal)
            }
        }
        let towards =
            alike.compactMap(\.facing).first.map { " towards \(Summaries.name($0))" } ?? ""
        return Difference(
            event: first.event,
            about: "\(Summaries.name(first.whose)), \(unit) \(first.status.rawValue)\(towards)",
            field: "numbers (\(unit))", kind: FigureComparison.kind(figures), values: values,
            evidence: Set(values.flatMap(\.evidence)).sorted())
    }

    private static func isNear(_ a: Force, _ b: Force) -> Bool {
        func places(_ f: Force) -> Set<String> {
            Set([f.place, f.facing.map { PartyNames.display($0.key) }].compactMap { $0 })
        }
        let (x, y) = (places(a), places(b))
        return x.isEmpty || y.isEmpty || !x.isDisjoint(with: y)
    }
}
