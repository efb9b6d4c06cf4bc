import SitrepModel

/// What linked reports add up to: their texts, events, ledgers and stories.
///
/// The unit of reconciliation. Reports that no link ties to each other are reconciled apart, so that
/// what a new report changes stays within its own.
package struct StorySituation: Sendable {
    /// An event with what is needed to sort it among those of other situations.
    package struct Entry: Sendable {
        package var event: Event
        /// The first day that it can have been; of its first report where no day is given.
        package var day: Int
        /// The day of its first report; nil where some report has none.
        package var reported: Int?
        /// How many texts tell it.
        package var texts: Int

        /// By day, the more exact and better founded first.
        static func precedes(_ a: Entry, _ b: Entry) -> Bool {
            let (x, y) = (a.event.when?.value, b.event.when?.value)
            if a.day != b.day { return a.day < b.day }
            if let x, let y, x != y { return x < y }
            if a.event.origins != b.event.origins { return a.event.origins > b.event.origins }
            return a.event.id < b.event.id
        }
    }

    package var groups: [SyndicationGroup]
    package var entries: [Entry]
    package var differences: [Difference]
    package var demands: [Demand]
    package var forces: [Force]
    package var aid: [Aid]
    package var meetings: [Meeting]
    package var positions: [Position]
    package var statements: [Statement]
    package var stories: [Story]

    /// - Parameters:
    ///   - profiles: the linked articles, in order; not only those with an ``Article``.
    ///   - links: between them, as indexes.
    ///   - articles: those that are known beside their assertions.
    ///   - assertions: of all of them.
    init(
        _ desk: Desk, profiles: [ArticleProfile], links: [StoryParting.Link], articles: [Article],
        assertions: [Assertion]
    ) {
        let usable = articles.filter { $0.unusable == nil }
        let groups = Syndication().groups(usable)
        let sources = desk.sources(articles: usable, groups: groups, assertions: assertions)
        let origins = Origins(articles: usable, groups: groups)
        let forces = ForceLedger(origins: origins).forces(sources)
        // Copies of one text tell once.
        var texts: [String: String] = [:]
        for group in groups { for id in group.articles { texts[id] = group.id } }
        self.groups = groups
        entries = sources.map { source in
            let days = source.tellings.map { $0.published?.first.ordinal }
            return Entry(
                event: source.event, day: source.day,
                reported: days.contains(nil) ? nil : days.compactMap { $0 }.min(),
                texts: Set(source.event.articles.map { texts[$0] ?? $0 }).count)
        }
        differences =
            UnityDifferences(sources, articles: usable, origins: origins).differences()
            + DatelineDifferences(origins: origins).differences(sources, articles: usable)
            + Differences.differences(sources, forces)
        demands = DemandLedger(origins: origins).demands(sources)
        self.forces = forces
        aid = AidLedger(origins: origins).aid(sources)
        meetings = MeetingLedger(origins: origins).meetings(sources)
        positions = PositionLedger().positions(sources)
        statements = StatementLedger().statements(sources)
        stories = Stories(profiles: profiles, links: links, texts: texts).stories(
            articles, assertions, entries
        ).filter { !$0.events.isEmpty }
    }
}
