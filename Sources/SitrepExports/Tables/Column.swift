import SitrepModel

/// One value of a table.
enum Cell: Sendable, Hashable {
    case absent
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case list([String])
    case evidence([Evidence])
}

/// What the values of a column are.
public enum ColumnType: String, Sendable {
    /// Unicode text.
    case text
    /// A whole number.
    case integer
    /// A decimal number with a point.
    case number
    /// `true` or `false`.
    case boolean
    /// ISO 8601-2 (EDTF level 1): `2022-01-26`, `2022-01`, `2022-01-24/2022-01-30`, or RFC 3339.
    case date
    /// RFC 3339 in UTC.
    case time
    /// Several texts.
    case list
    /// Spans of reports.
    case evidence
}

/// A column as the codebook describes it.
public struct ColumnDescription: Sendable {
    /// Heads the column.
    public var name: String
    /// What its values are.
    public var type: ColumnType
    /// What they mean.
    public var meaning: String
    /// All that it can be, where these are few.
    public var values: [String]
}

/// The columns of a table of rows.
struct Columns<Row: Sendable> {
    private(set) var descriptions: [ColumnDescription] = []
    private(set) var cells: [@Sendable (Row) -> Cell] = []

    mutating func add(
        _ name: String, _ type: ColumnType, _ meaning: String, values: [String] = [],
        _ cell: @escaping @Sendable (Row) -> Cell
    ) {
        descriptions.append(
            ColumnDescription(name: name, type: type, meaning: meaning, values: values))
        cells.append(cell)
    }

    mutating func text(
        _ name: String, _ meaning: String, values: [String] = [], type: ColumnType = .text,
        _ value: @escaping @Sendable (Row) -> String?
    ) {
        add(name, type, meaning, values: values) { value($0).map { .text($0) } ?? .absent }
    }

    mutating func integer(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int?
    ) {
        add(name, .integer, meaning) { value($0).map { .integer($0) } ?? .absent }
    }

    mutating func number(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
    ) {
        add(name, .number, meaning) { value($0).map { .number($0) } ?? .absent }
    }

    mutating func flag(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Bool?
    ) {
        add(name, .boolean, meaning) { value($0).map { .flag($0) } ?? .absent }
    }

    mutating func list(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> [String]
    ) {
        add(name, .list, meaning) { row in
            let values = value(row)
            return values.isEmpty ? .absent : .list(values)
        }
    }

    /// The sentences that a row rests on.
    mutating func evidence(_ value: @escaping @Sendable (Row) -> [Evidence]) {
        add("evidence", .evidence, "the words that it rests on, with the report they stand in") {
            .evidence(value($0))
        }
    }

    /// A date with its precision, its days and how it is known.
    mutating func date(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> DateValue?
    ) {
        text(name, meaning, type: .date) { value($0)?.value }
        text("\(name)_precision", "how exactly it is known", values: DatePrecision.names) {
            value($0)?.precision.rawValue
        }
        text("\(name)_first", "the first day that it may mean", type: .date) {
            value($0)?.first.description
        }
        text("\(name)_last", "the last day that it may mean", type: .date) {
            value($0)?.last.description
        }
    }

    mutating func known(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> KnownDate?
    ) {
        date(name, meaning) { value($0)?.value }
        flag("\(name)_inferred", "concluded rather than stated") { value($0)?.inferred }
        text("\(name)_reason", "how it was found") { value($0)?.reason }
    }

    mutating func party(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> Party?
    ) {
        text(name, meaning) { value($0).map(Wording.name) }
        text(
            "\(name)_key", "ISO 3166 alpha-3 for what belongs to a state, else a short name"
        ) { value($0)?.key }
        text("\(name)_role", "CAMEO sector code, e.g. GOV, MIL") { value($0)?.role }
    }

    mutating func parties(
        _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> [Party]
    ) {
        list(name, meaning) { value($0).map(Wording.name) }
        list("\(name)_keys", "their keys, in the same order") { value($0).map(\.key) }
    }

    mutating func amount(_ name: String, _ value: @escaping @Sendable (Row) -> Amount?) {
        number(name, "how many or how much; the lower end of a range") { value($0)?.value }
        number("\(name)_upper", "the upper end of a range") { value($0)?.upper }
        text(
            "\(name)_bound", "how the number bounds the true one",
            values: ["exact", "at_least", "at_most", "about", "range"]
        ) { value($0)?.bound.rawValue }
        text("\(name)_hedge", "the hedging words") { value($0)?.hedge }
        text("\(name)_unit", "what is counted") { value($0)?.unit }
        text("\(name)_currency", "ISO 4217, of money") { value($0)?.currency }
        text("\(name)_words", "as written") { value($0)?.words }
    }

    mutating func saidBy(_ value: @escaping @Sendable (Row) -> [Origin]) {
        list("said_by", "the independent origins: speaker, agency, else outlet") {
            value($0).map(\.name)
        }
    }
}

extension Columns {
    /// What identifies a row, and its place in the archive's history.
    mutating func history<Value>() where Row == Exported<Value> {
        text("id", "the same for all versions of the row") { $0.lineage }
        integer("version", "counts the versions from 1") { $0.version }
        text("changed", "when this version was made; only from an archive", type: .time) {
            $0.changed
        }
    }
}

extension DatePrecision {
    static let names = allCases.map(\.rawValue)
}
