import SitrepModel

/// Joins tellings into events.
///
/// Tellings are taken in an order that depends on their content alone (dated ones first, by day;
/// then the undated) and each joins the event that it is most like, or opens one. Candidates come
/// from an index by parties, family of act and day, so that cost grows with the number of tellings
/// and the few events of one pair on one day, not with their square.
///
/// Tellings that stand in one sentence of a text that several articles carry are joined before
/// (``LinkedTellings``); events that agree in all but one field after (``Reconciliation``).
struct EventIdentity {
    /// Tellings held to be one event, with the reasons of each join.
    struct Cluster {
        var tellings: [Telling]
        var joins: [Event.Join]
    }

    /// At most so many of an event's tellings are compared with a new one.
    private static let compared = 6
    /// Members of an event that constraints are checked against.
    private static let checked = 24

    func clusters(_ tellings: [Telling]) -> [Cluster] {
        var sorted = tellings.sorted(by: Self.precedes)
        var members: [[Int]] = []
        var speakers: [[Int]] = []
        var joins: [[Event.Join]] = []
        var index = Index()
        let linked = LinkedTellings(sorted)
        for n in linked.inner { sorted[n].isInner = true }
        for bundle in linked.bundles {
            let leads = bundle.leads
            var best: (cluster: Int, member: Int, telling: Int, score: Double)?
            for candidate in Set(leads.flatMap { index.candidates(sorted[$0]) }).sorted() {
                var match: (member: Int, telling: Int, score: Double)?
                for m in speakers[candidate].prefix(Self.compared) {
                    for n in leads {
                        guard let likeness = Self.likeness(sorted[m], sorted[n]) else { continue }
                        if likeness.score > match?.score ?? 0 { match = (m, n, likeness.score) }
                    }
                }
                guard let match, match.score > best?.score ?? 0,
                    fits(bundle.tellings, members[candidate], sorted)
                else { continue }
                best = (candidate, match.member, match.telling, match.score)
            }
            let cluster: Int
            if let best {
                cluster = best.cluster
                let (with, telling) = (sorted[best.member], sorted[best.telling])
                joins[cluster].append(
                    Self.join(
                        telling, with,
                        Self.likeness(with, telling, explaining: true)?.reasons ?? []))
            } else {
                cluster = members.count
                members.append([])
                speakers.append([])
                joins.append([])
            }
            members[cluster] += bundle.tellings
            speakers[cluster] += leads
            joins[cluster] += bundle.links.map {
                Self.join(sorted[$0.telling], sorted[$0.with], [$0.reason])
            }
            for n in bundle.tellings { index.add(sorted[n], to: cluster) }
        }
        let all = sorted
        let clusters = zip(members, joins).map { members, joins in
            Cluster(tellings: members.map { all[$0] }, joins: joins)
        }
        return Reconciliation().reconciled(clusters)
    }

    static func join(_ telling: Telling, _ with: Telling, _ reasons: [String]) -> Event.Join {
        Event.Join(
            assertion: telling.assertions[0].id, with: with.assertions[0].id, reasons: reasons)
    }

    private static func likeness(
        _ a: Telling, _ b: Telling, explaining: Bool = false
    ) -> TellingLikeness? {
        TellingLikeness(a, b, oneText: a.article != b.article, explaining: explaining)
    }

    /// Constraints that hold against every member, so that a chain of likenesses cannot join what
    /// its ends exclude.
    private func fits(_ bundle: [Int], _ members: [Int], _ tellings: [Telling]) -> Bool {
        let (few, many) = (bundle.prefix(Self.compared), members.prefix(Self.checked))
        return few.allSatisfy { n in
            many.allSatisfy { m in
                guard Self.admits(tellings[m], tellings[n]) else { return false }
                if Self.areOfOneKind(tellings[m], tellings[n]) { return true }
                // Of one sentence in several carriers, one reading of the right kind will do.
                return many.contains {
                    Self.areOneSentence(tellings[$0], tellings[m])
                        && Self.areOfOneKind(tellings[$0], tellings[n])
                }
                    || few.contains {
                        Self.areOneSentence(tellings[$0], tellings[n])
                            && Self.areOfOneKind(tellings[m], tellings[$0])
                    }
            }
        }
    }

    private static func areOneSentence(_ a: Telling, _ b: Telling) -> Bool {
        a.article != b.article && a.copied != nil && a.copied == b.copied
    }

    private static func areOfOneKind(_ a: Telling, _ b: Telling) -> Bool {
        ActNearness.relation(a.code, b.code) != .excluded
            || a.triggerStem == b.triggerStem && a.root != b.root
    }

    private static func admits(_ member: Telling, _ telling: Telling) -> Bool {
        if TellingLikeness.areDistinct(member, telling)
            || TellingLikeness.areOfferAndAnswer(member, telling)
        {
            return false
        }
        if let x = member.when?.value.day, let y = telling.when?.value.day,
            abs(x.ordinal - y.ordinal) > 1
        {
            return false
        }
        guard member.root == 4 || telling.root == 4 else { return true }
        for (key, names) in member.persons {
            guard let others = telling.persons[key] else { continue }
            if !names.contains(where: { n in others.contains(where: n.matches) }) { return false }
        }
        return true
    }

    /// Dated before undated, by day, exact before wide; then by confidence and content.
    private static func precedes(_ a: Telling, _ b: Telling) -> Bool {
        switch (a.when?.value, b.when?.value) {
        case (let x?, let y?):
            if x.first != y.first { return x.first < y.first }
            if x.last != y.last { return x.last < y.last }
        case (_?, nil): return true
        case (nil, _?): return false
        case (nil, nil): break
        }
        // What names both parties opens the event that vaguer tellings then join.
        let (x, y) = (a.fullness, b.fullness)
        if x != y { return x > y }
        return (a.article, a.sentence.start, a.trigger.start, a.trigger.end, a.root)
            < (b.article, b.sentence.start, b.trigger.start, b.trigger.end, b.root)
    }
}

extension Telling {
    /// How much of who it gives: parties, then persons.
    fileprivate var fullness: Int {
        (actors.isEmpty ? 0 : 4) + (targets.isEmpty ? 0 : 4) + min(persons.count, 3)
    }
}
