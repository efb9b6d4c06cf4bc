import Foundation
import GRDB

/// Counts changes from 1; what a later change did was not there before.
public typealias ChangeNumber = Int

/// One transaction that adds to an archive. What it adds is entered in the log as it goes; the records
/// that changed are entered together at the end.
package struct ArchiveWriter {
    let db: Database
    let path: String
    package let time: String
    package let who: String
    /// The log's last entry.
    private(set) var head: (sequence: Int, hash: Digest)
    /// The number of the last change.
    private(set) var lastChange: ChangeNumber
    /// Digests of the changes of this transaction, in order.
    private var changes: [Digest] = []
    private let first: Int

    init(_ db: Database, time: String, who: String, path: String) throws {
        self.db = db
        self.time = time
        self.who = who
        self.path = path
        let last = try Row.fetchOne(
            db, sql: "SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1")
        head = (last?["seq"] ?? 0, last?["hash"] ?? .none)
        first = head.sequence
        lastChange = try Int.fetchOne(db, sql: "SELECT max(seq) FROM change") ?? 0
    }

    /// The log's last entry before this transaction; 0 where there was none.
    package var before: Int { first }

    /// What the archive holds within this transaction.
    package var reader: ArchiveReader { ArchiveReader(db, asOf: nil, path: path) }

    /// The log's last entry once this transaction is over.
    package var after: Int { head.sequence + (pending.isEmpty ? 0 : 1) }

    /// The number of the entry that comes next.
    var nextEntry: Int { head.sequence + 1 }

    /// Adds an entry to the log.
    mutating func enter(
        _ kind: CustodyEntry.Kind, _ subject: String, _ digest: Digest, detail: String = ""
    ) throws {
        let entry = CustodyEntry(
            sequence: nextEntry, time: time, kind: kind, subject: subject, digest: digest,
            who: who, detail: detail, previous: head.hash)
        try entry.insert(db)
        head = (entry.sequence, entry.hash)
    }

    /// Gives the next change its number. Its entry in the log follows in ``finish()``.
    mutating func nextChange() -> ChangeNumber {
        lastChange += 1
        return lastChange
    }

    /// Enters a change that took its number from ``nextChange()``, and what rows it stands for.
    mutating func enter(_ change: Change, rows: [Digest]) throws {
        pending.append(change)
        changes.append(change.digest(rows: rows))
    }
    private var pending: [Change] = []

    /// Enters the changes. False where the transaction added nothing.
    mutating func finish() throws -> Bool {
        if let from = pending.first?.sequence, let to = pending.last?.sequence {
            let entry = nextEntry
            for change in pending { try change.insert(db, entry: entry) }
            try enter(.changes, "\(from)-\(to)", Change.fold(changes))
        }
        return head.sequence > first
    }
}
