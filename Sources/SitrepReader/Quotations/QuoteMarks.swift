import SitrepModel

/// The stretches between quotation marks, by article part.
///
/// Curly marks pair by shape, straight marks by position: an opening mark stands before a word and
/// after white space. A quotation that is not closed before its paragraph ends goes on in the next
/// paragraph where that opens with a mark again; else it ends with the paragraph. A single mark opens
/// only where another closes it, and a plural's apostrophe closes none.
package enum QuoteMarks {
    package struct Stretch: Sendable, Hashable {
        /// Tokens between the marks.
        package var content: Range<Int>
        /// With the marks.
        package var whole: Range<Int>
        /// True where it goes on in the next stretch.
        package var continues: Bool
    }

    package static func stretches(in document: Document) -> [Stretch] {
        var all: [Stretch] = []
        var part = -1
        var open: (mark: Int, kind: Kind)?
        func close(content end: Int, whole: Int, continues: Bool) {
            if let o = open, end > o.mark + 1 {
                all.append(
                    Stretch(
                        content: (o.mark + 1)..<end, whole: o.mark..<whole, continues: continues))
            }
            open = nil
        }
        for sentence in document.sentences {
            let first = sentence.tokens.lowerBound
            if sentence.part != part {
                close(content: first, whole: first, continues: true)
                part = sentence.part
            }
            for token in sentence.tokens {
                guard let mark = mark(token, document) else { continue }
                if let o = open {
                    guard closes(mark, o.kind) else { continue }
                    if mark == .double, standsBeforeWord(token, document) {
                        // A straight mark that can only open: the one before was never closed.
                        close(content: token, whole: token, continues: false)
                        open = (token, .double)
                    } else if o.kind != .single || closesSingle(token, sentence, document) {
                        close(content: token, whole: token + 1, continues: false)
                    }
                } else if opens(token, mark, document) {
                    open = (token, mark == .singleOpen ? .single : mark)
                }
            }
        }
        let end = document.tokens.count
        close(content: end, whole: end, continues: false)
        return all
    }

    private enum Kind {
        case curlyOpen, curlyClose, double, guillemetOpen, guillemetClose, single, singleOpen
    }

    /// Which mark a token is; nil for a word.
    private static func mark(_ token: Int, _ document: Document) -> Kind? {
        let bytes = document.bytes
        let span = document.tokens[token].span
        let first = bytes[span.start]
        switch span.count {
        case 1: return first == 0x22 ? .double : first == 0x27 ? .single : nil
        case 2:
            let second = bytes[span.start + 1]
            if first == second, first == 0x27 || first == 0x60 { return .double }
            guard first == 0xC2 else { return nil }
            return second == 0xAB ? .guillemetOpen : second == 0xBB ? .guillemetClose : nil
        case 3:
            guard first == 0xE2, bytes[span.start + 1] == 0x80 else { return nil }
            switch bytes[span.start + 2] {
            case 0x9C, 0x9E: return .curlyOpen
            case 0x9D: return .curlyClose
            case 0x98: return .singleOpen
            case 0x99: return .single
            default: return nil
            }
        default: return nil
        }
    }

    package static func isMark(_ token: Int, _ document: Document) -> Bool {
        mark(token, document) != nil
    }

    private static func opens(_ token: Int, _ mark: Kind, _ document: Document) -> Bool {
        switch mark {
        case .curlyOpen, .guillemetOpen: return true
        case .curlyClose, .guillemetClose: return false
        case .double:
            // "a 12" gun" measures.
            let start = document.tokens[token].span.start
            return start == 0 || !Bytes.isDigit(document.bytes[start - 1])
        case .single, .singleOpen:
            guard mark == .singleOpen || standsBeforeWord(token, document) else { return false }
            let end = min(token + 200, document.tokens.count)
            var at = token + 1
            while at < end {
                if self.mark(at, document) == .single, isAfterWord(at, document) { return true }
                at += 1
            }
            return false
        }
    }

    private static func closes(_ mark: Kind, _ opening: Kind) -> Bool {
        switch opening {
        case .curlyOpen: mark == .curlyClose || mark == .curlyOpen
        case .double: mark == .double
        case .guillemetOpen: mark == .guillemetClose
        default: mark == .single
        }
    }

    /// Whether white space stands before the mark and a word after it.
    private static func standsBeforeWord(_ token: Int, _ document: Document) -> Bool {
        let span = document.tokens[token].span
        let bytes = document.bytes
        return (span.start == 0 || isSpace(bytes[span.start - 1]) || bytes[span.start - 1] == 0x28)
            && span.end < bytes.count && !isSpace(bytes[span.end])
    }

    private static func isAfterWord(_ token: Int, _ document: Document) -> Bool {
        let span = document.tokens[token].span
        return span.start > 0 && !isSpace(document.bytes[span.start - 1])
    }

    /// A single mark after a plural's "s" and before a word is that plural's apostrophe, as long as
    /// another mark of the sentence can close.
    private static func closesSingle(
        _ token: Int, _ sentence: Sentence, _ document: Document
    ) -> Bool {
        guard isAfterWord(token, document) else { return false }
        let span = document.tokens[token].span
        let bytes = document.bytes
        guard bytes[span.start - 1] == 0x73, token + 1 < sentence.tokens.upperBound,
            document.tokens[token + 1].upos != .punct
        else { return true }
        var at = token + 1
        while at < min(sentence.tokens.upperBound, token + 60) {
            if mark(at, document) == .single, isAfterWord(at, document) { return false }
            at += 1
        }
        return true
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
