/// Articles that carry one text: one telling with many carriers.
public struct SyndicationGroup: Codable, Sendable, Hashable {
    /// Hash of the identifiers of its articles.
    public var id: String
    /// The carriers, oldest first.
    public var articles: [String]
    /// Whose text it is: the agency credited, else the first carrier's outlet.
    public var textOf: String?
    /// The carrier that ran it first, where dates tell.
    public var first: String?
    /// Share of the shorter text that stands in the first carrier's, by carrier, 0...1.
    public var containment: [String: Double]
    /// Sentences that only one carrier has, or changed.
    @AbsentIfEmpty public var changes: [Evidence]

    /// Carriers that tell the text in other words, as translations do.
    @AbsentIfEmpty public var retold: [String]

    private enum CodingKeys: String, CodingKey {
        case id, articles
        case textOf = "text_of"
        case first, containment, changes, retold
    }

    package init(
        id: String, articles: [String], textOf: String?, first: String?,
        containment: [String: Double], changes: [Evidence],
        retold: [String] = []
    ) {
        self.id = id
        self.articles = articles
        self.textOf = textOf
        self.first = first
        self.containment = containment
        self.changes = changes
        self.retold = retold
    }
}
