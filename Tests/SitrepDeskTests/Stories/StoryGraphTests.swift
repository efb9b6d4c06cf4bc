import Testing

@testable import SitrepDesk

@Suite struct StoryGraphTests {
    /// A report of a crisis with names, parties and acts of its own, numbered by `crisis`.
    private static func profile(
        _ id: String, crisis: UInt64, day: Int, also: ClosedRange<UInt64>? = nil
    ) -> ArticleProfile {
        func features(_ kind: UInt64, _ count: UInt64) -> [UInt64] {
            let own = (1...count).map { 1_000_000 * crisis + 1000 * kind + $0 }
            return (own + (also.map { $0.map { 9_000_000 + 1000 * kind + $0 } } ?? [])).sorted()
        }
        var profile = ArticleProfile(id: id, article: nil, assertions: [])
        profile.day = day
        profile.names = features(1, 6)
        profile.pairs = features(2, 2)
        profile.parties = features(3, 2).map { ArticleProfile.Count(key: $0, count: 2) }
        return profile
    }

    private static func components(_ profiles: [ArticleProfile]) -> [[String]] {
        var graph = StoryGraph()
        for profile in profiles { graph.set(profile) }
        return graph.settle().new.map { graph.articles(of: $0) }.sorted {
            $0.lexicographicallyPrecedes($1)
        }
    }

    private static let crises: [ArticleProfile] = (1...2).flatMap { crisis in
        (1...6).map { n in
            // One report of either crisis has the names and parties of a third one, too.
            profile("\(crisis)\(n)", crisis: UInt64(crisis), day: n, also: n == 3 ? 1...8 : nil)
        }
    }

    @Test func aLinkWithoutCommonNeighboursTiesNobody() {
        #expect(
            ProfileLikeness.link(Self.crises[2], Self.crises[8]) != nil, "the two are linked")
        #expect(Self.components(Self.crises).map(\.count) == [6, 6])
        #expect(Self.components(Self.crises.reversed()).map(\.count) == [6, 6])
    }

    @Test func twoReportsNeedNoOthersToBeTied() {
        #expect(Self.components([Self.crises[2], Self.crises[8]]) == [["13", "23"]])
    }

    @Test func aComponentThatNothingTouchesKeepsItsLabel() {
        var graph = StoryGraph()
        for profile in Self.crises { graph.set(profile) }
        let (_, first) = graph.settle()
        graph.set(Self.profile("17", crisis: 1, day: 6))
        let (gone, new) = graph.settle()
        #expect(gone.count == 1 && new.count == 1)
        #expect(Set(first).subtracting(gone).union(new) == Set(graph.components))
    }
}
