/// One happening in the world, told by one or more assertions.
public struct Event: Codable, Sendable, Hashable {
    /// Hash of the identifiers of its assertions.
    public var id: String
    /// One line in words: who did what to whom.
    public var summary: String
    /// CAMEO code on which its reports agree, or the best supported one.
    public var cameo: String
    /// Two-digit CAMEO root.
    public var root: String
    /// PLOVER type, mode and contexts.
    public var plover: Plover
    /// Quad class, 1 to 4.
    public var quad: QuadClass
    /// Goldstein scale, -10 to +10.
    public var goldstein: Double
    /// Who acts.
    public var actors: [Party]
    /// To, with or about whom.
    @AbsentIfEmpty public var targets: [Party]
    /// When, as far as any report says or lets conclude.
    public var when: EventDate?
    /// Where.
    public var place: Place?
    /// Happened, planned, feared or said not to have happened.
    public var modality: Modality
    /// "in writing", "by telephone".
    public var channel: String?
    /// Number of independent origins.
    public var origins: Int
    /// The origins themselves.
    public var toldBy: [Origin]
    /// From each origin to the articles that carry it; empty where one outlet tells it of its own.
    @AbsentIfEmpty public var chains: [OriginChain]
    /// The same in words: "2 outlets, one origin: EFE"; nil where one outlet tells it of its own.
    public var toldAs: String?
    /// Its articles, oldest first.
    public var articles: [String]
    /// Identifiers of its assertions.
    public var assertions: [String]
    /// What the reports make of date, place, actors, numbers, act and outcome.
    public var fields: [String: FieldVerdict]
    /// Chance that at least one of its articles is read rightly, 0...1.
    public var confidence: Double
    /// Why its assertions are held to tell the same.
    @AbsentIfEmpty public var joins: [Join]
    /// The sentences that tell it.
    public var evidence: [Evidence]

    /// Why one assertion was joined to an event.
    public struct Join: Codable, Sendable, Hashable {
        /// The assertion that came in.
        public var assertion: String
        /// The assertion that it was found to match.
        public var with: String
        /// In words: "same day 2022-01-26", "both name Antony Blinken".
        public var reasons: [String]

        package init(assertion: String, with: String, reasons: [String]) {
            self.assertion = assertion
            self.with = with
            self.reasons = reasons
        }
    }

    private enum CodingKeys: String, CodingKey {
        case id, summary, cameo, root, plover, quad, goldstein, actors, targets, when
        case place = "where"
        case modality, channel, origins
        case toldBy = "told_by"
        case chains
        case toldAs = "chains_in_words"
        case articles, assertions, fields, confidence, joins, evidence
    }

    package init(
        id: String, summary: String, act: Act, actors: [Party], targets: [Party], when: EventDate?,
        place: Place?, modality: Modality, channel: String?, toldBy: [Origin], articles: [String],
        assertions: [String], fields: [String: FieldVerdict], confidence: Double, joins: [Join],
        evidence: [Evidence], chains: [OriginChain] = [], toldAs: String? = nil
    ) {
        self.id = id
        self.summary = summary
        self.cameo = act.cameo
        self.root = act.root
        self.plover = act.plover
        self.quad = act.quad
        self.goldstein = act.goldstein
        self.actors = actors
        self.targets = targets
        self.when = when
        self.place = place
        self.modality = modality
        self.channel = channel
        self.origins = toldBy.count
        self.toldBy = toldBy
        self.chains = chains
        self.toldAs = toldAs
        self.articles = articles
        self.assertions = assertions
        self.fields = fields
        self.confidence = confidence
        self.joins = joins
        self.evidence = evidence
    }

    /// Every party, actors first.
    package var parties: [Party] { actors + targets }
}
