import SitrepModel
import Testing

@testable import SitrepDesk

/// What becomes one story and what does not, whatever the order of arrival.
@Suite struct StoryTests {
    /// A report of one act of two parties, with a name that only its crisis has.
    static func report(
        _ id: String, _ actor: String, _ target: String, on day: String, about name: String,
        outlet: String = "Post", more: String = ""
    ) -> (Article, [Assertion]) {
        let report = ReportBuilder(
            id, outlet: outlet, published: day,
            "The envoys met near \(name) and warned of a blockade on day \(day).\n\(more)")
        return (
            report.article,
            [
                report.tells(
                    "met", "040", ReportBuilder.Who("", actor), ReportBuilder.Who("", target),
                    on: day)
            ]
        )
    }

    /// Two crises of the same fortnight, and a third of the first's parties a year on.
    static var reports: [(Article, [Assertion])] {
        var all: [(Article, [Assertion])] = []
        for n in 1...5 {
            all.append(report("islands\(n)", "GRC", "TUR", on: "1996-01-2\(n)", about: "Imbria"))
            all.append(report("river\(n)", "PER", "ECU", on: "1996-01-2\(n)", about: "Cenepa"))
        }
        all.append(report("later", "GRC", "TUR", on: "1997-03-02", about: "Larissa"))
        return all
    }

    static func running(_ reports: [(Article, [Assertion])]) -> RunningDesk {
        var desk = RunningDesk()
        for (article, assertions) in reports { desk.add([article], assertions) }
        return desk
    }

    @Test func crisesOfOneTimeAreStoriesOfTheirOwn() {
        let brief = Self.running(Self.reports).brief()
        #expect(brief.stories.map(\.articles.count) == [5, 5, 1])
        #expect(
            Set(brief.stories.map { $0.actors.map(\.key).joined(separator: " ") })
                == ["GRC TUR", "ECU PER"])
        #expect(brief.stories.allSatisfy { !$0.summary.isEmpty && !$0.events.isEmpty })
        #expect(brief.stories[0].period?.value == "1996-01-21/1996-01-25")
        #expect(Set(brief.stories.map(\.id)).count == 3)
    }

    @Test func theListStandsInEveryFormOnlyWhereThereIsMoreThanOne() throws {
        let brief = Self.running(Self.reports).brief()
        for text in [
            TextBrief().render(brief), MarkdownBrief().render(brief), HTMLBrief().render(brief),
        ] {
            #expect(text.uppercased().contains("STORIES"))
            #expect(text.contains("Story 1, "))
        }
        let one = Self.running(Array(Self.reports.filter { $0.0.id.hasPrefix("river") })).brief()
        #expect(one.stories.count == 1)
        #expect(!TextBrief().render(one).contains("STORIES"))
        #expect(try JSONBrief().render(one).contains("\"stories\""))
    }

    @Test func aReportThatTiesTwoStoriesMergesThem() throws {
        let first = Self.report("a1", "GRC", "TUR", on: "1996-01-21", about: "Imbria")
        let second = Self.report("a2", "GRC", "TUR", on: "1996-01-22", about: "Imbria")
        let third = Self.report("b1", "PER", "ECU", on: "1996-01-21", about: "Cenepa")
        let fourth = Self.report("b2", "PER", "ECU", on: "1996-01-22", about: "Cenepa")
        let both = ReportBuilder(
            "both", published: "1996-01-23",
            "The envoys met near Imbria and warned of a blockade.\n"
                + "The others talked near Cenepa and warned of a blockade.")
        var desk = Self.running([first, second, third, fourth])
        #expect(desk.changes.map(\.kind) == [.opened, .grew, .opened, .grew])
        let news = desk.add(
            [both.article],
            [
                both.tells("met", "040", .init("", "GRC"), .init("", "TUR"), on: "1996-01-23"),
                both.tells("talked", "040", .init("", "PER"), .init("", "ECU"), on: "1996-01-23"),
            ])
        let change = try #require(news.first)
        #expect(news.count == 1)
        #expect(change.kind == .merged)
        #expect(change.before.count == 2)
        #expect(change.articles == ["both"])
        let story = try #require(desk.brief().stories.first)
        #expect(change.after == [story.id])
        #expect(story.merges.map(\.article) == ["both"])
        #expect(Set(story.merges[0].stories) == Set(change.before))
        // Taken back, it leaves what was before.
        let undone = desk.withdraw(["both"])
        #expect(undone.map(\.kind) == [.split])
        #expect(desk.brief() == Self.running([fourth, second, third, first]).brief())
    }

    @Test func aRoundUpTiesButDoesNotMergeWhatRunsSideBySide() {
        // Two cliques of four texts over the same days, held together by one text.
        var links: [StoryParting.Link] = []
        for clique in [0, 5] {
            for i in 0..<4 {
                for j in (i + 1)..<4 {
                    links.append(.init(first: clique + i, second: clique + j, weight: 1))
                }
            }
        }
        links += [.init(first: 3, second: 4, weight: 0.5), .init(first: 4, second: 5, weight: 0.4)]
        let same: [Int?] = [0, 1, 2, 5, 3, 0, 1, 2, 5]
        #expect(
            StoryParting(days: same, links: links).parts() == [[0, 1, 2, 3, 4], [5, 6, 7, 8]])
        let oneAfterTheOther: [Int?] = [0, 1, 2, 3, 4, 5, 6, 7, 8]
        #expect(StoryParting(days: oneAfterTheOther, links: links).parts().count == 1)
        let second = StoryParting.Link(first: 0, second: 8, weight: 0.4)
        #expect(StoryParting(days: same, links: links + [second]).parts().count == 1)
    }

    @Test func copiesStayInOneStory() {
        let text = FishingCrisis.brief()
        let group = text.syndication.flatMap(\.articles)
        #expect(text.stories.contains { Set(group).isSubset(of: $0.articles) })
        #expect(text.stories.allSatisfy { $0.texts <= $0.articles.count })
    }
}
