import Foundation
import GRDB
import SitrepModel

extension ArchiveWriter {
    /// What a capture brings, or that it brings nothing.
    package enum Taken: Sendable {
        /// These bytes of this source are there already, or still.
        case known
        /// The number of the new capture.
        case new(Int)
    }

    /// Keeps a capture, unless the source's bytes are known.
    ///
    /// Captures of a container are known by their time; live ones are known where the last capture of
    /// the source had the same bytes, so that a page that returns to an earlier text gets a revision.
    package mutating func take(_ capture: Capture, sourceKey: String) throws -> Taken {
        if try reader.knows(capture, sourceKey: sourceKey) { return .known }
        let hash = try required(Digest(hex: capture.hash), "the capture's hash is none")
        let content: Int
        let digest: Digest
        if let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM content WHERE hash = ?"), arguments: [hash])
        {
            content = row["id"]
            digest = try ContentRow(row).digest
        } else {
            content = try next("content")
            let packed = Packed(Data(capture.bytes))
            let row = ContentRow(id: content, hash: hash, packed: packed)
            digest = row.digest
            try db.cachedStatement(sql: "INSERT INTO content VALUES (?, ?, ?, ?, ?)").execute(
                arguments: [content, hash, packed.size, packed.isDeflated, packed.bytes])
        }
        let row = CaptureRow(
            id: try next("capture"), content: content, capture: capture, sourceKey: sourceKey,
            entry: nextEntry)
        try row.insert(db)
        try enter(.capture, row.source, row.digest(content: digest), detail: capture.hash)
        return .new(row.id)
    }

    /// Keeps what an article says, where it says something else than before, and makes it the one
    /// that counts, unless it was captured before that one.
    ///
    /// - Parameter sentences: of what is read of it.
    /// - Returns: its revision's number in the archive; nil where it says what it said.
    package mutating func revise(
        _ article: Article, capture: Int, sourceKey: String, sentences: [Span]
    ) throws -> Int? {
        let known = try Row.fetchOne(
            db, sql: "SELECT * FROM article WHERE id = ?", arguments: [article.id])
        if let known, let old = try reader.stored(revision: known["revision"]) {
            var same = article
            same.captureHash = old.article.captureHash
            same.source = old.article.source
            if same == old.article { return nil }
        }
        let number =
            (try Int.fetchOne(
                db, sql: "SELECT max(number) FROM revision WHERE article = ?",
                arguments: [article.id]) ?? 0) + 1
        let row = try RevisionRow(
            id: next("revision"), article: article, number: number, capture: capture,
            sentences: sentences, entry: nextEntry)
        try row.insert(db)
        try enter(
            .revision, article.id, row.digest, detail: number == 1 ? "" : "revision \(number)")
        if let known, try isEarlier(capture, than: known["revision"]) {
            // An older text that came in late: part of the history, not the one that counts.
            try touch(article.id, version: known["revision"])
            return nil
        }
        try makeCurrent(row, article, sourceKey: sourceKey, old: known, version: number)
        return row.id
    }

    /// Keeps what was read from an article's current revision. A reading with its own date replaces
    /// an earlier one with a date found in other reports.
    ///
    /// - Parameters:
    ///   - read: the article with the date that it was read with.
    ///   - versions: what read it.
    ///   - isDated: whether it was read with a date found in other reports.
    package mutating func keep(
        _ assertions: [Assertion], of read: Article, versions: [String: String],
        isDated: Bool = false
    ) throws {
        let article: Row = try required(
            Row.fetchOne(db, sql: "SELECT * FROM article WHERE id = ?", arguments: [read.id]),
            "no article \(read.id)")
        let set = try versionSet(versions)
        let row = try ReadingRow(
            id: next("reading"), article: read.id, revision: article["revision"], versions: set,
            pass: isDated ? .dated : .own, published: read.published, assertions: assertions,
            entry: nextEntry)
        try row.insert(db)
        try index(assertions, of: row)
        try enter(.reading, read.id, row.digest)
        try db.execute(
            sql: """
                UPDATE article SET \(isDated ? "" : "dated_reading = NULL, ")
                    \(isDated ? "dated_reading" : "own_reading") = ?, assertions = ?, published = ?
                WHERE id = ?
                """,
            arguments: [
                row.id, assertions.count, read.published?.value.first.ordinal, read.id,
            ])
    }

