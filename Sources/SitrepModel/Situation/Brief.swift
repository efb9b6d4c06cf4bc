/// The situation written out, every line with its evidence. What `sitrep brief` prints.
public struct Brief: Codable, Sendable, Hashable {
    /// What it rests on.
    public var basis: Basis
    /// The reports, numbered as the brief cites them.
    @AbsentIfEmpty public var articles: [ArticleRecord]
    /// Groups of reports that carry one text.
    @AbsentIfEmpty public var syndication: [SyndicationGroup]
    /// The stories, those of most texts first.
    @AbsentIfEmpty public var stories: [Story]
    /// All events, by day.
    @AbsentIfEmpty public var events: [Event]
    /// Identifiers of the events that lead the brief: most corroborated, or new since.
    @AbsentIfEmpty public var leading: [String]
    /// Where reports differ, most important first.
    @AbsentIfEmpty public var differences: [Difference]
    /// Who asks what of whom.
    @AbsentIfEmpty public var demands: [Demand]
    /// What forces stand where.
    @AbsentIfEmpty public var forces: [Force]
    /// What aid was considered, pledged, given or refused.
    @AbsentIfEmpty public var aid: [Aid]
    /// Meetings and calls, held and ahead.
    @AbsentIfEmpty public var meetings: [Meeting]
    /// Who stands how on what.
    @AbsentIfEmpty public var positions: [Position]
    /// Who said what.
    @AbsentIfEmpty public var statements: [Statement]
    /// The tension line by pair and day.
    @AbsentIfEmpty public var tension: [Tension]
    /// What analysts say of it, oldest first; only of an archive.
    @AbsentIfEmpty public var corrections: [AnalystCorrection] = []

    package init(
        basis: Basis, articles: [ArticleRecord], syndication: [SyndicationGroup], stories: [Story],
        events: [Event], leading: [String], differences: [Difference], demands: [Demand],
        forces: [Force],
        aid: [Aid], meetings: [Meeting], positions: [Position], statements: [Statement],
        tension: [Tension]
    ) {
        self.basis = basis
        self.articles = articles
        self.syndication = syndication
        self.stories = stories
        self.events = events
        self.leading = leading
        self.differences = differences
        self.demands = demands
        self.forces = forces
        self.aid = aid
        self.meetings = meetings
        self.positions = positions
        self.statements = statements
        self.tension = tension
    }
}

/// What a brief rests on: counts, period, versions.
public struct Basis: Codable, Sendable, Hashable {
    /// Number of articles read.
    public var articles: Int
    /// Number of different outlets.
    public var outlets: Int
    /// Number of independent origins.
    public var origins: Int
    /// Number of assertions.
    public var assertions: Int
    /// Number of events.
    public var events: Int
    /// First to last day of publication.
    public var period: DateValue?
    /// Only what had been reported by then.
    public var asOf: DateValue?
    /// What counts as new came after this.
    public var since: DateValue?
    /// The models, lexicons and programs that made it.
    public var versions: [String: String]
    /// How the tension line is computed.
    public var tensionFormula: String?

    private enum CodingKeys: String, CodingKey {
        case articles, outlets, origins, assertions, events, period
        case asOf = "as_of"
        case since, versions
        case tensionFormula = "tension_formula"
    }

    package init(
        articles: Int, outlets: Int, origins: Int, assertions: Int, events: Int,
        period: DateValue?, asOf: DateValue?, since: DateValue?, versions: [String: String],
        tensionFormula: String?
    ) {
        self.articles = articles
        self.outlets = outlets
        self.origins = origins
        self.assertions = assertions
        self.events = events
        self.period = period
        self.asOf = asOf
        self.since = since
        self.versions = versions
        self.tensionFormula = tensionFormula
    }
}

/// One report as a brief lists it.
public struct ArticleRecord: Codable, Sendable, Hashable {
    /// Its identifier.
    public var id: String
    /// Its number in this brief: the 1 of [1.2].
    public var number: Int
    /// Where it was read from.
    public var path: String?
    /// Its address.
    public var url: String?
    /// Headline.
    public var title: String?
    /// Masthead.
    public var outlet: String?
    /// Wire agency whose text it carries.
    public var agency: String?
    /// BCP 47.
    public var language: String?
    /// When it was published, or is held to have been.
    public var published: PublicationDate?
    /// The syndication group that it belongs to.
    public var syndication: String?
    /// Whether anything was taken from it.
    public var used: Bool
    /// Why not.
    public var whyNotUsed: String?

    private enum CodingKeys: String, CodingKey {
        case id, number, path, url, title, outlet, agency, language, published, syndication, used
        case whyNotUsed = "why_not_used"
    }

    package init(
        id: String, number: Int, path: String?, url: String?, title: String?, outlet: String?,
        agency: String?, language: String?, published: PublicationDate?, syndication: String?,
        used: Bool, whyNotUsed: String?
    ) {
        self.id = id
        self.number = number
        self.path = path
        self.url = url
        self.title = title
        self.outlet = outlet
        self.agency = agency
        self.language = language
        self.published = published
        self.syndication = syndication
        self.used = used
        self.whyNotUsed = whyNotUsed
    }
}
