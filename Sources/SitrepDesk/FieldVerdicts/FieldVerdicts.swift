import SitrepModel

/// For each field of an event: which articles agree, which differ and which are silent, with all
/// values and the words that give them. Nothing is averaged or overwritten.
struct FieldVerdicts {
    let origins: Origins

    /// One article's value of a field.
    private struct Reading {
        /// Equal for equal values.
        var key: String
        var value: String
        var assertion: Assertion
        var words: Evidence
    }

    func verdicts(_ tellings: [Telling], articles: [String]) -> [String: FieldVerdict] {
        var fields: [String: FieldVerdict] = [:]
        let all = tellings.flatMap(\.assertions)
        let tellings = tellings.own
        let assertions = tellings.flatMap(\.assertions)
        fields["date"] = dates(assertions, articles)
        fields["place"] = places(assertions, articles)
        fields["actors"] = names(assertions, articles)
        fields["actor"] = doers(tellings, articles)
        fields["act"] = acts(tellings, articles)
        fields["outcome"] = outcome(assertions, articles)
        for (unit, verdict) in numbers(all, articles) {
            fields[unit.isEmpty ? "numbers" : "numbers (\(unit))"] = verdict
        }
        return fields
    }

    private func verdict(
        _ readings: [Reading], _ articles: [String], kind: ([Reading]) -> FieldVerdict.Kind?
    ) -> FieldVerdict? {
        var groups: [String: [Reading]] = [:]
        for r in readings { groups[r.key, default: []].append(r) }
        guard !groups.isEmpty, articles.count > 1 || groups.count > 1 else { return nil }
        var values: [FieldValue] = []
        for (_, group) in groups {
            let group = group.sorted { ($0.words, $0.value) < ($1.words, $1.value) }
            let ids = Set(group.map(\.assertion.article))
            values.append(
                FieldValue(
                    value: group[0].value, articles: articles.filter(ids.contains),
                    origins: origins.origins(of: group.map(\.assertion)).map(\.key),
                    evidence: Self.distinct(group.map(\.words))))
        }
        values.sort(by: Self.precedes)
        let telling = Set(readings.map(\.assertion.article))
        let silent = articles.filter { !telling.contains($0) }
        if values.count == 1 {
            let one = values[0].articles.count == 1
            return FieldVerdict(
                verdict: one ? .silent : .agree, kind: nil, values: values, silent: silent)
        }
        let kind = kind(readings)
        return FieldVerdict(
            verdict: kind == nil || kind == .nameVariant ? .agree : .differ, kind: kind,
            values: values, silent: silent)
    }

    /// Best supported first; then by value and by the words that give it.
    static func precedes(_ a: FieldValue, _ b: FieldValue) -> Bool {
        if a.origins.count != b.origins.count { return a.origins.count > b.origins.count }
        if a.articles.count != b.articles.count { return a.articles.count > b.articles.count }
        if a.value != b.value { return a.value < b.value }
        return a.evidence.lexicographicallyPrecedes(b.evidence)
    }

    private static func distinct(_ evidence: [Evidence]) -> [Evidence] {
        Array(Set(evidence)).sorted()
    }

    // A date's words are its expression. What a report states counts; what was concluded from context
    // counts only where no report states a date and all conclusions agree.
    private func dates(_ assertions: [Assertion], _ articles: [String]) -> FieldVerdict? {
        let isStated = assertions.contains(where: \.statesDay)
        guard isStated || Set(assertions.compactMap { $0.when?.value }).count == 1 else {
            return nil
        }
        let readings = assertions.compactMap { a -> Reading? in
            guard let when = a.when, !isStated || a.statesDay else { return nil }
            let words = when.expression ?? a.sentence
            return Reading(
                key: when.value.value, value: when.value.value, assertion: a,
                words: words.evidence(in: a.article))
        }
        return verdict(readings, articles) { readings in
            let dates = Set(readings.compactMap { $0.assertion.when?.value }).sorted()
            for (i, a) in dates.enumerated() {
                for b in dates[(i + 1)...] where !a.overlaps(b) { return .contradiction }
            }
            return .morePrecise
        }
    }

    private func places(_ assertions: [Assertion], _ articles: [String]) -> FieldVerdict? {
        let readings = assertions.compactMap { a -> Reading? in
            guard let place = a.place else { return nil }
            return Reading(
                key: place.geonames.map { String($0) } ?? place.name, value: place.name,
                assertion: a, words: (place.span ?? a.sentence).evidence(in: a.article))
        }
        return verdict(readings, articles) { readings in
            let places = readings.compactMap(\.assertion.place)
            let wide: Set<String> = ["country", "region"]
            let exact = Set(
                places.filter { !wide.contains($0.precision ?? "") }.map(\.name))
            return exact.count > 1 ? .contradiction : .morePrecise
        }
    }

    /// Who did it, where tellings of one material deed name doers that exclude each other.
    private func doers(_ tellings: [Telling], _ articles: [String]) -> FieldVerdict? {
        let named = tellings.filter { $0.root >= 15 && !$0.actors.isEmpty }
        guard Self.isContested(tellings) else { return nil }
        let readings = named.map { t in
            let a = t.assertions[0]
            return Reading(
                key: t.actors.joined(separator: " "),
                value: t.actors.map(PartyNames.display).joined(separator: ", "), assertion: a,
                words: (a.actor.span ?? t.sentence).evidence(in: t.article))
        }
        return verdict(readings, articles) { _ in .contradiction }
    }

