/// The way of a telling from its origin to the articles that carry it: who said it, through which
/// agency, in which articles.
public struct OriginChain: Codable, Sendable, Hashable {
    /// The key of the ``Origin`` where it begins.
    public var origin: String
    /// As a reader would name it: "Kremlin (Russia)".
    public var name: String
    /// The agency whose text told it; nil where that is the origin itself, or there is none.
    public var through: String?
    /// The articles at its end, in the event's order.
    public var articles: [String]

    package init(origin: String, name: String, through: String?, articles: [String]) {
        self.origin = origin
        self.name = name
        self.through = through
        self.articles = articles
    }

    /// "Kremlin (Russia) through MPA".
    package var words: String { through.map { "\(name) through \($0)" } ?? name }
}
