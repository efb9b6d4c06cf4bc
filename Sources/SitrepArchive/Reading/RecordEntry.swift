import Foundation
import GRDB
import SitrepModel

/// A version of an event, a story or a ledger's entry.
public struct RecordEntry: Sendable, Hashable {
    /// What sort of thing.
    public var kind: RecordKind
    /// Of this version.
    public var id: String
    /// Shared by all versions; good for addresses that last and for subscriptions.
    public var lineage: String
    /// Counts the versions from 1.
    public var version: Int
    /// The change that made it.
    public var since: ChangeNumber
    /// The change that ended it; nil where it holds.
    public var until: ChangeNumber?
    /// When it was made, RFC 3339 in UTC, by the clock of who wrote it.
    public var time: String
    /// First day that it covers; of an event without a day, the day of its first report.
    public var day: CalendarDay?
    /// As `sitrep brief --format json` prints it.
    public var json: Data

    /// The value, e.g. an ``Event``. Read as the type that belongs to its kind.
    public func value<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: json)
    }

    static let columns = """
        r.row, r.kind, r.id, r.lineage, r.version, r.since, r.until, r.day, r.body, r.body_size,
        r.body_deflated, r.content, r.digest,
        (SELECT time FROM change JOIN custody ON custody.seq = change.entry
            WHERE change.seq = r.since) AS time
        """

    init(_ row: Row, path: String) throws {
        guard let record = try RecordRow(row), let body = record.body else {
            throw ArchiveError.damaged(path: path, detail: "record \(row["row"] as Int)")
        }
        kind = record.kind
        id = record.id
        lineage = record.lineage
        version = record.version
        since = record.since
        until = record.until
        time = row["time"] ?? ""
        day = (row["day"] as Int?).map(CalendarDay.init(ordinal:))
        json = body
    }
}

/// Conditions of a query, with their values in order.
struct Conditions {
    private(set) var texts: [String] = []
    private(set) var arguments = StatementArguments()

    mutating func add(_ text: String, _ values: [(any DatabaseValueConvertible)?] = []) {
        texts.append(text)
        arguments += StatementArguments(values)
    }

    var sql: String { texts.isEmpty ? "1" : texts.map { "(\($0))" }.joined(separator: " AND ") }

    mutating func addAny(_ column: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        add(
            "\(column) IN (\(Array(repeating: "?", count: values.count).joined(separator: ", ")))",
            values)
    }
}
