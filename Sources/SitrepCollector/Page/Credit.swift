import SitrepModel

/// A line that names who supplied or owns a text or picture: "© Provided by Agencia EFE",
/// "(c) EFE Agency", "Copyright 2022 ...", "(Reuters)", "Reporting by ...; Editing by ...".
struct Credit {
    var kind: Article.Part.Kind
    var agency: String?
    var years: [Int] = []
    /// A line "Source: ...", which often gives the date too.
    var isSource = false

    init?(_ text: [UInt8], _ span: Span, _ words: [String], _ agencies: AgencyTable) {
        guard span.count <= 240, let first = words.first else { return nil }
        let line = String(decoding: text[span.range], as: UTF8.self)
        if Self.isProvided(words) {
            kind = .credit
            agency = agencies.find(in: line)
        } else if Self.isCopyright(text, span, words) {
            kind = .copyright
            agency = agencies.find(in: line)
            years = words.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
                .filter { (1990...2099).contains($0) }
        } else if first == "reporting", words.count > 2, words[1] == "by" {
            kind = .credit
        } else if first == "source" || first == "fuente" || first == "quelle", words.count <= 16,
            let found = agencies.find(in: line)
        {
            kind = .credit
            agency = found
            isSource = true
        } else if words.count <= 4, let alone = Self.bare(text, span), agencies.isListed(alone) {
            kind = .credit
            agency = agencies.canonical(alone)
        } else {
            return nil
        }
    }

    private static func isProvided(_ words: [String]) -> Bool {
        guard words.count <= 12 else { return false }
        let start = words[0] == "c" ? 1 : 0
        guard words.count > start + 2 else { return false }
        switch (words[start], words[start + 1]) {
        case ("provided", "by"), ("supplied", "by"), ("proporcionado", "por"), ("fourni", "par"),
            ("bereitgestellt", "von"), ("fornecido", "por"), ("fornito", "da"):
            return true
        default: return false
        }
    }

    private static func isCopyright(_ text: [UInt8], _ span: Span, _ words: [String]) -> Bool {
        if words.count > 30 { return false }
        if Bytes.hasPrefix(text, at: span.start, "\u{A9}") { return true }
        if Bytes.hasPrefix(text, at: span.start, "(c) ")
            || Bytes.hasPrefix(text, at: span.start, "(C) ")
        {
            return true
        }
        if words[0] == "copyright" { return words.count <= 20 }
        guard words.count >= 3 else { return false }
        return words.count <= 20 && words.suffix(3) == ["all", "rights", "reserved"]
    }

    /// The words of a line without the brackets or slashes around them.
    private static func bare(_ text: [UInt8], _ span: Span) -> String? {
        var (start, end) = (span.start, span.end)
        let marks: [UInt8] = [0x28, 0x29, 0x2F, 0x5B, 0x5D, 0x2D, 0x20, 0x2E, 0x2A, 0x5F]
        while start < end, marks.contains(text[start]) { start += 1 }
        while end > start, marks.contains(text[end - 1]) { end -= 1 }
        return end > start ? String(decoding: text[start..<end], as: UTF8.self) : nil
    }

    /// An agency's signature after the last sentence: "... he said. (Reuters)", "... he said. /TASS/".
    static func signature(_ text: [UInt8], _ span: Span, _ agencies: AgencyTable) -> (
        span: Span, agency: String
    )? {
        let close = text[span.end - 1]
        guard close == 0x29 || close == 0x2F || close == 0x5D else { return nil }
        let open: UInt8 = close == 0x29 ? 0x28 : close == 0x2F ? 0x2F : 0x5B
        guard let start = text[span.start..<(span.end - 1)].lastIndex(of: open),
            span.end - start <= 40, start > span.start,
            TextUnit.endsSentence(text, Bytes.trimmed(text, Span(span.start, start)))
        else { return nil }
        let name = String(decoding: text[(start + 1)..<(span.end - 1)], as: UTF8.self)
        guard agencies.isListed(name), let agency = agencies.canonical(name) else { return nil }
        return (Span(start, span.end), agency)
    }
}
