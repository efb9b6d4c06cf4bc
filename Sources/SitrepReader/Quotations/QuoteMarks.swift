import SitrepModel

/// The stretches between quotation marks, by article part.
///
/// Curly marks pair by shape, straight marks by position: an opening mark stands before a word and
/// after white space. A quotation that is not closed before its paragraph ends goes on in the next
/// paragraph where that opens with a mark again; else it ends with the paragraph.
package enum QuoteMarks {
    package struct Stretch: Sendable, Hashable {
        /// Between the marks.
        package var content: Span
        /// With the marks.
        package var whole: Span
        /// True where it goes on in the next stretch.
        package var continues: Bool
    }

    package static func stretches(in document: Document) -> [Stretch] {
        var all: [Stretch] = []
        let bytes = document.bytes
        var part = -1
        var open: (start: Int, contentStart: Int, closer: Closer)?
        func close(at end: Int, whole: Int, continues: Bool) {
            if let o = open, end > o.contentStart {
                all.append(
                    Stretch(
                        content: Span(o.contentStart, end), whole: Span(o.start, whole),
                        continues: continues))
            }
            open = nil
        }
        var lastEnd = 0
        for sentence in document.sentences {
            if sentence.part != part {
                if open != nil { close(at: lastEnd, whole: lastEnd, continues: true) }
                part = sentence.part
            }
            for index in sentence.tokens {
                let token = document.tokens[index].span
                if let o = open {
                    if closes(bytes, token, o.closer) {
                        close(at: token.start, whole: token.end, continues: false)
                    }
                } else if let closer = opens(bytes, token, document, index, sentence) {
                    open = (token.start, token.end, closer)
                }
                lastEnd = token.end
            }
        }
        close(at: lastEnd, whole: lastEnd, continues: false)
        return all
    }

    private enum Closer { case curlyDouble, straightDouble, guillemet, curlySingle }

    private static func opens(
        _ bytes: [UInt8], _ token: Span, _ document: Document, _ index: Int, _ sentence: Sentence
    ) -> Closer? {
        if token.count == 1, bytes[token.start] == 0x22 { return .straightDouble }
        if token.count == 2, bytes[token.start] == 0x27, bytes[token.start + 1] == 0x27 {
            return .straightDouble
        }
        if token.count == 2, bytes[token.start] == 0x60, bytes[token.start + 1] == 0x60 {
            return .straightDouble
        }
        if token.count == 2, bytes[token.start] == 0xC2, bytes[token.start + 1] == 0xAB {
            return .guillemet
        }
        if token.count == 3, bytes[token.start] == 0xE2, bytes[token.start + 1] == 0x80 {
            if bytes[token.start + 2] == 0x9C || bytes[token.start + 2] == 0x9E {
                return .curlyDouble
            }
            if bytes[token.start + 2] == 0x98 { return .curlySingle }
        }
        return nil
    }

    private static func closes(_ bytes: [UInt8], _ token: Span, _ closer: Closer) -> Bool {
        switch closer {
        case .straightDouble:
            return (token.count == 1 && bytes[token.start] == 0x22)
                || (token.count == 2 && bytes[token.start] == 0x27
                    && bytes[token.start + 1] == 0x27)
        case .guillemet:
            return token.count == 2 && bytes[token.start] == 0xC2 && bytes[token.start + 1] == 0xBB
        case .curlyDouble:
            return token.count == 3 && bytes[token.start] == 0xE2 && bytes[token.start + 1] == 0x80
                && (bytes[token.start + 2] == 0x9D || bytes[token.start + 2] == 0x9C)
        case .curlySingle:
            return token.count == 3 && bytes[token.start] == 0xE2 && bytes[token.start + 1] == 0x80
                && bytes[token.start + 2] == 0x99
        }
    }
}
