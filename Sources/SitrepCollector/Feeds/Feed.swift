/// What a feed, sitemap or list of sitemaps says at one time, whatever its format.
public struct Feed: Sendable, Hashable {
    /// The formats.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// RSS 0.91 to 2.0.
        case rss
        /// RSS 0.90 and 1.0, which are RDF.
        case rdf
        /// Atom 0.3 and 1.0 (RFC 4287).
        case atom
        /// JSON Feed 1 and 1.1.
        case json
        /// A sitemap; a news sitemap's items have titles and dates.
        case sitemap
        /// A list of sitemaps: each item's `url` is one.
        case sitemapIndex
    }

    /// Its format.
    public var kind: Kind
    /// Its format's version as it states it, e.g. "2.0".
    public var version: String?
    /// What it is called.
    public var title: String?
    /// The page that it belongs to.
    public var home: String?
    /// The address that it gives for itself.
    public var selfLink: String?
    /// The page of older items that it names (RFC 5005, JSON Feed).
    public var next: String?
    /// BCP 47, as stated.
    public var language: String?
    /// What it publishes, in its order.
    public var items: [FeedItem] = []
    /// How often it says it changes.
    public var hints = FeedHints()

    /// An empty feed.
    public init(kind: Kind) { self.kind = kind }
}

/// One entry of a feed.
public struct FeedItem: Sendable, Hashable {
    /// What tells it from others: its `guid`, `id` or `rdf:about`, else its address, else its title and
    /// time.
    public var id: String
    /// Address of the report, absolute; nil where it has none.
    public var url: String?
    /// Headline, as text.
    public var title: String?
    /// When it was published: RFC 3339 in UTC, or only a day, "2022-01-27", where no more is said.
    public var published: String?
    /// When it was last changed, in the same form.
    public var updated: String?
    /// What it is about, HTML.
    public var summary: String?
    /// The report itself, HTML, where the feed carries it.
    public var content: String?
    /// Who wrote it.
    public var authors: [String] = []
    /// BCP 47, as stated for it or for the feed.
    public var language: String?
    /// The masthead, where the item names it (news sitemaps, Atom's and RSS's source).
    public var outlet: String?

    /// An entry of this identifier.
    public init(id: String) { self.id = id }

    /// Takes what identifies it best: the identifier stated, the address, or title and time.
    mutating func identify(_ stated: String?) {
        id = stated ?? url ?? [title, published].compactMap(\.self).joined(separator: " ")
    }
}

/// How often a feed says it changes, and when it need not be asked.
public struct FeedHints: Sendable, Hashable, Codable {
    /// Seconds from RSS's `ttl` or the syndication module's period and frequency; nil where not said.
    public var interval: Int?
    /// Hours of the day in UTC, 0 to 23, in which it doesn't change (RSS's `skipHours`).
    public var skipHours: Set<Int> = []
    /// Days, 1 Monday to 7 Sunday, on which it doesn't change (`skipDays`).
    public var skipDays: Set<Int> = []

    /// No hints.
    public init() {}
}
