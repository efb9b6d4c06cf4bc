import SitrepModel

/// Reads feeds, sitemaps, OPML and lists of URLs as what they have in common.
struct ListingReader: Sendable {
    private let feeds = FeedReader()

    /// Reads a listing of a kind that ``ContentKind`` told.
    ///
    /// - Parameters:
    ///   - base: the address it came from; empty for a file.
    ///   - input: what messages call it.
    /// - Throws: where it can't be read as one.
    func read(
        _ bytes: [UInt8], _ kind: ContentKind, mediaType: String?, base: String, input: String
    ) throws(Trouble) -> Listing {
        switch kind {
        case .subscriptions:
            let (list, troubles) = try OPML.read(bytes, input: input)
            let entries = list.subscriptions.enumerated().map { i, feed in
                Listing.Entry(link: feed.url, place: "entry \(i + 1)")
            }
            return Listing(entries: entries, troubles: troubles)
        case .addresses:
            let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
            let entries = ContentKind.addresses(lines).enumerated().map { i, url in
                Listing.Entry(link: url, place: "address \(i + 1)")
            }
            return Listing(entries: entries)
        default:
            let reading = try feeds.read(bytes, mediaType: mediaType, base: base, input: input)
            return listing(reading, input)
        }
    }

    private func listing(_ reading: FeedReader.Reading, _ input: String) -> Listing {
        let feed = reading.feed
        let entries = feed.items.enumerated().map { i, item in
            var entry = Listing.Entry(link: item.url, place: "entry \(i + 1)")
            guard feed.kind != .sitemapIndex else { return entry }
            entry.metadata = Metadata(
                title: item.title, published: item.published, url: item.url,
                outlet: item.outlet ?? feed.title, authors: item.authors, language: item.language,
                origin: "the feed \(input)")
            entry.mark = ContentHash.identifier(
                "m", [item.updated ?? "", item.published ?? "", item.title ?? ""])
            // What has no page of its own is all in the feed.
            let content = item.content ?? (item.url == nil ? item.summary : nil)
            entry.content = content.map {
                Listing.Content(bytes: Array($0.utf8), mediaType: "text/html; charset=utf-8")
            }
            return entry
        }
        return Listing(
            entries: entries, hints: feed.hints, troubles: reading.troubles)
    }
}
