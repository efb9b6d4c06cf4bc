import SitrepModel
import Testing

@testable import SitrepReader

/// A short report read by the real engine: one paragraph a line, a line that opens with "# " is the
/// headline.
struct ReadText {
    static let reader = Result { try Reader() }

    let document: Document

    init(_ text: String) throws {
        let source = SourceText(text)
        var parts: [Article.Part] = []
        var at = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isTitle = line.hasPrefix("# ")
            let end = at + line.utf8.count
            if end > at {
                parts.append(
                    .init(
                        span: Span(isTitle ? at + 2 : at, end), kind: isTitle ? .title : .paragraph,
                        language: "en"))
            }
            at = end + 1
        }
        let article = Article(
            id: "t", captureHash: "", source: .stream, language: "en", text: source, parts: parts)
        document = try Self.reader.get().read([article], workers: 1)[0]
    }

    func words(_ range: Range<Int>?) -> String {
        range.map { document.text.string(document.span($0)) } ?? "nobody"
    }

    /// The tokens of the words' `occurrence`-th appearance as whole tokens, counted from 1.
    func tokens(of words: String, occurrence: Int = 1) -> Range<Int>? {
        var left = occurrence
        let length = words.utf8.count
        for first in document.tokens.indices {
            let start = document.tokens[first].span.start
            guard
                let last = document.tokens[first...].firstIndex(where: {
                    $0.span.end >= start + length
                }),
                document.tokens[last].span.end == start + length,
                document.text.string(Span(start, start + length)) == words
            else { continue }
            left -= 1
            if left == 0 { return first..<(last + 1) }
        }
        return nil
    }

    /// Whether the phrase says the wanted words and has its head among them, or ends with them (a name
    /// after its title).
    func means(_ phrase: Range<Int>?, _ wanted: String) -> Bool {
        guard let phrase else { return false }
        let head = document.syntacticHead(phrase)
        var occurrence = 1
        while let range = tokens(of: wanted, occurrence: occurrence) {
            if range.contains(head) || range.upperBound == phrase.upperBound,
                phrase.contains(range.lowerBound),
                phrase.contains(range.upperBound - 1)
            {
                return true
            }
            occurrence += 1
        }
        return false
    }

    /// The syntax, a token a line, for a failure's message.
    var syntax: String {
        document.tokens.indices.map {
            let token = document.tokens[$0]
            return
                "\($0) \(document.string($0)) \(token.lemma) \(token.upos) \(token.relation.rawValue)<\(token.head)"
        }.joined(separator: "\n")
    }
}
