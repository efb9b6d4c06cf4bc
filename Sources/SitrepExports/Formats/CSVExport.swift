import SitrepModel

/// One table as RFC 4180: a heading line, CRLF, fields in quotation marks where need be.
///
/// Spreadsheets take a cell that begins with `=`, `+`, `-` or `@` for a formula, and report text may
/// be anybody's: such text gets an apostrophe before it, and so does text that begins with one, so
/// that taking one apostrophe away gives the text back. Numbers stay numbers.
enum CSVExport {
    static func bytes(of content: ExportContent, table: ExportTable) -> [UInt8] {
        var bytes: [UInt8] = []
        for (n, column) in table.columns.enumerated() {
            if n > 0 { bytes.append(0x2C) }
            bytes += column.name.utf8
        }
        bytes += [0x0D, 0x0A]
        for row in table.rows(content) {
            for (n, cell) in row.enumerated() {
                if n > 0 { bytes.append(0x2C) }
                append(cell, to: &bytes)
            }
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    private static func append(_ cell: Cell, to bytes: inout [UInt8]) {
        switch cell {
        case .absent: break
        case .text(let text): append(text, to: &bytes)
        case .integer(let value): bytes += String(value).utf8
        case .number(let value): bytes += (Wording.number(value) ?? "").utf8
        case .flag(let value): bytes += (value ? "true" : "false").utf8
        case .list(let values): append(joined(values), to: &bytes)
        case .evidence(let evidence):
            append(joined(evidence.map { "\($0.article):\($0.start)-\($0.end)" }), to: &bytes)
        }
    }

    private static func joined(_ values: [String]) -> String {
        values.map { $0.replacing("|", with: "\u{A6}") }.joined(separator: " | ")
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        let text = defused(text)
        guard needsQuotes(text) else {
            bytes += text.utf8
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte == 0 ? 0x20 : byte)
        }
        bytes.append(0x22)
    }

    /// The text as no spreadsheet runs it.
    static func defused(_ text: String) -> String {
        let first = text.unicodeScalars.first { !$0.properties.isWhitespace && $0.value >= 0x20 }
        guard let first else { return text }
        switch first {
        case "=", "+", "-", "@", "'", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}":
            return "'" + text
        default: return text
        }
    }

    /// Semicolons and tabs, too, separate in some spreadsheets.
    private static func needsQuotes(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return true }
        return first == 0x20 || last == 0x20
            || text.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x2C || $0 == 0x3B }
    }
}
