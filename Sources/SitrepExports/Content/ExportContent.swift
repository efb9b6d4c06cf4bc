import SitrepModel

/// What exports are made of: a situation, each part with its history.
public struct ExportContent: Sendable {
    /// What it is called, e.g. in a feed reader's list.
    public var title: String
    /// Stays the same for the same archive; a feed's identifier is made of it.
    public var identity: String
    /// The reports.
    public var articles: [ArticleRecord] = []
    /// What each report asserts.
    public var assertions: [Assertion] = []
    /// What happened.
    public var events: [Exported<Event>] = []
    /// Where reports differ.
    public var differences: [Exported<Difference>] = []
    /// Who asks what of whom.
    public var demands: [Exported<Demand>] = []
    /// What forces stand where.
    public var forces: [Exported<Force>] = []
    /// What aid was considered, pledged, given or refused.
    public var aid: [Exported<Aid>] = []
    /// Meetings and calls; also those that were withdrawn, so that a calendar can drop them.
    public var meetings: [Exported<Meeting>] = []
    /// Who stands how on what.
    public var positions: [Exported<Position>] = []
    /// Who said what.
    public var statements: [Exported<Statement>] = []
    /// The tension line.
    public var tension: [Exported<Tension>] = []

    /// Nothing yet.
    public init(title: String, identity: String) {
        self.title = title
        self.identity = identity
    }

    /// The contents of a brief, which has no history: versions are 1, and identifiers are made of the
    /// contents. For subscriptions an archive is better.
    public init(brief: Brief, assertions: [Assertion], title: String = "Sitrep") {
        let reports = ReportTimes(brief.articles)
        self.init(title: title, identity: brief.articles.map(\.id).sorted().first ?? "")
        articles = brief.articles
        self.assertions = assertions
        events = brief.events.map { Exported(lineage: $0.id, value: $0) }
        differences = Self.identified("x", brief.differences) {
            [$0.event, $0.field, $0.kind.rawValue]
        }
        demands = Self.identified("d", brief.demands) { [$0.event, $0.content] }
        forces = Self.identified("f", brief.forces) {
            [$0.event, $0.whose.key, $0.what, $0.quantity?.words ?? "", $0.status.rawValue]
        }
        aid = Self.identified("i", brief.aid) {
            [$0.event, $0.giver.key, $0.kind.rawValue, $0.amount?.words ?? ""]
        }
        // A meeting keeps its identifier as further reports of it come in: it is named by the place
        // where it was told first.
        meetings = Self.identified("m", brief.meetings) { meeting in
            guard let first = reports.earliest(meeting.evidence) else { return [meeting.event] }
            return [first.article, String(first.start), String(first.end)]
        }
        for index in meetings.indices {
            meetings[index].version = 1 + meetings[index].value.history.count
        }
        positions = Self.identified("p", brief.positions) { [$0.event, $0.actor.key, $0.question] }
        statements = Self.identified("s", brief.statements) {
            [$0.event, $0.speaker.key, $0.quote ?? $0.paraphrase ?? ""]
        }
        tension = Self.identified("n", brief.tension) { $0.pair + [$0.day.value] }
    }

    /// Those that hold.
    var standingMeetings: [Exported<Meeting>] { meetings.filter { !$0.isWithdrawn } }

    private static func identified<Value>(
        _ prefix: String, _ values: [Value], _ key: (Value) -> [String]
    ) -> [Exported<Value>] {
        var seen: [String: Int] = [:]
        return values.map { value in
            let parts = key(value)
            var id = ContentHash.identifier(prefix, parts)
            let times = seen[id, default: 0]
            seen[id] = times + 1
            if times > 0 { id = ContentHash.identifier(prefix, parts + [String(times)]) }
            return Exported(lineage: id, value: value)
        }
    }
}