    /// Whether two tellings of a material deed name different doers.
    static func isContested(_ tellings: [Telling]) -> Bool {
        let named = tellings.filter { $0.root >= 15 && !$0.actors.isEmpty }
        guard let first = named.first else { return false }
        return named.contains { Set($0.actors).isDisjoint(with: first.actors) }
    }

    /// Spellings of one person's name, and other persons in the same part.
    private func names(_ assertions: [Assertion], _ articles: [String]) -> FieldVerdict? {
        var readings = assertions.flatMap { a in
            [a.actor, a.target].compactMap { side -> Reading? in
                guard let name = side.person else { return nil }
                // The report's spelling where it has one; the canonical name joins them.
                let spelled = Self.spelling(of: name, in: side.text) ?? name
                return Reading(
                    key: "\(side.key) \(spelled)", value: spelled, assertion: a,
                    words: (side.span ?? a.sentence).evidence(in: a.article))
            }
        }
        // "Blinken" says no other name than "Antony Blinken"; another spelling does.
        var spellings: Set<String> = []
        let full = readings.filter {
            $0.value.contains(" ") && spellings.insert($0.key).inserted
        }
        readings = readings.map { reading in
            guard !reading.value.contains(" "),
                let whole = full.filter({
                    $0.key.prefix(while: { $0 != " " }) == reading.key.prefix(while: { $0 != " " })
                        && $0.value.hasSuffix(" \(reading.value)")
                }).min(by: { $0.value < $1.value })
            else { return reading }
            var reading = reading
            (reading.key, reading.value) = (whole.key, whole.value)
            return reading
        }
        return verdict(readings, articles) { readings in
            var byKey: [String: Set<PersonName>] = [:]
            for r in readings {
                for side in [r.assertion.actor, r.assertion.target] {
                    if let name = side.person.flatMap(PersonName.init) {
                        byKey[side.key, default: []].insert(name)
                    }
                }
            }
            for names in byKey.values {
                for n in names where names.contains(where: { !n.matches($0) }) { return nil }
            }
            let spellings = Set(readings.map(\.key))
            let persons = Set(
                readings.map { r in
                    // The key's country and the surname stand for the person.
                    (r.key.split(separator: " ").first ?? "") + " "
                        + (PersonName(r.value)?.surname ?? "")
                })
            return spellings.count > persons.count ? .nameVariant : nil
        }
    }

    /// The words of `text` that spell `name`: from a word like its first to one like its last.
    private static func spelling(of name: String, in text: String) -> String? {
        guard let canonical = PersonName(name), let last = canonical.words.last else { return nil }
        let words = text.split { !($0.isLetter || $0 == "-" || $0 == "'") }.map(String.init)
        guard
            let end = words.lastIndex(where: { PersonName($0)?.words.last == last })
        else { return nil }
        let initial = name.first
        let start = words[...end].lastIndex { $0 != words[end] && $0.first == initial } ?? end
        return end - start <= 3 ? words[start...end].joined(separator: " ") : words[end]
    }

    private func acts(_ tellings: [Telling], _ articles: [String]) -> FieldVerdict? {
        // One word read as two kinds of act is a doubt of the reading, not a difference of reports.
        var codes: [UInt64: String] = [:]
        for t in tellings.sorted(by: { $0.confidence > $1.confidence })
        where codes[t.triggerStem] == nil { codes[t.triggerStem] = t.act.cameo }
        let readings = tellings.filter { $0.confidence >= Desk.unsure }.map { t in
            let code = codes[t.triggerStem] ?? t.act.cameo
            return Reading(
                key: ActNearness.stem(code), value: ActPhrases.label(code),
                assertion: t.assertions[0], words: t.trigger.evidence(in: t.article))
        }
        return verdict(readings, articles) { readings in
            let codes = Set(readings.map(\.key)).sorted()
            for (i, a) in codes.enumerated() {
                for b in codes[(i + 1)...] where !b.hasPrefix(a) && a.prefix(2) != b.prefix(2) {
                    return .differentScope
                }
            }
            return .morePrecise
        }
    }

    private func outcome(_ assertions: [Assertion], _ articles: [String]) -> FieldVerdict? {
        let readings = assertions.map { a in
            let denied = a.tellers.first?.stance == .denies && a.modality != .negated
            let value = denied ? "denied" : Self.words[a.modality] ?? a.modality.rawValue
            return Reading(
                key: value, value: value, assertion: a, words: a.trigger.evidence(in: a.article))
        }
        return verdict(readings, articles) { readings in
            let values = Set(readings.map(\.key))
            if values.contains("did not happen") || values.contains("denied") {
                return .contradiction
            }
            return .differentAsOf
        }
    }

    private static let words: [Modality: String] = [
        .actual: "happened", .future: "planned", .hypothetical: "possible",
        .negated: "did not happen",
    ]
}
