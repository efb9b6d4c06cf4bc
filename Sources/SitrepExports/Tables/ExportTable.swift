import SitrepModel

/// A table of CSV and JSON Lines: its columns with their meaning, and how its rows are made.
public struct ExportTable: Sendable {
    /// As `--table` takes it.
    public let name: String
    /// What one row is.
    public let meaning: String
    /// From left to right.
    public let columns: [ColumnDescription]
    /// Its rows, in the order of the contents.
    let rows: @Sendable (ExportContent) -> [[Cell]]

    /// - Parameters:
    ///   - rows: what the rows are made of.
    ///   - columns: adds the columns from left to right.
    init<Row: Sendable>(
        _ name: String, _ meaning: String, rows: @escaping @Sendable (ExportContent) -> [Row],
        columns: (inout Columns<Row>) -> Void
    ) {
        var made = Columns<Row>()
        columns(&made)
        let cells = made.cells
        self.name = name
        self.meaning = meaning
        self.columns = made.descriptions
        self.rows = { content in rows(content).map { row in cells.map { $0(row) } } }
    }

    /// All tables.
    public static let all: [ExportTable] = [
        .events, .assertions, .articles, .differences, .demands, .replies, .forces, .aid, .meetings,
        .positions, .statements, .tension,
    ]

    /// The table of that name; nil where there is none.
    public init?(named name: String) {
        guard let table = Self.all.first(where: { $0.name == name }) else { return nil }
        self = table
    }
}
