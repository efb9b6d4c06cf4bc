/// A span at the boundary: which article, which Unicode code points, and the words that stand there
/// (W3C Web Annotation's text position and text quote selectors in one).
public struct Evidence: Codable, Hashable, Sendable, Comparable {
    /// The article's identifier.
    public var article: String
    /// First code point.
    public var start: Int
    /// One past the last code point.
    public var end: Int
    /// The exact text between them.
    public var quote: String

    /// Makes one from its parts.
    public init(article: String, start: Int, end: Int, quote: String) {
        self.article = article
        self.start = start
        self.end = end
        self.quote = quote
    }

    /// The evidence for a span of an article's text.
    public init(article: Article, span: Span) {
        self.init(
            article: article.id,
            start: article.text.codePoint(at: span.start),
            end: article.text.codePoint(at: span.end),
            quote: article.text.string(span))
    }

    /// Orders by position in the text.
    public static func < (a: Evidence, b: Evidence) -> Bool {
        (a.article, a.start, a.end) < (b.article, b.start, b.end)
    }
}
