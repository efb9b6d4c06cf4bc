/// A span at the boundary within a known article: Unicode code points and the words between them.
public struct QuotedSpan: Codable, Hashable, Sendable, Comparable {
    /// First code point of the article's stored text.
    public var start: Int
    /// One past the last code point.
    public var end: Int
    /// The exact text between them.
    public var quote: String

    /// Makes one from its parts.
    public init(start: Int, end: Int, quote: String) {
        self.start = start
        self.end = end
        self.quote = quote
    }

    /// The boundary form of a byte span of `text`.
    public init(_ span: Span, in text: SourceText) {
        self.init(
            start: text.codePoint(at: span.start), end: text.codePoint(at: span.end),
            quote: text.string(span))
    }

    /// The same with its article's name.
    public func evidence(in article: String) -> Evidence {
        Evidence(article: article, start: start, end: end, quote: quote)
    }

    /// Orders by position in the text.
    public static func < (a: QuotedSpan, b: QuotedSpan) -> Bool {
        (a.start, a.end) < (b.start, b.end)
    }
}
