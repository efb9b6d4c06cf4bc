/// A range of an article's text, as UTF-8 byte offsets: `start` inclusive, `end` exclusive.
///
/// In memory every offset counts bytes of the article's stored text. At the boundary (JSON, API)
/// spans are code points with the quoted text: see ``Evidence``.
public struct Span: Hashable, Sendable, Comparable {
    /// First byte.
    public var start: Int
    /// One past the last byte.
    public var end: Int

    /// Makes one from its parts.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    /// How many bytes it covers.
    public var count: Int { end - start }
    /// Whether it covers nothing.
    public var isEmpty: Bool { end <= start }
    /// As a range of bytes.
    public var range: Range<Int> { start..<end }

    /// Whether the other lies wholly within.
    public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
    /// Whether the two share anything.
    public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

    /// Orders by position in the text.
    public static func < (a: Span, b: Span) -> Bool {
        (a.start, a.end) < (b.start, b.end)
    }
}
