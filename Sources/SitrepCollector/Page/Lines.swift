import SitrepModel

/// A text's lines and the units that they make: a paragraph broken at some column is one unit, and so
/// is a paragraph in a line of its own.
enum Lines {
    /// Every line without white space at its ends; empty spans for blank ones.
    static func split(_ text: [UInt8]) -> [Span] {
        var lines: [Span] = []
        var start = 0
        var i = 0
        while i < text.count {
            if text[i] == 0x0A || text[i] == 0x0D {
                lines.append(Bytes.trimmed(text, Span(start, i)))
                if text[i] == 0x0D, i + 1 < text.count, text[i + 1] == 0x0A { i += 1 }
                start = i + 1
            }
            i += 1
        }
        if start < text.count { lines.append(Bytes.trimmed(text, Span(start, text.count))) }
        return lines
    }

    /// The units of the lines from `first` on.
    static func units(_ text: [UInt8], _ lines: ArraySlice<Span>) -> [TextUnit] {
        let column = wrapColumn(text, lines)
        var units: [TextUnit] = []
        var blank = true
        var previous: Span?
        for line in lines {
            if line.isEmpty {
                blank = true
                continue
            }
            let unit = TextUnit(text, line, blankBefore: blank)
            if unit.mark == .rule {
                if unit.isUnderline, let last = units.indices.last, !blank,
                    units[last].mark == .plain, units[last].lineCount == 1
                {
                    units[last].mark = .heading
                }
                units.append(unit)
                previous = nil
            } else if let previous, let last = units.indices.last, !blank, unit.mark == .plain,
                units[last].mark != .heading,
                isContinued(
                    text, previous, line, column, isFirst: last == 0 && units[last].lineCount == 1)
            {
                units[last].span.end = line.end
                units[last].lineCount += 1
            } else {
                units.append(unit)
            }
            if unit.mark != .rule { previous = line }
            blank = false
        }
        return units
    }

    /// The column at which the text's lines are broken; nil where they are not.
    private static func wrapColumn(_ text: [UInt8], _ lines: ArraySlice<Span>) -> Int? {
        var lengths: [Int] = []
        var (full, stops) = (0, 0)
        for i in lines.indices.dropLast() where !lines[i].isEmpty && !lines[i + 1].isEmpty {
            let length = lines[i].count <= 440 ? Bytes.codePoints(text, lines[i]) : lines[i].count
            lengths.append(length)
            guard length >= 40 else { continue }
            full += 1
            if TextUnit.endsSentence(text, lines[i]) { stops += 1 }
        }
        // Where most lines end a sentence, each is a paragraph.
        guard full > 1, stops * 10 < full * 6 else { return nil }
        lengths.sort()
        let upper = lengths[lengths.count * 3 / 4]
        guard (40...120).contains(upper) else { return nil }
        let column = lengths.last { $0 <= upper + 12 } ?? upper
        let all = lines.filter { !$0.isEmpty }
        let longer = all.count { $0.count > column && Bytes.codePoints(text, $0) > column + 12 }
        return longer <= max(1, all.count / 10) ? column : nil
    }

    /// Whether a line goes on in the next one: its next word would not have fitted, or the next line
    /// begins with a small letter.
    private static func isContinued(
        _ text: [UInt8], _ line: Span, _ next: Span, _ column: Int?, isFirst: Bool
    ) -> Bool {
        guard let column else {
            return (40...120).contains(line.count) && Bytes.isSmall(text, at: next.start)
                && !TextUnit.endsSentence(text, line)
        }
        let length = Bytes.codePoints(text, line)
        guard length <= column else { return false }
        if Bytes.isSmall(text, at: next.start), length * 4 >= column { return true }
        var word = next.start
        while word < next.end, !Bytes.isSpace(text[word]) { word += 1 }
        let wanted = length + 1 + Bytes.codePoints(text, Span(next.start, word))
        if wanted > column { return true }
        // Ragged lines: room for a short word is no break, unless a sentence ends there.
        return !isFirst && wanted + 6 > column && !TextUnit.endsSentence(text, line)
    }
}

