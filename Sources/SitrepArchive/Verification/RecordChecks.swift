import Foundation
import GRDB

extension Verification {
    /// Records and the change feed against the log, and when each record ended against the feed.
    mutating func checkRecords(_ db: Database, _ log: CheckedLog) {
        var live: [String: (row: Int, until: ChangeNumber?)] = [:]
        var count = 0
        var digests: [Int: [Digest]] = [:]
        var last = 0
        check("table change") { v in
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM change ORDER BY seq")
            while let row = try rows.next() {
                last += 1
                let sequence: Int = try row.checked("seq")
                guard sequence == last, let change = try Change(row) else {
                    return v.found("change \(last)", "it is missing or of no kind")
                }
                let name = "\(change.kind) \(change.lineage)"
                var made: [Digest] = []
                if RecordKind.recorded.contains(change.kind) {
                    if let old = live.removeValue(forKey: name), old.until != sequence {
                        v.found(name, "row \(old.row) does not end with change \(sequence)")
                    }
                    if change.operation != .gone {
                        count += 1
                        v.check(name) { v in
                            guard let record = try v.checkRecord(db, change) else { return }
                            made = [record.computedDigest]
                            live[name] = (record.row, record.until)
                        }
                    }
                }
                digests[try row.checked("entry"), default: []].append(change.digest(rows: made))
            }
            v.checked.append("\(last) changes, \(count) versions of records")
        }
        for (name, record) in live where record.until != nil {
            found(name, "row \(record.row) has ended, but the change feed does not say so")
        }
        check("table record") { v in
            let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM record") ?? 0
            if rows != count { v.found("table record", "it has \(rows) rows for \(count)") }
        }
        for (n, entry) in log.entries.enumerated() where entry.kind == .changes {
            if Change.fold(digests.removeValue(forKey: n + 1) ?? []) != entry.digest {
                found("log entry \(n + 1)", "the changes that it tells of are not as they were")
            }
        }
        for entry in digests.keys.sorted() {
            found("table change", "log entry \(entry) does not tell of its changes")
        }
    }

    /// The record that a change made, and what it is found by; nil where it is missing.
    private mutating func checkRecord(_ db: Database, _ change: Change) throws -> RecordRow? {
        let name = "\(change.kind) \(change.lineage), version \(change.version)"
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT * FROM record WHERE kind = ? AND lineage = ? AND version = ?"),
            arguments: [change.kind.rawValue, change.lineage, change.version])
        guard let row, let record = try RecordRow(row) else {
            found(name, "it is missing")
            return nil
        }
        if record.since != change.sequence || record.id != change.id {
            found(name, "it is not what change \(change.sequence) made")
        }
        if record.computedDigest != record.digest {
            found(name, "its row does not give its digest")
        }
        guard let body = record.body else {
            found(name, "its JSON can't be unpacked")
            return record
        }
        var draft = try RecordDraft(record.kind, body)
        draft.id = record.id
        draft.day = try row.checkedIfAny("day")
        draft.lastDay = try row.checkedIfAny("last_day")
        draft.status = try row.checkedIfAny("status")
        draft.event = try row.checkedIfAny("event")
        draft.body = body
        draft.parties = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT key, side FROM record_party WHERE row = ?"),
            arguments: [record.row]
        ).map {
            RecordDraft.KeyedParty(
                key: try $0.checked("key"),
                side: PartySide(rawValue: try $0.checked("side")) ?? .from)
        }
        draft.articles = try String.fetchAll(
            db.cachedStatement(sql: "SELECT article FROM record_article WHERE row = ?"),
            arguments: [record.row])
        draft.facts = try EventFacts(db, row: record.row)
        if draft.content != record.content { found(name, "what it is found by is not what it was") }
        return record
    }
}

extension EventFacts {
    /// As the tables have them; nil where the row is no event's.
    init?(_ db: Database, row: Int) throws {
        let facts = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM event_fact WHERE row = ?"), arguments: [row])
        guard let facts else { return nil }
        cameo = try facts.checked("cameo")
        root = try facts.checked("root")
        plover = try facts.checkedIfAny("plover")
        quad = try facts.checked("quad")
        goldstein = try facts.checked("goldstein")
        modality = try facts.checked("modality")
        origins = try facts.checked("origins")
        texts = try facts.checked("texts")
        reported = try facts.checkedIfAny("reported")
        dated = try facts.checked("dated") as Int == 1
        confidence = try facts.checked("confidence")
        place = try facts.checkedIfAny("place")
        country = try facts.checkedIfAny("country")
        latitude = try facts.checkedIfAny("latitude")
        longitude = try facts.checkedIfAny("longitude")
        outlets = try String.fetchAll(
            db.cachedStatement(sql: "SELECT outlet FROM event_outlet WHERE row = ?"),
            arguments: [row])
        verdicts = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM event_verdict WHERE row = ?"), arguments: [row]
        ).map {
            Verdict(
                field: try $0.checked("field"), verdict: try $0.checked("verdict"),
                kind: try $0.checked("kind"))
        }
    }
}
