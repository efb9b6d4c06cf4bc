import Foundation
import GRDB
import SitrepModel

/// Which articles are asked for. What is not said does not matter.
public struct ArticleQuery: Sendable, Hashable {
    /// Any of these outlets.
    public var outlets: [String] = []
    /// BCP 47.
    public var language: String?
    /// First day of publication.
    public var from: CalendarDay?
    /// Last day of publication.
    public var to: CalendarDay?
    /// True: those that are read; false: those that are not.
    public var usable: Bool?
    /// Those that tell this event, or belong to this story or syndication group (identifier or
    /// lineage).
    public var record: String?
    /// Words of the text; see ``ArchiveReader/search(_:order:after:limit:)``.
    public var text: String?
    /// Those that are new or have changed after this change.
    public var changedAfter: ChangeNumber?
    /// How they are sorted.
    public var order = Order.newest

    /// By day of publication, the undated at the end of the list either way.
    public enum Order: Int, Sendable, Hashable {
        case newest = 1
        case oldest = 2
    }

    /// Asks for all.
    public init() {}
}

extension ArchiveReader {
    /// Articles as they stand now.
    public func articles(
        _ query: ArticleQuery = ArticleQuery(), after cursor: String? = nil, limit: Int = 100
    ) throws -> Page<ArticleEntry> {
        var conditions: [String] = []
        var arguments = StatementArguments()
        func ask(_ condition: String, _ values: any DatabaseValueConvertible...) {
            conditions.append(condition)
            arguments += StatementArguments(values.map { $0.databaseValue })
        }
        if let asOf { ask("a.since <= ?", asOf) }
        if !query.outlets.isEmpty {
            conditions.append("a.outlet IN (\(marks(query.outlets.count)))")
            arguments += StatementArguments(query.outlets)
        }
        if let language = query.language { ask("a.language = ?", language) }
        if let from = query.from { ask("a.published >= ?", from.ordinal) }
        if let to = query.to { ask("a.published <= ?", to.ordinal) }
        if let usable = query.usable {
            conditions.append("a.unusable IS \(usable ? "" : "NOT ")NULL")
        }
        if let record = query.record {
            ask(
                """
                a.id IN (SELECT article FROM record_article JOIN record ON record.row =
                record_article.row WHERE (record.id = ? OR record.lineage = ?) AND \(live("record")))
                """, record, record)
        }
        if let text = query.text {
            guard let pattern = SearchPattern(text) else { return Page(rows: [], next: nil) }
            ask(
                "a.revision IN (SELECT rowid >> 20 FROM sentence WHERE sentence MATCH ?)",
                pattern.match)
        }
        if let after = query.changedAfter { ask("a.changed > ?", after) }
        let list = "articles\(query.order.rawValue)"
        let keys = try cursor.map { try Cursor($0, list: list, keys: 2).keys }
        func rows(
            _ more: [String], _ values: [Int], _ sort: String, _ count: Int
        ) throws -> [Row] {
            let all = conditions + more
            return try Row.fetchAll(
                db,
                sql: """
                    \(Self.entryColumns) WHERE a.number IN (
                        SELECT a.number FROM article AS a WHERE \(all.joined(separator: " AND "))
                        ORDER BY \(sort) LIMIT \(count))
                    ORDER BY \(sort)
                    """, arguments: arguments + StatementArguments(values))
        }
        // Along the index of days; the undated ones behind all days.
        let isNewest = query.order == .newest
        let sign = isNewest ? -1 : 1
        let isPastDays = keys?[0] == Self.noDay
        var found: [Row] = []
        if !isPastDays {
            var (more, values) = (["a.published IS NOT NULL"], [Int]())
            if let keys {
                more.append("a.published \(isNewest ? "<=" : ">=") ?")
                more.append("NOT (a.published = ? AND a.number <= ?)")
                values = [sign &* keys[0], sign &* keys[0], keys[1]]
            }
            found = try rows(
                more, values, "a.published\(isNewest ? " DESC" : ""), a.number", limit + 1)
        }
        if found.count <= limit {
            let after = isPastDays ? keys?[1] : nil
            found += try rows(
                ["a.published IS NULL"] + (after == nil ? [] : ["a.number > ?"]),
                [after].compactMap { $0 }, "a.number", limit + 1 - found.count)
        }
        let entries = found.prefix(limit).map(Self.entry)
        var next: String?
        if found.count > limit, let last = found.prefix(limit).last {
            let day = last["published_day"] as Int?
            let key = day.map { sign * $0 } ?? Self.noDay
            next = Cursor(list: list, keys: [key, last["number"]]).text
        }
        return Page(rows: Array(entries), next: next)
    }

