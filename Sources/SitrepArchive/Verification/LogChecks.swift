import Foundation
import GRDB

/// What the chain of custody says, as far as it holds.
struct CheckedLog {
    /// Kind and digest by sequence, from 1.
    var entries: [(kind: CustodyEntry.Kind, digest: Digest)] = []
    /// Hashes by sequence.
    var hashes: [Digest] = []
    var claimed: Set<Int> = []

    func entry(_ sequence: Int) -> (kind: CustodyEntry.Kind, digest: Digest)? {
        entries.indices.contains(sequence - 1) ? entries[sequence - 1] : nil
    }
}

extension Verification {
    /// SQLite's own check of trees, indexes and constraints.
    mutating func checkDatabase(_ db: Database) {
        check("database") { v in
            for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(50)")
            where line != "ok" {
                v.found("database", line)
            }
            for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20) {
                v.found(
                    "table \(row[0] as String? ?? "")", "row \(row[1] as Int? ?? 0) points nowhere")
            }
        }
    }

    /// The tables are those of the format.
    mutating func checkSchema(_ db: Database) {
        check("schema") { v in
            let format = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            guard (1...ArchiveSchema.format).contains(format) else {
                return v.found("header, byte 60", "the format is none: \(format)")
            }
            let model = try DatabaseQueue()
            try ArchiveSchema.migrator(upTo: format).migrate(model)
            func tables(_ db: Database) throws -> [String] {
                try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master")
                    .map { row in row.map { "\($0.1)" }.joined(separator: " | ") }.sorted()
            }
            func steps(_ db: Database) throws -> [String] {
                try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations").sorted()
            }
            let (expected, done) = try model.read { (try tables($0), try steps($0)) }
            for odd in Set(try tables(db)).symmetricDifference(expected).sorted() {
                v.found("schema", "not that of format \(format): \(odd.prefix(80))")
            }
            if try steps(db) != done { v.found("table grdb_migrations", "not that of the format") }
            v.checked.append("format \(format)")
        }
    }

    /// The chain of custody: each entry's own hash, its link to the one before, no gap.
    mutating func checkLog(_ db: Database, head wanted: Digest?) -> CheckedLog {
        var log = CheckedLog()
        check("log") { v in
            var previous = Digest.none
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM custody ORDER BY seq")
            while let row = try rows.next() {
                let expected = log.entries.count + 1
                let sequence: Int = try row.checked("seq")
                if sequence != expected {
                    return v.found("log entry \(expected)", "it is missing")
                }
                guard let entry = try CustodyEntry(row) else {
                    return v.found("log entry \(expected)", "its kind is none")
                }
                if entry.computedHash != entry.hash {
                    v.found("log entry \(expected)", "its fields do not give its hash")
                }
                if entry.previous != previous {
                    v.found("log entry \(expected)", "it does not follow the entry before")
                }
                previous = entry.hash
                log.entries.append((entry.kind, entry.digest))
                log.hashes.append(entry.hash)
                v.head = entry
            }
            v.checked.append("\(log.entries.count) log entries")
        }
        if let wanted, !log.hashes.contains(wanted) {
            found(
                "log", "it has no entry \(wanted.short)…: its end has been replaced or taken away")
        }
        return log
    }

    /// Whether the seal is the file's: that of its last entry, or of an earlier one.
    mutating func checkSeal(_ seal: Seal?, _ log: CheckedLog, _ pages: FileChecks.Pages) {
        guard let seal else { return }
        let last = log.hashes.last ?? .none
        if seal.entry == log.entries.count, seal.head == last {
            if let sealedPages {
                found("file", "it was sealed with \(sealedPages.0) pages and has \(sealedPages.1)")
            } else if !pages.hasLog {
                checked.append("\(seal.sums.count) sealed pages")
            }
            return
        }
        isSealOutdated =
            seal.entry < log.entries.count
            && (seal.entry == 0 ? Digest.none : log.hashes[seal.entry - 1]) == seal.head
        if isSealOutdated {
            notes.append("the seal is of log entry \(seal.entry); what came later is not sealed")
        } else {
            found("log", "it was sealed with \(seal.entry) entries, and does not end like that")
        }
    }
}
