import SitrepModel
import Testing

@testable import SitrepDesk

@Suite struct DatelineDifferenceTests {
    private typealias Who = ReportBuilder.Who
    private static let norway = Who("Norland", "NOR")
    private static let iceland = Who("Isle", "ISL")

    private static func differences(
        _ reports: [(ReportBuilder, [Assertion])]
    ) -> [Difference] {
        Desk().brief(articles: reports.map(\.0.article), assertions: reports.flatMap(\.1))
            .differences
    }

    @Test(arguments: [
        // 4 March 2008 was a Tuesday.
        ("Tuesday, March 4, 2008", nil),
        ("Wednesday, March 4, 2008", "Tuesday 4 March 2008"),
        ("Friday 4 March", "Tuesday 4 March 2008"),
        ("Thursday and March 4", nil),
    ])
    func aWeekdayThatItsDateWasNot(_ head: String, _ date: String?) {
        let report = ReportBuilder(
            "a", outlet: "Fjord Post", published: "2008-03-05",
            "\(head) it began. Norland closed its ports to the Isle.")
        let found = Self.differences([
            (report, [report.tells("closed", "163", Self.norway, Self.iceland)])
        ])
        #expect(found.map { $0.values.last?.value } == (date.map { [$0] } ?? []))
        if date != nil {
            #expect(found[0].kind == .contradiction)
            #expect(found[0].field == "weekday")
            #expect(found[0].about == "the date in Fjord Post")
            #expect(found[0].values[0].evidence.first.map { head.hasPrefix($0.quote) } == true)
        }
    }

    @Test func doneAfterItWasTold() {
        let report = ReportBuilder(
            "a", outlet: "Fjord Post", published: "2008-03-04",
            "Norland closed its ports to the Isle on March 12. It recalled its envoy on March 11.")
        let closing = report.tells(
            "closed", "163", Self.norway, Self.iceland, on: "2008-03-12", words: "March 12")
        let recall = report.tells(
            "recalled", "161", Self.norway, Self.iceland, on: "2008-03-11", words: "March 11")
        // One alone may be a plan that was misread.
        #expect(Self.differences([(report, [closing])]).isEmpty)
        let found = Self.differences([(report, [closing, recall])])
        #expect(found.map(\.field) == ["dateline", "dateline"])
        #expect(
            Set(found.flatMap(\.values).map(\.value)) == [
                "report of Tuesday 4 March 2008", "told as done on Wednesday 12 March 2008",
                "told as done on Tuesday 11 March 2008",
            ])
        #expect(
            found.flatMap { $0.values[1].evidence.map(\.quote) }.sorted() == [
                "March 11", "March 12",
            ])
    }

    @Test func othersHaveItOnThatDay() {
        let early = ReportBuilder(
            "early", outlet: "Fjord Post", published: "2008-03-04",
            "Norland closed its northern ports to trawlers of the Isle on March 12.")
        let late = ReportBuilder(
            "late", outlet: "Harbour Mail", published: "2008-03-13",
            "Norland closed its northern ports to the trawlers of the Isle on Wednesday.")
        let found = Self.differences([
            (
                early,
                [
                    early.tells(
                        "closed", "163", Self.norway, Self.iceland, on: "2008-03-12",
                        words: "March 12")
                ]
            ),
            (
                late,
                [
                    late.tells(
                        "closed", "163", Self.norway, Self.iceland, on: "2008-03-12",
                        words: "Wednesday")
                ]
            ),
        ])
        let contradicted = found.filter { $0.field == "dateline" }
        #expect(contradicted.map { $0.values[0].articles } == [["early"]])
    }

    @Test func whatIsAheadContradictsNothing() {
        let report = ReportBuilder(
            "a", published: "2008-03-04", "Norland will close its ports to the Isle on March 12.")
        let plan = report.tells(
            "close", "163", Self.norway, Self.iceland, on: "2008-03-12", words: "March 12", .future)
        #expect(Self.differences([(report, [plan])]).isEmpty)
    }

    /// The old report printed again a week later has its Monday a week too late.
    @Test(arguments: [("2008-03-11", "2008-03-10", true), ("2008-03-04", "2008-03-03", false)])
    func theMondayOfAnotherWeek(_ published: String, _ monday: String, _ differs: Bool) {
        let first = ReportBuilder(
            "first", outlet: "Fjord Post", published: "2008-03-04",
            "Norland closed its northern ports to trawlers of the Isle on March 3. More follows.")
        let again = ReportBuilder(
            "again", outlet: "Harbour Mail", published: published,
            "On Monday Norland closed its northern ports to the trawlers of the Isle, it is said.")
        let found = Self.differences([
            (
                first,
                [
                    first.tells(
                        "closed", "163", Self.norway, Self.iceland, on: "2008-03-03",
                        words: "March 3")
                ]
            ),
            (
                again,
                [
                    again.tells(
                        "closed", "163", Self.norway, Self.iceland, on: monday, words: "Monday")
                ]
            ),
        ]).filter { $0.field == "dateline" }
        #expect(found.count == (differs ? 1 : 0))
        if differs {
            #expect(found[0].values.map(\.articles) == [["again"], ["first"]])
            #expect(found[0].values[0].evidence.map(\.quote) == ["Monday"])
        }
    }
}
