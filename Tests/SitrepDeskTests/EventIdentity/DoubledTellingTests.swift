import SitrepModel
import Testing

@testable import SitrepDesk

/// What one sentence tells in two words.
@Suite struct DoubledTellingTests {
    typealias Who = ReportBuilder.Who

    /// Two triggers of one sentence with their codes.
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var first: (word: String, code: String, content: String?)
        var second: (word: String, code: String)
        var isOne: Bool
        var testDescription: String { text }
    }

    static let cases: [Case] = [
        Case(
            text: "Norway took part in an exercise off Bodo.", first: ("took", "150", nil),
            second: ("exercise", "154"), isOne: true),
        Case(
            text: "Norway held back and ordered an exercise off Bodo.", first: ("held", "150", nil),
            second: ("exercise", "154"), isOne: false),
        Case(
            text: "Norway proposed that Sweden set up a common patrol.",
            first: ("proposed", "020", "that Sweden set up a common patrol"),
            second: ("set up", "020"), isOne: true),
        Case(
            text: "Norway rejected the plan after Sweden had refused it.",
            first: ("rejected", "120", "the plan after Sweden had refused it"),
            second: ("refused", "120"), isOne: false),
        Case(
            text: "Norway undertook to furnish 3 million kroner to Sweden.",
            first: ("undertook", "033", nil), second: ("furnish", "070"), isOne: true),
        Case(
            text: "Norway promised 3 million kroner and furnished tents to Sweden.",
            first: ("promised", "033", nil), second: ("furnished", "073"), isOne: false),
        Case(
            text: "Norway telephoned Sweden and spoke with it for an hour.",
            first: ("telephoned", "041", nil), second: ("spoke", "041"), isOne: true),
        Case(
            text: "Norway visited Sweden and telephoned it from the train.",
            first: ("visited", "042", nil), second: ("telephoned", "041"), isOne: false),
    ]

    @Test(arguments: cases) func pairs(_ c: Case) {
        let report = ReportBuilder("a", outlet: "Post", published: "1971-03-02", c.text)
        let (norway, sweden) = (Who("Norway", "NOR"), Who("Sweden", "SWE"))
        let events = Desk().events(from: [
            report.tells(c.first.word, c.first.code, norway, sweden, content: c.first.content),
            report.tells(c.second.word, c.second.code, norway, sweden),
        ])
        #expect(events.count == (c.isOne ? 1 : 2), "\(events.map(\.summary))")
    }

    @Test func whatIsProposedGivesNoPartyAndNoPlace() throws {
        let report = ReportBuilder(
            "a", outlet: "Post", published: "1971-03-02",
            "Norway proposed in Oslo that Finland set up a patrol in Vaasa.")
        let events = Desk().events(from: [
            report.tells(
                "proposed", "020", Who("Norway", "NOR"), Who("Finland", "FIN"),
                content: "that Finland set up a patrol in Vaasa", place: "Oslo"),
            report.tells("set up", "020", Who("Finland", "FIN"), Who("", "SWE"), place: "Vaasa"),
        ])
        let event = try #require(events.first)
        #expect(events.count == 1)
        #expect(event.actors.map(\.key) == ["NOR"] && event.targets.map(\.key) == ["FIN"])
        #expect(event.place?.name == "Oslo")
        #expect(event.assertions.count == 2)
    }

    @Test func twoMeetingsOfTwoDaysInOneSentenceAreTwo() {
        let report = ReportBuilder(
            "a", outlet: "Post", published: "1971-03-08",
            "Norway met Sweden on Monday and saw it a second time on Friday.")
        let (norway, sweden) = (Who("Norway", "NOR"), Who("Sweden", "SWE"))
        let events = Desk().events(from: [
            report.tells("met", "040", norway, sweden, on: "1971-03-01", words: "Monday"),
            report.tells("saw", "040", norway, sweden, on: "1971-03-05", words: "Friday"),
        ])
        #expect(events.count == 2)
    }
}

/// Two reports of one act whose readings differ in a party, or of two acts of the same two.
@Suite struct DoubtfulPartyTests {
    typealias Who = ReportBuilder.Who

    private func events(
        _ a: (text: String, tells: (ReportBuilder) -> Assertion),
        _ b: (text: String, tells: (ReportBuilder) -> Assertion)
    ) -> [Event] {
        let first = ReportBuilder("a", outlet: "Post", published: "1971-03-02", a.text)
        let second = ReportBuilder("b", outlet: "Mail", published: "1971-03-02", b.text)
        return Desk().events(from: [a.tells(first), b.tells(second)])
    }

    @Test func anOfferAndItsAcceptanceAreTwo() {
        let (norway, sweden) = (Who("Norway", "NOR"), Who("Sweden", "SWE"))
        let events = events(
            (
                "Norway offered Sweden a common patrol on Monday.",
                { $0.tells("offered", "030", norway, sweden, on: "1971-03-01") }
            ),
            (
                "Sweden accepted the offer of Norway on Monday.",
                { $0.tells("accepted", "030", sweden, norway, on: "1971-03-01") }
            ))
        #expect(events.count == 2)
    }

    @Test func forcesAreKnownByTheirFigure() {
        func moved(_ words: String, _ target: Who) -> (ReportBuilder) -> Assertion {
            {
                $0.tells(
                    words, "154", Who("Norway", "NOR"), target,
                    number: ("4,000 troops", 4000, .exact, "troops"))
            }
        }
        let events = events(
            (
                "Norway has moved 4,000 troops to its counties around Kirkenes and Vardo.",
                moved("moved", Who("counties", "SWE"))
            ),
            (
                "Norway keeps 4,000 troops in its counties around Kirkenes and Vardo.",
                moved("keeps", Who("counties", "FIN"))
            ))
        #expect(events.count == 1)
    }

    @Test func aCallToldAsOneMoreIsNotTheOneBefore() {
        let kekkonen = Who("Kekkonen", "FIN", "Urho Kekkonen")
        let palme = Who("Palme", "SWE", "Olof Palme")
        func spoke(_ day: String) -> (ReportBuilder) -> Assertion {
            { $0.tells("spoke", "041", kekkonen, palme, on: day, words: "day") }
        }
        let once = events(
            ("Kekkonen spoke with Palme by telephone that day.", spoke("1971-02-27")),
            ("Kekkonen spoke with Palme by telephone this day.", spoke("1971-03-01")))
        #expect(once.count == 1, "the day is contradicted")
        let again = events(
            ("Kekkonen spoke with Palme by telephone that day.", spoke("1971-02-27")),
            ("Kekkonen spoke with Palme again by telephone this day.", spoke("1971-03-01")))
        #expect(again.count == 2)
    }
}
