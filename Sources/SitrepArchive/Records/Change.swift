import Foundation
import GRDB

/// One entry of the change feed: something is new, has changed, or is gone.
public struct Change: Sendable, Hashable {
    /// Counts up without gaps.
    public var sequence: ChangeNumber
    /// What sort of thing.
    public var kind: RecordKind
    /// What happened to it.
    public var operation: Operation
    /// The identifier of the version that this made, or of the one that went.
    public var id: String
    /// What all its versions share.
    public var lineage: String
    /// Counts its versions from 1; of the last one where it is gone.
    public var version: Int
    /// Lineages of those that took it up, where it is gone: a tombstone's forwarding addresses.
    public var replacedBy: [String]

    /// What can happen.
    public enum Operation: Int, Sendable, Hashable {
        case new = 1
        case changed = 2
        case gone = 3
    }

    func insert(_ db: Database, entry: Int) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            sequence, entry, kind.rawValue, operation.rawValue, id, lineage, version,
            replacedBy.joined(separator: " "),
        ])
    }

    /// Nil where a field is not what it can be.
    init?(_ row: Row) throws {
        guard let kind = RecordKind(rawValue: try row.checked("kind")),
            let operation = Operation(rawValue: try row.checked("op"))
        else { return nil }
        self.init(
            sequence: try row.checked("seq"), kind: kind, operation: operation,
            id: try row.checked("id"),
            lineage: try row.checked("lineage"), version: try row.checked("version"),
            replacedBy: (try row.checked("replaced_by") as String).split(separator: " ").map(
                String.init))
    }

    init(
        sequence: ChangeNumber, kind: RecordKind, operation: Operation, id: String, lineage: String,
        version: Int, replacedBy: [String] = []
    ) {
        self.sequence = sequence
        self.kind = kind
        self.operation = operation
        self.id = id
        self.lineage = lineage
        self.version = version
        self.replacedBy = replacedBy
    }

    /// Covers the change and the rows that it made.
    func digest(rows: [Digest]) -> Digest {
        var row = RowDigest("change")
        row.add(sequence)
        row.add(kind.rawValue)
        row.add(operation.rawValue)
        row.add(id)
        row.add(lineage)
        row.add(version)
        row.add(replacedBy.joined(separator: " "))
        for digest in rows { row.add(digest) }
        return row.finish()
    }

    /// One digest for the changes of one transaction.
    static func fold(_ digests: [Digest]) -> Digest {
        var all = RowDigest("changes")
        for digest in digests { all.add(digest) }
        return all.finish()
    }
}
