/// Sitemaps (sitemaps.org 0.9) with the news extension, and sitemap indexes.
struct SitemapReader {
    private let tree: XMLTree
    private let links: FeedLinks

    init(_ tree: XMLTree, _ links: FeedLinks) { (self.tree, self.links) = (tree, links) }

    func read(_ root: Int, _ kind: Feed.Kind) -> Feed {
        var feed = Feed(kind: kind)
        let entry = kind == .sitemap ? "url" : "sitemap"
        for node in tree.children(root) where tree.name(node) == entry {
            guard feed.items.count < FeedReader.itemLimit else { break }
            guard let url = links.resolve(text(node, "loc"), at: node) else { continue }
            var item = FeedItem(id: url)
            item.url = url
            item.updated = FeedTime.normalized(text(node, "lastmod"))
            if let news = tree.child(node, "news:news") {
                item.title = text(news, "news:title")
                item.published = FeedTime.normalized(text(news, "news:publication_date"))
                if let publication = tree.child(news, "news:publication") {
                    item.outlet = text(publication, "news:name")
                    item.language = text(publication, "news:language")
                }
            }
            feed.items.append(item)
        }
        return feed
    }

    private func text(_ node: Int, _ name: String) -> String? {
        tree.child(node, name).flatMap(tree.text)
    }
}
