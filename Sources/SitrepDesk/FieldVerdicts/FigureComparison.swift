import SitrepModel

/// How figures for one thing, given by different reports, stand to each other.
struct FigureComparison {
    /// One figure as one report gives it.
    struct Figure {
        var value: Double
        var upper: Double?
        var bound: QuantityBound
        /// The noun that it counts, as written.
        var counted: String?
        /// The day of the report.
        var day: Int?
    }

    static func kind(_ figures: [Figure]) -> FieldVerdict.Kind {
        if Set(figures.map(\.value)).count == 1 { return .differentBound }
        let (low, high) = (figures.map(\.value).min() ?? 0, figures.map(\.value).max() ?? 0)
        // "More than 100,000" does not contradict 120,000; "up to" none below it.
        let isBounded = figures.allSatisfy { f in
            switch f.bound {
            case .atLeast: return f.value == low
            case .atMost: return f.value == high
            case .about: return high <= 1.1 * low
            case .range:
                let other = f.value == low ? high : low
                return other >= f.value && other <= f.upper ?? f.value
            case .exact: return figures.contains { $0.bound != .exact && $0.value != f.value }
            }
        }
        if isBounded, figures.contains(where: { $0.bound != .exact }) { return .differentBound }
        let counted = Set(figures.compactMap { $0.counted.map(Wording.stemHash) })
        if counted.count > 1 { return .differentScope }
        // Counts that grow from day to day are each right for their day.
        var days: [Double: Set<Int>] = [:]
        for f in figures { if let day = f.day { days[f.value, default: []].insert(day) } }
        let values = Set(figures.map(\.value))
        let sorted = days.keys.sorted().compactMap { days[$0] }
        if sorted.count == values.count,
            zip(sorted, sorted.dropFirst()).allSatisfy({ ($0.max() ?? 0) < ($1.min() ?? 0) })
        {
            return .differentAsOf
        }
        return .contradiction
    }
}
