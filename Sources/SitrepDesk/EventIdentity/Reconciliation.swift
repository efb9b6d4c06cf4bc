import SitrepModel

/// Joins events that agree in everything but one field, so that the difference is shown: the day
/// that one report has and another contradicts, the plan and what came of it.
///
/// Reports that disagree must agree the more in everything else: parties, act, words, place, names
/// and figures. A report that tells both events keeps them apart: it knows of two.
struct Reconciliation {
    /// Days by which reports of one happening may miss each other.
    private static let days = 3
    /// Days from a plan that names no day to what comes of it.
    private static let ahead = 14
    /// Events of one actor and family, in order of day, that each one is compared with.
    private static let neighbours = 12
    /// Sum of the evidence below.
    private static let needed = 2.5

    private enum Weights {
        static let word = 0.8, figure = 1.6, fewFigure = 1.2, place = 1.0, person = 0.8
        static let sameCode = 0.5
        static let bothParties = 0.5, names = 0.3, wording = 3.0, dayApart = -0.2
    }

    private struct Match {
        var first: Int
        var second: Int
        var score: Double
        var reasons: [String]
        var tellings: (Telling, Telling)
    }

    func reconciled(_ clusters: [EventIdentity.Cluster]) -> [EventIdentity.Cluster] {
        let matches = matches(clusters).sorted {
            $0.score != $1.score
                ? $0.score > $1.score : ($0.first, $0.second) < ($1.first, $1.second)
        }
        var result = clusters
        var sets = DisjointSets(count: clusters.count)
        for match in matches {
            let (x, y) = (sets.root(match.first), sets.root(match.second))
            let (a, b) = (min(x, y), max(x, y))
            guard a != b, Self.areApart(result[a], result[b]) else { continue }
            result[a].tellings += result[b].tellings
            result[a].joins += result[b].joins
            result[a].joins.append(
                EventIdentity.join(match.tellings.1, match.tellings.0, match.reasons))
            result[b].tellings = []
            sets.join(b, into: a)
        }
        return result.filter { !$0.tellings.isEmpty }
    }

    private func matches(_ clusters: [EventIdentity.Cluster]) -> [Match] {
        struct Entry {
            var day: Int
            var cluster: Int
        }
        var blocks: [String: [Entry]] = [:]
        for (n, cluster) in clusters.enumerated() {
            guard let day = Self.day(cluster) else { continue }
            var keys: Set<String> = []
            for t in cluster.tellings.prefix(8) {
                for actor in t.actors + (t.isSymmetric ? t.targets : []) {
                    for family in ActNearness.families(t.root) { keys.insert("\(actor) \(family)") }
                }
            }
            for key in keys { blocks[key, default: []].append(Entry(day: day, cluster: n)) }
        }
        var seen: Set<[Int]> = []
        var matches: [Match] = []
        for key in blocks.keys.sorted() {
            let entries = (blocks[key] ?? []).sorted { ($0.day, $0.cluster) < ($1.day, $1.cluster) }
            for (n, entry) in entries.enumerated() {
                for other in entries[(n + 1)...].prefix(Self.neighbours) {
                    guard other.day - entry.day <= Self.ahead else { break }
                    let pair = [entry.cluster, other.cluster].sorted()
                    guard seen.insert(pair).inserted,
                        let match = match(pair[0], pair[1], clusters)
                    else { continue }
                    matches.append(match)
                }
            }
        }
        return matches
    }

    private func match(
        _ first: Int, _ second: Int, _ clusters: [EventIdentity.Cluster]
    ) -> Match? {
        let (a, b) = (clusters[first], clusters[second])
        guard Self.areApart(a, b) else { return nil }
        var best: Match?
        for x in a.tellings.prefix(4) {
            for y in b.tellings.prefix(4) {
                guard let (score, reasons) = evidence(x, y), score >= Self.needed,
                    score > best?.score ?? 0
                else { continue }
                best = Match(
                    first: first, second: second, score: score, reasons: reasons, tellings: (x, y))
            }
        }
        return best
    }

    /// No text tells both, nobody whom one names is another in the other, and the kinds fit.
    private static func areApart(
        _ a: EventIdentity.Cluster, _ b: EventIdentity.Cluster
    ) -> Bool {
        let texts = Set(a.tellings.map(\.text))
        guard !b.tellings.contains(where: { texts.contains($0.text) }) else { return false }
        return a.tellings.prefix(8).allSatisfy { x in
            b.tellings.prefix(8).allSatisfy { y in
                ActNearness.relation(x.code, y.code) != .excluded && !contradictPersons(x, y)
            }
        }
    }

    private static func contradictPersons(_ a: Telling, _ b: Telling) -> Bool {
        a.persons.contains { key, names in
            guard let others = b.persons[key] else { return false }
            return !names.contains { n in others.contains(where: n.matches) }
        }
    }

