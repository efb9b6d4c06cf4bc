import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct WebDateTests {
    static let dates = WebDate(calendar: CalendarWords())

    @Test(arguments: [
        ("2022-01-26", "2022-01-26"), ("2022-1-6", "2022-01-06"), ("2022/01/26", "2022-01-26"),
        ("20220126", "2022-01-26"), ("20220126T183000Z", "2022-01-26T18:30:00"),
        ("20220126183000", "2022-01-26T18:30:00"),
        ("2022-01-26T18:30:00Z", "2022-01-26T18:30:00Z"),
        ("2022-01-26T18:30:00.123+0100", "2022-01-26T18:30:00+01:00"),
        ("2022-01-26 18:30:00 +01:00", "2022-01-26T18:30:00+01:00"),
        ("2022-01-26 18:30", "2022-01-26T18:30"), ("2022-01-26T18:30:00,5", "2022-01-26"),
        ("Wed, 26 Jan 2022 18:30:00 GMT", "2022-01-26T18:30:00Z"),
        ("January 26, 2022 6:30 PM", "2022-01-26T18:30"), ("26. Januar 2022", "2022-01-26"),
        ("1643221800", "2022-01-26T18:30:00Z"), ("1643221800000", "2022-01-26T18:30:00Z"),
        ("2022年1月26日", "2022-01-26"), ("2022년 1월 26일", "2022-01-26"),
        ("Published on 26 January 2022", "2022-01-26"),
    ]) func reads(_ written: String, _ value: String) {
        #expect(Self.dates.value(written)?.value.hasPrefix(value) == true)
    }

    @Test(arguments: [
        "", "today", "2 hours ago", "2022", "2022-13-45", "1922-01-26", "12345678901234567890",
        "0000-00-00", "version 2022.1", "99999999",
    ]) func refuses(_ written: String) {
        #expect(Self.dates.value(written) == nil)
    }

    @Test func twoWaysToReadNumbers() {
        #expect(Self.dates.value("02/01/2022", monthFirst: false)?.value == "2022-01-02")
        #expect(Self.dates.value("02/01/2022", monthFirst: true)?.value == "2022-02-01")
        #expect(Self.dates.value("01/26/2022", monthFirst: false)?.value == "2022-01-26")
    }

    @Test(
        arguments: [
            ("https://outlet.example/2022/01/26/envoys-meet", "2022-01-26"),
            ("https://outlet.example/world/2022-01-26-envoys", "2022-01-26"),
            ("https://outlet.example/world/2022/jan/26/envoys", "2022-01-26"),
            ("https://outlet.example/a/20220126/envoys.html", "2022-01-26"),
            ("https://outlet.example/news/article-20220126", "2022-01-26"),
            ("https://outlet.example/2022/envoys", nil),
            ("https://outlet.example/id/120220126", nil),
            ("https://outlet.example/envoys?date=2022-01-26", nil),
            ("https://outlet.example/2022/13/26/envoys", nil),
        ] as [(String, String?)]) func readsAddresses(_ address: String, _ value: String?)
    {
        #expect(Self.dates.inAddress(address)?.value == value)
    }
}
