/// What the columns of all tables mean, for programs and for people.
public enum Codebook {
    /// One JSON object: tables, each with name, meaning and columns; columns with name, type,
    /// meaning and, where these are few, all values.
    public static let json: [UInt8] = {
        let tables = ExportTable.all.map { table in
            JSON.object([
                ("name", .string(table.name)), ("meaning", .string(table.meaning)),
                (
                    "columns",
                    .list(
                        table.columns.map { column in
                            .known([
                                ("name", .string(column.name)),
                                ("type", .string(column.type.rawValue)),
                                ("meaning", .string(column.meaning)),
                                (
                                    "values",
                                    column.values.isEmpty ? .null : .strings(column.values)
                                ),
                            ])
                        })
                ),
            ])
        }
        let types = ColumnType.meanings.map { ($0.type.rawValue, JSON.string($0.meaning)) }
        var bytes: [UInt8] = []
        JSON.object([
            ("codebook", .string("sitrep-export")), ("version", .integer(1)),
            ("types", .object(types)), ("tables", .list(tables)),
        ]).write(to: &bytes)
        bytes.append(0x0A)
        return bytes
    }()

    /// The same as tables in Markdown, for the documentation.
    public static let markdown: String = {
        var text = "| type | in CSV | in JSON Lines |\n| --- | --- | --- |\n"
        for entry in ColumnType.meanings {
            text += "| `\(entry.type.rawValue)` | \(entry.csv) | \(entry.json) |\n"
        }
        for table in ExportTable.all {
            text += "\n### \(table.name)\nOne row: \(table.meaning).\n\n"
            text += "| column | type | meaning |\n| --- | --- | --- |\n"
            for column in table.columns {
                let values = column.values.map { "`\($0)`" }.joined(separator: ", ")
                text += "| `\(column.name)` | \(column.type.rawValue) | \(column.meaning)"
                text += values.isEmpty ? " |\n" : ": \(values) |\n"
            }
        }
        return text
    }()
}

extension ColumnType {
    /// How each type is written.
    static let meanings: [(type: ColumnType, meaning: String, csv: String, json: String)] = [
        (.text, "Unicode text", "text", "string"),
        (.integer, "whole number", "digits", "number"),
        (.number, "decimal number", "digits with a point", "number"),
        (.boolean, "yes or no", "`true`, `false`", "`true`, `false`"),
        (
            .date, "ISO 8601-2 (EDTF level 1) or RFC 3339",
            "`2022-01-26`, `2022-01`, `2022-01-24/2022-01-30`, `2022-01-27T17:40:00Z`", "string"
        ),
        (.time, "RFC 3339 in UTC", "`2022-01-27T17:40:00Z`", "string"),
        (
            .list, "several texts",
            "between each two a vertical bar between spaces; a bar within a text is written as `¦`",
            "array of strings"
        ),
        (
            .evidence, "spans of reports, in Unicode code points, end exclusive",
            "`report:start-end`, listed as above",
            "array of objects with `article`, `start`, `end`, `quote`"
        ),
    ]
}
