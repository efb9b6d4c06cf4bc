import SitrepModel

/// A brief as Markdown (CommonMark with inline anchors): references link to the sentences at the end.
public struct MarkdownBrief: Sendable {
    /// A renderer.
    public init() {}

    /// The brief's Markdown, ending in a line feed.
    public func render(_ brief: Brief) -> String {
        let page = BriefPage(brief)
        var out = "# Situation brief\n\n\(Self.escaped(page.subtitle))\n"
        for note in page.notes { out += "\n\(Self.escaped(note))\n" }
        for section in page.sections {
            out += "\n## \(Self.escaped(section.title.capitalizedFirst))\n"
            if let note = section.note { out += "\n\(Self.escaped(note))\n" }
            for group in section.groups {
                if let heading = group.heading { out += "\n### \(Self.escaped(heading))\n" }
                out += "\n"
                for line in group.lines { write(line, 0, &out) }
            }
        }
        writeSentences(brief, page.references, &out)
        return out
    }

    private func write(_ line: BriefPage.Line, _ depth: Int, _ out: inout String) {
        out += String(repeating: "  ", count: depth) + "- "
        if !line.label.isEmpty { out += "**\(Self.escaped(line.label))** " }
        out += Self.escaped(line.text)
        if line.isUnsure { out += " (?)" }
        if !line.tail.isEmpty { out += " · *\(Self.escaped(line.tail))*" }
        for n in line.references {
            out += " [\(n.article).\(n.sentence)](#s\(n.article)-\(n.sentence))"
        }
        out += "\n"
        for detail in line.details { write(detail, depth + 1, &out) }
    }

    private func writeSentences(_ brief: Brief, _ references: References, _ out: inout String) {
        var wrote = false
        for record in brief.articles {
            guard let sentences = references.sentences[record.id], !sentences.isEmpty else {
                continue
            }
            if !wrote { out += "\n## The sentences used\n" }
            wrote = true
            out += "\n### \(record.number). \(Self.escaped(record.title ?? record.id))\n\n"
            for (n, sentence) in sentences.enumerated() {
                let number = "\(record.number).\(n + 1)"
                let anchor = "s\(record.number)-\(n + 1)"
                let words = sentence.quote.split(whereSeparator: \.isWhitespace).joined(
                    separator: " ")
                out += "- <a id=\"\(anchor)\"></a>**\(number)** \(Self.escaped(words))\n"
            }
        }
    }

    /// Backslash before whatever Markdown or HTML would read as its own.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&":
                out.unicodeScalars.append("\\")
                out.unicodeScalars.append(scalar)
            case "\n", "\r": out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
