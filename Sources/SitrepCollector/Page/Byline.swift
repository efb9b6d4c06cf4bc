import SitrepModel

/// A line that names the writers: "By Jane Doe and John Roe", "Jane Doe in Kyiv".
struct Byline {
    var authors: [String]

    private static let openers: Set<String> = [
        "By", "BY", "by", "Por", "Par", "Von", "Di", "Autor:", "Author:",
    ]
    private static let particles: Set<String> = [
        "and", "in", "at", "de", "la", "le", "du", "das", "do", "los", "del", "della", "di", "da",
        "dos", "van", "von", "der", "den", "al",
        "el", "bin", "ibn", "of", "the", "for", "with", "y", "et", "und", "e", "&", "|", "-", "–",
        "—", "·",
    ]

    /// - Parameter afterTitle: whether a headline stands before it; only then is a line without "By"
    ///   taken for one.
    init?(_ text: [UInt8], _ span: Span, afterTitle: Bool) {
        guard span.count <= 160 else { return nil }
        let span = Self.withoutEmphasis(text, span)
        let words = String(decoding: text[span.range], as: UTF8.self).split {
            $0 == " " || $0 == "\u{A0}"
        }
        .map(String.init)
        guard let first = words.first, words.count <= 16 else { return nil }
        if Self.openers.contains(first) {
            let rest = Array(words.dropFirst())
            guard !rest.isEmpty, rest.allSatisfy(Self.isNamePart), Self.isName(rest[0]),
                rest.count > 1 || !TextUnit.endsSentence(text, span)
            else { return nil }
            authors = Self.names(rest)
            return
        }
        guard afterTitle, !TextUnit.endsSentence(text, span), words.count <= 8,
            let at = words.firstIndex(of: "in"), at >= 2, at + 1 < words.count,
            words.count - at <= 4,
            words[..<at].allSatisfy({ Self.isName($0) || $0 == "and" }),
            words[(at + 1)...].allSatisfy(Self.isName)
        else { return nil }
        let names = Self.names(Array(words[..<at]))
        guard names.allSatisfy({ (2...3).contains($0.split(separator: " ").count) }) else {
            return nil
        }
        authors = names
    }

    /// Bylines are often set in Markdown emphasis.
    private static func withoutEmphasis(_ text: [UInt8], _ span: Span) -> Span {
        var (start, end) = (span.start, span.end)
        while end - start > 2, text[start] == text[end - 1],
            text[start] == 0x2A || text[start] == 0x5F
        {
            start += 1
            end -= 1
        }
        return Span(start, end)
    }

    private static func isName(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        return first.properties.isUppercase
    }

    private static func isNamePart(_ word: String) -> Bool {
        isName(word) || particles.contains(word)
            || word.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic }
            || ["min", "read", "am", "pm"].contains(word)
    }

    /// Names up to the first bar, dash, "in" or "for"; commas and "and" part them.
    private static func names(_ words: [String]) -> [String] {
        var names: [String] = []
        var current: [String] = []
        func flush() {
            if !current.isEmpty { names.append(current.joined(separator: " ")) }
            current = []
        }
        for word in words {
            if ["in", "at", "for", "|", "-", "–", "—", "·"].contains(word) { break }
            if ["and", "y", "et", "und", "&", "with"].contains(word) {
                flush()
                continue
            }
            let bare = word.last == "," || word.last == ";" ? String(word.dropLast()) : word
            if !bare.isEmpty { current.append(bare) }
            if bare.count < word.count {
                flush()
                // What follows a comma is another name or the agency; more than one name needs "and".
                if !words.contains("and") { break }
            }
        }
        flush()
        return names
    }
}