/// A paragraph, heading, list item or other line of a page, before it is known which.
struct TextUnit {
    enum Mark {
        case plain, heading, listItem
        /// A line of dashes, asterisks or equals signs.
        case rule
    }

    /// Without the Markdown mark that begins it.
    var span: Span
    var mark = Mark.plain
    var isUnderline = false
    var lineCount = 1
    var blankBefore: Bool

    init(_ text: [UInt8], _ line: Span, blankBefore: Bool) {
        span = line
        self.blankBefore = blankBefore
        readMark(text)
    }

    private mutating func readMark(_ text: [UInt8]) {
        let first = text[span.start]
        let next = span.start + 1 < span.end ? text[span.start + 1] : 0
        switch first {
        case 0x23:
            var at = span.start
            while at < span.end, text[at] == 0x23 { at += 1 }
            guard at - span.start <= 6, at < span.end, Bytes.isSpace(text[at]) else { return }
            mark = .heading
            span = Bytes.trimmed(text, Span(at, span.end))
            var end = span.end
            while end > span.start, text[end - 1] == 0x23 { end -= 1 }
            span = Bytes.trimmed(text, Span(span.start, end))
        case 0x2D, 0x2A, 0x5F, 0x3D, 0x7E, 0x2B:
            let isRule = text[span.range].allSatisfy { $0 == first || $0 == 0x20 }
            if isRule, span.count >= 2 || first == 0x3D {
                mark = .rule
                isUnderline = (first == 0x3D || first == 0x2D) && !text[span.range].contains(0x20)
            } else if Bytes.isSpace(next), first == 0x2D || first == 0x2A || first == 0x2B {
                item(text, 1)
            } else if first == 0x2A, next == 0x2A {
                strong(text)
            }
        case 0xE2:
            if Bytes.hasPrefix(text, at: span.start, "\u{2022}") { item(text, 3) }
        case 0x3E:
            if Bytes.isSpace(next) {
                span = Bytes.trimmed(text, Span(span.start + 1, span.end))
            }
        case 0x30...0x39:
            var at = span.start
            while at < span.end, Bytes.isDigit(text[at]) { at += 1 }
            guard at - span.start <= 2, at + 1 < span.end, text[at] == 0x2E || text[at] == 0x29,
                Bytes.isSpace(text[at + 1])
            else { return }
            item(text, at + 1 - span.start)
        default: return
        }
    }

    private mutating func item(_ text: [UInt8], _ length: Int) {
        let rest = Bytes.trimmed(text, Span(span.start + length, span.end))
        guard !rest.isEmpty else { return }
        mark = .listItem
        span = rest
    }

    /// A line wholly in strong emphasis is a heading.
    private mutating func strong(_ text: [UInt8]) {
        guard span.count > 4, span.count <= 164, Bytes.hasPrefix(text, at: span.end - 2, "**"),
            !Self.endsSentence(text, Span(span.start, span.end - 2))
        else { return }
        let inner = Span(span.start + 2, span.end - 2)
        guard !text[inner.range].contains(0x2A) else { return }
        let bare = Bytes.trimmed(text, inner)
        guard !bare.isEmpty else { return }
        mark = .heading
        span = bare
    }

    /// Whether the last letter is followed by a sentence's final mark, closing quotes passed over.
    static func endsSentence(_ text: [UInt8], _ span: Span) -> Bool {
        var end = span.end
        while end > span.start {
            let (value, length) = Bytes.scalar(text, before: end)
            switch value {
            case 0x22, 0x27, 0x29, 0x5D, 0x2A, 0x5F, 0x2019, 0x201D, 0xBB: end -= length
            case 0x2E, 0x21, 0x3F, 0x3B, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x061F, 0x06D4, 0x0964:
                return true
            default: return false
            }
        }
        return false
    }
}
