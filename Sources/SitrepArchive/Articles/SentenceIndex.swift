import Foundation
import GRDB
import SitrepModel

/// The full text of the articles as they stand now, a row for each sentence.
enum SentenceIndex {
    /// More sentences of one article than this are not indexed.
    static let most = 1 << 20

    static func row(revision: Int, position: Int) -> Int { revision << 20 | position }

    /// The rows of an article: its title at position 0, where its text does not hold it, then its
    /// sentences.
    static func rows(_ article: Article, _ sentences: [Span]) -> [(position: Int, text: String)] {
        var rows: [(position: Int, text: String)] = []
        if let title = article.title, !article.parts.contains(where: { $0.kind == .title }) {
            rows.append((0, title))
        }
        for (n, span) in sentences.prefix(most - 1).enumerated() {
            rows.append((n + 1, article.text.string(span)))
        }
        return rows
    }

    static func add(_ db: Database, revision: Int, _ article: Article, _ sentences: [Span]) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO sentence(rowid, text) VALUES (?, ?)")
        for (position, text) in rows(article, sentences) {
            try statement.execute(arguments: [row(revision: revision, position: position), text])
        }
    }

    static func remove(_ db: Database, revision: Int, path: String) throws {
        try db.execute(
            sql: "DELETE FROM sentence WHERE rowid BETWEEN ? AND ?",
            arguments: [revision << 20, revision << 20 | (most - 1)])
    }
}
