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
        let allowed = Set(figures.map(interval))
        let isBounded = allowed.allSatisfy { a in allowed.allSatisfy { a.overlaps($0) } }
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

    /// The numbers that a figure allows.
    private static func interval(_ f: Figure) -> ClosedRange<Double> {
        switch f.bound {
        case .exact: f.value...f.value
        case .atLeast: f.value...(.infinity)
        case .atMost: min(0, f.value)...f.value
        case .about: min(f.value * 0.9, f.value * 1.1)...max(f.value * 0.9, f.value * 1.1)
        case .range: f.value...max(f.upper ?? f.value, f.value)
        }
    }
}