    /// One article of a list; nil where there is none.
    public func entry(article id: String) throws -> ArticleEntry? {
        try Row.fetchOne(
            db.cachedStatement(sql: Self.entryColumns + " WHERE a.id = ?"), arguments: [id]
        ).map(Self.entry)
    }

    /// An article with its text.
    ///
    /// - Parameter revision: counts from 1; nil for the one that counts (as of the reader's change).
    public func article(_ id: String, revision: Int? = nil) throws -> StoredArticle? {
        let number: Int?
        if let revision {
            number = try Int.fetchOne(
                db, sql: "SELECT id FROM revision WHERE article = ? AND number = ?",
                arguments: [id, revision])
        } else if let asOf {
            number = try Int.fetchOne(
                db,
                sql: """
                    SELECT revision.id FROM change
                    JOIN revision ON revision.article = change.id AND number = change.version
                    WHERE change.kind = ? AND lineage = ? AND seq <= ? ORDER BY seq DESC LIMIT 1
                    """, arguments: [RecordKind.article.rawValue, id, asOf])
        } else {
            number = try Int.fetchOne(
                db, sql: "SELECT revision FROM article WHERE id = ?", arguments: [id])
        }
        return try number.flatMap(stored)
    }

    /// All revisions of an article, oldest first, without comparing them.
    public func revisions(of article: String) throws -> [StoredArticle] {
        try Int.fetchAll(
            db, sql: "SELECT id FROM revision WHERE article = ? ORDER BY number",
            arguments: [article]
        ).compactMap(stored)
    }

    /// What changed between two revisions, sentence by sentence; nil where one of them is not there.
    public func differences(
        of article: String, from old: Int, to new: Int
    ) throws -> [SentenceDifference]? {
        guard let a = try self.article(article, revision: old),
            let b = try self.article(article, revision: new)
        else { return nil }
        return SentenceDifference.differences(from: a, to: b)
    }

    /// What was read from an article, in the order of its text.
    public func assertions(of article: String) throws -> [Assertion] {
        try Row.fetchOne(
            db,
            sql: """
                SELECT reading.* FROM article
                JOIN reading ON reading.id = coalesce(dated_reading, own_reading)
                WHERE article.id = ?
                """, arguments: [article]
        ).map { try ReadingRow($0).assertions() } ?? []
    }

