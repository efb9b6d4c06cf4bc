import Foundation
import GRDB
import SitrepModel

/// An article with what was read from it, as the Desk takes it.
package struct ArticleReading: Sendable {
    /// With the date that it was read with.
    package var article: Article
    package var assertions: [Assertion]
    /// The article as it was read by itself, where it gives no date; nil where it does.
    package var own: (article: Article, assertions: [Assertion])?
}

extension ArchiveReader {
    /// All articles with what was read from them, in parts.
    package func forEachReading(_ take: ([ArticleReading]) throws -> Void) throws {
        var last = 0
        while true {
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT * FROM article WHERE number > ? ORDER BY number LIMIT 512"),
                arguments: [last])
            guard let end = rows.last else { return }
            last = end["number"]
            let raw = try rows.map { row in
                try RawReading(
                    revision(row["revision"]), own: reading(row["own_reading"]),
                    dated: reading(row["dated_reading"]))
            }
            try take(try RawReading.decoded(raw))
        }
    }

    /// Articles whose reading that counts was made by other versions, or that have none, in order.
    package func articles(notReadBy versions: [String: String]) throws -> [String] {
        let body = String(decoding: try RecordDraft.json(versions), as: UTF8.self)
        return try String.fetchAll(
            db,
            sql: """
                SELECT article.id FROM article LEFT JOIN reading ON reading.id = own_reading
                LEFT JOIN version_set ON version_set.id = versions
                WHERE version_set.body IS NOT ? ORDER BY number
                """, arguments: [body])
    }

    /// Whether articles without a date have come, or others that may date them, since they were last
    /// compared.
    package func needsDating() throws -> Bool {
        let last =
            try Int.fetchOne(
                db, sql: "SELECT seq FROM custody WHERE kind = 'dating' ORDER BY seq DESC LIMIT 1")
            ?? 0
        let read =
            try Int.fetchOne(db, sql: "SELECT entry FROM reading ORDER BY id DESC LIMIT 1") ?? 0
        guard read > last else { return false }
        return try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM article WHERE unusable IS NULL
                    AND (published IS NULL OR dated_reading IS NOT NULL))
                """) ?? false
    }

    /// Whether a trouble is kept already.
    package func knows(_ trouble: Trouble) throws -> Bool {
        try Int.fetchOne(
            db.cachedStatement(
                sql: "SELECT id FROM trouble WHERE input = ? AND place = ? AND reason = ?"),
            arguments: [trouble.input, trouble.place ?? "", trouble.reason]) != nil
    }

    private func reading(_ id: Int?) throws -> ReadingRow? {
        guard let id else { return nil }
        return try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM reading WHERE id = ?"), arguments: [id]
        ).map(ReadingRow.init)
    }

    private func revision(_ id: Int) throws -> Row {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT revision.*, source_kind, source, content.hash FROM revision
                    JOIN capture ON capture.id = revision.capture
                    JOIN content ON content.id = capture.content WHERE revision.id = ?
                    """), arguments: [id])
        guard let row else { throw ArchiveError.damaged(path: path, detail: "revision \(id)") }
        return row
    }
}
