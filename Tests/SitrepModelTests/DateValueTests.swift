import Foundation
import Testing

@testable import SitrepModel

@Suite struct DateValueTests {
    @Test(arguments: [
        ("2022-01-26", DatePrecision.day, "2022-01-26", "2022-01-26"),
        ("2022-02", .month, "2022-02-01", "2022-02-28"),
        ("2022", .year, "2022-01-01", "2022-12-31"),
        ("2022-21", .season, "2022-03-01", "2022-05-31"),
        ("202X", .decade, "2020-01-01", "2029-12-31"),
        ("19XX", .century, "1900-01-01", "1999-12-31"),
        ("2022-02-01/2022-02-28", .interval, "2022-02-01", "2022-02-28"),
        ("2022-01-26T18:30:00Z", .second, "2022-01-26", "2022-01-26"),
    ])
    func readsAndWrites(text: String, precision: DatePrecision, first: String, last: String) throws
    {
        let date = try #require(DateValue(text))
        #expect(date.precision == precision)
        #expect(date.first.description == first)
        #expect(date.last.description == last)
        #expect(DateValue(date.value) == date)
    }

    @Test func writesInstantsAsRFC3339() throws {
        #expect(DateValue("2022-01-26T18:30:05+01:00")?.value == "2022-01-26T18:30:05+01:00")
        #expect(DateValue("2022-01-26 18:30")?.value == "2022-01-26T18:30:00")
        #expect(DateValue("2022-01-26 18:30")?.precision == .minute)
    }

    @Test(arguments: ["", "soon", "2022-02-30", "2022-02-28/2022-02-01", "2022-01-26T99:00"])
    func refusesWhatIsNoDate(text: String) {
        #expect(DateValue(text) == nil)
    }

    @Test func passesThroughJSON() throws {
        let date = try #require(DateValue("2022-01"))
        let data = try JSONEncoder().encode(date)
        #expect(String(decoding: data, as: UTF8.self) == "\"2022-01\"")
        #expect(try JSONDecoder().decode(DateValue.self, from: data) == date)
    }
}
