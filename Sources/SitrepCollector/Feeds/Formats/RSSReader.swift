/// RSS 0.91 to 2.0, and 0.90 and 1.0 in RDF.
struct RSSReader {
    private let tree: XMLTree
    private let links: FeedLinks

    init(_ tree: XMLTree, _ links: FeedLinks) { (self.tree, self.links) = (tree, links) }

    func read(_ root: Int, _ kind: Feed.Kind) -> Feed {
        var feed = Feed(kind: kind)
        feed.version = tree.attribute(root, "version")
        let channel = tree.child(root, "channel") ?? root
        feed.title = tree.child(channel, "title").flatMap(title)
        feed.language =
            text(channel, "language", "dc:language") ?? tree.inherited(channel, "xml:lang")
        feed.home = links.resolve(text(channel, "link"), at: channel)
        for link in tree.children(channel) where isAtomLink(link) {
            let address = links.resolve(tree.attribute(link, "href"), at: link)
            switch tree.attribute(link, "rel") {
            case "self": feed.selfLink = feed.selfLink ?? address
            case "next": feed.next = feed.next ?? address
            case "alternate", nil: feed.home = feed.home ?? address
            default: break
            }
        }
        feed.hints = hints(channel)
        // RSS 2.0 has its items in the channel, RDF beside it; broken feeds do as they like.
        let parents = channel == root ? [root] : [channel, root]
        for parent in parents {
            for item in tree.children(parent) where tree.name(item) == "item" {
                guard feed.items.count < FeedReader.itemLimit else { break }
                feed.items.append(read(item: item, feed))
            }
        }
        return feed
    }

    private func read(item node: Int, _ feed: Feed) -> FeedItem {
        var item = FeedItem(id: "")
        let guid = tree.child(node, "guid")
        let about = tree.attribute(node, "rdf:about")
        item.url = links.resolve(text(node, "link"), at: node)
        if item.url == nil {
            let link = tree.children(node).first {
                isAtomLink($0) && (tree.attribute($0, "rel") ?? "alternate") == "alternate"
            }
            item.url = link.flatMap { links.resolve(tree.attribute($0, "href"), at: $0) }
        }
        if item.url == nil, let guid, tree.attribute(guid, "isPermaLink")?.lowercased() != "false" {
            item.url = links.resolve(tree.text(guid), at: guid)
        }
        if item.url == nil { item.url = links.resolve(about, at: node) }
        item.title = (tree.child(node, "title") ?? tree.child(node, "dc:title")).flatMap(title)
        item.published = time(
            node, "pubDate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published")
        item.updated = time(node, "atom:updated", "dcterms:modified")
        item.summary = html(node, "description", "atom:summary", "itunes:summary")
        item.content = html(node, "content:encoded", "xhtml:body", "atom:content")
        item.authors = authors(node)
        item.language =
            text(node, "dc:language") ?? tree.attribute(node, "xml:lang") ?? feed.language
        item.outlet = text(node, "source")
        item.identify(guid.flatMap(tree.text) ?? about)
        return item
    }

    /// Titles are often escaped twice.
    private func title(_ node: Int) -> String? {
        guard let text = tree.text(node) else { return nil }
        return text.contains("&") ? XMLText.resolved(text) : text
    }

    /// The text of the first of these elements that has any.
    private func text(_ node: Int, _ names: String...) -> String? {
        for name in names {
            for child in tree.children(node, name) {
                if let text = tree.text(child) { return text }
            }
        }
        return nil
    }

    private func time(_ node: Int, _ names: String...) -> String? {
        for name in names {
            if let time = FeedTime.normalized(tree.child(node, name).flatMap(tree.text)) {
                return time
            }
        }
        return nil
    }

    /// Escaped HTML, or markup that stands in the element itself.
    private func html(_ node: Int, _ names: String...) -> String? {
        for name in names {
            guard let child = tree.child(node, name) else { continue }
            let hasElements = tree.children(child).first { _ in true } != nil
            let html = hasElements ? tree.markup(within: child) : tree.text(child)
            if let html, !html.isEmpty { return html }
        }
        return nil
    }

    private func authors(_ node: Int) -> [String] {
        var authors: [String] = []
        for child in tree.children(node)
        where ["dc:creator", "author", "itunes:author"].contains(tree.name(child)) {
            guard authors.count < Self.authorLimit, let text = tree.text(child) else { continue }
            let name = Self.name(text)
            if !authors.contains(name) { authors.append(name) }
        }
        return authors
    }

    /// No report has more.
    private static let authorLimit = 100

    /// RSS's `author` is an address with the name in brackets.
    private static func name(_ text: String) -> String {
        guard text.contains("@"), let open = text.firstIndex(of: "("), text.last == ")" else {
            return text
        }
        return String(text[text.index(after: open)...].dropLast())
    }

    private func hints(_ channel: Int) -> FeedHints {
        var hints = FeedHints()
        if let minutes = text(channel, "ttl").flatMap({ Int($0) }), (1...43_200).contains(minutes) {
            hints.interval = minutes * 60
        } else if let period = text(channel, "sy:updatePeriod")
            .flatMap({ Self.periods[$0.lowercased()] })
        {
            let often = text(channel, "sy:updateFrequency").flatMap { Int($0) } ?? 1
            hints.interval = period / max(1, min(often, period))
        }
        if let hours = tree.child(channel, "skipHours") {
            for hour in tree.children(hours, "hour") {
                if let number = tree.text(hour).flatMap({ Int($0) }), (0...24).contains(number) {
                    hints.skipHours.insert(number % 24)
                }
            }
        }
        if let days = tree.child(channel, "skipDays") {
            for day in tree.children(days, "day") {
                if let name = tree.text(day)?.lowercased(), let number = Self.days[name] {
                    hints.skipDays.insert(number)
                }
            }
        }
        return hints
    }

    private static let periods = [
        "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000,
        "yearly": 31_536_000,
    ]
    private static let days = [
        "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
        "sunday": 7,
    ]

    private func isAtomLink(_ node: Int) -> Bool { tree.name(node) == "atom:link" }
}
