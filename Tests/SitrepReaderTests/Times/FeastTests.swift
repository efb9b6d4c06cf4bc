import SitrepModel
import Testing

@testable import SitrepReader

@Suite("Feasts") struct FeastTests {
    @Test(
        "Reckoned feasts against known dates",
        arguments: [
            ("easter sunday", 2000, "2000-04-23"), ("easter sunday", 2008, "2008-03-23"),
            ("easter sunday", 2022, "2022-04-17"), ("easter sunday", 2024, "2024-03-31"),
            ("orthodox easter", 2021, "2021-05-02"), ("orthodox easter", 2022, "2022-04-24"),
            ("orthodox easter", 2024, "2024-05-05"), ("good friday", 2019, "2019-04-19"),
            ("thanksgiving", 2018, "2018-11-22"), ("memorial day", 2021, "2021-05-31"),
            ("election day", 2020, "2020-11-03"), ("election day", 2022, "2022-11-08"),
            ("yom kippur", 1973, "1973-10-06"), ("yom kippur", 2021, "2021-09-16"),
            ("yom kippur", 2023, "2023-09-25"), ("purim", 2022, "2022-03-17"),
            ("purim", 2023, "2023-03-07"), ("passover", 2022, "2022-04-16/2022-04-22"),
            ("passover", 2024, "2024-04-23/2024-04-29"),
            ("hanukkah", 2021, "2021-11-29/2021-12-06"),
            ("rosh hashanah", 2022, "2022-09-26/2022-09-27"),
            ("lunar new year", 2023, "2023-01-22"),
        ])
    func reckons(_ name: String, _ year: Int, _ date: String) throws {
        let table = try FeastTable(file: readerResources.appending(path: "times/feasts.tsv"))
        let feast = try #require(table.feasts.first { $0.name == name })
        #expect(feast.date(year)?.value == date)
    }

    /// Sighting may move them by a day.
    @Test(
        "Islamic feasts, to a day",
        arguments: [
            ("ramadan", 2022, "2022-04-02"), ("ramadan", 2024, "2024-03-11"),
            ("eid al - fitr", 2019, "2019-06-04"), ("eid al - fitr", 2021, "2021-05-13"),
            ("eid al - adha", 2018, "2018-08-21"), ("eid al - adha", 2023, "2023-06-28"),
            ("ashura", 2020, "2020-08-29"), ("mawlid", 2021, "2021-10-19"),
        ])
    func islamic(_ name: String, _ year: Int, _ date: String) throws {
        let table = try FeastTable(file: readerResources.appending(path: "times/feasts.tsv"))
        let feast = try #require(table.feasts.first { $0.name == name })
        let first = try #require(feast.date(year)?.first)
        let known = try #require(CalendarDay(date))
        #expect(abs(first.ordinal - known.ordinal) <= 1)
    }
}
