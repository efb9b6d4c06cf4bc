/// Atom 1.0 (RFC 4287) and 0.3.
struct AtomReader {
    private let tree: XMLTree
    private let links: FeedLinks

    init(_ tree: XMLTree, _ links: FeedLinks) { (self.tree, self.links) = (tree, links) }

    func read(_ root: Int) -> Feed {
        var feed = Feed(kind: .atom)
        feed.version = tree.attribute(root, "version")
        feed.title = child(root, "title").flatMap(plainText)
        feed.language = tree.attribute(root, "xml:lang")
        feed.home = link(root, "alternate")
        feed.selfLink = link(root, "self")
        feed.next = link(root, "next")
        let authors = authors(root)
        let isEntry = tree.name(root) == "atom:entry"
        let entries = isEntry ? [root] : children(root, "entry")
        for entry in entries.prefix(FeedReader.itemLimit) {
            feed.items.append(read(entry: entry, authors))
        }
        return feed
    }

    private func read(entry node: Int, _ feedAuthors: [String]) -> FeedItem {
        var item = FeedItem(id: "")
        let source = child(node, "source")
        item.url = link(node, "alternate") ?? sourcedContent(node)
        item.title = child(node, "title").flatMap(plainText)
        item.published = time(node, "published", "issued", "created")
        item.updated = time(node, "updated", "modified")
        item.summary = child(node, "summary").flatMap(html)
        item.content = child(node, "content").flatMap(html)
        item.authors = authors(node)
        if item.authors.isEmpty, let source { item.authors = authors(source) }
        if item.authors.isEmpty { item.authors = feedAuthors }
        item.language = tree.inherited(node, "xml:lang")
        item.outlet = source.flatMap { child($0, "title") }.flatMap(plainText)
        item.identify(child(node, "id").flatMap(tree.text))
        return item
    }

    /// With Atom's namespace, or in feeds that forgot it.
    private func children(_ node: Int, _ name: String) -> [Int] {
        tree.children(node).filter { tree.name($0) == "atom:\(name)" || tree.name($0) == name }
    }

    private func child(_ node: Int, _ name: String) -> Int? { children(node, name).first }

    /// The link of a relation; one to a web page before others.
    private func link(_ node: Int, _ relation: String) -> String? {
        let found = children(node, "link").filter {
            (tree.attribute($0, "rel") ?? "alternate").lowercased() == relation
        }
        let page = found.first { tree.attribute($0, "type")?.contains("html") ?? true }
        return (page ?? found.first).flatMap { links.resolve(tree.attribute($0, "href"), at: $0) }
    }

    /// An entry whose content stands elsewhere.
    private func sourcedContent(_ node: Int) -> String? {
        child(node, "content").flatMap { links.resolve(tree.attribute($0, "src"), at: $0) }
    }

    private func time(_ node: Int, _ names: String...) -> String? {
        for name in names {
            if let time = FeedTime.normalized(child(node, name).flatMap(tree.text)) { return time }
        }
        return nil
    }

    private func authors(_ node: Int) -> [String] {
        children(node, "author").compactMap { author in
            (child(author, "name") ?? child(author, "email")).flatMap(tree.text)
                ?? tree.text(author)
        }
    }

    private enum Form { case text, html, markup }

    /// Of 0.3 the `mode` and media type, of 1.0 the `type`.
    private func form(_ node: Int) -> Form {
        let type = (tree.attribute(node, "type") ?? "text").lowercased()
        if type == "xhtml" || type.hasSuffix("+xml") && tree.attribute(node, "mode") != "escaped" {
            return .markup
        }
        if type.contains("html") {
            return tree.attribute(node, "mode") == "xml" ? .markup : .html
        }
        return tree.children(node).first { _ in true } == nil ? .text : .markup
    }

    private func html(_ node: Int) -> String? {
        guard let text = tree.text(node) else { return nil }
        switch form(node) {
        case .text: return XMLText.escaped(text)
        case .html: return text
        case .markup:
            // XHTML stands in a <div> that is not part of it.
            let division = tree.child(node, "xhtml:div") ?? tree.child(node, "div")
            return tree.markup(within: division ?? node)
        }
    }

    private func plainText(_ node: Int) -> String? {
        guard let text = tree.text(node) else { return nil }
        guard form(node) == .html else { return text }
        var out: [UInt8] = []
        var isTag = false
        for byte in text.utf8 {
            if byte == 0x3C { isTag = true }
            if !isTag { out.append(byte) }
            if byte == 0x3E { isTag = false }
        }
        return XMLText.resolved(String(decoding: out, as: UTF8.self))
    }
}
