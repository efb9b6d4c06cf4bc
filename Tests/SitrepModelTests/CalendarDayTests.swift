import Testing

@testable import SitrepModel

@Suite struct CalendarDayTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2022-01-26", 19_018, 3), ("2000-02-29", 11_016, 2),
        ("1969-12-31", -1, 3), ("1600-03-01", -135_080, 3),
    ])
    func countsDaysAndWeekdays(text: String, ordinal: Int, weekday: Int) throws {
        let day = try #require(CalendarDay(text))
        #expect(day.ordinal == ordinal)
        #expect(day.weekday == weekday)
        #expect(day.description == text)
    }

    @Test(arguments: ["2021-02-29", "2022-13-01", "2022-1-2", "26-01-2022", "", "2022-01-26x"])
    func refusesWhatIsNoDay(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test func addsMonthsToTheShorterMonthsEnd() throws {
        let day = try #require(CalendarDay("2022-01-31"))
        #expect(day.adding(months: 1).description == "2022-02-28")
        #expect(day.adding(months: -2).description == "2021-11-30")
        #expect(day.adding(months: 12).description == "2023-01-31")
    }

    @Test func componentsInvertTheOrdinal() {
        for ordinal in stride(from: -200_000, to: 200_000, by: 37) {
            let day = CalendarDay(ordinal: ordinal)
            let (y, m, d) = day.components
            #expect(CalendarDay(year: y, month: m, day: d) == day)
        }
    }
}
