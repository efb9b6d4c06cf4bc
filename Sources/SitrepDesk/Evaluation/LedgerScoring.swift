import SitrepModel

/// Entries of the ledgers, matched one to one. An entry matches a reader's if both rest on one
/// clause and the parties, for forces and aid also status and figure, are the same; the rest is
/// counted apart. What a reader may list or not counts neither way.
enum LedgerScoring {
    static func add(_ reading: CrisisReading, to scores: inout CrisisScores) {
        let (gold, brief) = (reading.gold, reading.brief)
        func rests(_ evidence: [Evidence], _ entry: any LedgerGold) -> Bool {
            reading.meet(evidence, entry.evidence)
        }
        let demands = match("demands", gold.demands, brief.demands, &scores) {
            rests($1.evidence, $0) && shares($0.from, $1.from) && shares($0.to, $1.to)
        } show: {
            "\($0.from) \($0.to): \($0.content)"
        }
        for (gold, entry) in demands {
            count("demands: status", entry.status == gold.status, &scores)
            for reply in gold.replies {
                let isTold = entry.replies.contains {
                    $0.kind == reply.kind && shares(reply.from, $0.from)
                }
                count("demands: replies", isTold, &scores)
            }
        }
        let forces = match("forces", gold.forces, brief.forces, &scores) {
            rests($1.evidence, $0) && ($0.whose.isEmpty || $0.whose == $1.whose.key)
                && $0.status == $1.status && $0.quantity.map(\.value) == $1.quantity.map(\.value)
        } show: {
            "\($0.whose) \($0.what) \($0.quantity.map { String($0.value) } ?? "") \($0.status)"
        }
        for (gold, entry) in forces where gold.quantity != nil {
            count("forces: bound", gold.quantity?.bound == entry.quantity?.bound, &scores)
        }
        let aid = match("aid", gold.aid, brief.aid, &scores) {
            rests($1.evidence, $0) && $0.giver == $1.giver.key && $0.status == $1.status
                && $0.amount.map(\.value) == $1.amount.map(\.value)
        } show: {
            "\($0.giver) \($0.receiver) \($0.amount.map { String($0.value) } ?? "") \($0.status)"
        }
        for (gold, entry) in aid {
            count("aid: kind", gold.kind == entry.kind, &scores)
            guard !gold.receiver.isEmpty else { continue }
            count("aid: receiver", gold.receiver == entry.receiver?.key, &scores)
        }
        meetings(reading, &scores, rests)
        positions(reading, &scores, rests)
    }

    private static func meetings(
        _ reading: CrisisReading, _ scores: inout CrisisScores,
        _ rests: ([Evidence], any LedgerGold) -> Bool
    ) {
        let meetings = match(
            "meetings", reading.gold.meetings, reading.brief.meetings, &scores
        ) {
            let keys = Set($1.participants.map(\.key))
            return rests($1.evidence, $0)
                && keys.intersection($0.participants).count >= min(2, $0.participants.count)
        } show: {
            "\($0.participants) \($0.when) \($0.status)"
        }
        for (gold, entry) in meetings {
            count("meetings: status", gold.status == entry.status, &scores)
            guard !gold.when.isEmpty else { continue }
            count("meetings: day", gold.when == entry.when?.value.value, &scores)
        }
    }

    private static func positions(
        _ reading: CrisisReading, _ scores: inout CrisisScores,
        _ rests: ([Evidence], any LedgerGold) -> Bool
    ) {
        let positions = match(
            "positions", reading.gold.positions, reading.brief.positions, &scores
        ) {
            rests($1.evidence, $0) && $0.actor == $1.actor.key
        } show: {
            "\($0.actor) \($0.stance): \($0.question)"
        }
        for (gold, entry) in positions {
            count("positions: stance", gold.stance == entry.stance, &scores)
            guard let history = gold.history else { continue }
            count(
                "positions: changes", history.map(\.stance) == entry.history.map(\.stance), &scores)
        }
    }

    /// The matched pairs; counts entries and tells what is missing.
    private static func match<Gold: LedgerGold, Entry>(
        _ ledger: String, _ gold: [Gold], _ entries: [Entry], _ scores: inout CrisisScores,
        _ matches: (Gold, Entry) -> Bool, show: (Gold) -> String
    ) -> [(Gold, Entry)] {
        let required = gold.filter { $0.optional != true }
        let optional = gold.filter { $0.optional == true }
        var open = Array(required.indices)
        var pairs: [(Gold, Entry)] = []
        var tally = Tally(gold: required.count)
        for entry in entries {
            if let n = open.firstIndex(where: { matches(required[$0], entry) }) {
                pairs.append((required[open[n]], entry))
                open.remove(at: n)
                tally.hits += 1
                tally.predicted += 1
            } else if !optional.contains(where: { matches($0, entry) }) {
                tally.predicted += 1
            }
        }
        scores.ledgers[ledger, default: Tally()].add(tally)
        for n in open { scores.miss(ledger, show(required[n])) }
        return pairs
    }

    private static func count(_ name: String, _ isRight: Bool, _ scores: inout CrisisScores) {
        scores.details[name, default: .init()].count(isRight)
    }

    /// Whether the parties name one of the keys; keys that are unknown to the reader always fit.
    private static func shares(_ keys: [String], _ parties: [Party]) -> Bool {
        keys.isEmpty || parties.contains { keys.contains($0.key) }
    }
}