    /// Enters an article's reading by itself once more, so that it counts instead of one with a date
    /// found in other reports.
    package mutating func keepAgain(_ id: String) throws {
        var row = try ReadingRow(
            required(
                Row.fetchOne(
                    db,
                    sql: """
                        SELECT reading.* FROM reading JOIN article ON own_reading = reading.id
                        WHERE article.id = ?
                        """, arguments: [id]), "no reading of \(id)"))
        row.id = try next("reading")
        row.entry = nextEntry
        try row.insert(db)
        try index(row.assertions(), of: row)
        try enter(.reading, id, row.digest)
        try db.execute(
            sql: """
                UPDATE article SET own_reading = ?, dated_reading = NULL, assertions = ?,
                    published = NULL WHERE id = ?
                """, arguments: [row.id, row.count, id])
    }

    /// Enters that all undated articles were compared with the dated ones.
    package mutating func enterDating(_ found: Int) throws {
        var row = RowDigest("dating")
        row.add(found)
        try enter(.dating, "undated articles", row.finish(), detail: "\(found) dated")
    }

    /// Keeps what could not be used, once.
    package mutating func keep(_ trouble: Trouble) throws {
        let place = trouble.place ?? ""
        let known = try Int.fetchOne(
            db.cachedStatement(
                sql: "SELECT id FROM trouble WHERE input = ? AND place = ? AND reason = ?"),
            arguments: [trouble.input, place, trouble.reason])
        if known != nil { return }
        let row = TroubleRow(id: try next("trouble"), trouble: trouble, entry: nextEntry)
        try row.insert(db)
        try enter(.trouble, trouble.input, row.digest)
    }

    // MARK: Parts

    func next(_ table: String) throws -> Int {
        (try Int.fetchOne(db.cachedStatement(sql: "SELECT max(rowid) FROM \(table)")) ?? 0) + 1
    }

    func required<Value>(_ value: Value?, _ reason: String) throws -> Value {
        guard let value else { throw ArchiveError.refused(path: path, reason: reason) }
        return value
    }

    private func index(_ assertions: [Assertion], of reading: ReadingRow) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO assertion VALUES (?, ?, ?)")
        for (n, assertion) in assertions.enumerated() {
            try statement.execute(arguments: [assertion.id, reading.id, n])
        }
    }

    private mutating func versionSet(_ versions: [String: String]) throws -> Int {
        let body = String(decoding: try RecordDraft.json(versions), as: UTF8.self)
        if let id = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM version_set WHERE body = ?"), arguments: [body])
        {
            return id
        }
        let row = VersionRow(id: try next("version_set"), body: body, entry: nextEntry)
        try row.insert(db)
        try enter(.versions, "versions \(row.id)", row.digest, detail: body)
        return row.id
    }

    private func isEarlier(_ capture: Int, than revision: Int) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT new.captured_at < old.captured_at FROM capture AS new, capture AS old
                WHERE new.id = ?
                  AND old.id = (SELECT capture FROM revision WHERE revision.id = ?)
                """, arguments: [capture, revision]) ?? false
    }

    private mutating func touch(_ id: String, version: Int) throws {
        let number = nextChange()
        try db.execute(
            sql: "UPDATE article SET changed = ? WHERE id = ?", arguments: [number, id])
        let revisions =
            try Int.fetchOne(
                db, sql: "SELECT max(number) FROM revision WHERE article = ?", arguments: [id]) ?? 1
        try enter(
            Change(
                sequence: number, kind: .article, operation: .changed, id: id, lineage: id,
                version: revisions), rows: [])
    }

    private mutating func makeCurrent(
        _ row: RevisionRow, _ article: Article, sourceKey: String, old: Row?, version: Int
    ) throws {
        let number = nextChange()
        if let old { try SentenceIndex.remove(db, revision: old["revision"], path: path) }
        try SentenceIndex.add(db, revision: row.id, article, row.bodyContent.sentenceSpans)
        try db.execute(
            sql: """
                INSERT INTO article VALUES (?, ?, ?, ?, NULL, NULL, ?, ?, ?, ?, ?, ?, 0, ?, ?)
                ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, own_reading = NULL,
                    dated_reading = NULL, title = excluded.title, outlet = excluded.outlet,
                    agency = excluded.agency, language = excluded.language,
                    published = excluded.published, unusable = excluded.unusable, assertions = 0,
                    changed = excluded.changed
                """,
            arguments: [
                old?["number"] ?? next("article"), article.id, sourceKey, row.id, article.title,
                article.outlet, article.agency, article.language,
                article.published?.value.first.ordinal, article.unusable, number, number,
            ])
        try enter(
            Change(
                sequence: number, kind: .article, operation: old == nil ? .new : .changed,
                id: article.id, lineage: article.id, version: version), rows: [])
    }
}
