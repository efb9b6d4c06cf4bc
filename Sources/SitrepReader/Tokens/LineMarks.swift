import SitrepModel

/// Where sentences begin and end by the lay-out of letters, lists and notes rather than by marks:
/// date lines, ruled lines, numbered points, closing lines, footnote numbers.
struct LineMarks {
    let bytes: [UInt8]
    let spans: [Span]
    let closings: Set<String>

    /// Before a date line's head may stand so many words: a sender's name.
    private static let longestSender = 8

    /// Whether a new sentence begins at the token, which is not its sentence's first.
    func begins(_ at: Int, sentence start: Int, inBrackets: Bool) -> Bool {
        if isRule(at) || isRule(at - 1) { return true }
        if isStamp(at), at - start <= Self.longestSender, isName(start..<at) { return true }
        return !inBrackets && isPoint(at)
    }

    /// Where the sentence ends if the token at `at` ends it: a date line's time or a closing.
    func end(_ at: Int, sentence start: Int) -> Int? {
        if isStamp(at) {
            var after = at + 2
            if after < spans.count, isHalfOfDay(after) { after += 1 }
            let headed = at == start || at - start <= Self.longestSender
            if headed, after < spans.count, Bytes.isLetter(bytes[spans[after].start]) {
                return after
            }
        }
        if bytes[spans[at].start] == 0x2C, at > start, at - start <= 2, at + 1 < spans.count,
            Bytes.isUpper(bytes[spans[at + 1].start]),
            (start..<at).allSatisfy({ closings.contains(lowered($0)) })
        {
            return at + 1
        }
        return nil
    }

    /// The end of a footnote number in square brackets at `at`.
    func noteEnd(_ at: Int) -> Int? {
        guard at + 2 < spans.count, isByte(at, 0x5B), isByte(at + 2, 0x5D), isNumber(at + 1) else {
            return nil
        }
        return at + 3
    }

    /// An e-mail address or link.
    static func isAddress(_ bytes: [UInt8], _ span: Span) -> Bool {
        guard span.count >= 6 else { return false }
        let b = bytes[span.start]
        if b == 0x68 || b == 0x77 {
            let head = bytes[span.start..<span.start + 4]
            if head.elementsEqual("http".utf8), bytes[span.range].contains(0x3A) { return true }
            if head.elementsEqual("www.".utf8) { return true }
        }
        guard bytes[span.range].contains(0x40), b != 0x40 else { return false }
        return bytes[span.range].contains(0x2E)
    }

    /// A line of five or more = _ * - ~.
    private func isRule(_ at: Int) -> Bool {
        let span = spans[at]
        guard span.count >= 5 else { return false }
        let b = bytes[span.start]
        guard b == 0x3D || b == 0x5F || b == 0x2A || b == 0x2D || b == 0x7E else { return false }
        return bytes[span.range].allSatisfy { $0 == b }
    }

    /// "02/13/2001 08:02": a date in figures and a time.
    private func isStamp(_ at: Int) -> Bool {
        guard at + 1 < spans.count, Bytes.isDigit(bytes[spans[at].start]),
            Bytes.isDigit(bytes[spans[at + 1].start])
        else { return false }
        return figures(at, 0x2F) == 3 && figures(at + 1, 0x3A) >= 2
    }

    /// How many groups of digits parted by `mark` make up the token; 0 if anything else is in it.
    private func figures(_ at: Int, _ mark: UInt8) -> Int {
        var groups = 1
        for i in spans[at].range {
            if bytes[i] == mark {
                groups += 1
            } else if !Bytes.isDigit(bytes[i]) {
                return 0
            }
        }
        return groups
    }

    private func isHalfOfDay(_ at: Int) -> Bool {
        let word = lowered(at)
        return word == "am" || word == "pm" || word == "a.m." || word == "p.m."
    }

    /// Capitalised words, marks and addresses only.
    private func isName(_ tokens: Range<Int>) -> Bool {
        tokens.allSatisfy {
            let b = bytes[spans[$0].start]
            return !Bytes.isLower(b) && !Bytes.isDigit(b) || Self.isAddress(bytes, spans[$0])
        }
    }

    /// "2)" written together and followed by a space: a point of a list in running text.
    private func isPoint(_ at: Int) -> Bool {
        guard at + 2 < spans.count, spans[at].count <= 2, isNumber(at), isByte(at + 1, 0x29),
            spans[at].end == spans[at + 1].start, spans[at + 1].end < spans[at + 2].start
        else { return false }
        return spans[at - 1].end < spans[at].start
    }

    private func isNumber(_ at: Int) -> Bool {
        bytes[spans[at].range].allSatisfy(Bytes.isDigit)
    }

    private func isByte(_ at: Int, _ byte: UInt8) -> Bool {
        spans[at].count == 1 && bytes[spans[at].start] == byte
    }

    private func lowered(_ at: Int) -> String {
        String(
            decoding: bytes[spans[at].range].map { Bytes.isUpper($0) ? $0 | 0x20 : $0 },
            as: UTF8.self)
    }
}
