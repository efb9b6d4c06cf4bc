import Foundation
import GRDB

extension Archive {
    /// Enters an analyst's correction or note, signed by name.
    ///
    /// - Parameters:
    ///   - who: the analyst's name; not empty.
    ///   - time: now, RFC 3339 in UTC, by the caller's clock.
    /// - Returns: as it was entered.
    /// - Throws: ``ArchiveError/badCorrection(_:)`` where what it speaks of is not there.
    @discardableResult
    public func enter(
        _ correction: Correction, who: String, time: String
    ) throws -> StoredCorrection {
        try write(time: time, who: who) { try $0.enter(correction) }
    }
}

extension ArchiveWriter {
    mutating func enter(_ correction: Correction) throws -> StoredCorrection {
        try check(correction)
        let number = try next("correction")
        let row = CorrectionRow(
            id: number, kind: correction.kind,
            body: String(decoding: try RecordDraft.json(correction), as: UTF8.self),
            undoes: correction.undone, subjects: try subjects(of: correction), entry: nextEntry)
        try row.insert(db)
        try enter(
            .correction, "correction \(number)", row.digest,
            detail: ([correction.kind] + row.subjects).joined(separator: " "))
        let change = nextChange()
        try enter(
            Change(
                sequence: change, kind: .correction,
                operation: correction.undone == nil ? .new : .changed, id: "\(number)",
                lineage: "\(correction.undone ?? number)", version: 1), rows: [])
        return StoredCorrection(
            number: number, correction: correction, who: who, time: time, entry: row.entry)
    }

    /// An undoing speaks of what was spoken of.
    private func subjects(of correction: Correction) throws -> [String] {
        guard let undone = correction.undone else { return Set(correction.subjects).sorted() }
        return try String.fetchAll(
            db, sql: "SELECT subject FROM correction_subject WHERE correction = ? ORDER BY subject",
            arguments: [undone])
    }

    private func check(_ correction: Correction) throws {
        func bad(_ reason: String) -> ArchiveError { .badCorrection(reason) }
        if who.allSatisfy(\.isWhitespace) { throw bad("it is not signed") }
        switch correction {
        case .merge(let events) where Set(events).count < 2: throw bad("it merges fewer than two")
        case .split(_, let assertions) where assertions.isEmpty: throw bad("it splits nothing off")
        case .recode(_, let fields) where fields.isEmpty: throw bad("it changes no field")
        case .note(_, let text) where text.allSatisfy(\.isWhitespace):
            throw bad("the note is empty")
        case .undo(let number, _):
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT kind, EXISTS (SELECT 1 FROM correction AS c WHERE c.undoes = correction.id)
                    AS undone FROM correction WHERE id = ?
                    """, arguments: [number])
            guard let row else { throw bad("there is no correction \(number)") }
            if row["undone"] { throw bad("correction \(number) is undone already") }
            if row["kind"] as String == "undo" {
                throw bad("an undoing can't be undone; correct anew")
            }
        default: break
        }
        for subject in correction.subjects where try !exists(subject) {
            throw bad("there is nothing called '\(subject)'")
        }
    }

    private func exists(_ subject: String) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM change WHERE lineage = ?1)
                    OR EXISTS (SELECT 1 FROM assertion WHERE id = ?1)
                """, arguments: [subject]) ?? false
    }
}

extension Correction {
    var undone: Int? {
        if case .undo(let number, _) = self { return number }
        return nil
    }
}

struct CorrectionRow {
    var id: Int
    var kind: String
    /// JSON of the ``Correction``.
    var body: String
    var undoes: Int?
    var subjects: [String]
    var entry: Int

    func insert(_ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO correction VALUES (?, ?, ?, ?, ?)",
            arguments: [id, kind, body, undoes, entry])
        for subject in subjects {
            try db.execute(
                sql: "INSERT INTO correction_subject VALUES (?, ?)", arguments: [subject, id])
        }
    }

    var digest: Digest {
        var digest = RowDigest("correction")
        digest.add(id)
        digest.add(kind)
        digest.add(body)
        digest.add(undoes)
        for subject in subjects.sorted() { digest.add(subject) }
        digest.add(entry)
        return digest.finish()
    }
}

extension ArchiveReader {
    /// Corrections and notes that speak of something, oldest first, the undone ones too.
    public func corrections(of subject: String) throws -> [StoredCorrection] {
        try corrections(
            "correction.id IN (SELECT correction FROM correction_subject WHERE subject = ?)",
            [subject])
    }

    /// Corrections and notes, latest first.
    public func corrections(
        after cursor: String? = nil, limit: Int = 100
    ) throws -> Page<StoredCorrection> {
        let last = try cursor.map { try Cursor($0, list: "corrections", keys: 1).keys[0] } ?? .max
        let found = try corrections("correction.id < ?", [last], order: "DESC LIMIT \(limit + 1)")
        let next = found.count > limit ? found[limit - 1].number : nil
        return Page(
            rows: Array(found.prefix(limit)),
            next: next.map { Cursor(list: "corrections", keys: [$0]).text })
    }

    /// Every correction and note that holds, oldest first.
    public func standingCorrections() throws -> [StoredCorrection] {
        try corrections("correction.undoes IS NULL", []).filter(\.holds)
    }

    private func corrections(
        _ condition: String, _ arguments: StatementArguments, order: String = ""
    ) throws -> [StoredCorrection] {
        // As of an earlier change: what had been entered by then.
        func known(_ table: String) -> String {
            guard let asOf else { return "1" }
            return """
                \(table).entry <= (SELECT max(entry) FROM change WHERE seq <= \(asOf))
                """
        }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT correction.*, custody.who, custody.time, undoing.id AS undone_by
                FROM correction JOIN custody ON custody.seq = correction.entry
                LEFT JOIN correction AS undoing ON undoing.undoes = correction.id
                    AND \(known("undoing"))
                WHERE \(condition) AND \(known("correction")) ORDER BY correction.id \(order)
                """, arguments: arguments
        ).map { row in
            let body: String = row["body"]
            return StoredCorrection(
                number: row["id"],
                correction: try JSONDecoder().decode(Correction.self, from: Data(body.utf8)),
                who: row["who"], time: row["time"], entry: row["entry"],
                undoneBy: row["undone_by"])
        }
    }
}
