import Foundation
import SitrepCollector
import SitrepDesk
import SitrepIngest
import SitrepModel
import Testing

@testable import SitrepCommands

/// The repository's reports, read once, in shuffled orders and lots: always the brief of all at once.
@Suite struct ArrivalTests {
    /// SplitMix64: the same numbers on every machine.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static var crises: [String] {
        CrisisFolders.folders(
            of: ExtractionTests.root.appendingPathComponent("Evaluation/crises").path
        ).map(\.path)
    }

    @Test func incrementalEqualsBatch() throws {
        let paths = Self.crises + [ExtractionTests.examples]
        // Reports of different folders may have one name; an article's name is its own here.
        var articles: [Article] = []
        for (n, path) in paths.enumerated() {
            articles += Collector().collect(paths: [path]).articles.map {
                var article = $0
                article.id = "\(n)-\(article.id)"
                return article
            }
        }
        let situation = try Situation(articles: articles, workers: nil)
        let byArticle = Dictionary(grouping: situation.assertions, by: \.article)
        let batch = Desk().brief(
            articles: situation.articles, assertions: situation.assertions)
        let json = try JSONBrief().render(batch)
        // Crises that are years apart share no story, but for a report without a date.
        let mixed = batch.stories.filter { story in
            Set(story.articles.map { $0.prefix { $0 != "-" } }).count > 1
        }
        #expect(mixed.count <= 1)
        #expect(batch.stories.count >= paths.count - 1)
        var numbers = Numbers(state: 5)
        for most in [1, 4, 20] {
            var desk = RunningDesk()
            var rest = situation.articles.shuffled(using: &numbers)[...]
            while !rest.isEmpty {
                let lot = rest.prefix(Int.random(in: 1...most, using: &numbers))
                rest = rest.dropFirst(lot.count)
                desk.add(Array(lot), lot.flatMap { byArticle[$0.id] ?? [] })
            }
            let same = try JSONBrief().render(desk.brief()) == json
            #expect(same)
            // One by one, every report but the first ones of the crises goes to a story that is there.
            if most == 1 { #expect(desk.changes.filter { $0.kind == .grew }.count > paths.count) }
        }
    }
}
