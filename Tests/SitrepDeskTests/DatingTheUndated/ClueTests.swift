import SitrepModel
import Testing

@testable import SitrepDesk

@Suite struct ClueTests {
    typealias Clue = UndatedClues.Clue

    @Test(arguments: [
        ("The reply came eleven days after the list.", Clue.Kind.distance(11, .following)),
        ("It answers the raid of four days before.", .distance(4, .preceding)),
        ("He ordered it two weeks ago.", .distance(14, .preceding)),
        ("Yesterday the port was shut.", .distance(1, .either)),
    ])
    func distances(_ text: String, _ kind: Clue.Kind) {
        #expect(UndatedClues(Array(text.utf8)).clues.map(\.kind) == [kind])
    }

    @Test(arguments: [
        ("The envoys met on Tuesday.", Clue.Tense.own),
        ("The envoys will meet in the old town hall on Tuesday.", .ahead),
        ("The envoys are to meet on Tuesday.", .ahead),
        ("The guards had closed the bridge on Tuesday.", .earlier),
        ("The port will open soon, he said on Tuesday.", .own),
        ("On Tuesday the guards had closed the bridge.", .earlier),
    ])
    func tenses(_ text: String, _ tense: Clue.Tense) {
        #expect(UndatedClues(Array(text.utf8)).clues.map(\.tense) == [tense])
    }

    @Test func theNextClauseSaysNothingOfAWeekdaysTense() {
        let text = "The envoys met on Tuesday, a day after the guards had closed the bridge."
        let weekday = UndatedClues(Array(text.utf8)).clues.first { $0.weekday != nil }
        #expect(weekday?.tense == .own)
    }

    @Test func aCopyGivesTheDatelineItsYear() throws {
        let text = SyndicationTests.text
        let dated = ReportBuilder("dated", outlet: "A", published: "1987-03-02", text).article
        var undated = ReportBuilder("undated", outlet: "B", text).article
        undated.dateline = Dateline(
            place: "Tromso", month: 2, day: 28, agency: nil, span: Span(0, 0))
        let found = Desk().inferPublication(articles: [dated, undated], assertions: [])
        let date = try #require(found["undated"])
        #expect(date.value.day == CalendarDay(year: 1987, month: 2, day: 28))
        #expect(date.inferred)
        #expect(date.reason.contains("dated"))
    }

    @Test func aReportStandsBeforeWhatItHasAhead() throws {
        let one = ReportBuilder.Who("Peru", "PER")
        let two = ReportBuilder.Who("Chile", "CHL")
        let later = ReportBuilder(
            "later", outlet: "A", published: "1986-09-12",
            "Peru and Chile signed the water treaty in Tacna on Thursday.")
        let undated = ReportBuilder(
            "undated", outlet: "B",
            "Peru and Chile will sign the water treaty in Tacna on Thursday. "
                + "The mayors agreed on Tuesday.")
        let found = Desk().inferPublication(
            articles: [later.article, undated.article],
            assertions: [
                later.tells("signed", "057", one, two, on: "1986-09-11"),
                undated.tells("sign", "057", one, two, .future),
            ])
        let day = try #require(found["undated"]?.value.day)
        #expect(day == CalendarDay(year: 1986, month: 9, day: 9))
    }
}
