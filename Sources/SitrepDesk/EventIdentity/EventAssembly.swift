import SitrepModel

/// Makes the event of a cluster: the best supported act, all parties, the most exact day, and what
/// its reports make of each field.
struct EventAssembly {
    let origins: Origins
    /// Articles' rank by date, for lists that run oldest first.
    let rank: [String: Int]
    let persons: PersonNames

    func event(_ cluster: EventIdentity.Cluster) -> Event {
        let assertions = cluster.tellings.flatMap(\.assertions).sorted(by: Telling.precedes)
        // What an act is about has parties, day and place of its own.
        let tellings = cluster.tellings.own
        let own = tellings.flatMap(\.assertions).sorted(by: Telling.precedes)
        let lead = lead(tellings)
        let articles = Set(assertions.map(\.article)).sorted { rank(of: $0) < rank(of: $1) }
        let (actors, targets) = parties(tellings, lead: lead)
        let act = act(tellings, lead: lead)
        let modality = modality(tellings)
        let channel = own.compactMap(\.channel).min {
            ($1.utf8.count, $0) < ($0.utf8.count, $1)
        }
        let ids = assertions.map(\.id).sorted()
        let chains = origins.chains(of: assertions, in: articles)
        let toldAs = origins.words(chains, articles: articles)
        return Event(
            id: ContentHash.identifier("e", ids),
            summary: Summaries.summary(
                actors: actors, targets: targets, act: act, modality: modality, channel: channel,
                lead: lead, tellings: tellings, isContested: FieldVerdicts.isContested(tellings)),
            act: act, actors: actors, targets: targets, when: date(own),
            place: place(own), modality: modality, channel: channel,
            toldBy: origins.origins(of: assertions), articles: articles, assertions: ids,
            fields: FieldVerdicts(origins: origins).verdicts(
                cluster.tellings, articles: articles),
            confidence: confidence(assertions), joins: cluster.joins,
            evidence: Array(Set(assertions.map { $0.sentence.evidence(in: $0.article) })).sorted(),
            chains: toldAs == nil ? [] : chains, toldAs: toldAs)
    }

    /// The chance that at least one article is read rightly, taking articles as independent and of
    /// each its surest assertion; rounded, so that it prints the same everywhere.
    private func confidence(_ assertions: [Assertion]) -> Double {
        var best: [String: Double] = [:]
        for a in assertions { best[a.article] = max(best[a.article] ?? 0, a.confidence) }
        var wrong = 1.0
        for article in best.keys.sorted() { wrong *= 1 - min(best[article] ?? 0, 0.999) }
        // Misreadings of two texts seldom agree: each further report leaves a fifth less doubt.
        for _ in best.keys.dropFirst() { wrong *= 0.8 }
        return ((1 - wrong) * 1000).rounded() / 1000
    }

    private func rank(of article: String) -> (Int, String) { (rank[article] ?? Int.max, article) }

    /// The telling that names most and is surest; it words the summary.
    private func lead(_ tellings: [Telling]) -> Telling {
        func weight(_ t: Telling) -> Double {
            (t.actors.isEmpty ? 0 : 1) + (t.targets.isEmpty ? 0 : 0.3)
                + 0.2 * Double(min(t.actors.count, 3)) - (t.hasGuess ? 0.8 : 0)
                + (t.modality == .actual ? 0.5 : 0) + (t.when == nil ? 0 : 0.3)
                + 0.2 * Double(min(t.persons.count, 2)) + t.confidence
                + (t.assertions.contains { $0.content != nil } ? 0.3 : 0)
        }
        var best = tellings[0]
        for t in tellings.dropFirst() where weight(t) > weight(best) { best = t }
        return best
    }

    /// The code with most origins, then the most exact, then confidence.
    private func act(_ tellings: [Telling], lead: Telling) -> Act {
        var support: [String: Double] = [:]
        for t in tellings { support[t.act.cameo, default: 0] += t.confidence }
        func weight(_ code: String) -> (Int, Double, String) {
            let exact = ActNearness.stem(code).utf8.count
            return (exact, support[code] ?? 0, code)
        }
        // An exact code refines the general one; across roots the better supported root wins.
        var byRoot: [String: Double] = [:]
        for (code, s) in support.sorted(by: { $0.key < $1.key }) {
            byRoot[String(code.prefix(2)), default: 0] += s
        }
        let root =
            byRoot.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? lead.act.root
        let codes = support.keys.filter { $0.hasPrefix(root) }
        let code = codes.max { weight($0) < weight($1) } ?? lead.act.cameo
        let same = tellings.filter { $0.act.cameo == code }
        return same.max { $0.confidence < $1.confidence }?.act ?? lead.act
    }

