/// What came of asking for a feed: what a schedule needs to know of it.
public enum FeedAnswer: Sendable, Hashable {
    /// A server answered.
    case response(Response)
    /// No answer came, or what came could not be read as a feed.
    case failure

    /// An answer's status and the header fields that say when to come again.
    public struct Response: Sendable, Hashable {
        /// The last hop's status.
        public var status: Int
        /// `ETag`.
        public var etag: String?
        /// `Last-Modified`.
        public var lastModified: String?
        /// `Retry-After`: seconds or a date.
        public var retryAfter: String?
        /// `Cache-Control`.
        public var cacheControl: String?
        /// Where redirects of status 301 and 308 led, before any other redirect; nil without such.
        public var movedTo: String?
        /// What the feed itself says of its changes; nil where its content did not come.
        public var hints: FeedHints?
        /// How many of its items were not known yet.
        public var newItems: Int

        /// Makes one from its parts.
        public init(
            status: Int, etag: String? = nil, lastModified: String? = nil,
            retryAfter: String? = nil, cacheControl: String? = nil, movedTo: String? = nil,
            hints: FeedHints? = nil, newItems: Int = 0
        ) {
            self.status = status
            self.etag = etag
            self.lastModified = lastModified
            self.retryAfter = retryAfter
            self.cacheControl = cacheControl
            self.movedTo = movedTo
            self.hints = hints
            self.newItems = newItems
        }
    }
}
