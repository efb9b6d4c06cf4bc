import SitrepModel
import Testing

@testable import SitrepCollector

/// What the examples are to show of the Collector.
@Suite struct ExampleTests {
    static let collection = collector.collect(paths: [Places.examples])

    func report(_ id: String) throws -> Article {
        try #require(Self.collection.articles.first { $0.id == id })
    }

    @Test func oneAgencyTextUnderTwoMastheads() throws {
        let (times, courier) = (
            try report("harbour-times-replies"), try report("northern-courier-replies")
        )
        #expect(times.agency == "MPA" && courier.agency == "MPA")
        #expect(times.outlet != courier.outlet)
        #expect(courier.published?.value.value == "2022-01-26")
        #expect(courier.published?.inferred == true)
        #expect(courier.texts(.furniture).contains("Home"))
        #expect(courier.texts(.paragraph).count == 6)
    }

    @Test func oneWithoutADate() throws {
        let report = try report("eastgate-monitor-kremlin")
        #expect(report.published == nil && report.dateline?.day == nil)
    }

    @Test func markdown() throws {
        let council = try report("harbour-times-security-council")
        #expect(council.published?.value.value == "2022-01-28T09:15:00Z")
        #expect(council.authors == ["Tom Adeyemi"])
        #expect(council.texts(.listItem).count == 2)
        #expect(
            try report("continental-post-macron-putin").authors == [
                "Étienne Marchand", "Ines Okafor",
            ])
    }

    @Test func fourOutlets() {
        #expect(Set(Self.collection.articles.compactMap(\.outlet)).count == 4)
    }
}
