import SitrepModel

/// Aid and arms: who gives what to whom, and whether considered, pledged, approved, delivered or
/// refused. One entry for each commitment; what was known of it before is its history.
struct AidLedger {
    let origins: Origins

    /// A commitment is told within so many days.
    private static let longest = 120

    private struct Told {
        var aid: Aid
        var day: Int
    }

    func aid(_ sources: [LedgerSource]) -> [Aid] {
        var told: [Told] = []
        for source in sources { told += entries(source) }
        return merged(told).sorted {
            (
                $0.giver.key, $0.receiver?.key ?? "", -($0.amount?.value ?? 0), $0.status.rawValue,
                $0.kind.rawValue, $0.event
            )
                < (
                    $1.giver.key, $1.receiver?.key ?? "", -($1.amount?.value ?? 0),
                    $1.status.rawValue, $1.kind.rawValue, $1.event
                )
        }
    }

    private func entries(_ source: LedgerSource) -> [Told] {
        struct Key: Hashable {
            var status: Aid.Status
            var kind: Aid.Kind
            var value: Double?
            var giver: String
            var receiver: String
        }
        var groups: [Key: [(assertion: Assertion, reading: AidReading)]] = [:]
        // Headlines leave out who, what and how much.
        for telling in source.tellings where !telling.isHeadline {
            for a in telling.assertions where !a.actor.key.isEmpty {
                for reading in AidReading.readings(a) {
                    let key = Key(
                        status: reading.status, kind: reading.kind,
                        value: reading.amount?.value, giver: a.actor.key,
                        receiver: a.target.key == a.actor.key ? "" : a.target.key)
                    groups[key, default: []].append((a, reading))
                }
            }
        }
        return groups.keys.sorted {
            ($0.giver, $0.receiver, $0.value ?? -1, $0.status.rawValue, $0.kind.rawValue)
                < ($1.giver, $1.receiver, $1.value ?? -1, $1.status.rawValue, $1.kind.rawValue)
        }.compactMap { key in
            guard let group = groups[key],
                let giver = source.event.parties.first(where: { $0.key == key.giver })
            else { return nil }
            return Told(
                aid: Aid(
                    giver: giver,
                    receiver: source.event.parties.first { $0.key == key.receiver },
                    kind: key.kind, amount: group[0].reading.amount.map(Amount.init),
                    status: key.status, when: source.event.when,
                    saidBy: origins.origins(of: group.map(\.assertion)), event: source.event.id,
                    evidence: Set(
                        group.map { $0.assertion.sentence.evidence(in: $0.assertion.article) }
                    ).sorted()),
                day: source.day)
        }
    }

    /// Tellings of one commitment are one entry, which stands at the latest status; what has no
    /// sum is the same only where no other sum of the kind stands beside it.
    private func merged(_ told: [Told]) -> [Aid] {
        struct Key: Hashable {
            var giver: String
            var kind: Aid.Kind
            var value: Double?
            var currency: String?
        }
        var result: [Told] = []
        var known: [Key: [Int]] = [:]
        let sorted = told.sorted {
            ($0.day, Self.rank($0.aid.status), $0.aid.event, $0.aid.evidence.first?.start ?? 0)
                < (
                    $1.day, Self.rank($1.aid.status), $1.aid.event,
                    $1.aid.evidence.first?.start ?? 0
                )
        }
        for next in sorted {
            let key = Key(
                giver: next.aid.giver.key, kind: next.aid.kind, value: next.aid.amount?.value,
                currency: next.aid.amount?.currency)
            let own = known[key, default: []].suffix(Self.compared)
            guard let n = own.last(where: { isSame(result[$0], next) }) else {
                known[key, default: []].append(result.count)
                result.append(next)
                continue
            }
            let old = result[n].aid
            var new = old
            new.receiver = old.receiver ?? next.aid.receiver
            new.saidBy = Self.origins(old.saidBy, next.aid.saidBy)
            new.evidence = Set(old.evidence + next.aid.evidence).sorted()
            if old.status != next.aid.status {
                let goesOn = Self.rank(next.aid.status) >= Self.rank(old.status)
                let (before, after) = goesOn ? (old, next.aid) : (next.aid, old)
                new.status = after.status
                new.when = after.when
                new.event = after.event
                new.history =
                    old.history
                    + [
                        Aid.Step(
                            status: before.status, when: before.when?.value,
                            evidence: before.evidence)
                    ]
            }
            result[n].aid = new
        }
        // "60 million of the money that it promised": the promise is told with the sum.
        func gift(_ aid: Aid) -> String { "\(aid.giver.key) \(aid.kind.rawValue)" }
        var sums: [String: Set<Evidence>] = [:]
        for entry in result where entry.aid.amount != nil {
            sums[gift(entry.aid), default: []].formUnion(entry.aid.evidence)
        }
        return result.map(\.aid).filter { entry in
            entry.amount != nil || entry.status != .pledged
                || sums[gift(entry)]?.isDisjoint(with: entry.evidence) != false
        }
    }

    /// A commitment is compared with so many of its giver's last ones of the same kind and sum.
    private static let compared = 50

    /// Whether two tellings of one giver, kind and sum are of one commitment.
    private func isSame(_ a: Told, _ b: Told) -> Bool {
        let (x, y) = (a.aid, b.aid)
        if let r = x.receiver?.key, let s = y.receiver?.key, r != s { return false }
        // A second gift of one size on another day is another gift.
        if x.status == .delivered, y.status == .delivered, let d = x.when?.value.day,
            let e = y.when?.value.day, d != e
        {
            return false
        }
        guard a.day != .max, b.day != .max else { return true }
        return abs(a.day - b.day) <= Self.longest
    }

    private static func rank(_ status: Aid.Status) -> Int {
        switch status {
        case .considered: 0
        case .pledged: 1
        case .approved: 2
        case .refused: 3
        case .delivered: 4
        }
    }

    private static func origins(_ a: [Origin], _ b: [Origin]) -> [Origin] {
        var keys: Set<String> = []
        return (a + b).filter { keys.insert($0.key).inserted }.sorted()
    }
}
