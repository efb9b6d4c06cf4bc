import Foundation
import GRDB
import SitrepModel

/// A row of the table of records, without what it is found by.
struct RecordRow {
    var row: Int
    var kind: RecordKind
    var id: String
    var lineage: String
    var version: Int
    var since: ChangeNumber
    var until: ChangeNumber?
    /// Of what it says and is found by.
    var content: Digest
    /// Of the row.
    var digest: Digest
    var packed: Packed

    /// Nil where its kind is none.
    init?(_ row: Row) throws {
        guard let kind = RecordKind(rawValue: try row.checked("kind")) else { return nil }
        self.row = try row.checked("row")
        self.kind = kind
        id = try row.checked("id")
        lineage = try row.checked("lineage")
        version = try row.checked("version")
        since = try row.checked("since")
        until = try row.checkedIfAny("until")
        content = try row.checked("content")
        digest = try row.checked("digest")
        packed = Packed(
            bytes: try row.checked("body"), size: try row.checked("body_size"),
            isDeflated: (try row.checked("body_deflated") as Int) != 0)
    }

    /// The JSON; nil where it is damaged.
    var body: Data? { packed.unpacked }

    /// The digest that the row's values give.
    var computedDigest: Digest {
        var digest = RowDigest("record")
        digest.add(row)
        digest.add(lineage)
        digest.add(version)
        digest.add(since)
        digest.add(packed.size)
        digest.add(packed.isDeflated ? 1 : 0)
        digest.add(packed.bytes)
        digest.add(content)
        return digest.finish()
    }

    init(
        _ draft: RecordDraft, row: Int, lineage: String, version: Int, since: ChangeNumber
    ) {
        self.row = row
        kind = draft.kind
        id = draft.id
        self.lineage = lineage
        self.version = version
        self.since = since
        packed = Packed(draft.body)
        content = draft.content
        digest = .none
        digest = computedDigest
    }
}

extension RecordDraft {
    /// The digest of what it says and of all that it is found by.
    var content: Digest {
        var row = RowDigest("content of a record")
        row.add(kind.rawValue)
        row.add(id)
        row.add(day)
        row.add(lastDay)
        row.add(status)
        row.add(event)
        row.add(words)
        row.add(body)
        for party in parties.sorted() {
            row.add(party.key)
            row.add(party.side.rawValue)
        }
        for article in articles.sorted() { row.add(article) }
        if let facts { facts.add(to: &row) }
        return row.finish()
    }

    func insert(
        _ db: Database, row: Int, lineage: String, version: Int, since: ChangeNumber
    ) throws -> Digest {
        let record = RecordRow(self, row: row, lineage: lineage, version: version, since: since)
        try db.cachedStatement(
            sql: "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            row, kind.rawValue, id, lineage, version, since, day, lastDay, status, event,
            record.packed.size, record.packed.isDeflated, record.packed.bytes, record.content,
            record.digest,
        ])
        let party = try db.cachedStatement(sql: "INSERT INTO record_party VALUES (?, ?, ?)")
        for one in parties { try party.execute(arguments: [row, one.key, one.side.rawValue]) }
        let article = try db.cachedStatement(sql: "INSERT INTO record_article VALUES (?, ?)")
        for one in articles { try article.execute(arguments: [row, one]) }
        if let words {
            try db.cachedStatement(sql: "INSERT INTO record_text(rowid, text) VALUES (?, ?)")
                .execute(arguments: [row, words])
        }
        try facts?.insert(db, row: row)
        return record.digest
    }
}

extension EventFacts {
    func add(to row: inout RowDigest) {
        for text in [cameo, root, plover, modality, place, country] { row.add(text) }
        for number in [quad, origins, texts, reported, dated ? 1 : 0] { row.add(number) }
        for number in [goldstein, confidence, latitude, longitude] { row.add(number) }
        for outlet in outlets.sorted() { row.add(outlet) }
        for verdict in verdicts.sorted(by: { $0.field < $1.field }) {
            for text in [verdict.field, verdict.verdict, verdict.kind] { row.add(text) }
        }
    }

    func insert(_ db: Database, row: Int) throws {
        try db.cachedStatement(
            sql: "INSERT INTO event_fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            row, cameo, root, plover, quad, goldstein, modality, origins, texts, reported, dated,
            confidence, place, country, latitude, longitude,
        ])
        let outlet = try db.cachedStatement(sql: "INSERT INTO event_outlet VALUES (?, ?)")
        for one in outlets { try outlet.execute(arguments: [row, one]) }
        let verdict = try db.cachedStatement(sql: "INSERT INTO event_verdict VALUES (?, ?, ?, ?)")
        for one in verdicts {
            try verdict.execute(arguments: [row, one.field, one.verdict, one.kind])
        }
    }
}
