import GRDB

/// A part of the change feed.
public struct ChangePage: Sendable, Hashable {
    /// Oldest first, with the time at which each was written.
    public var changes: [TimedChange]
    /// Give it for what follows, now or later.
    public var cursor: String
    /// Whether more is there already.
    public var hasMore: Bool

    /// A change and its time.
    public struct TimedChange: Sendable, Hashable {
        /// What changed.
        public var change: Change
        /// RFC 3339 in UTC, by the clock of who wrote it.
        public var time: String
    }
}

extension ArchiveReader {
    /// What changed, oldest first. Each record appears as often as it changed; a reader that wants
    /// only what holds now takes the last one of each lineage.
    ///
    /// - Parameters:
    ///   - cursor: where the last part ended; nil for the beginning.
    ///   - kinds: only these; nil for all.
    public func changes(
        since cursor: String? = nil, kinds: Set<RecordKind>? = nil, limit: Int = 500
    ) throws -> ChangePage {
        let last = try cursor.map { try Cursor($0, list: "changes", keys: 1).keys[0] } ?? 0
        var c = Conditions()
        c.add("change.seq > ?", [last])
        if let asOf { c.add("change.seq <= ?", [asOf]) }
        if let kinds {
            c.add(
                "change.kind IN (\(kinds.map { "\($0.rawValue)" }.sorted().joined(separator: ", ")))"
            )
        }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT change.*, custody.time FROM change JOIN custody ON custody.seq = change.entry
                WHERE \(c.sql) ORDER BY change.seq LIMIT \(limit + 1)
                """, arguments: c.arguments)
        let changes = try rows.prefix(limit).compactMap { row in
            try Change(row).map { ChangePage.TimedChange(change: $0, time: row["time"]) }
        }
        let hasMore = rows.count > limit
        let end = hasMore ? changes.last?.change.sequence ?? last : max(last, try lastChange())
        return ChangePage(
            changes: changes, cursor: Cursor(list: "changes", keys: [end]).text, hasMore: hasMore)
    }

    /// The cursor of now: what it gives is yet to come.
    public func cursorOfNow() throws -> String { try cursor(after: lastChange()) }

    /// The cursor whose first change comes after that one.
    public func cursor(after change: ChangeNumber) -> String {
        Cursor(list: "changes", keys: [change]).text
    }

    /// What was done to one record, oldest first.
    public func changes(of lineage: String) throws -> [Change] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM change WHERE lineage = ? AND seq <= ? ORDER BY seq",
            arguments: [lineage, asOf ?? .max]
        ).compactMap(Change.init)
    }
}
