import SitrepModel

/// Joins tellings into events.
///
/// Tellings are taken in an order that depends on their content alone (dated ones first, by day;
/// then the undated) and each joins the event that it is most like, or opens one. Candidates come
/// from an index by parties, family of act and day, so that cost grows with the number of tellings
/// and the few events of one pair on one day, not with their square.
struct EventIdentity {
    /// Tellings held to be one event, with the reasons of each join.
    struct Cluster {
        var tellings: [Telling]
        var joins: [Event.Join]
    }

    /// At most so many of an event's tellings are compared with a new one.
    private static let compared = 4

    func clusters(_ tellings: [Telling]) -> [Cluster] {
        let sorted = tellings.sorted(by: Self.precedes)
        var members: [[Int]] = []
        var joins: [[Event.Join]] = []
        var index = Index()
        for (n, telling) in sorted.enumerated() {
            var best: (cluster: Int, member: Int, score: Double)?
            for candidate in index.candidates(telling) {
                var match: (member: Int, score: Double)?
                for m in members[candidate].prefix(Self.compared) {
                    guard let likeness = Self.likeness(sorted[m], telling) else { continue }
                    if likeness.score > match?.score ?? 0 { match = (m, likeness.score) }
                }
                guard let match, match.score > best?.score ?? 0,
                    fits(telling, members[candidate], sorted)
                else { continue }
                best = (candidate, match.member, match.score)
            }
            if let best {
                let with = sorted[best.member]
                joins[best.cluster].append(
                    Event.Join(
                        assertion: telling.assertions[0].id, with: with.assertions[0].id,
                        reasons: Self.likeness(with, telling, explaining: true)?.reasons ?? []))
                members[best.cluster].append(n)
                index.add(telling, to: best.cluster)
            } else {
                index.add(telling, to: members.count)
                members.append([n])
                joins.append([])
            }
        }
        return zip(members, joins).map { members, joins in
            Cluster(tellings: members.map { sorted[$0] }, joins: joins)
        }
    }

    private static func likeness(
        _ a: Telling, _ b: Telling, explaining: Bool = false
    ) -> TellingLikeness? {
        TellingLikeness(a, b, oneText: a.article != b.article, explaining: explaining)
    }

    /// Constraints that hold against every member, so that a chain of likenesses cannot join what
    /// its ends exclude.
    private func fits(_ telling: Telling, _ members: [Int], _ tellings: [Telling]) -> Bool {
        members.prefix(Self.compared * 2).allSatisfy { Self.admits(tellings[$0], telling) }
    }

    private static func admits(_ member: Telling, _ telling: Telling) -> Bool {
        if ActNearness.relation(member.code, telling.code) == .excluded,
            member.triggerStem != telling.triggerStem || member.root == telling.root
        {
            return false
        }
        if TellingLikeness.areDistinct(member, telling) { return false }
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

    /// Finds the events that a telling could belong to.
    private struct Index {
        private struct Block: Hashable {
            var parties: String
            var family: Int
            /// nil for tellings without a day, and for those that span more than a month.
            var day: Int?
            /// For tellings of which neither the day nor the report's day is known.
            static let anyDay = Int.min
        }
        private var blocks: [Block: [Int]] = [:]
        /// Candidates after which no further days are searched.
        private static let enough = 64

        mutating func add(_ telling: Telling, to cluster: Int) {
            let days: [Int?] = Self.days(telling) + [Block.anyDay]
            for parties in Self.parties(telling, lookingUp: false) + Self.words(telling) {
                for family in Self.families(parties, telling) {
                    for day in days {
                        let block = Block(parties: parties, family: family, day: day)
                        if blocks[block]?.last != cluster, blocks[block]?.contains(cluster) != true
                        {
                            blocks[block, default: []].append(cluster)
                        }
                    }
                }
            }
        }

        /// Nearest days first, until enough are found.
        func candidates(_ telling: Telling) -> [Int] {
            var found: Set<Int> = []
            let keys = Self.parties(telling, lookingUp: true) + Self.words(telling)
            for day in Self.lookedUp(telling) {
                for parties in keys {
                    for family in Self.families(parties, telling) {
                        let block = Block(parties: parties, family: family, day: day)
                        // The latest ones are nearest in day where the day is not known.
                        if let ids = blocks[block] {
                            found.formUnion(ids.suffix(family < 0 ? 12 : 48))
                        }
                    }
                }
                if found.count >= Self.enough { break }
            }
            return found.sorted()
        }

        private static func lookedUp(_ telling: Telling) -> [Int?] {
            if let date = telling.when?.value {
                guard date.last.ordinal - date.first.ordinal <= 31 else { return [nil] }
                return [nil] + ((date.first.ordinal - 1)...(date.last.ordinal + 1)).map { $0 }
            }
            guard let said = telling.published?.last.ordinal else { return [Block.anyDay] }
            let (before, after) = telling.modality == .actual ? (10, 1) : (10, 40)
            let days = ((said - before)...(said + after)).sorted {
                (abs($0 - said), $0) < (abs($1 - said), $1)
            }
            return days.map { $0 } + [nil]
        }

        /// An actor with the trigger's word, whatever the act was read as.
        private static func words(_ telling: Telling) -> [String] {
            guard telling.triggerStem != 0 else { return [] }
            return (telling.actors + telling.targets).map { "\($0) \(telling.triggerStem)" }
        }

        private static func families(_ key: String, _ telling: Telling) -> [Int] {
            key.contains(" ") ? [-1] : ActNearness.families(telling.root)
        }

        private static func days(_ telling: Telling) -> [Int?] {
            guard let date = telling.when?.value else {
                // Where it was said bounds when it was; without that it can be any time.
                return [telling.published?.last.ordinal, nil]
            }
            guard date.last.ordinal - date.first.ordinal <= 31 else { return [nil] }
            return (date.first.ordinal...date.last.ordinal).map { $0 }
        }

        /// Keys of the pairs: "RUS>UKR", "RUS>" for the actor alone and ">UKR" for the target.
        private static func parties(_ telling: Telling, lookingUp: Bool) -> [String] {
            var keys: Set<String> = []
            let symmetric = telling.isSymmetric
            func pair(_ a: String, _ b: String) -> String {
                symmetric && b < a ? "\(b)>\(a)" : "\(a)>\(b)"
            }
            for a in telling.actors {
                for t in telling.targets { keys.insert(pair(a, t)) }
            }
            // One side unsaid: found under either key, in the vaguer blocks.
            let vague = telling.actors.isEmpty || telling.targets.isEmpty
            // Who did it may be what reports differ in.
            if lookingUp, !vague, telling.root >= 18 {
                for t in telling.targets { keys.insert("*>\(t)") }
            }
            if vague || !lookingUp {
                for a in telling.actors { keys.insert("\(a)>*") }
                for t in telling.targets { keys.insert(symmetric ? "\(t)>*" : "*>\(t)") }
            }
            if lookingUp, !vague {
                for a in telling.actors { keys.insert("\(a)>?") }
                for t in telling.targets { keys.insert(symmetric ? "\(t)>?" : "?>\(t)") }
            } else if !lookingUp, vague {
                for a in telling.actors { keys.insert("\(a)>?") }
                for t in telling.targets { keys.insert(symmetric ? "\(t)>?" : "?>\(t)") }
            }
            return Array(keys)
        }
    }
}

extension Telling {
    /// How much of who it gives: parties, then persons.
    fileprivate var fullness: Int {
        (actors.isEmpty ? 0 : 4) + (targets.isEmpty ? 0 : 4) + min(persons.count, 3)
    }
}
