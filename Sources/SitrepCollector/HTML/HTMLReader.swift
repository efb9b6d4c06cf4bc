import SitrepModel

/// Makes an article of a page's bytes: decoding, tree, content.
///
/// Keep one for many pages.
package struct HTMLReader: Sendable {
    /// Bytes of a page; the largest of 2,000 pages of all kinds had 6 MiB. What is larger is refused,
    /// so that a page takes at most some ten times as much memory.
    package static let pageLimit = 16 << 20

    private let parser = HTMLParser()
    private let content = ContentExtractor()

    package init() {}

    /// A page as it was read.
    package struct Reading: Sendable {
        package var tree: HTMLTree
        package var article: HTMLArticle
        /// The headline or the title element.
        package var title: String?
    }

    /// - Parameters:
    ///   - input: how messages name the page.
    ///   - furniture: what is known to repeat over the site's pages.
    package func read(
        _ raw: [UInt8], input: String, furniture: SiteFurniture? = nil
    ) throws(Trouble) -> Reading {
        guard raw.count <= Self.pageLimit else {
            throw Trouble(
                input: input,
                reason: "the page is larger than \(FileReader.size(Self.pageLimit)), the limit",
                remedy: "Save the article's own page, without data embedded in it.")
        }
        let tree = parser.parse(try TextDecoder.decode(raw, input: input).bytes)
        let title = tree.first(.title).map { tree.text(of: $0) }
        return Reading(
            tree: tree, article: content.extract(tree, furniture: furniture),
            title: title.flatMap { $0.isEmpty ? nil : $0 })
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
