/// The raw bytes of one report as they came, with where and when.
///
/// Everything that Sitrep states goes back to captures: an article is read from one, and keeps its hash.
public struct Capture: Sendable, Hashable {
    /// SHA-256 of `bytes`, hexadecimal.
    public var hash: String
    /// What came, unchanged (of HTTP: the body with its content coding taken off).
    public var bytes: [UInt8]
    /// Where it came from: the address it was asked for by, the file, or standard input.
    public var source: Article.Source
    /// The address that it really came from, where that differs (redirects).
    public var finalURL: String?
    /// As declared, e.g. "text/html; charset=utf-8".
    public var mediaType: String?
    /// HTTP status, where there was one.
    public var status: Int?
    /// When it was captured, RFC 3339 in UTC, e.g. "2022-01-27T06:00:00Z"; nil where unknown. Given by
    /// the caller or the WARC record, never read from a clock here.
    public var capturedAt: String?
    /// Within a container: the path of the WARC or feed, and where in it, e.g. "byte 5120".
    public var container: Container?

    /// The file that a capture was taken out of.
    public struct Container: Sendable, Hashable {
        /// Path or URL of the file.
        public var name: String
        /// Where in it.
        public var place: String

        /// Makes one from its parts.
        public init(name: String, place: String) {
            self.name = name
            self.place = place
        }
    }

    /// Makes one of bytes, and takes their hash.
    public init(
        bytes: [UInt8], source: Article.Source, finalURL: String? = nil, mediaType: String? = nil,
        status: Int? = nil, capturedAt: String? = nil, container: Container? = nil
    ) {
        hash = ContentHash.hex(bytes)
        self.bytes = bytes
        self.source = source
        self.finalURL = finalURL
        self.mediaType = mediaType
        self.status = status
        self.capturedAt = capturedAt
        self.container = container
    }
}
