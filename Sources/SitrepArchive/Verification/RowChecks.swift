import Foundation
import GRDB
import SitrepModel

extension Verification {
    /// Rows against the log: each is in it, as it is, and nothing of the log is missing.
    mutating func checkRows(_ db: Database, _ log: CheckedLog) {
        var log = log
        var contents: [Int: Digest] = [:]
        check("table content") { v in
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM content ORDER BY id")
            while let row = try rows.next() {
                let content = try ContentRow(row)
                contents[content.id] = content.digest
                guard let bytes = content.packed.unpacked else {
                    v.found("capture \(content.hash.short)…", "its bytes can't be unpacked")
                    continue
                }
                if Digest(of: bytes) != content.hash {
                    v.found("capture \(content.hash.short)…", "its bytes do not give its hash")
                }
            }
        }
        var used: Set<Int> = []
        checkTable(db, "capture", .capture, &log) { v, row in
            let capture = try CaptureRow(row)
            used.insert(capture.content)
            guard let content = contents[capture.content] else {
                v.found("capture \(capture.id)", "its bytes are missing")
                return nil
            }
            return (capture.entry, capture.digest(content: content), capture.source)
        }
        for id in Set(contents.keys).subtracting(used).sorted() {
            found("table content", "row \(id) belongs to no capture")
        }
        checkTable(db, "revision", .revision, &log) { v, row in
            let revision = try RevisionRow(row)
            if revision.sourceText == nil {
                v.found("article \(revision.article)", "its text can't be unpacked")
            }
            return (revision.entry, revision.digest, revision.article)
        }
        checkTable(db, "version_set", .versions, &log) { _, row in
            let versions = try VersionRow(row)
            return (versions.entry, versions.digest, "")
        }
        var assertions = 0
        checkTable(db, "reading", .reading, &log) { v, row in
            let reading = try ReadingRow(row)
            assertions += try v.checkAssertions(db, reading)
            return (reading.entry, reading.digest, reading.article)
        }
        checked.append("\(assertions) assertions")
        check("table assertion") { v in
            let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM assertion") ?? 0
            if rows != assertions {
                v.found("table assertion", "it has \(rows) rows for \(assertions)")
            }
        }
        checkTable(db, "trouble", .trouble, &log) { _, row in
            let trouble = try TroubleRow(row)
            return (trouble.entry, trouble.digest, trouble.trouble.input)
        }
        checkTable(db, "correction", .correction, &log) { _, row in
            let id: Int = try row.checked("id")
            let subjects = try String.fetchAll(
                db, sql: "SELECT subject FROM correction_subject WHERE correction = ?",
                arguments: [id])
            let correction = CorrectionRow(
                id: id, kind: try row.checked("kind"), body: try row.checked("body"),
                undoes: try row.checkedIfAny("undoes"), subjects: subjects,
                entry: try row.checked("entry"))
            return (correction.entry, correction.digest, "")
        }
        let rowKinds: Set<CustodyEntry.Kind> = [
            .capture, .revision, .versions, .reading, .trouble, .correction,
        ]
        for (n, entry) in log.entries.enumerated()
        where rowKinds.contains(entry.kind) && !log.claimed.contains(n + 1) {
            found("log entry \(n + 1)", "the \(entry.kind.rawValue) that it tells of is missing")
        }
    }

    /// Checks a table's rows against the log.
    ///
    /// - Parameter read: gives a row's entry, its digest and its name for messages.
    private mutating func checkTable(
        _ db: Database, _ table: String, _ kind: CustodyEntry.Kind, _ log: inout CheckedLog,
        _ read: (inout Verification, Row) throws -> (entry: Int, digest: Digest, name: String)?
    ) {
        var count = 0
        check("table \(table)") { v in
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table) ORDER BY rowid")
            while let row = try rows.next() {
                count += 1
                let id = Int.fromDatabaseValue(row["id"]) ?? 0
                var found: (entry: Int, digest: Digest, name: String)?
                v.check("\(table) \(id)") { found = try read(&$0, row) }
                guard let found else { continue }
                let name = "\(table) \(id)" + (found.name.isEmpty ? "" : " (\(found.name))")
                guard let entry = log.entry(found.entry), entry.kind == kind else {
                    v.found(name, "the log has no entry \(found.entry) of it")
                    continue
                }
                if entry.digest != found.digest {
                    v.found(name, "it is not as log entry \(found.entry) has it")
                }
                if !log.claimed.insert(found.entry).inserted {
                    v.found(name, "another row is in log entry \(found.entry) as well")
                }
            }
        }
        checked.append("\(count) \(table) rows")
    }

    /// That a reading's assertions are found by their identifiers, and that each one's sentence stands
    /// in the article's text.
    private mutating func checkAssertions(_ db: Database, _ reading: ReadingRow) throws -> Int {
        let assertions = try reading.assertions()
        if assertions.count != reading.count {
            found(
                "reading \(reading.id) (\(reading.article))",
                "it has \(assertions.count) assertions")
        }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT id, position FROM assertion WHERE reading = ? ORDER BY position"),
            arguments: [reading.id])
        var positions: [String: Int] = [:]
        for (n, assertion) in assertions.enumerated() where positions[assertion.id] == nil {
            positions[assertion.id] = n
        }
        let kept = Dictionary(
            try rows.map { (try $0.checked("id") as String, try $0.checked("position") as Int) },
            uniquingKeysWith: { a, _ in a })
        if kept != positions {
            found(
                "table assertion",
                "reading \(reading.id) (\(reading.article)) is not in it as it is")
        }
        if let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM revision WHERE id = ?"),
            arguments: [reading.revision]),
            let text = RevisionRow.packedText(row), let bytes = text.unpacked
        {
            let source = SourceText(validUTF8: Array(bytes))
            for assertion in assertions {
                let span = Span(
                    source.offset(ofCodePoint: assertion.sentence.start),
                    source.offset(ofCodePoint: assertion.sentence.end))
                if source.string(span) != assertion.sentence.quote {
                    found("assertion \(assertion.id)", "its sentence does not stand in its article")
                }
            }
        }
        return positions.count
    }
}

extension RevisionRow {
    static func packedText(_ row: Row) -> Packed? { try? packed(row).text }
}
