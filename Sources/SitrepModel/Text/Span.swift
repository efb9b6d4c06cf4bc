/// A range of an article's text, as UTF-8 byte offsets: `start` inclusive, `end` exclusive.
///
/// In memory every offset counts bytes of the article's stored text. At the boundary (JSON, API)
/// spans are code points with the quoted text: see ``Evidence``.
public struct Span: Hashable, Sendable, Comparable {
    /// First byte.
    public var start: Int
    /// One past the last byte.
    public var end: Int

    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    /// How many bytes it covers.
    public var count: Int { end - start }
    public var isEmpty: Bool { end <= start }
    public var range: Range<Int> { start..<end }

    public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
    public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

    public static func < (a: Span, b: Span) -> Bool {
        (a.start, a.end) < (b.start, b.end)
    }
}
