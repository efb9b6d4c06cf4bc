import SitrepModel

/// Which true events were found, in how many records, and what was joined that should not be.
enum EventScoring {
    static func add(_ reading: CrisisReading, to scores: inout CrisisScores) {
        for (n, event) in reading.gold.events.enumerated() {
            found(event, reading.carrying[n], records: reading.carriers[n], reading, &scores)
        }
        joins(reading, &scores)
        for pair in reading.gold.apart {
            let both = pair.compactMap(reading.number).map { Set(reading.carriers[$0]) }
            guard both.count == 2, both.allSatisfy({ !$0.isEmpty }) else { continue }
            scores.apart.count(both[0].isDisjoint(with: both[1]))
        }
    }

    private static func found(
        _ event: CrisisGold.TrueEvent, _ tellings: [[Assertion]], records: [Int],
        _ reading: CrisisReading, _ scores: inout CrisisScores
    ) {
        for telling in tellings { scores.tellings.count(!telling.isEmpty) }
        let assertions = tellings.flatMap { $0 }
        let words = event.tellings.first?.quote ?? ""
        scores.check(!assertions.isEmpty, \.found, "events", "\(event.id) not found: \(words)")
        guard !assertions.isEmpty else { return }
        scores.records.total += 1
        scores.records.hits += records.count
        if records.count > 1 {
            let texts = records.map { record in
                let ids = Set(reading.brief.events[record].assertions)
                return Set(assertions.filter { ids.contains($0.id) }.map(\.article)).sorted()
                    .joined(separator: " ")
            }
            scores.miss("records", "\(event.id) apart: \(texts.joined(separator: " | "))")
        }
        let right = assertions.filter { event.roots.contains($0.act.root) }
        scores.check(
            !right.isEmpty, \.root, "roots",
            "\(event.id) has \(Set(assertions.map(\.act.root)).sorted()), not \(event.root)")
        guard !right.isEmpty else { return }
        let keys = event.actors.isEmpty ? right.map(\.actor.key) : event.actors
        scores.actor.count(right.contains { keys.contains($0.actor.key) || names(event, $0) })
        let shown = Set(right.map { "\($0.actor.key)>\($0.target.key)" }).sorted()
        scores.check(
            right.contains { names(event, $0) }, \.parties, "parties", "\(event.id) has \(shown)")
        guard !event.when.isEmpty else { return }
        let days = records.compactMap { reading.brief.events[$0].when?.value.value }
        scores.check(
            days.contains(event.when), \.day, "days", "\(event.id) has \(days), not \(event.when)")
    }

    /// Whether an assertion names a right actor and a right target; either way round for acts that
    /// two do together.
    private static func names(_ event: CrisisGold.TrueEvent, _ a: Assertion) -> Bool {
        func fits(_ key: String, _ keys: [String]) -> Bool { keys.isEmpty || keys.contains(key) }
        let (actor, target) = (a.actor.key, a.target.key)
        if fits(actor, event.actors), fits(target, event.targets) { return true }
        let together = event.actors + event.targets
        return ["03", "04", "05", "06"].contains(a.act.root) && actor != target
            && together.contains(actor) && together.contains(target)
    }

    private static func joins(_ reading: CrisisReading, _ scores: inout CrisisScores) {
        var told: [Int: [String]] = [:]
        for (event, records) in zip(reading.gold.events, reading.carriers) {
            for record in records { told[record, default: []].append(event.id) }
        }
        for (_, ids) in told.sorted(by: { $0.key < $1.key }) {
            scores.falseJoins.count(ids.count > 1)
            if ids.count > 1 { scores.miss("joins", ids.joined(separator: " + ")) }
        }
    }
}
