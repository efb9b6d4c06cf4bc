import SitrepModel

extension Desk {
    /// Runs the parts of a situation one after the other over all articles at once, as if all were
    /// linked: the worst case of each, for measuring how its cost grows.
    ///
    /// - Parameter clock: what it has cost so far.
    /// - Returns: the parts' names with their cost.
    package func measure(
        _ articles: [Article], _ assertions: [Assertion], _ clock: () -> Double
    ) -> [(part: String, cost: Double)] {
        var costs: [(part: String, cost: Double)] = []
        func run<T>(_ part: String, _ work: () -> T) -> T {
            let before = clock()
            let result = work()
            costs.append((part, clock() - before))
            return result
        }
        let profiles = run("profiles") {
            let own = Dictionary(grouping: assertions, by: \.article)
            return articles.map {
                ArticleProfile(id: $0.id, article: $0, assertions: own[$0.id] ?? [])
            }.sorted(by: ArticleProfile.precedes)
        }
        _ = run("links and components") {
            var graph = StoryGraph()
            for profile in profiles { graph.set(profile) }
            return graph.settle().new.count
        }
        let groups = run("syndication") { Syndication().groups(articles) }
        let tellings = run("tellings") { Telling.group(assertions) }
        _ = run("event identity") { EventIdentity().clusters(tellings).count }
        let sources = run("events in all") {
            self.sources(articles: articles, groups: groups, assertions: assertions)
        }
        let origins = Origins(articles: articles, groups: groups)
        let forces = run("forces") { ForceLedger(origins: origins).forces(sources) }
        _ = run("differences") { Differences.differences(sources, forces).count }
        _ = run("demands") { DemandLedger(origins: origins).demands(sources).count }
        _ = run("aid") { AidLedger(origins: origins).aid(sources).count }
        _ = run("meetings") { MeetingLedger(origins: origins).meetings(sources).count }
        _ = run("positions") { PositionLedger().positions(sources).count }
        _ = run("statements") { StatementLedger().statements(sources).count }
        _ = run("tension") { TensionLine().tension(sources.map(\.event)).count }
        return costs
    }
}
