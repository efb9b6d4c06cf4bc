import SitrepModel

/// Cuts an article's readable parts into sentences and tokens.
///
/// A sentence ends at a terminal mark with the closing quotes and brackets that follow it, unless an
/// abbreviation, an initial, a lower-case continuation or a speech tag ("Stop!" she said) goes on; it
/// always ends with its part and at an empty line.
package struct SentenceReader: ReaderComponent {
    /// A sentence is cut after so many tokens, whatever it says: it is a table or junk.
    package static let longest = 320

    private let tokenizer: Tokenizer
    private let tables: TokenTables

    package init(tables: TokenTables) {
        self.tables = tables
        tokenizer = Tokenizer(tables: tables)
    }

    package func read(_ document: inout Document) {
        document.sentences = []
        document.tokens = []
        document.tokens.reserveCapacity(document.bytes.count / 5 + 8)
        let language = document.article.language
        for (index, part) in document.article.parts.enumerated() where part.kind.isRead {
            guard
                part.language == "en"
                    || (part.language == "und" && (language == "en" || language == "und"))
            else {
                continue
            }
            append(part, index, to: &document)
        }
    }

    private func append(_ part: Article.Part, _ index: Int, to document: inout Document) {
        let bytes = document.bytes
        let spans = tokenizer.tokens(bytes, in: part.span)
        let headline = part.kind == .title || part.kind == .heading
        var start = 0
        while start < spans.count {
            let end = min(sentenceEnd(bytes, spans, from: start), start + Self.longest)
            let first = document.tokens.count
            let number = document.sentences.count
            for span in spans[start..<end] {
                document.tokens.append(Token(start: span.start, end: span.end, sentence: number))
            }
            document.sentences.append(
                Sentence(
                    span: Span(spans[start].start, spans[end - 1].end),
                    tokens: first..<document.tokens.count, part: index, isHeadline: headline))
            start = end
        }
    }

    /// One past the last token of the sentence that begins at `start`.
    private func sentenceEnd(_ bytes: [UInt8], _ spans: [Span], from start: Int) -> Int {
        var at = start
        var depth = 0
        let lines = LineMarks(bytes: bytes, spans: spans, closings: tables.letterClosings)
        while at < spans.count {
            if at - start >= Self.longest { return at }
            let span = spans[at]
            if at > start {
                if emptyLine(bytes, spans[at - 1].end, span.start) { return at }
                if lines.begins(at, sentence: start, inBrackets: depth > 0) { return at }
            }
            if let end = lines.end(at, sentence: start) { return end }
            if span.count == 1 {
                if bytes[span.start] == 0x28 || bytes[span.start] == 0x5B { depth += 1 }
                if bytes[span.start] == 0x29 || bytes[span.start] == 0x5D {
                    depth = max(0, depth - 1)
                }
            }
            var mark = terminal(bytes, span)
            if at == start, mark == .ellipsis { mark = .none }
            if mark != .none {
                var after = at + 1
                var closedQuote = false
                while after < min(spans.count, start + Self.longest) {
                    if let closes = closing(bytes, spans, after) {
                        closedQuote = closedQuote || closes
                        after += 1
                    } else if let note = lines.noteEnd(after) {
                        after = note
                    } else {
                        break
                    }
                }
                if after >= spans.count || after - start >= Self.longest { return after }
                if emptyLine(bytes, spans[after - 1].end, spans[after].start) { return after }
                let parenthesised = depth > 0 && after == at + 1
                if !parenthesised,
                    ends(
                        bytes, spans, mark: mark, markAt: at, next: after, closedQuote: closedQuote)
                {
                    return after
                }
            }
            at += 1
        }
        return spans.count
    }

    private enum Mark { case none, stop, strong, ellipsis, abbreviation, address }

    private func terminal(_ bytes: [UInt8], _ span: Span) -> Mark {
        let first = bytes[span.start]
        if span.count == 1 {
            if first == 0x2E { return .stop }
            return first == 0x21 || first == 0x3F ? .strong : .none
        }
        if LineMarks.isAddress(bytes, span) { return .address }
        let last = bytes[span.end - 1]
        if first == 0x3A || first == 0x3B || first == 0x3D { return .address }
        if last == 0x2E { return first == 0x2E ? .ellipsis : .abbreviation }
        if last == 0x21 || last == 0x3F { return Bytes.isLetter(first) ? .none : .strong }
        if span.count == 2, first == 0x3E, last == 0x3E { return .address }
        if span.count == 3, first == 0xE2, bytes[span.start + 1] == 0x80, last == 0xA6 {
            return .ellipsis
        }
        return .none
    }

    /// Whether the token closes a quote (true) or bracket or is a stray stop (false); nil for others.
    private func closing(_ bytes: [UInt8], _ spans: [Span], _ at: Int) -> Bool? {
        let span = spans[at]
        let glued = spans[at - 1].end == span.start
        switch bytes[span.start] {
        case 0x22, 0x27:
            return span.count == 1 && glued ? true : nil
        case 0x29, 0x5D:
            return span.count == 1 ? false : nil
        case 0x2E:
            return span.count == 1 ? false : nil
        case 0x3E:
            return span.count == 1 && glued ? false : nil
        case 0xC2:
            return span.count == 2 && bytes[span.start + 1] == 0xBB ? true : nil
        case 0xE2:
            guard span.count == 3, bytes[span.start + 1] == 0x80 else { return nil }
            return bytes[span.start + 2] == 0x9D || bytes[span.start + 2] == 0x99 ? true : nil
        default: return nil
        }
    }

    private func ends(
        _ bytes: [UInt8], _ spans: [Span], mark: Mark, markAt: Int, next: Int, closedQuote: Bool
    ) -> Bool {
        let opener = opens(bytes, spans[next])
        switch mark {
        case .none:
            return false
        case .address:
            return opener == .upper
        case .ellipsis:
            return opener != .lower && opener != .mark
        case .stop:
            if opener == .lower {
                return next == markAt + 1 && markAt > 0 && endsInformally(bytes, spans[markAt - 1])
            }
            return opener != .mark
        case .strong:
            guard opener != .mark else { return false }
            if opener == .lower {
                // "Oklahoma! opened" goes on.
                guard next == markAt + 1 else { return false }
                return bytes[spans[markAt].end - 1] == 0x3F || markAt == 0
                    || !Bytes.isUpper(bytes[spans[markAt - 1].start])
            }
            return !(closedQuote && speechTag(bytes, spans, from: next))
        case .abbreviation:
            let word = lowered(bytes, spans[markAt])
            switch tables.abbreviations[word] {
            case .title, .number: return false
            case .month:
                return opener == .upper
                    && tables.sentenceOpeners.contains(string(bytes, spans[next]))
            case .plain, nil:
                // An initial ("J.") goes on; "U.S." and "Inc." end a sentence before a clear opener.
                if word.utf8.count == 2, spans[markAt].count == 2 { return false }
                if opener == .quote { return bytes[spans[next].start] != 0x28 }
                return opener == .upper
                    && tables.sentenceOpeners.contains(string(bytes, spans[next]))
            }
        }
    }

    private enum Opening { case upper, lower, digit, quote, mark }

    private func opens(_ bytes: [UInt8], _ span: Span) -> Opening {
        let b = bytes[span.start]
        if Bytes.isUpper(b) || LineMarks.isAddress(bytes, span) { return .upper }
        if span.count > 1, b == 0x3A || b == 0x3B || b == 0x3D { return .mark }
        if Bytes.isLower(b) { return .lower }
        if Bytes.isDigit(b) { return .digit }
        switch b {
        case 0x22, 0x27, 0x28, 0x5B, 0x2D, 0x2A, 0x23, 0x24, 0x40: return .quote
        case 0xC2, 0xE2: return .quote
        case 0xC3: return bytes[min(span.start + 1, span.end - 1)] < 0x9F ? .upper : .lower
        case 0x80...: return .upper
        default: return .mark
        }
    }

    /// Whether a stop after this word ends a sentence although the next begins in lower case, as in
    /// hasty writing: the word is a whole lower-case word, no abbreviation that the table lacks, or
    /// a closing bracket.
    private func endsInformally(_ bytes: [UInt8], _ span: Span) -> Bool {
        if span.count == 1 { return bytes[span.start] == 0x29 }
        guard span.count >= 3 else { return false }
        var vowels = 0
        for i in span.range {
            guard Bytes.isLower(bytes[i]) else { return false }
            switch bytes[i] {
            case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: vowels += 1
            default: break
            }
        }
        return vowels > 0
    }

    /// "Biden said", "the minister told", "he asked" right after a closed quotation.
    private func speechTag(_ bytes: [UInt8], _ spans: [Span], from start: Int) -> Bool {
        for at in start..<min(start + 5, spans.count) {
            switch lowered(bytes, spans[at]) {
            case "said", "says", "asked", "added", "told", "wrote", "shouted", "replied",
                "insisted",
                "tweeted", "declared", "warned", "exclaimed", "continued":
                return true
            case ".", "!", "?", ",": return false
            default: continue
            }
        }
        return false
    }

    /// An empty line between two offsets.
    private func emptyLine(_ bytes: [UInt8], _ from: Int, _ to: Int) -> Bool {
        guard to - from >= 2 else { return false }
        var breaks = 0
        for i in from..<to where bytes[i] == 0x0A { breaks += 1 }
        return breaks >= 2
    }

    private func string(_ bytes: [UInt8], _ span: Span) -> String {
        String(decoding: bytes[span.range], as: UTF8.self)
    }

    private func lowered(_ bytes: [UInt8], _ span: Span) -> String {
        guard span.count <= 16 else { return "" }
        return String(
            decoding: bytes[span.range].map { Bytes.isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
