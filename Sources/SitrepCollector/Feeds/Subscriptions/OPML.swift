import SitrepModel

/// A list of subscribed feeds as feed readers exchange them (OPML 1.0 and 2.0, opml.org).
public struct OPML: Sendable, Hashable {
    /// One feed of the list.
    public struct Subscription: Sendable, Hashable {
        /// Address of the feed.
        public var url: String
        /// What it is called in the list.
        public var title: String?
        /// The page that it belongs to.
        public var home: String?
        /// Folders that it lies in, outermost first.
        public var folders: [String]

        /// Makes one from its parts.
        public init(
            url: String, title: String? = nil, home: String? = nil, folders: [String] = []
        ) {
            self.url = url
            self.title = title
            self.home = home
            self.folders = folders
        }
    }

    /// What the list is called.
    public var title: String?
    /// The feeds, each address once, in the list's order.
    public var subscriptions: [Subscription]

    /// Makes one from its parts.
    public init(title: String? = nil, subscriptions: [Subscription]) {
        self.title = title
        self.subscriptions = subscriptions
    }

    /// Reads a list; entries without a feed's address are folders or passed over.
    ///
    /// - Throws: where it is no OPML, or beyond the bounds of ``FeedReader``.
    public static func read(
        _ bytes: [UInt8], input: String
    ) throws(Trouble) -> (list: OPML, troubles: [Trouble]) {
        let text = WebDecoder(languages: LanguageIdentifier()).decode(bytes, mediaType: nil)
        let (tree, troubles) = try XMLTreeReader.read(text.bytes, input: input)
        guard let root = tree.root, tree.name(root) == "opml" else {
            throw Trouble(
                input: input, reason: "it is no list of feeds (OPML)",
                remedy: "Export one from a feed reader, or give feeds' addresses.")
        }
        var list = OPML(subscriptions: [])
        list.title = tree.child(root, "head").flatMap { tree.child($0, "title") }
            .flatMap(tree.text)
        var seen: Set<String> = []
        func walk(_ node: Int, _ folders: [String]) {
            for outline in tree.children(node) where tree.name(outline) == "outline" {
                let title = tree.attribute(outline, "title") ?? tree.attribute(outline, "text")
                let address = tree.attribute(outline, "xmlUrl") ?? tree.attribute(outline, "xmlurl")
                if let url = address.flatMap({ FeedLinks.resolve($0, base: "") }) {
                    if seen.insert(url).inserted {
                        list.subscriptions.append(
                            Subscription(
                                url: url, title: title,
                                home: tree.attribute(outline, "htmlUrl")
                                    .flatMap { FeedLinks.resolve($0, base: "") }, folders: folders))
                    }
                    walk(outline, folders)
                } else {
                    walk(outline, folders + (title.map { [$0] } ?? []))
                }
            }
        }
        if let body = tree.child(root, "body") { walk(body, []) }
        return (list, troubles)
    }

    /// The list as OPML 2.0, UTF-8; the same list gives the same bytes.
    public func written() -> String {
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
        out += "  <head>\n"
        if let title { out += "    <title>\(XMLText.escaped(title))</title>\n" }
        out += "  </head>\n  <body>\n"
        Self.write(subscriptions[...], depth: 0, &out)
        return out + "  </body>\n</opml>\n"
    }

    /// Writes feeds that lie in the same folder down to a depth, each folder where its first feed is.
    private static func write(
        _ subscriptions: ArraySlice<Subscription>, depth: Int, _ out: inout String
    ) {
        let indent = String(repeating: "  ", count: depth + 2)
        let folders = Dictionary(grouping: subscriptions.filter { $0.folders.count > depth }) {
            $0.folders[depth]
        }
        var written: Set<String> = []
        for subscription in subscriptions {
            guard subscription.folders.count > depth else {
                out += indent + outline(subscription) + "\n"
                continue
            }
            let folder = subscription.folders[depth]
            guard written.insert(folder).inserted, let members = folders[folder] else { continue }
            let title = XMLText.escaped(folder)
            out += "\(indent)<outline text=\"\(title)\" title=\"\(title)\">\n"
            write(members[...], depth: depth + 1, &out)
            out += "\(indent)</outline>\n"
        }
    }

    private static func outline(_ subscription: Subscription) -> String {
        let title = XMLText.escaped(subscription.title ?? subscription.url)
        let home = subscription.home.map { " htmlUrl=\"\(XMLText.escaped($0))\"" } ?? ""
        return "<outline type=\"rss\" text=\"\(title)\" title=\"\(title)\""
            + " xmlUrl=\"\(XMLText.escaped(subscription.url))\"\(home)/>"
    }
}
