import Foundation
import GRDB

extension Verification {
    /// The table of articles against what it follows from.
    mutating func checkArticles(_ db: Database) {
        check("table article") { v in
            let articles = try Row.fetchAll(db, sql: "SELECT * FROM article ORDER BY number")
            for row in articles {
                let id: String = try row.checked("id")
                v.check("article \(id)") { try $0.checkArticle(db, id, row) }
            }
            let known =
                try Int.fetchOne(db, sql: "SELECT count(DISTINCT article) FROM revision") ?? 0
            if known != articles.count {
                v.found("table article", "it has \(articles.count) rows for \(known) articles")
            }
        }
    }

    private mutating func checkArticle(_ db: Database, _ id: String, _ row: Row) throws {
        let revisions = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT revision.*, captured_at, source_key FROM revision
                    JOIN capture ON capture.id = revision.capture
                    WHERE revision.article = ? ORDER BY number
                    """), arguments: [id])
        var current: Row?
        for (n, revision) in revisions.enumerated() {
            if try revision.checked("number") as Int != n + 1 {
                found("article \(id)", "revision \(n + 1) is missing")
            }
            let (new, old): (String?, String?) = (
                try revision.checkedIfAny("captured_at"),
                try current?.checkedIfAny("captured_at")
            )
            if let new, let old, new < old { continue }
            current = revision
        }
        guard let current else { return }
        let body = try RevisionRow(current).bodyContent
        let revision: Int = try current.checked("id")
        let readings = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT id, pass, published, count FROM reading WHERE revision = ? ORDER BY id"
            ),
            arguments: [revision])
        var (own, dated): (Row?, Row?) = (nil, nil)
        for reading in readings {
            if try reading.checked("pass") as Int == ReadingRow.Pass.own.rawValue {
                (own, dated) = (reading, nil)
            } else {
                dated = reading
            }
        }
        let used = dated ?? own
        var published = body.published?.value.first.ordinal
        if let used {
            let json: String? = try used.checkedIfAny("published")
            published = ReadingRow.date(json)?.value.first.ordinal
        }
        let changes = try Row.fetchOne(
            db.cachedStatement(
                sql:
                    "SELECT min(seq) AS a, max(seq) AS b FROM change WHERE kind = ? AND lineage = ?"
            ),
            arguments: [RecordKind.article.rawValue, id])
        let expected: [(String, DatabaseValue)] = [
            ("source_key", current["source_key"]), ("revision", revision.databaseValue),
            ("own_reading", own?["id"] ?? .null), ("dated_reading", dated?["id"] ?? .null),
            ("title", body.title.databaseValue), ("outlet", body.outlet.databaseValue),
            ("agency", body.agency.databaseValue), ("language", body.language.databaseValue),
            ("published", published.databaseValue), ("unusable", body.unusable.databaseValue),
            ("assertions", used?["count"] ?? 0.databaseValue), ("since", changes?["a"] ?? .null),
            ("changed", changes?["b"] ?? .null),
        ]
        for (column, value) in expected where row[column] as DatabaseValue != value {
            found("article \(id)", "its \(column) is not what follows from its history")
        }
        try checkSentences(db, id, revision)
    }

    /// That the full-text table holds the article's sentences.
    private mutating func checkSentences(_ db: Database, _ id: String, _ revision: Int) throws {
        guard let article = try ArchiveReader(db, asOf: nil, path: "").stored(revision: revision)
        else { return }
        let expected = SentenceIndex.rows(article.article, article.sentences)
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT id, c0 FROM sentence_content WHERE id BETWEEN ? AND ? ORDER BY id"),
            arguments: [
                SentenceIndex.row(revision: revision, position: 0),
                SentenceIndex.row(revision: revision, position: SentenceIndex.most - 1),
            ])
        let isSame =
            try rows.count == expected.count
            && zip(rows, expected).allSatisfy { row, sentence in
                try row.checked("id")
                    == SentenceIndex.row(revision: revision, position: sentence.position)
                    && row.checked("c0") == sentence.text
            }
        if !isSame {
            found("article \(id)", "its sentences are not in the full-text table as they are")
        }
        sentenceRows += rows.count
    }

    /// The full-text indexes against their texts, on a copy, as SQLite's check of them writes.
    mutating func checkSearch(_ path: String) {
        let expected = sentenceRows
        check("full-text index") { v in
            let scratch = try DatabaseQueue(path: "")
            try scratch.writeWithoutTransaction { db in
                let uri = "file:\(Archive.escaped(path))?mode=ro"
                do { try db.execute(sql: "ATTACH ? AS archive", arguments: [uri]) } catch {
                    try db.execute(sql: "ATTACH ? AS archive", arguments: [uri + "&immutable=1"])
                }
                for table in ["sentence", "record_text"] {
                    try db.execute(
                        sql: """
                            CREATE VIRTUAL TABLE \(table) USING fts5(
                                text, tokenize = "unicode61 remove_diacritics 2")
                            """)
                    for part in ["data", "idx", "content", "docsize", "config"] {
                        try db.execute(
                            sql: """
                                DELETE FROM main.\(table)_\(part);
                                INSERT INTO main.\(table)_\(part)
                                    SELECT * FROM archive.\(table)_\(part);
                                """)
                    }
                    do {
                        try db.execute(
                            sql: "INSERT INTO \(table)(\(table)) VALUES ('integrity-check')")
                    } catch { v.found("full-text index \(table)", "it does not hold its texts") }
                }
                let rows =
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM main.sentence_content") ?? 0
                if rows != expected {
                    v.found("full-text table sentence", "it has \(rows) rows for \(expected)")
                }
                try v.checkRecordTexts(db)
                try db.execute(sql: "DETACH archive")
                v.checked.append("\(rows) indexed sentences")
            }
        }
    }

    private mutating func checkRecordTexts(_ db: Database) throws {
        let odd = try Int.fetchAll(
            db,
            sql: """
                SELECT id FROM main.record_text_content
                WHERE id NOT IN (SELECT row FROM archive.record WHERE until IS NULL)
                """)
        for row in odd.prefix(5) {
            found("full-text table record_text", "row \(row) is no live record's")
        }
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT record.*, c0 FROM archive.record
                LEFT JOIN main.record_text_content ON record_text_content.id = record.row
                WHERE until IS NULL
                """)
        while let row = try rows.next() {
            guard let record = try RecordRow(row), let body = record.body else { continue }
            if try RecordDraft(record.kind, body).words != row.checkedIfAny("c0") {
                found(
                    "full-text table record_text", "row \(record.row) is not what \(record.id) says"
                )
            }
        }
    }
}