    /// One assertion; where later readings have it too, as the reading that counts has it.
    public func assertion(_ id: String) throws -> Assertion? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT reading.*, position, coalesce(dated_reading, own_reading) = reading.id AS used
                FROM assertion JOIN reading ON reading.id = assertion.reading
                JOIN article ON article.id = reading.article WHERE assertion.id = ?
                ORDER BY used DESC, reading.id DESC LIMIT 1
                """, arguments: [id])
        guard let row = rows.first else { return nil }
        let all = try ReadingRow(row).assertions()
        let position: Int = row["position"]
        return all.indices.contains(position) ? all[position] : nil
    }

    /// Bytes as they came, by their SHA-256, with the first source that brought them.
    public func capture(_ hash: String) throws -> Capture? {
        guard let digest = Digest(hex: hash) else { return nil }
        return try captures("content.hash = ?", [digest]).first
    }

    /// Every capture of an article's source, oldest first, with its bytes.
    public func captures(of article: String) throws -> [Capture] {
        try captures(
            "source_key = (SELECT source_key FROM article WHERE article.id = ?)", [article])
    }

    // MARK: Parts

    /// Whether a capture would change nothing.
    package func knows(_ capture: Capture, sourceKey: String) throws -> Bool {
        guard let hash = Digest(hex: capture.hash) else { return false }
        let last = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT hash, captured_at FROM capture
                    JOIN content ON content.id = capture.content
                    WHERE source_key = ? ORDER BY capture.id DESC LIMIT 1
                    """), arguments: [sourceKey])
        guard let last else { return false }
        if last["hash"] as Digest == hash { return true }
        if capture.container == nil, case .path = capture.source { return false }
        // A container's capture has its own time; what has none is known by its bytes alone.
        let known = try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT capture.id FROM capture JOIN content ON content.id = capture.content
                    WHERE source_key = ? AND hash = ? AND captured_at IS ? LIMIT 1
                    """), arguments: [sourceKey, hash, capture.capturedAt])
        return known != nil
    }

    /// The article of a source; nil where none is there.
    package func article(ofSource key: String) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM article WHERE source_key = ?"),
            arguments: [key])
    }

    /// The source of an article; nil where there is no such article.
    package func source(ofArticle id: String) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT source_key FROM article WHERE id = ?"),
            arguments: [id])
    }

    package func stored(revision id: Int) throws -> StoredArticle? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT revision.*, source_kind, source, content.hash,
                        coalesce(captured_at, custody.time) AS captured,
                        (SELECT max(number) FROM revision AS r WHERE r.article = revision.article)
                            AS revisions,
                        (SELECT published FROM reading WHERE reading.revision = revision.id
                            ORDER BY reading.id DESC LIMIT 1) AS read_with,
                        EXISTS (SELECT 1 FROM reading WHERE reading.revision = revision.id) AS is_read
                    FROM revision JOIN capture ON capture.id = revision.capture
                    JOIN content ON content.id = capture.content
                    JOIN custody ON custody.seq = capture.entry WHERE revision.id = ?
                    """), arguments: [id])
        guard let row else { return nil }
        let revision = try RevisionRow(row)
        guard let text = revision.sourceText else {
            throw ArchiveError.damaged(path: path, detail: "the text of revision \(id)")
        }
        let hash: Digest = row["hash"]
        let article = revision.bodyContent.article(
            id: revision.article, captureHash: hash.description,
            source: CaptureRow.source(row["source_kind"], row["source"]), text: text)
        let readWith = (row["read_with"] as String?).flatMap {
            try? JSONDecoder().decode(PublicationDate.self, from: Data($0.utf8))
        }
        return StoredArticle(
            article: article, published: row["is_read"] ? readWith : article.published,
            revision: revision.number, revisions: row["revisions"],
            sentences: revision.bodyContent.sentenceSpans, capturedAt: row["captured"],
            entry: revision.entry)
    }

    private func captures(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [Capture] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT capture.*, content.hash, size, deflated, bytes FROM capture
                JOIN content ON content.id = capture.content WHERE \(condition) ORDER BY capture.id
                """, arguments: arguments
        ).map { row in
            let packed = Packed(
                bytes: row["bytes"], size: row["size"], isDeflated: (row["deflated"] as Int) != 0)
            guard let bytes = packed.unpacked else {
                throw ArchiveError.damaged(path: path, detail: "capture \(row["id"] as Int)")
            }
            return try CaptureRow(row).capture(bytes)
        }
    }

    private static let entryColumns = """
        SELECT a.number, a.id, a.title, a.outlet, a.agency, a.language, a.published AS published_day,
            a.unusable, a.assertions, a.since, a.changed, capture.source_kind, capture.source,
            content.hash, coalesce(capture.captured_at, custody.time) AS captured,
            coalesce(dated.published, own.published) AS read_with,
            (SELECT max(r.number) FROM revision AS r WHERE r.article = a.id) AS revisions,
            (SELECT record.id FROM record_article JOIN record USING (row)
                WHERE record_article.article = a.id AND record.kind = 3 AND record.until IS NULL)
                AS syndication
        FROM article AS a JOIN revision ON revision.id = a.revision
        JOIN capture ON capture.id = revision.capture
        JOIN content ON content.id = capture.content
        JOIN custody ON custody.seq = capture.entry
        LEFT JOIN reading AS own ON own.id = a.own_reading
        LEFT JOIN reading AS dated ON dated.id = a.dated_reading
        """

    private static func entry(_ row: Row) -> ArticleEntry {
        let hash: Digest = row["hash"]
        return ArticleEntry(
            id: row["id"], source: CaptureRow.source(row["source_kind"], row["source"]),
            title: row["title"], outlet: row["outlet"], agency: row["agency"],
            language: row["language"],
            published: (row["read_with"] as String?).flatMap {
                try? JSONDecoder().decode(PublicationDate.self, from: Data($0.utf8))
            },
            unusable: row["unusable"], revisions: row["revisions"], assertions: row["assertions"],
            syndication: row["syndication"], captureHash: hash.description,
            capturedAt: row["captured"], since: row["since"], changed: row["changed"])
    }

    func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }
}
