import SitrepModel
import Testing

@testable import SitrepDesk

@Suite struct BriefNewsTests {
    private typealias Who = ReportBuilder.Who

    /// The text of a brief of what is new after 5 March, of a known deployment told again on 8 March.
    private static func text(_ later: String, _ figure: (String, Double, QuantityBound, String))
        -> String
    {
        let (norland, isle) = (Who("Norland", "NOR"), Who("Isle", "ISL"))
        let first = ReportBuilder(
            "first", outlet: "Fjord Post", published: "2008-03-04",
            "Norland sent 100 troops to the Isle on Monday, its minister said in the morning.")
        let second = ReportBuilder(
            "second", outlet: "Harbour Mail", published: "2008-03-08", later)
        let brief = Desk().brief(
            articles: [first.article, second.article],
            assertions: [
                first.tells(
                    "sent", "154", norland, isle, on: "2008-03-03", words: "Monday",
                    number: ("100 troops", 100, .exact, "troops")),
                second.tells(
                    "sent", "154", norland, isle, on: "2008-03-03", words: "March 3",
                    number: figure),
            ], since: DateValue("2008-03-05"))
        return TextBrief().render(brief)
    }

    @Test func aKnownEventToldAgainWithMore() {
        let text = Self.text(
            "It was on March 3 that Norland sent more than 100 troops across to the Isle.",
            ("more than 100 troops", 100, .atLeast, "troops"))
        #expect(text.contains("NEW SINCE 2008-03-05"))
        #expect(text.contains("More on what was known"))
        #expect(text.contains("now also [2]"))
        #expect(text.contains("more than 100 troops   different bound"))
    }

    @Test func theSameValueIsNoNews() {
        let text = Self.text(
            "It was on March 3 that Norland sent all of 100 troops across to the Isle.",
            ("100 troops", 100, .exact, "troops"))
        #expect(text.contains("now also [2]"))
        #expect(!text.contains("different bound"))
    }
}
