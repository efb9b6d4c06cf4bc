import SitrepModel

extension Desk {
    /// Runs the parts of a situation one after the other over all articles at once, as if all were
    /// linked: the worst case of each, for measuring how its cost grows.
    ///
    /// - Parameter meter: runs the work and gives what it cost.
    /// - Returns: the parts' names with their cost.
    package func measure(
        _ articles: [Article], _ assertions: [Assertion], _ meter: (() -> Void) -> Double
    ) -> [(part: String, cost: Double)] {
        var costs: [(part: String, cost: Double)] = []
        func run<T>(_ part: String, _ empty: T, _ work: () -> T) -> T {
            var result = empty
            costs.append((part, meter { result = work() }))
            return result
        }
        let profiles = run("profiles", [ArticleProfile]()) {
            let own = Dictionary(grouping: assertions, by: \.article)
            return articles.map {
                ArticleProfile(id: $0.id, article: $0, assertions: own[$0.id] ?? [])
            }.sorted(by: ArticleProfile.precedes)
        }
        _ = run("links and components", 0) {
            var graph = StoryGraph()
            for profile in profiles { graph.set(profile) }
            return graph.settle().new.count
        }
        let groups = run("syndication", [SyndicationGroup]()) { Syndication().groups(articles) }
        let tellings = run("tellings", [Telling]()) { Telling.group(assertions) }
        _ = run("event identity", 0) { EventIdentity().clusters(tellings).count }
        let sources = run("events in all", [LedgerSource]()) {
            self.sources(articles: articles, groups: groups, assertions: assertions)
        }
        let origins = Origins(articles: articles, groups: groups)
        let forces = run("forces", [Force]()) { ForceLedger(origins: origins).forces(sources) }
        _ = run("differences", 0) { Differences.differences(sources, forces).count }
        _ = run("demands", 0) { DemandLedger(origins: origins).demands(sources).count }
        _ = run("aid", 0) { AidLedger(origins: origins).aid(sources).count }
        _ = run("meetings", 0) { MeetingLedger(origins: origins).meetings(sources).count }
        _ = run("positions", 0) { PositionLedger().positions(sources).count }
        _ = run("statements", 0) { StatementLedger().statements(sources).count }
        _ = run("tension", 0) { TensionLine().tension(sources.map(\.event)).count }
        return costs
    }
}
