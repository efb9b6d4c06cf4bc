import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct DateTests {
    static let words = CalendarWords()

    @Test(arguments: [
        ("2022-01-26", "2022-01-26"), ("2022-01-26T18:30:00Z", "2022-01-26T18:30:00Z"),
        ("January 26, 2022", "2022-01-26"), ("Jan. 26, 2022 6:30 p.m. GMT", "2022-01-26T18:30:00Z"),
        ("26 January 2022", "2022-01-26"), ("26th of January, 2022", "2022-01-26"),
        ("Wednesday, 26 January 2022 18:30 CET", "2022-01-26T18:30:00+01:00"),
        ("26/01/2022 18:30 GMT", "2022-01-26T18:30:00Z"), ("01/26/2022", "2022-01-26"),
        ("26.01.2022", "2022-01-26"), ("26 de enero de 2022", "2022-01-26"),
        ("1er février 2022", "2022-02-01"), ("26. Januar 2022", "2022-01-26"),
        ("26 января 2022", "2022-01-26"), ("2022-01-26 18:30 +03:00", "2022-01-26T18:30:00+03:00"),
        ("January 26, 2022 at 12:05 am", "2022-01-26T00:05:00"),
    ]) func reads(_ written: String, _ value: String) {
        let bytes = Array(written.utf8)
        let phrase = DatePhrase.read(bytes, Span(0, bytes.count), Self.words)
        #expect(phrase?.value?.value == value)
        #expect(phrase?.span.end == bytes.count)
    }

    @Test(arguments: [
        "31 February 2022", "January", "26 cats", "1.5 2022", "2022", "13/13/2022", "",
    ])
    func readsNoDateIn(_ written: String) {
        let bytes = Array(written.utf8)
        #expect(DatePhrase.read(bytes, Span(0, bytes.count), Self.words) == nil)
    }

    @Test func saysWhenDayAndMonthCouldBeSwapped() {
        let bytes = Array("03/02/2022".utf8)
        let phrase = DatePhrase.read(bytes, Span(0, bytes.count), Self.words)
        #expect(phrase?.ambiguous == true)
        #expect(phrase?.value?.value == "2022-02-03")
    }

    @Test(
        arguments: [
            ("Published 26 January 2022", "2022-01-26", nil),
            ("Published: Jan 26, 2022, Updated: Jan 27, 2022", "2022-01-26", "2022-01-27"),
            ("Updated January 27, 2022 at 09:10 GMT", nil, "2022-01-27T09:10:00Z"),
            ("Wednesday, January 26, 2022", "2022-01-26", nil),
            ("26 January 2022 | 3 min read", "2022-01-26", nil),
            ("Publicado el 26 de enero de 2022", "2022-01-26", nil),
        ] as [(String, String?, String?)])
    func readsDateLines(_ written: String, _ published: String?, _ updated: String?) {
        let bytes = Array(written.utf8)
        let line = DateLine(bytes, Span(0, bytes.count), Self.words)
        #expect(line?.published?.value?.value == published)
        #expect(line?.updated?.value?.value == updated)
        #expect(line != nil)
    }

    @Test(arguments: [
        "January 26, 2022: what the letters said", "The letters of 26 January 2022 in full",
        "Talks resume on 26 January 2022", "No date here",
    ]) func takesNoHeadlineForADateLine(_ written: String) {
        let bytes = Array(written.utf8)
        #expect(DateLine(bytes, Span(0, bytes.count), Self.words) == nil)
    }

    static let lead = "The two governments said that their envoys would meet again in the capital."

    @Test(
        arguments: [
            // A dateline alone names no year, so that nothing is concluded.
            ("Envoys to meet\n\nOSLO, Jan 26 (MPA) - \(lead)", nil, false),
            ("Envoys to meet\n\nOSLO, Jan 26, 2022 (MPA) - \(lead)", "2022-01-26", false),
            (
                "Envoys to meet\n\nOSLO, Jan 26 (MPA) - \(lead)\n\n© 2022 Meridian Press Agency",
                "2022-01-26", true
            ),
            (
                "Envoys to meet\n\nOSLO, Dec 30 (MPA) - \(lead)\n\nUpdated 2 January 2022",
                "2021-12-30", true
            ),
            (
                "Envoys to meet\n\nOSLO, Dec 30 (MPA) - \(lead) They last met on January 3, 2022.",
                "2021-12-30", true
            ),
            (
                "Envoys to meet\n\nOSLO, Jan 26 (MPA) - \(lead) The treaty is of June 5, 2015.",
                nil, false
            ),
            ("Envoys to meet\n\nUpdated 2 January 2022\n\n\(lead)", "2022-01-02", true),
            (
                "Envoys to meet\n\nPublished 2 January 2022, updated 3 January 2022\n\n\(lead)",
                "2022-01-02", false
            ),
            ("Envoys to meet\n\n\(lead)", nil, false),
        ] as [(String, String?, Bool)])
    func concludesThePublicationDate(_ text: String, _ date: String?, _ inferred: Bool) throws {
        let published = try article(text).published
        #expect(published?.value.value == date)
        #expect((published?.inferred ?? false) == inferred)
        #expect(published.map { !$0.reason.isEmpty } ?? true)
    }
}
