import SitrepModel

/// Tables as lines, each a JSON object with its table's name; what is absent is left out.
enum JSONLinesExport {
    static func bytes(of content: ExportContent, tables: [ExportTable]) -> [UInt8] {
        var bytes: [UInt8] = []
        for table in tables {
            for row in table.rows(content) {
                let members = zip(table.columns, row).map { ($0.name, value($1)) }
                JSON.known([("table", .string(table.name))] + members).write(to: &bytes)
                bytes.append(0x0A)
            }
        }
        return bytes
    }

    private static func value(_ cell: Cell) -> JSON {
        switch cell {
        case .absent: .null
        case .text(let text): .string(text)
        case .integer(let value): .integer(value)
        case .number(let value): .number(value)
        case .flag(let value): .flag(value)
        case .list(let values): .strings(values)
        case .evidence(let evidence): .list(evidence.map(Self.evidence))
        }
    }

    static func evidence(_ evidence: Evidence) -> JSON {
        .object([
            ("article", .string(evidence.article)), ("start", .integer(evidence.start)),
            ("end", .integer(evidence.end)), ("quote", .string(evidence.quote)),
        ])
    }
}