    /// What speaks for one happening; nil where more than one field disagrees.
    private func evidence(_ a: Telling, _ b: Telling) -> (score: Double, reasons: [String])? {
        guard let difference = difference(a, b) else { return nil }
        var (score, reasons) = (0.0, [difference])
        func add(_ weight: Double, _ reason: String) {
            score += weight
            reasons.append(reason)
        }
        guard let both = Self.parties(a, b) else { return nil }
        if both { add(Weights.bothParties, "same parties") }
        switch ActNearness.relation(a.code, b.code) {
        case .same: add(Weights.sameCode, "same act \(a.act.cameo)")
        case .general, .sameRoot: break
        case .neighbouring, .excluded: return nil
        }
        if a.triggerStem == b.triggerStem, a.triggerStem != 0 {
            add(Weights.word, "same word '\(a.trigger.quote)'")
        }
        let wording = a.wording.likeness(b.wording)
        if wording >= 0.1 {
            add(Weights.wording * wording, "wording \(Int((wording * 100).rounded())) % alike")
        }
        var contradicts = false
        var isParticular = false
        for x in a.quantities {
            for y in b.quantities where x.currency == y.currency && Self.countAlike(x, y) {
                if x.value == y.value {
                    // Small numbers meet by chance.
                    add(
                        x.value < 10 ? Weights.fewFigure : Weights.figure,
                        "both say \(x.span.quote)")
                    contradicts = false
                    isParticular = true
                    break
                }
                contradicts = contradicts || x.unit == y.unit
            }
        }
        // The day differs already; another figure makes it another act.
        if contradicts { return nil }
        if let p = a.place, let q = b.place {
            guard p.name == q.name || p.country == q.country else { return nil }
            if p.name == q.name {
                isParticular = true
                add(Weights.place, "same place \(p.name)")
            }
        }
        for (key, names) in a.persons.sorted(by: { $0.key < $1.key }) {
            guard let others = b.persons[key],
                let name = names.sorted().first(where: { n in others.contains(where: n.matches) })
            else { continue }
            isParticular = true
            add(Weights.person, "both name \(name.words.joined(separator: " "))")
        }
        if let x = a.when?.value.day, let y = b.when?.value.day {
            // Like deeds recur; days apart, something particular must be shared.
            if abs(x.ordinal - y.ordinal) > 1, !isParticular { return nil }
            score += Weights.dayApart * Double(abs(x.ordinal - y.ordinal))
        }
        return (score, reasons)
    }

    /// Whether two figures can count the same: "140" and "140 engineers".
    private static func countAlike(_ x: Quantity, _ y: Quantity) -> Bool {
        let vague: Set<String> = ["", "people"]
        return x.unit == y.unit || vague.contains(x.unit) || vague.contains(y.unit)
    }

    /// The field that differs, in words; nil where none does, or too much.
    private func difference(_ a: Telling, _ b: Telling) -> String? {
        switch (a.modality, b.modality) {
        case (.actual, .actual), (.future, .future):
            // Sayings are many; only deeds and meetings are told with a wrong day.
            guard ActNearness.families(a.root) != [1], !a.isFurther, !b.isFurther,
                let x = a.when?.value, let y = b.when?.value,
                x.last.ordinal - x.first.ordinal <= Self.days,
                y.last.ordinal - y.first.ordinal <= Self.days,
                !x.overlaps(y), abs(x.first.ordinal - y.first.ordinal) <= Self.days
            else { return nil }
            return "\(x.value) and \(y.value): the days contradict each other"
        case (.future, .actual): return outcome(plan: a, deed: b)
        case (.actual, .future): return outcome(plan: b, deed: a)
        default: return nil
        }
    }

    private func outcome(plan: Telling, deed: Telling) -> String? {
        if let x = plan.when?.value, let y = deed.when?.value {
            guard abs(x.first.ordinal - y.first.ordinal) <= Self.days else { return nil }
            return x.overlaps(y) ? "planned and done" : "planned for \(x.value), done on \(y.value)"
        }
        guard let said = plan.published?.first,
            let day = deed.when?.value.first ?? deed.published?.first
        else { return nil }
        let gap = day.ordinal - said.ordinal
        return (0...Self.ahead).contains(gap) ? "planned, then done" : nil
    }

    /// Whether both parties agree; nil where one of them contradicts the other's.
    private static func parties(_ a: Telling, _ b: Telling) -> Bool? {
        func agree(_ x: [String], _ y: [String]) -> Bool? {
            if x.isEmpty || y.isEmpty { return x.isEmpty && y.isEmpty ? true : false }
            return Set(x).isDisjoint(with: y) ? nil : true
        }
        func straight(_ bx: [String], _ by: [String]) -> Bool? {
            guard agree(a.actors, bx) == true, let targets = agree(a.targets, by) else {
                return nil
            }
            return targets
        }
        return straight(b.actors, b.targets)
            ?? (a.isSymmetric ? straight(b.targets, b.actors) : nil)
    }

    private static func day(_ cluster: EventIdentity.Cluster) -> Int? {
        cluster.tellings.lazy.compactMap { $0.when?.value.first.ordinal }.first
            ?? cluster.tellings.lazy.compactMap { $0.published?.first.ordinal }.first
    }
}
