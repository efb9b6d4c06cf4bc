import Foundation
import GRDB
import SitrepModel

/// One state of the archive, to look things up in. Valid only within ``Archive/read(asOf:_:)``.
public struct ArchiveReader {
    let db: Database
    /// What the archive held after that change; nil for now. Records, the log and the change feed
    /// keep to it; of articles, whether they were there and in which revision.
    public let asOf: ChangeNumber?
    let path: String

    init(_ db: Database, asOf: ChangeNumber?, path: String) {
        self.db = db
        self.asOf = asOf
        self.path = path
    }

    /// The number of the last change; 0 where there was none. Good as an ETag: equal numbers, equal
    /// contents.
    public func lastChange() throws -> ChangeNumber {
        let last = try Int.fetchOne(db, sql: "SELECT max(seq) FROM change") ?? 0
        return asOf.map { min($0, last) } ?? last
    }

    /// The last change that was there at a time, RFC 3339 in UTC; 0 where nothing was.
    public func change(at time: String) throws -> ChangeNumber {
        try Int.fetchOne(
            db,
            sql: """
                SELECT max(change.seq) FROM change JOIN custody ON custody.seq = change.entry
                WHERE custody.time <= ?
                """, arguments: [time]) ?? 0
    }

    /// The log's last entry; nil where it is empty.
    public func lastEntry() throws -> CustodyEntry? {
        try Row.fetchOne(db, sql: "SELECT * FROM custody ORDER BY seq DESC LIMIT 1")
            .flatMap(CustodyEntry.init)
    }

    /// Entries of the log, oldest first.
    public func custody(after sequence: Int = 0, limit: Int = 100) throws -> [CustodyEntry] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM custody WHERE seq > ? ORDER BY seq LIMIT ?",
            arguments: [sequence, limit]
        ).compactMap(CustodyEntry.init)
    }

    /// Every set of models, lexicons and programs whose readings count, with how many articles it read.
    public func versions() throws -> [(versions: [String: String], articles: Int)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT version_set.body, count(*) AS articles FROM article
                JOIN reading ON reading.id = coalesce(dated_reading, own_reading)
                JOIN version_set ON version_set.id = versions GROUP BY versions ORDER BY versions
                """
        ).map { row in
            let body: String = row["body"]
            return (
                try JSONDecoder().decode([String: String].self, from: Data(body.utf8)),
                row["articles"]
            )
        }
    }

    /// How much of everything there is.
    public func overview() throws -> ArchiveOverview {
        func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
        // Articles that were there then, as they are now.
        let known = asOf.map { "since <= \($0)" } ?? "1"
        var records: [RecordKind: Int] = [:]
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT kind, count(*) AS n FROM record WHERE \(live("record")) GROUP BY kind")
        for row in rows {
            if let kind = RecordKind(rawValue: row["kind"]) { records[kind] = row["n"] }
        }
        return ArchiveOverview(
            captures: try count("SELECT count(*) FROM capture"),
            bytes: try count("SELECT coalesce(sum(size), 0) FROM content"),
            keptBytes: try count("SELECT coalesce(sum(length(bytes)), 0) FROM content"),
            articles: try count("SELECT count(*) FROM article WHERE \(known)"),
            revisions: try count("SELECT count(*) FROM revision"),
            unusable: try count(
                "SELECT count(*) FROM article WHERE unusable IS NOT NULL AND \(known)"),
            assertions: try count(
                "SELECT coalesce(sum(assertions), 0) FROM article WHERE \(known)"),
            outlets: try count("SELECT count(DISTINCT outlet) FROM article WHERE \(known)"),
            troubles: try count("SELECT count(*) FROM trouble"), records: records,
            changes: try lastChange(), entries: try count("SELECT count(*) FROM custody"),
            lastWritten: try lastTime())
    }

    /// When the last change of this state was written; RFC 3339 in UTC.
    private func lastTime() throws -> String? {
        guard let asOf else { return try lastEntry()?.time }
        return try String.fetchOne(
            db,
            sql: """
                SELECT custody.time FROM change JOIN custody ON custody.seq = change.entry
                WHERE change.seq <= ? ORDER BY change.seq DESC LIMIT 1
                """, arguments: [asOf])
    }

    /// What could not be used, and why, latest first.
    public func troubles(
        after cursor: String? = nil, limit: Int = 100
    ) throws -> Page<StoredTrouble> {
        let last = try cursor.map { try Cursor($0, list: "troubles", keys: 1).keys[0] } ?? .max
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT trouble.*, custody.time FROM trouble JOIN custody ON custody.seq = entry
                WHERE trouble.id < ? ORDER BY trouble.id DESC LIMIT ?
                """, arguments: [last, limit + 1])
        let troubles = try rows.prefix(limit).map { row in
            StoredTrouble(trouble: try TroubleRow(row).trouble, time: row["time"])
        }
        let next = rows.count > limit ? rows[limit - 1]["id"] as Int : nil
        return Page(
            rows: Array(troubles), next: next.map { Cursor(list: "troubles", keys: [$0]).text })
    }

    /// The condition for a record's row to be part of this state.
    func live(_ table: String) -> String {
        guard let asOf else { return "\(table).until IS NULL" }
        return "\(table).since <= \(asOf) AND (\(table).until IS NULL OR \(table).until > \(asOf))"
    }
}

/// How much of everything there is in an archive.
public struct ArchiveOverview: Sendable, Hashable {
    /// Captures, and the bytes that they brought, as they came and as they are kept.
    public var captures: Int
    /// Bytes that came in, each content once.
    public var bytes: Int
    /// The same as they are kept.
    public var keptBytes: Int
    /// Articles.
    public var articles: Int
    /// Revisions of all articles.
    public var revisions: Int
    /// Articles from which nothing is read.
    public var unusable: Int
    /// Assertions of the articles as they stand.
    public var assertions: Int
    /// Different outlets.
    public var outlets: Int
    /// What could not be used.
    public var troubles: Int
    /// Live records of each kind.
    public var records: [RecordKind: Int]
    /// The number of the last change.
    public var changes: ChangeNumber
    /// Entries of the log.
    public var entries: Int
    /// The time of the last one.
    public var lastWritten: String?
}

/// Something that could not be used.
public struct StoredTrouble: Sendable, Hashable {
    /// What, where, why.
    public var trouble: Trouble
    /// When it was met first.
    public var time: String
}
