import SitrepModel

/// Numbers compared: by what they count, with their bounds.
extension FieldVerdicts {
    /// Verdicts by unit, in order of unit.
    func numbers(
        _ assertions: [Assertion], _ articles: [String]
    ) -> [(unit: String, verdict: FieldVerdict)] {
        var byUnit: [String: [(Assertion, Quantity)]] = [:]
        for a in assertions {
            for q in a.quantities {
                byUnit[q.currency ?? q.unit, default: []].append((a, q))
            }
        }
        refine(&byUnit)
        return byUnit.keys.sorted().compactMap { unit in
            let readings = byUnit[unit] ?? []
            return verdict(readings, articles).map { (unit, $0) }
        }
    }

    /// Reports that count "men" or give a bare number mean what the others call troops, dead or
    /// ships, if the figure is of that size and they give none of their own.
    private func refine(_ byUnit: inout [String: [(Assertion, Quantity)]]) {
        var units = byUnit.mapValues(Counted.init)
        for general in ["", "people"] {
            guard let vague = byUnit[general] else { continue }
            var rest: [(Assertion, Quantity)] = []
            for reading in vague {
                let fitting = units.filter { unit, counted in
                    unit != general && unit != "percent" && counted.fits(reading)
                }
                if fitting.count == 1, let unit = fitting.first?.key {
                    byUnit[unit, default: []].append(reading)
                    units[unit]?.add(reading)
                } else {
                    rest.append(reading)
                }
            }
            byUnit[general] = rest.isEmpty ? nil : rest
            units[general] = rest.isEmpty ? nil : Counted(rest)
        }
    }

    /// What is told with one unit.
    private struct Counted {
        private var articles: Set<String> = []
        private var values: Set<Double> = []
        private var isMoney = false

        init(_ readings: [(Assertion, Quantity)]) { for reading in readings { add(reading) } }

        mutating func add(_ reading: (Assertion, Quantity)) {
            articles.insert(reading.0.article)
            values.insert(reading.1.value)
            isMoney = isMoney || reading.1.currency != nil
        }

        /// Whether a figure of another report is of the size of one of these.
        func fits(_ reading: (Assertion, Quantity)) -> Bool {
            guard !isMoney, !articles.contains(reading.0.article) else { return false }
            return values.contains { value in
                let (low, high) = (min(value, reading.1.value), max(value, reading.1.value))
                return low > 0 && high <= 2 * low
            }
        }
    }

    private func verdict(
        _ readings: [(Assertion, Quantity)], _ articles: [String]
    ) -> FieldVerdict? {
        var groups: [String: [(Assertion, Quantity)]] = [:]
        for r in readings { groups[Self.key(r.1), default: []].append(r) }
        guard !groups.isEmpty, articles.count > 1 || groups.count > 1 else { return nil }
        var values: [(FieldValue, Quantity)] = groups.values.map { group in
            let group = group.sorted { ($0.0.article, $0.1.span) < ($1.0.article, $1.1.span) }
            let ids = Set(group.map(\.0.article))
            let evidence = Set(group.map { $0.1.span.evidence(in: $0.0.article) })
            let value = FieldValue(
                value: Self.value(group[0].1), articles: articles.filter(ids.contains),
                origins: origins.origins(of: group.map(\.0)).map(\.key),
                evidence: evidence.sorted())
            return (value, group[0].1)
        }
        values.sort { Self.precedes($0.0, $1.0) }
        let telling = Set(readings.map(\.0.article))
        let silent = articles.filter { !telling.contains($0) }
        if values.count == 1 {
            let one = values[0].0.articles.count == 1
            return FieldVerdict(
                verdict: one ? .silent : .agree, kind: nil, values: values.map(\.0), silent: silent)
        }
        // Two numbers in one report count two things; only reports against each other differ.
        let several = Set(values.flatMap(\.0.articles)).count > 1
        let disjoint = !values.contains { v in
            values.contains { $0.0 != v.0 && !Set($0.0.articles).isDisjoint(with: v.0.articles) }
        }
        guard several, disjoint || values.count == 2 else {
            return FieldVerdict(
                verdict: .differ, kind: .differentScope, values: values.map(\.0), silent: silent)
        }
        let figures = readings.map { a, q in
            FigureComparison.Figure(
                value: q.value, upper: q.upper, bound: q.bound,
                // The unit says what is counted; only where it does not, the noun must.
                counted: q.unit.isEmpty || q.unit == "people" ? q.counted : nil,
                day: a.published?.first.ordinal)
        }
        return FieldVerdict(
            verdict: .differ, kind: FigureComparison.kind(figures), values: values.map(\.0),
            silent: silent)
    }

    private static func key(_ q: Quantity) -> String {
        "\(q.value)|\(q.upper ?? q.value)|\(q.bound.rawValue)"
    }

    /// "more than 100,000 troops" as the report has it; the hedge where the span leaves it out.
    private static func value(_ q: Quantity) -> String {
        guard let hedge = q.hedge, !q.span.quote.lowercasedASCII.contains(hedge.lowercasedASCII)
        else { return q.span.quote }
        return "\(hedge) \(q.span.quote)"
    }
}

extension String {
    /// ASCII letters in lower case; the rest as it is.
    var lowercasedASCII: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
