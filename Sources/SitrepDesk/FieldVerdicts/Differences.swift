import SitrepModel

/// The fields in which reports differ, most important first.
enum Differences {
    static func differences(_ sources: [LedgerSource], _ forces: [Force]) -> [Difference] {
        var found: [(difference: Difference, weight: Double)] = []
        for source in sources {
            for field in source.event.fields.keys.sorted() {
                guard let verdict = source.event.fields[field], verdict.verdict == .differ,
                    let kind = verdict.kind, kind != .nameVariant
                else { continue }
                // A more exact word for the same act is no dispute.
                if field == "act", kind == .morePrecise { continue }
                // A plan and its fulfilment follow each other.
                if field == "outcome", kind == .differentAsOf { continue }
                let articles = Set(verdict.values.flatMap(\.articles))
                guard articles.count > 1 else { continue }
                let difference = Difference(
                    event: source.event.id, about: source.event.summary, field: field, kind: kind,
                    values: verdict.values,
                    evidence: Set(verdict.values.flatMap(\.evidence)).sorted())
                let weight =
                    seriousness(kind) + (field.hasPrefix("numbers") ? 0.5 : 0)
                    + (field == "outcome" ? 1 : 0) + Double(min(source.event.origins, 5)) / 10
                    - (source.event.modality == .hypothetical ? 1 : 0)
                found.append((difference, weight))
            }
        }
        for difference in ForceDifferences.differences(forces) {
            found.append((difference, seriousness(difference.kind) + 0.5))
        }
        let sorted = found.sorted {
            if $0.weight != $1.weight { return $0.weight > $1.weight }
            return ($0.difference.event, $0.difference.field, $0.difference.about)
                < ($1.difference.event, $1.difference.field, $1.difference.about)
        }.map(\.difference)
        // The same values compared under two events are one difference.
        var seen: Set<[String]> = []
        return sorted.filter { d in
            seen.insert([d.field] + Set(d.values.map { $0.value.lowercasedASCII }).sorted())
                .inserted
        }
    }

    private static func seriousness(_ kind: FieldVerdict.Kind) -> Double {
        switch kind {
        case .contradiction: 6
        case .differentBound: 4
        case .differentAsOf: 3
        case .differentScope: 2
        case .morePrecise: 1
        case .nameVariant, .translation: 0
        }
    }
}
