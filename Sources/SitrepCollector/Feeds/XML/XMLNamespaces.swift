/// The namespaces that feeds use, each with the one prefix that names have in an ``XMLTree``.
enum XMLNamespaces {
    private static let prefixes: [String: String] = [
        // The formats' own elements go without.
        "http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "",
        "http://channel.netscape.com/rdf/simple/0.9/": "", "http://purl.org/net/rss1.1#": "",
        "http://backend.userland.com/rss2": "", "http://backend.userland.com/RSS2": "",
        "http://blogs.law.harvard.edu/tech/rss": "",
        "http://www.sitemaps.org/schemas/sitemap/0.9": "",
        "http://www.google.com/schemas/sitemap/0.84": "",
        "http://opml.org/spec2": "",
        "http://www.w3.org/2005/Atom": "atom", "http://purl.org/atom/ns#": "atom",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
        "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/rss/1.0/modules/syndication/": "sy",
        "http://search.yahoo.com/mrss/": "media", "http://search.yahoo.com/mrss": "media",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "http://www.google.com/schemas/sitemap-news/0.9": "news",
        "http://www.w3.org/1999/xhtml": "xhtml", "http://www.w3.org/XML/1998/namespace": "xml",
    ]

    /// The prefix for a namespace; nil for others, whose names keep the document's prefix.
    static func prefix(_ namespace: String) -> String? {
        prefixes[namespace] ?? prefixes[namespace.replacingPrefix("https:", with: "http:")]
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
