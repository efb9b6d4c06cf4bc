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
        // "More than 100,000" does not contradict 120,000; "up to" none below it.
        let isBounded = figures.allSatisfy { f in figures.allSatisfy { admits(f, $0) } }
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

    /// Whether both can be said of one number.
    private static func admits(_ f: Figure, _ g: Figure) -> Bool {
        let (a, b) = (interval(f), interval(g))
        return a.low <= b.high && b.low <= a.high
    }

    /// The numbers that a figure allows.
    private static func interval(_ f: Figure) -> (low: Double, high: Double) {
        switch f.bound {
        case .exact: (f.value, f.value)
        case .atLeast: (f.value, .infinity)
        case .atMost: (0, f.value)
        case .about: (f.value * 0.9, f.value * 1.1)
        case .range: (f.value, max(f.upper ?? f.value, f.value))
        }
    }
}
