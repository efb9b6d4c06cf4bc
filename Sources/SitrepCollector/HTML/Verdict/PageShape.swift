import SitrepModel

/// How much of a page is prose, how much links: what its verdict rests on.
struct PageShape: Sendable {
    /// Words of all visible text.
    private(set) var words = 0
    /// Words within links.
    private(set) var linkWords = 0
    /// Words of paragraphs: stretches of at least 20 words outside links, menus and forms.
    private(set) var proseWords = 0
    /// Number of such paragraphs.
    private(set) var paragraphs = 0
    /// Links of at least four words outside menus, as lists of headlines have.
    private(set) var headlineLinks = 0
    /// The text node that ends the last paragraph.
    private(set) var lastProse: Int?
    /// Whether the source has the end tag of its body or of itself.
    private(set) var isClosed = true

    private static let unread: TagSet = [
        .script, .style, .noscript, .template, .svg, .head, .select, .option, .textarea, .iframe,
    ]
    private static let furniture: TagSet = [.nav, .footer, .aside, .form, .button, .menu, .dialog]
    private static let blocks: TagSet = [
        .p, .div, .li, .td, .section, .article, .blockquote, .main, .body, .dd, .figcaption, .pre,
        .h1, .h2, .h3, .h4, .h5, .h6,
    ]

    init(_ tree: HTMLTree) {
        var at = 1
        var furnitureEnd = 0
        var linkEnd = 0
        var linkCount = 0
        var linkIsHead = false
        // Words outside links of the block under way.
        var block = 0
        var blockLast = 0
        func closeBlock(_ shape: inout PageShape) {
            if block >= 20 {
                shape.proseWords += block
                shape.paragraphs += 1
                shape.lastProse = blockLast
            }
            block = 0
        }
        while at < tree.nodes.count {
            let node = tree.nodes[at]
            if node.kind == .element {
                if Self.unread.contains(node.name) {
                    at = Int(node.end)
                    continue
                }
                if Self.blocks.contains(node.name) { closeBlock(&self) }
                if Self.furniture.contains(node.name) {
                    furnitureEnd = max(furnitureEnd, Int(node.end))
                }
                if node.name == .a, at >= linkEnd {
                    linkEnd = Int(node.end)
                    linkCount = 0
                    linkIsHead = false
                }
            } else if node.kind == .text, !node.isBlank {
                let count = Self.count(tree.source, node.span)
                words += count
                if at < linkEnd {
                    linkWords += count
                    linkCount += count
                    if linkCount >= 4, at >= furnitureEnd, !linkIsHead {
                        headlineLinks += 1
                        linkIsHead = true
                    }
                    if at >= furnitureEnd, block > 0 { block += count }
                } else if at >= furnitureEnd {
                    block += count
                    blockLast = at
                }
            }
            at += 1
        }
        closeBlock(&self)
        isClosed = Self.isClosed(tree)
    }

    /// Words parted by white space; of scripts without spaces, one for three characters.
    private static func count(_ source: [UInt8], _ span: Span) -> Int {
        source.withUnsafeBufferPointer { bytes in
            var (words, wide) = (0, 0)
            var before: UInt8 = 0x20
            for i in span.range {
                let byte = bytes[i]
                words += byte > 0x20 && before <= 0x20 ? 1 : 0
                wide += byte &- 0xE3 <= 0xED - 0xE3 ? 1 : 0
                before = byte
            }
            return max(words, wide / 3)
        }
    }

    /// Whether the page ends with a tag, has the end tag of body or html near its end, or never had
    /// the start tag.
    private static func isClosed(_ tree: HTMLTree) -> Bool {
        let source = tree.source
        if source.last(where: { !Bytes.isSpace($0) }) == 0x3E { return true }
        let tail = String(decoding: source.suffix(4096), as: UTF8.self).lowercased()
        if tail.holds("</html") || tail.holds("</body") { return true }
        return tree.first(.body).map { tree.nodes[$0].span.isEmpty } ?? true
    }
}
