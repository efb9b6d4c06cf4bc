import SitrepModel

/// What feeds, sitemaps, OPML files and lists of URLs have in common: they name pages, or each other.
struct Listing {
    /// What is listed, in order.
    var entries: [Entry]
    /// What a feed says of how often it changes; nil where it is none.
    var hints: FeedHints?
    /// Repairs and what was passed over.
    var troubles: [Trouble] = []

    /// One page, feed or sitemap.
    struct Entry {
        /// As written; may be relative to the listing.
        var link: String?
        /// What the listing says of it.
        var metadata: Metadata?
        /// Changes when the listing says something else of the page; nil where it says nothing that
        /// could tell.
        var mark: String?
        /// Its text, where the listing carries it.
        var content: Content?
        /// Where in the listing it stands, e.g. "entry 3".
        var place: String
    }

    /// The text of an entry.
    struct Content {
        var bytes: [UInt8]
        var mediaType: String
    }
}
