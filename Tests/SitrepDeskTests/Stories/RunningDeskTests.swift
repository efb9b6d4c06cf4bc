import SitrepModel
import Testing

@testable import SitrepDesk

/// Reports one by one, in lots, in any order: the brief is that of all at once, byte for byte.
@Suite struct RunningDeskTests {
    /// Adds articles with their assertions in lots of up to `most`.
    static func run(
        _ articles: [Article], _ assertions: [Assertion], lots most: Int,
        _ numbers: inout OrderTests.Numbers
    ) -> RunningDesk {
        let byArticle = Dictionary(grouping: assertions, by: \.article)
        var desk = RunningDesk()
        var rest = articles[...]
        while !rest.isEmpty {
            let lot = rest.prefix(Int.random(in: 1...most, using: &numbers))
            rest = rest.dropFirst(lot.count)
            desk.add(Array(lot), lot.flatMap { byArticle[$0.id] ?? [] })
        }
        return desk
    }

    @Test(arguments: 1...8) func oneByOneIsAllAtOnce(seed: Int) throws {
        var numbers = OrderTests.Numbers(state: UInt64(seed) &* 77)
        let (articles, assertions) = OrderTests().crisis(&numbers)
        let batch = try JSONBrief().render(Desk().brief(articles: articles, assertions: assertions))
        for most in [1, 3, 8] {
            let desk = Self.run(
                articles.shuffled(using: &numbers), assertions.shuffled(using: &numbers),
                lots: most, &numbers)
            let same = try JSONBrief().render(desk.brief()) == batch
            #expect(same)
        }
    }

    @Test func assertionsMayComeBeforeTheirArticles() throws {
        var desk = RunningDesk()
        for assertion in FishingCrisis.assertions.reversed() { desk.add([], [assertion]) }
        for article in FishingCrisis.articles { desk.add([article], []) }
        let same = desk.brief(versions: ["test": "1"]) == FishingCrisis.brief()
        #expect(same)
        let early = desk.brief(versions: ["test": "1"], asOf: DateValue("1976-01-15"))
        let sameThen = early == FishingCrisis.brief(asOf: "1976-01-15")
        #expect(sameThen)
    }

    @Test func whatComesTwiceChangesNothing() {
        var desk = RunningDesk()
        desk.add(FishingCrisis.articles, FishingCrisis.assertions)
        let before = desk.brief()
        let news = desk.add(FishingCrisis.articles, FishingCrisis.assertions)
        #expect(news.isEmpty)
        #expect(desk.reconciled == 0)
        let same = desk.brief() == before
        #expect(same)
    }

    @Test(arguments: 1...6) func manyStoriesInAnyOrder(seed: Int) throws {
        var numbers = OrderTests.Numbers(state: UInt64(seed))
        var all = StoryTests.reports
        // Denser than the reach of the neighbour lists, so that arrivals push pairs apart.
        for n in 0..<40 {
            let about = ["Imbria", "Cenepa", "Orava"].randomElement(using: &numbers) ?? ""
            let parties = [("GRC", "TUR"), ("PER", "ECU"), ("POL", "CZE")].randomElement(
                using: &numbers)
            all.append(
                StoryTests.report(
                    "more\(n)", parties?.0 ?? "", parties?.1 ?? "",
                    on: "1996-0\(Int.random(in: 1...6, using: &numbers))-1\(n % 10)", about: about,
                    more: "It is the matter of \(["Imbria", "Delta", "Kappa"][n % 3])."))
        }
        let batch = Desk().brief(
            articles: all.map(\.0), assertions: all.flatMap(\.1))
        let json = try JSONBrief().render(batch)
        for most in [1, 7] {
            let desk = Self.run(
                all.map(\.0).shuffled(using: &numbers), all.flatMap(\.1), lots: most, &numbers)
            let same = try JSONBrief().render(desk.brief()) == json
            #expect(same)
        }
        // Every report is in one story, and what was withdrawn leaves no trace.
        let told = batch.stories.flatMap(\.articles)
        #expect(told.count == Set(told).count && told.count == all.count)
        var desk = Self.run(all.map(\.0), all.flatMap(\.1), lots: 5, &numbers)
        desk.withdraw(all.dropFirst(11).map(\.0.id))
        let same =
            try JSONBrief().render(desk.brief())
            == JSONBrief().render(StoryTests.running(StoryTests.reports).brief())
        #expect(same)
    }

    @Test func anArrivalReconcilesItsOwnStoryOnly() {
        var desk = RunningDesk()
        desk.add(StoryTests.reports.map(\.0), StoryTests.reports.flatMap(\.1))
        #expect(desk.reconciled == 11)
        let (article, assertions) = StoryTests.report(
            "islands6", "GRC", "TUR", on: "1996-01-26", about: "Imbria")
        desk.add([article], assertions)
        #expect(desk.reconciled == 6)
    }
}
