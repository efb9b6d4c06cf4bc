import SitrepModel
import Testing

@testable import SitrepDesk

/// An article without a date gets one from what it shares with dated ones.
@Suite struct DatingTheUndatedTests {
    typealias Who = ReportBuilder.Who
    static let dated = ReportBuilder(
        "dated", published: "1976-01-14",
        """
        On Wednesday Britain answered the demand of Iceland in writing.
        Britain had told Iceland on Monday to leave the nets alone.
        """)

    @Test(arguments: [
        (
            "A day after Britain answered the demand of Iceland, little moved. On Thursday crowds met.",
            "1976-01-15"
        ),
        (
            "Two days after Britain answered the demand of Iceland, the port was quiet.",
            "1976-01-16"
        ),
        (
            "Britain answered the demand of Iceland on Wednesday. Nobody spoke on Wednesday night.",
            "1976-01-14"
        ),
        (
            "Britain answered the demand of Iceland on Wednesday. On Friday two ships left. "
                + "On Friday the cabinet met.", "1976-01-16"
        ),
        (
            "The port was shut on Saturday, two days after Britain answered the demand of Iceland.",
            "1976-01-17"
        ),
    ])
    func theDayFollowsFromSharedActs(text: String, day: String) throws {
        let undated = ReportBuilder("undated", text)
        let (britain, iceland) = (Who("Britain", "GBR"), Who("Iceland", "ISL"))
        let found = Desk().inferPublication(
            articles: [undated.article, Self.dated.article],
            assertions: [
                Self.dated.tells("answered", "010", britain, iceland, on: "1976-01-14"),
                undated.tells("answered", "010", britain, iceland),
            ])
        let date = try #require(found["undated"])
        #expect(date.value.value == day)
        #expect(date.inferred)
        #expect(date.reason.contains("dates to"))
    }

    @Test func withoutSharedActsNothingIsConcluded() {
        let undated = ReportBuilder("undated", "Norway lent Iceland money on Thursday.")
        let found = Desk().inferPublication(
            articles: [undated.article, Self.dated.article],
            assertions: [
                Self.dated.tells(
                    "answered", "010", Who("Britain", "GBR"), Who("Iceland", "ISL"),
                    on: "1976-01-14"),
                undated.tells("lent", "071", Who("Norway", "NOR"), Who("Iceland", "ISL")),
            ])
        #expect(found.isEmpty)
    }

    @Test func theCrisisDatesItsUndatedReport() throws {
        let found = Desk().inferPublication(
            articles: FishingCrisis.articles,
            assertions: FishingCrisis.assertions.map {
                var a = $0
                if a.article == "gazette" { a.when = nil }
                return a
            })
        #expect(found["gazette"]?.value.value == "1976-01-15")
        #expect(found.count == 1)
    }
}
