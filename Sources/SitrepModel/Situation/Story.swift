/// Reports of the same happenings: those that share names, parties, acts and days within a time.
///
/// What belongs to a story depends on the reports alone, not on the order in which they arrived.
public struct Story: Codable, Sendable, Hashable {
    /// Hash of the identifiers of its articles.
    public var id: String
    /// Its weightiest event in one line.
    public var summary: String
    /// Its reports, oldest first; copies of one text included.
    public var articles: [String]
    /// How many texts they are, copies counted once.
    public var texts: Int
    /// First to last day of publication.
    public var period: DateValue?
    /// Who acts in most of its reports, at most four.
    @AbsentIfEmpty public var actors: [Party]
    /// Its events, by day.
    @AbsentIfEmpty public var events: [String]
    /// Stories that a report ties to this one without making them one.
    @AbsentIfEmpty public var related: [String]
    /// Where reports that had been stories of their own grew together, by day of publication.
    @AbsentIfEmpty public var merges: [Merge]

    /// A report that showed stories to be one.
    public struct Merge: Codable, Sendable, Hashable {
        /// The report.
        public var article: String
        /// Its day of publication.
        public var when: DateValue?
        /// The identifiers that the stories had until then.
        public var stories: [String]

        package init(article: String, when: DateValue?, stories: [String]) {
            self.article = article
            self.when = when
            self.stories = stories
        }
    }

    package init(
        id: String, summary: String, articles: [String], texts: Int, period: DateValue?,
        actors: [Party], events: [String], related: [String], merges: [Merge]
    ) {
        self.id = id
        self.summary = summary
        self.articles = articles
        self.texts = texts
        self.period = period
        self.actors = actors
        self.events = events
        self.related = related
        self.merges = merges
    }

    /// The identifier of the story that these articles make.
    package static func identifier(_ articles: [String]) -> String {
        ContentHash.identifier("t", articles.sorted())
    }
}

/// What the arrival of reports did to a story. Unlike ``Story`` it depends on the order of arrival.
public struct StoryChange: Codable, Sendable, Hashable {
    /// What happened.
    public var kind: Kind
    /// The identifiers of the stories before; none where one opened.
    @AbsentIfEmpty public var before: [String]
    /// The identifiers after; none where its last report was taken back.
    @AbsentIfEmpty public var after: [String]
    /// The reports whose arrival, or later version, did it.
    public var articles: [String]

    /// The kinds of change.
    public enum Kind: String, Codable, Sendable {
        case opened, grew, merged, split, closed
    }

    package init(kind: Kind, before: [String], after: [String], articles: [String]) {
        self.kind = kind
        self.before = before
        self.after = after
        self.articles = articles
    }
}
