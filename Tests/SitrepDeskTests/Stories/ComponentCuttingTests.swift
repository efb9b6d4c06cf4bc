import Testing

@testable import SitrepDesk

@Suite struct ComponentCuttingTests {
    typealias Link = ComponentCutting.Link

    /// Crises of so many reports, each linked to the next ones of its own; every tenth also, weakly, to
    /// a report of the crisis after it.
    private static func links(_ sizes: [Int], strength: Double = 2) -> [[Link]] {
        let count = sizes.reduce(0, +)
        var links = [[Link]](repeating: [], count: count)
        func tie(_ a: Int, _ b: Int, _ strength: Double, _ shared: Double) {
            links[a].append(Link(other: b, weight: 0.3, strength: strength, shared: shared))
            links[b].append(Link(other: a, weight: 0.3, strength: strength, shared: shared))
        }
        var start = 0
        for size in sizes {
            for n in start..<(start + size) {
                for m in (n + 1)..<max(n + 1, min(n + 5, start + size)) { tie(n, m, strength, 0.8) }
                if n % 10 == 0, n + size < count { tie(n, n + size, 1.05, 0.2) }
            }
            start += size
        }
        return links
    }

    @Test func crisesThatFewWeakLinksTieFallApart() {
        let parts = ComponentCutting(links: Self.links([180, 180, 180])).parts()
        #expect(parts == [Array(0..<180), Array(180..<360), Array(360..<540)])
    }

    @Test func whatIsSmallStaysWhole() {
        let size = ComponentCutting.largest / 2
        #expect(ComponentCutting(links: Self.links([size, size])).parts().count == 1)
    }

    @Test func copiesOfOneTextAreNeverParted() {
        let parts = ComponentCutting(links: Self.links([600], strength: 4)).parts()
        #expect(parts == [Array(0..<600)])
    }

    @Test func whatALevelLeavesAloneGoesToItsNearest() {
        var links = Self.links([180, 180])
        // One report that hangs on the second crisis by weak links.
        links.append([])
        for n in [200, 210, 220] {
            links[360].append(Link(other: n, weight: 0.3, strength: 1, shared: 0.1))
            links[n].append(Link(other: 360, weight: 0.3, strength: 1, shared: 0.1))
        }
        let parts = ComponentCutting(links: links).parts()
        #expect(parts.count == 2 && parts.last?.last == 360)
    }

    /// A report of a crisis, tied to those within days of it by names that it shares with each.
    private static func profile(_ crisis: UInt64, _ day: Int) -> ArticleProfile {
        var profile = ArticleProfile(id: "\(crisis)-\(1000 + day)", article: nil, assertions: [])
        profile.day = day
        let own = (0..<6).map { 1_000_000 * crisis + UInt64(day + $0) }
        // Every twentieth has the names of the other crisis of that day, too.
        let also = day % 20 == 0 ? (0..<6).map { 1_000_000 * (3 - crisis) + UInt64(day + $0) } : []
        profile.names = (own + also).sorted()
        profile.parties = [ArticleProfile.Count(key: crisis, count: 2)]
        return profile
    }

    @Test func theCutIsTheSameInWhateverOrderReportsCome() {
        let profiles = (1...2).flatMap { crisis in
            (0..<200).map { Self.profile(UInt64(crisis), $0) }
        }
        func components(_ profiles: [ArticleProfile], atOnce: Int) -> [[String]] {
            var graph = StoryGraph()
            for (n, profile) in profiles.enumerated() {
                graph.set(profile)
                if n % atOnce == 0 { _ = graph.settle() }
            }
            _ = graph.settle()
            return graph.components.map { graph.articles(of: $0) }.sorted {
                $0.lexicographicallyPrecedes($1)
            }
        }
        let all = components(profiles, atOnce: 1000)
        #expect(all.count > 1, "too large to stay whole")
        #expect(all.reduce(0) { $0 + $1.count } == 400)
        #expect(components(profiles.reversed(), atOnce: 1000) == all)
        #expect(components(profiles.sorted { $0.article < $1.article }, atOnce: 37) == all)
    }
}
