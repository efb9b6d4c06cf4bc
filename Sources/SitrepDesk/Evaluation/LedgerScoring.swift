import SitrepModel

/// Entries of the ledgers, matched one to one. An entry matches a reader's if both rest on one
/// clause and the parties, for forces and aid also status and figure, are the same; the rest is
/// counted apart. What a reader may list or not counts neither way.
enum LedgerScoring {
    static func add(_ reading: CrisisReading, to scores: inout CrisisScores) {
        demands(reading, &scores)
        forces(reading, &scores)
        aid(reading, &scores)
        meetings(reading, &scores)
        positions(reading, &scores)
        rifts(reading, &scores)
    }

    private static func demands(_ reading: CrisisReading, _ scores: inout CrisisScores) {
        let pairs = match(
            "demands", reading.gold.demands, reading.brief.demands, \.evidence, reading, &scores
        ) {
            shares($0.from, $1.from) && shares($0.to, $1.to)
        } show: {
            "\($0.from) \($0.to): \($0.content)"
        }
        for (gold, entry) in pairs {
            count("demands: status", entry.status == gold.status, &scores)
            for reply in gold.replies {
                let isTold = entry.replies.contains {
                    $0.kind == reply.kind && shares(reply.from, $0.from)
                }
                count("demands: replies", isTold, &scores)
            }
        }
    }

    private static func forces(_ reading: CrisisReading, _ scores: inout CrisisScores) {
        let pairs = match(
            "forces", reading.gold.forces, reading.brief.forces, \.evidence, reading, &scores
        ) {
            ($0.whose.isEmpty || $0.whose == $1.whose.key) && $0.status == $1.status
                && $0.quantity.map(\.value) == $1.quantity.map(\.value)
        } show: {
            "\($0.whose) \($0.what) \(shown($0.quantity)) \($0.status)"
        }
        for (gold, entry) in pairs where gold.quantity != nil {
            count("forces: bound", gold.quantity?.bound == entry.quantity?.bound, &scores)
        }
    }

    private static func aid(_ reading: CrisisReading, _ scores: inout CrisisScores) {
        let pairs = match(
            "aid", reading.gold.aid, reading.brief.aid, \.evidence, reading, &scores
        ) {
            $0.giver == $1.giver.key && $0.status == $1.status
                && $0.amount.map(\.value) == $1.amount.map(\.value)
        } show: {
            "\($0.giver) \($0.receiver) \(shown($0.amount)) \($0.status)"
        }
        for (gold, entry) in pairs {
            count("aid: kind", gold.kind == entry.kind, &scores)
            guard !gold.receiver.isEmpty else { continue }
            count("aid: receiver", gold.receiver == entry.receiver?.key, &scores)
        }
    }

    private static func meetings(_ reading: CrisisReading, _ scores: inout CrisisScores) {
        let pairs = match(
            "meetings", reading.gold.meetings, reading.brief.meetings, \.evidence, reading, &scores
        ) {
            let keys = Set($1.participants.map(\.key))
            return keys.intersection($0.participants).count >= min(2, $0.participants.count)
        } show: {
            "\($0.participants) \($0.when) \($0.status)"
        }
        for (gold, entry) in pairs {
            count("meetings: status", gold.status == entry.status, &scores)
            guard !gold.when.isEmpty else { continue }
            count("meetings: day", gold.when == entry.when?.value.value, &scores)
        }
    }

    private static func positions(_ reading: CrisisReading, _ scores: inout CrisisScores) {
        let pairs = match(
            "positions", reading.gold.positions, reading.brief.positions, \.evidence, reading,
            &scores
        ) {
            $0.actor == $1.actor.key
        } show: {
            "\($0.actor) \($0.stance): \($0.question)"
        }
        for (gold, entry) in pairs {
            count("positions: stance", gold.stance == entry.stance, &scores)
            guard let history = gold.history else { continue }
            count(
                "positions: changes", history.map(\.stance) == entry.history.map(\.stance), &scores)
        }
    }

    /// A claim of unity beside what is reported against it: the difference must hold both.
    private static func rifts(_ reading: CrisisReading, _ scores: inout CrisisScores) {
        let found = reading.brief.differences.filter { $0.field == "unity" }
        _ = match("rifts", reading.gold.rifts ?? [], found, \.evidence, reading, &scores) {
            reading.meet($1.evidence, $0.against)
        } show: {
            $0.claim.first?.quote ?? ""
        }
    }

    /// The pairs of entries that rest on one clause and match; counts entries and tells what is
    /// missing and what is too much.
    private static func match<Gold: LedgerGold, Entry>(
        _ ledger: String, _ gold: [Gold], _ entries: [Entry], _ evidence: (Entry) -> [Evidence],
        _ reading: CrisisReading, _ scores: inout CrisisScores, matches: (Gold, Entry) -> Bool,
        show: (Gold) -> String
    ) -> [(Gold, Entry)] {
        let required = gold.filter { $0.optional != true }
        let optional = gold.filter { $0.optional == true }
        var open = Array(required.indices)
        var pairs: [(Gold, Entry)] = []
        var tally = Tally(gold: required.count)
        for entry in entries {
            func fits(_ gold: Gold) -> Bool {
                reading.meet(evidence(entry), gold.evidence) && matches(gold, entry)
            }
            if let n = open.firstIndex(where: { fits(required[$0]) }) {
                pairs.append((required[open[n]], entry))
                open.remove(at: n)
                tally.hits += 1
                tally.predicted += 1
            } else if !optional.contains(where: fits) {
                tally.predicted += 1
                scores.miss("\(ledger), too much", evidence(entry).first?.quote ?? "")
            }
        }
        scores.ledgers[ledger, default: Tally()].add(tally)
        for n in open { scores.miss(ledger, show(required[n])) }
        return pairs
    }

    private static func shown(_ figure: CrisisGold.Figure?) -> String {
        figure.map { String($0.value) } ?? ""
    }

    private static func count(_ name: String, _ isRight: Bool, _ scores: inout CrisisScores) {
        scores.details[name, default: .init()].count(isRight)
    }

    /// Whether the parties name one of the keys; keys that are unknown to the reader always fit.
    private static func shares(_ keys: [String], _ parties: [Party]) -> Bool {
        keys.isEmpty || parties.contains { keys.contains($0.key) }
    }
}
