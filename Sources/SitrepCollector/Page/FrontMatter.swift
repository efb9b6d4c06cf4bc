import SitrepModel

/// The `---` block at the head of a Markdown file: simple YAML scalars and lists, one key a line.
struct FrontMatter {
    var metadata = Metadata(origin: "front matter")
    /// From the first dashes to the end of the last ones.
    var span: Span
    /// Where the title's words stand.
    var titleSpan: Span?
    /// Lines that could not be read, with their numbers.
    var malformed: [(line: Int, reason: String)] = []

    /// Reads the block that begins the text; nil where there is none.
    ///
    /// An unclosed block is none, and is said in `unclosed`.
    static func read(_ text: [UInt8], lines: [Span]) -> (block: FrontMatter?, unclosed: Bool) {
        guard let open = lines.firstIndex(where: { !$0.isEmpty }), isFence(text, lines[open]) else {
            return (nil, false)
        }
        let close = lines.indices.dropFirst(open + 1).prefix(200).first { at in
            isFence(text, lines[at])
                || (lines[at].count == 3 && Bytes.hasPrefix(text, at: lines[at].start, "..."))
        }
        let second = open + 1 < lines.count ? keyEnd(text, lines[open + 1]) : nil
        guard let close else { return (nil, second != nil) }
        // Between two rules may stand prose; a block has at least one key.
        guard lines[(open + 1)..<close].contains(where: { keyEnd(text, $0) != nil }) else {
            return (nil, false)
        }
        var block = FrontMatter(span: Span(lines[open].start, lines[close].end))
        block.readLines(text, lines, from: open + 1, to: close)
        return (block, false)
    }

    private mutating func readLines(_ text: [UInt8], _ lines: [Span], from: Int, to: Int) {
        var key = ""
        var items: [String] = []
        for at in from..<to {
            let line = lines[at]
            if line.isEmpty || text[line.start] == 0x23 { continue }
            if text[line.start] == 0x2D {
                let item = Bytes.trimmed(text, Span(line.start + 1, line.end))
                guard !key.isEmpty, !item.isEmpty, item.start > line.start + 1 else {
                    malformed.append((at + 1, "a list item without a key before it"))
                    continue
                }
                items.append(scalar(text, item).value)
                metadata.set(key, items)
                continue
            }
            guard let end = keyEnd(text, line) else {
                malformed.append((at + 1, "neither 'key: value' nor '- item'"))
                key = ""
                continue
            }
            key = String(decoding: text[line.start..<end], as: UTF8.self).lowercased()
            items = []
            let value = Bytes.trimmed(text, Span(end + 1, line.end))
            if value.isEmpty { continue }
            read(text, key, value, line: at + 1)
        }
    }

    private mutating func read(_ text: [UInt8], _ key: String, _ value: Span, line: Int) {
        let (first, last) = (text[value.start], text[value.end - 1])
        if first == 0x5B {
            guard last == 0x5D else {
                malformed.append((line, "a list without its closing bracket"))
                return
            }
            metadata.set(key, list(text, Span(value.start + 1, value.end - 1)))
            return
        }
        if first == 0x7C || first == 0x3E || first == 0x7B || first == 0x26 || first == 0x2A {
            malformed.append(
                (line, "a value form that is not read (only plain or quoted text and lists)"))
            return
        }
        if first == 0x22 || first == 0x27, value.count < 2 || last != first {
            malformed.append((line, "a quoted value without its closing quote"))
            return
        }
        let (read, span) = scalar(text, value)
        metadata.set(key, [read])
        if key == "title", !span.isEmpty { titleSpan = span }
    }

    private func list(_ text: [UInt8], _ span: Span) -> [String] {
        var items: [String] = []
        var start = span.start
        var quote: UInt8 = 0
        for i in span.start...span.end {
            if i < span.end, quote == 0, text[i] == 0x22 || text[i] == 0x27,
                Bytes.trimmed(text, Span(start, i)).isEmpty
            {
                quote = text[i]
            } else if i < span.end, quote != 0, text[i] == quote {
                quote = 0
            }
            if i == span.end || (text[i] == 0x2C && quote == 0) {
                let item = Bytes.trimmed(text, Span(start, i))
                if !item.isEmpty { items.append(scalar(text, item).value) }
                start = i + 1
            }
        }
        return items
    }

    /// A scalar's value and where its words stand: without quotation marks and comment.
    private func scalar(_ text: [UInt8], _ span: Span) -> (value: String, span: Span) {
        let first = text[span.start]
        if span.count >= 2, first == 0x22 || first == 0x27, text[span.end - 1] == first {
            let inner = Span(span.start + 1, span.end - 1)
            var out: [UInt8] = []
            var i = inner.start
            while i < inner.end {
                let escapes = first == 0x22 ? text[i] == 0x5C : text[i] == 0x27
                if escapes, i + 1 < inner.end { i += 1 }
                out.append(text[i])
                i += 1
            }
            return (String(decoding: out, as: UTF8.self), inner)
        }
        var end = span.end
        for i in span.range where text[i] == 0x23 && i > span.start && Bytes.isSpace(text[i - 1]) {
            end = i
            break
        }
        let plain = Bytes.trimmed(text, Span(span.start, end))
        return (String(decoding: text[plain.range], as: UTF8.self), plain)
    }

    private static func isFence(_ text: [UInt8], _ line: Span) -> Bool {
        line.count == 3 && Bytes.hasPrefix(text, at: line.start, "---")
    }

    private static func keyEnd(_ text: [UInt8], _ line: Span) -> Int? {
        var i = line.start
        while i < line.end,
            Bytes.isLetter(text[i]) || Bytes.isDigit(text[i]) || text[i] == 0x5F
                || (text[i] == 0x2D && i > line.start)
        {
            i += 1
        }
        guard i > line.start, i < line.end, text[i] == 0x3A,
            i + 1 == line.end || Bytes.isSpace(text[i + 1])
        else { return nil }
        return i
    }

    private func keyEnd(_ text: [UInt8], _ line: Span) -> Int? { Self.keyEnd(text, line) }
}