    /// What happened outranks what was planned; what is denied stands in the outcome's verdict.
    private func modality(_ tellings: [Telling]) -> Modality {
        let all = Set(tellings.map(\.modality))
        return [.actual, .future, .hypothetical, .negated].first(where: all.contains) ?? .actual
    }

    /// Part of the best supported doer's support that another needs.
    private static let supportNeeded = 0.4

    /// Doers of a deed that hardly any reading names beside the others: one sentence that names two
    /// sides makes neither of them the other's helper.
    private func doubtful(_ tellings: [Telling]) -> Set<String> {
        guard tellings.allSatisfy({ $0.root >= 15 }), !FieldVerdicts.isContested(tellings) else {
            return []
        }
        var support: [String: [String: Double]] = [:]
        for t in tellings {
            for a in t.assertions where !a.actor.key.isEmpty {
                let known = support[a.actor.key]?[t.article] ?? 0
                support[a.actor.key, default: [:]][t.article] = max(known, a.confidence)
            }
        }
        let sums = support.mapValues { $0.values.sorted().reduce(0, +) }
        let most = sums.values.max() ?? 0
        return Set(sums.filter { $0.value < Self.supportNeeded * most }.keys)
    }

    private func parties(_ tellings: [Telling], lead: Telling) -> ([Party], [Party]) {
        let doubtful = doubtful(tellings)
        var actors: [String] = lead.actors.filter { !doubtful.contains($0) }
        var targets: [String] = lead.targets
        for t in tellings {
            // A symmetric act told from the other side.
            let turned =
                t.isSymmetric && !Set(t.actors).isDisjoint(with: targets)
                && Set(t.actors).isDisjoint(with: actors)
            for key in turned ? t.targets : t.actors
            where !actors.contains(key) && !targets.contains(key) && !doubtful.contains(key) {
                actors.append(key)
            }
            for key in turned ? t.actors : t.targets
            where !targets.contains(key) && !actors.contains(key) { targets.append(key) }
        }
        let references = tellings.flatMap { $0.assertions.flatMap { [$0.actor, $0.target] } }
        func party(_ key: String) -> Party {
            let own = references.filter { $0.key == key }
            var counts: [String: Int] = [:]
            for r in own { if let name = r.properName { counts[name, default: 0] += 1 } }
            // Spellings of one person count together.
            counts = Dictionary(
                counts.map { (persons.name(of: $0.key, in: key), $0.value) }, uniquingKeysWith: +)
            let named = counts.filter { PersonName($0.key) != nil }
            let names = named.isEmpty ? counts : named
            let name = names.max {
                ($0.value, $0.key.utf8.count, $1.key) < ($1.value, $1.key.utf8.count, $0.key)
            }?.key
            let role =
                own.first {
                    $0.role != nil
                        && $0.properName.map { persons.name(of: $0, in: key) } == name
                }?.role
                ?? own.compactMap(\.role).min()
            return Party(key: key, name: name, role: role)
        }
        // Whoever acts is not also acted on, except at home.
        let others = targets.filter { !actors.contains($0) }
        if !others.isEmpty || lead.isSymmetric { targets = others }
        // The lead's order, then by key.
        let led = lead.actors.count { !doubtful.contains($0) }
        let a = actors.prefix(led) + actors.dropFirst(led).sorted()
        let own = targets.filter(lead.targets.contains)
        let t = own + targets.filter { !own.contains($0) }.sorted()
        return (a.map(party), t.map(party))
    }

    /// The most exact date with most origins; the span of all where they exclude each other.
    private func date(_ assertions: [Assertion]) -> EventDate? {
        var byValue: [DateValue: [Assertion]] = [:]
        for a in assertions { if let when = a.when { byValue[when.value, default: []].append(a) } }
        guard !byValue.isEmpty else { return nil }
        func width(_ d: DateValue) -> Int { d.last.ordinal - d.first.ordinal }
        let ranked = byValue.keys.sorted {
            let (x, y) = (byValue[$0] ?? [], byValue[$1] ?? [])
            let (ox, oy) = (origins.origins(of: x).count, origins.origins(of: y).count)
            if width($0) != width($1) { return width($0) < width($1) }
            if ox != oy { return ox > oy }
            return $0 < $1
        }
        guard let value = ranked.first, let told = byValue[value] else { return nil }
        let stated = told.first { $0.when?.inferred == false } ?? told[0]
        return EventDate(
            value: value, inferred: stated.when?.inferred ?? true,
            reason: stated.when?.reason ?? "")
    }

    private func place(_ assertions: [Assertion]) -> Place? {
        let wide: Set<String> = ["country", "region"]
        let places = assertions.compactMap(\.place)
        return places.first { !wide.contains($0.precision ?? "") } ?? places.first
    }
}
