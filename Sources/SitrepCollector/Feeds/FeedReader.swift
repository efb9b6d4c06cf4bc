import SitrepModel

/// Reads feeds: RSS 0.90 to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed 1 and 1.1, sitemaps with or without
/// news, and sitemap indexes.
///
/// What a feed is, its contents tell, not its media type. Broken feeds are read as far as they go, and
/// what was mended is told. Bounds: 64 MiB, 50,000 items, elements 200 deep, no entities of its own.
public struct FeedReader: Sendable {
    /// A feed that was read.
    public struct Reading: Sendable {
        /// What it says.
        public var feed: Feed
        /// What was broken or left out.
        public var troubles: [Trouble]
    }

    /// Items that are read of one feed; the sitemap protocol's limit.
    static let itemLimit = 50_000

    private let decoder = WebDecoder(languages: LanguageIdentifier())

    /// Loads the tables of encodings; keep one for many feeds.
    public init() {}

    /// Reads a feed.
    ///
    /// - Parameters:
    ///   - mediaType: the Content-Type that came with it, for its encoding.
    ///   - base: the address it came from, which its links are relative to.
    ///   - input: what messages call it; `base` where not given.
    /// - Throws: where it is no feed, is beyond the bounds, or declares entities.
    public func read(
        _ bytes: [UInt8], mediaType: String? = nil, base: String, input: String? = nil
    ) throws(Trouble) -> Reading {
        let input = input ?? base
        guard bytes.count <= XMLLimits().size else {
            throw Trouble(
                input: input,
                reason: "the feed is larger than \(ByteCount(XMLLimits().size)), the limit",
                remedy: "Ask its publisher for a shorter one.")
        }
        let text = decoder.decode(bytes, mediaType: mediaType)
        var reading: Reading
        if Self.isJSON(text.bytes) {
            reading = try JSONFeedReader(base: base, input: input).read(text.bytes)
        } else {
            let (tree, troubles) = try XMLTreeReader.read(text.bytes, input: input)
            reading = Reading(feed: try Self.feed(tree, base, input), troubles: troubles)
        }
        if text.repairs > 0 {
            reading.troubles.append(
                Trouble(
                    input: input, place: text.firstRepair.map { "byte \($0)" },
                    reason: "\(text.repairs) sequences are not \(text.encoding)",
                    remedy: "They were read as U+FFFD."))
        }
        if reading.feed.items.count >= Self.itemLimit {
            reading.troubles.append(
                Trouble(
                    input: input, reason: "it has \(Self.itemLimit) items or more, the limit",
                    remedy: "Those beyond were left out."))
        }
        return reading
    }

    private static func isJSON(_ bytes: [UInt8]) -> Bool {
        bytes.first { !XMLText.isBlank($0) } == 0x7B
    }

    private static func feed(
        _ tree: XMLTree, _ base: String, _ input: String
    ) throws(Trouble) -> Feed {
        let root = tree.root ?? 0
        let links = FeedLinks(tree: tree, base: base)
        switch tree.name(root) ?? "" {
        case "rss", "channel": return RSSReader(tree, links).read(root, .rss)
        case "rdf:RDF", "RDF": return RSSReader(tree, links).read(root, .rdf)
        case "atom:feed", "feed", "atom:entry": return AtomReader(tree, links).read(root)
        case "urlset": return SitemapReader(tree, links).read(root, .sitemap)
        case "sitemapindex": return SitemapReader(tree, links).read(root, .sitemapIndex)
        case "opml":
            throw Trouble(
                input: input, reason: "it is a list of feeds (OPML), not a feed",
                remedy: "Give it as a list of subscriptions.")
        case let name where name.lowercased() == "html" || name == "xhtml:html":
            throw Trouble(
                input: input, reason: "it is a web page, not a feed",
                remedy: "Look in the page for the address of its feed.")
        case let name:
            throw Trouble(
                input: input, reason: "<\(name.prefix(60))> is not the beginning of a feed",
                remedy: "RSS, Atom, JSON Feed and sitemaps are read.")
        }
    }
}
