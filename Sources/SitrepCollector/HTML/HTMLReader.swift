import SitrepModel

/// Makes an article of a page's bytes: decoding, tree, metadata, content, verdict.
///
/// Keep one for many pages.
package struct HTMLReader: Sendable {
    /// Bytes of a page; the largest of 2,000 pages of all kinds had 6 MiB. What is larger is refused,
    /// so that a page takes at most some ten times as much memory.
    package static let pageLimit = 16 << 20

    private let decoder: WebDecoder
    private let parser = HTMLParser()
    private let metadata: MetadataReader
    private let content = ContentExtractor()
    private let verdicts = VerdictReader()

    /// Loads the tables.
    package init() { self.init(tables: Tables()) }

    init(tables: Tables) {
        decoder = WebDecoder(languages: tables.languages)
        metadata = MetadataReader(tables: tables)
    }

    /// What is known of a page beside its bytes.
    package struct Origin: Sendable {
        /// Its address: the one that it really came from.
        package var url: String?
        /// The Content-Type header's value.
        package var mediaType: String?
        /// HTTP status.
        package var status: Int?
        /// The day of capture; dates after it are refused.
        package var captured: CalendarDay?
        /// SHA-256 of the bytes, where it is known already.
        package var hash: String?

        /// Whether the server says that it is a page.
        var isPage: Bool {
            mediaType.map { $0.lowercased().segments(by: ";")[0].holds("html") } ?? false
        }

        package init(
            url: String? = nil, mediaType: String? = nil, status: Int? = nil,
            captured: CalendarDay? = nil, hash: String? = nil
        ) {
            self.url = url
            self.mediaType = mediaType
            self.status = status
            self.captured = captured
            self.hash = hash
        }
    }

    /// A page as it was read.
    package struct Reading: Sendable {
        package var tree: HTMLTree
        package var article: HTMLArticle
        package var metadata: PageMetadata
        package var verdict: PageVerdict
        /// How its bytes were decoded, without them.
        var decoding: WebText
    }

    /// - Parameters:
    ///   - input: how messages name the page.
    ///   - origin: what is known of it beside its bytes.
    ///   - furniture: what is known to repeat over the site's pages.
    package func read(
        _ raw: [UInt8], input: String, origin: Origin = Origin(), furniture: SiteFurniture? = nil
    ) throws(Trouble) -> Reading {
        guard raw.count <= Self.pageLimit else {
            throw Trouble(
                input: input,
                reason: "the page is larger than \(FileReader.size(Self.pageLimit)), the limit",
                remedy: "Save the article's own page, without data embedded in it.")
        }
        if let format = TextDecoder.knownFormat(raw) {
            throw Trouble(
                input: input, place: "byte 0", reason: "it is \(format), not a page",
                remedy: "Save the page as HTML.")
        }
        var text = decoder.decode(raw, mediaType: origin.mediaType)
        let tree = parser.parse(text.bytes)
        text.bytes = []
        let stated = metadata.read(tree, url: origin.url, captured: origin.captured)
        let article = content.extract(tree, title: stated.title, furniture: furniture)
        let words = article.blocks.reduce(0) { sum, block in
            sum + block.text.utf8.count { $0 == 0x20 } + 1
        }
        let verdict = verdicts.verdict(
            .init(
                tree: tree, metadata: stated,
                pageTitle: tree.first(.title).map { tree.text(of: $0) }, url: origin.url,
                status: origin.status, selectedWords: words,
                isFromData: article.means == .articleBody))
        return Reading(
            tree: tree, article: article, metadata: stated, verdict: verdict, decoding: text)
    }

    /// The hashes of a page's blocks, for ``SiteFurniture``; none of what can't be read as a page.
    package func fingerprints(_ raw: [UInt8], mediaType: String? = nil) -> [UInt64] {
        guard raw.count <= Self.pageLimit, TextDecoder.knownFormat(raw) == nil else { return [] }
        return content.fingerprints(parser.parse(decoder.decode(raw, mediaType: mediaType).bytes))
    }

    /// Whether bytes are a page rather than plain text: a doctype or tag of a page at their start,
    /// after white space, comments and byte-order mark.
    ///
    /// - Parameter fragments: whether the tag of a block is enough, as it is not for Markdown.
    package static func isPage(_ raw: [UInt8], fragments: Bool) -> Bool {
        var at = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let end = min(raw.count, 4_096)
        while at < end {
            if Bytes.isSpace(raw[at]) {
                at += 1
                continue
            }
            guard raw[at] == 0x3C else { return false }
            let rest = raw[at..<end]
            if rest.starts(with: "<!--".utf8) || rest.starts(with: "<?".utf8) {
                guard let close = rest.firstIndex(of: 0x3E) else { return false }
                at = close + 1
                continue
            }
            let head = String(decoding: rest.prefix(16), as: UTF8.self).lowercased()
            return starts.contains { head.hasPrefix($0) }
                || (fragments && blockStarts.contains { head.hasPrefix($0) })
        }
        return false
    }

    private static let starts = [
        "<!doctype html", "<html", "<head>", "<body", "<title>", "<meta ",
    ]
    private static let blockStarts = [
        "<div", "<article", "<main", "<section", "<p>", "<h1", "<script", "<link", "<table",
    ]
}
