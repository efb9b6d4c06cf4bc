import SitrepModel

/// A brief as plain text of at most 100 columns.
public struct TextBrief: Sendable {
    /// Columns of a line.
    private static let width = 100
    /// More references than this are counted instead of listed.
    private static let referencesShown = 6
    /// Longer labels run into their line's text.
    private static let widestLabel = 18

    /// A renderer.
    public init() {}

    /// The brief's text, ending in a line feed.
    public func render(_ brief: Brief) -> String {
        let page = BriefPage(brief)
        var out = "\(page.title)   \(page.subtitle)\n"
        for note in page.notes { out += note + "\n" }
        for section in page.sections {
            out += "\n" + section.title + "\n"
            if let note = section.note { out += "  " + note + "\n" }
            for group in section.groups {
                let labels = group.lines.map { Self.columns($0.label) }.max() ?? 0
                let column = min(labels, Self.widestLabel)
                if let heading = group.heading { out += "  " + heading + "\n" }
                let indent = group.heading == nil ? 0 : 4
                for line in group.lines { write(line, indent, column, &out) }
            }
        }
        writeSentences(brief, page.references, &out)
        return out
    }

    private func write(_ line: BriefPage.Line, _ indent: Int, _ column: Int, _ out: inout String) {
        var words: [String] = []
        let label = line.label
        let pad = column > 0 ? max(0, column - Self.columns(label)) + 2 : 0
        let head = label.isEmpty && column == 0 ? "" : label + Self.blanks(pad)
        words += line.text.split(separator: " ").map(String.init)
        if line.isUnsure { words.append("(?)") }
        if !line.tail.isEmpty {
            words.append("")
            words += line.tail.split(separator: " ").map(String.init)
        }
        let references = line.references
        if !references.isEmpty {
            words.append("")
            words += references.prefix(Self.referencesShown).map(\.text)
            let more = references.count - Self.referencesShown
            if more > 0 { words.append("+\(more)") }
        }
        let hang = indent + (column > 0 ? column + 2 : 0)
        var current = Self.blanks(indent) + head
        // A long label stands before the text without a column of its own.
        var length = Self.columns(current)
        var atStart = true
        for word in words {
            let size = Self.columns(word)
            // An empty word is a wider gap.
            if word.isEmpty {
                if !atStart {
                    current += "  "
                    length += 2
                }
                continue
            }
            if !atStart, length + 1 + size > Self.width {
                out += Self.trimmedEnd(current) + "\n"
                current = Self.blanks(hang) + word
                length = hang + size
            } else {
                current += (atStart ? "" : " ") + word
                length += size + (atStart ? 0 : 1)
            }
            atStart = false
        }
        out += Self.trimmedEnd(current) + "\n"
        let labels = line.details.map { Self.columns($0.label) }.max() ?? 0
        for detail in line.details { write(detail, hang + 2, min(labels, Self.widestLabel), &out) }
    }

    private func writeSentences(_ brief: Brief, _ references: References, _ out: inout String) {
        var wrote = false
        for record in brief.articles {
            guard let sentences = references.sentences[record.id], !sentences.isEmpty else {
                continue
            }
            if !wrote { out += "\nTHE SENTENCES USED\n" }
            wrote = true
            out += "  [\(record.number)] \(record.title ?? record.id)\n"
            for (n, sentence) in sentences.enumerated() {
                let line = BriefPage.Line(
                    label: "[\(record.number).\(n + 1)]",
                    text: sentence.quote.split(whereSeparator: \.isWhitespace).joined(
                        separator: " "))
                write(line, 4, 7, &out)
            }
        }
    }

    private static func columns(_ text: String) -> Int { text.count }
    private static func blanks(_ n: Int) -> String { String(repeating: " ", count: max(0, n)) }
    private static func trimmedEnd(_ text: String) -> String {
        var text = Substring(text)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
