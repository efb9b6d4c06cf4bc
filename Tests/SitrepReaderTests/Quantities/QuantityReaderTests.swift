import Foundation
import SitrepModel
import Testing

@testable import SitrepReader

/// A sentence with its quantities in brackets, and each one's reading:
/// value[-upper] bound unit[:currency], then, where asked for, "hedge" and (counted).
struct QuantityCase: Sendable, CustomTestStringConvertible {
    let marked: String
    let readings: [String]

    init(_ marked: String, _ readings: String...) {
        self.marked = marked
        self.readings = readings
    }

    var testDescription: String { marked }
}

let quantityCases: [QuantityCase] = [
    // Figures and words
    QuantityCase("Russia has massed [100,000] troops.", "100000 exact troops (troops)"),
    QuantityCase(
        "About [100,000] Russian troops are there.", "100000 about troops \"About\" (troops)"),
    QuantityCase("[8,500] soldiers were put on alert.", "8500 exact troops (soldiers)"),
    QuantityCase("[Two dozen] villages were shelled.", "24 exact settlements (villages)"),
    QuantityCase("[Half a million] people left.", "500000 exact people (people)"),
    QuantityCase("[1.5 million] residents need food.", "1500000 exact people (residents)"),
    QuantityCase("[Two hundred and fifty] fighters surrendered.", "250 exact troops (fighters)"),
    QuantityCase("[Twenty-five] buses arrived.", "25 exact vehicles (buses)"),
    QuantityCase("[A hundred] tanks crossed.", "100 exact tanks (tanks)"),
    QuantityCase("[Three] ships sank.", "3 exact ships (ships)"),
    QuantityCase("[One] soldier died.", "1 exact dead (soldier)"),
    QuantityCase("No one came, and one of them said so."),
    QuantityCase("[A couple of] drones were seen.", "2 about drones \"A couple of\" (drones)"),
    QuantityCase("[Several] rockets landed nearby.", "4 about rockets \"Several\" (rockets)"),
    QuantityCase("[A few dozen] rebels hold out.", "36 about troops \"A few dozen\" (rebels)"),
    QuantityCase("Few soldiers came back."),
    // Bounds and hedges
    QuantityCase("More than [30] states signed.", "30 at_least countries \"More than\" (states)"),
    QuantityCase("Up to [8,500] troops may deploy.", "8500 at_most troops \"Up to\" (troops)"),
    QuantityCase("Some [60] aircraft took part.", "60 about aircraft \"Some\" (aircraft)"),
    QuantityCase("Nearly [40] missiles were fired.", "40 about missiles \"Nearly\" (missiles)"),
    QuantityCase("At least [12] people were killed.", "12 at_least dead \"At least\" (people)"),
    QuantityCase(
        "As many as [300] migrants were on board.", "300 at_most people \"As many as\" (migrants)"),
    QuantityCase(
        "No fewer than [15] warships left port.", "15 at_least ships \"No fewer than\" (warships)"),
    QuantityCase(
        "Fewer than [100] police were there.", "100 at_most police \"Fewer than\" (police)"),
    QuantityCase(
        "An estimated [3,000] mercenaries fight there.",
        "3000 about troops \"An estimated\" (mercenaries)"),
    QuantityCase("Around [20] shells hit the town.", "20 about shells \"Around\" (shells)"),
    QuantityCase("[50] or more hostages are held.", "50 at_least hostages \"or more\""),
    QuantityCase(
        "[Hundreds] of refugees crossed.", "200 at_least refugees \"Hundreds\" (refugees)"),
    QuantityCase("[Dozens] were wounded.", "24 at_least wounded \"Dozens\""),
    QuantityCase(
        "[Tens of thousands] of people marched.",
        "20000 at_least people \"Tens of thousands\" (people)"),
    QuantityCase(
        "[Hundreds of thousands] fled.", "200000 at_least displaced \"Hundreds of thousands\""),
    // Ranges
    QuantityCase("Between [10 and 15] boats were seen.", "10-15 range ships \"Between\" (boats)"),
    QuantityCase("[10-15] trucks were burnt.", "10-15 range vehicles (trucks)"),
    QuantityCase("[150,000 to 190,000] troops surround it.", "150000-190000 range troops (troops)"),
    QuantityCase("The toll rose from [10] to [15].", "10 exact dead", "15 exact dead"),
    QuantityCase("It will cost [$10-15 million].", "10000000-15000000 range currency:USD"),
    // Dead, wounded, detained, displaced
    QuantityCase(
        "[12] people were killed and [30] wounded.", "12 exact dead (people)", "30 exact wounded"),
    QuantityCase(
        "The strike killed at least [12] civilians.", "12 at_least dead \"at least\" (civilians)"),
    QuantityCase(
        "A mine killed [three] soldiers and [two] medics.", "3 exact dead (soldiers)",
        "2 exact dead (medics)"),
    QuantityCase("The blast left [40] dead.", "40 exact dead"),
    QuantityCase("It exploded, wounding [five] others.", "5 exact wounded"),
    QuantityCase("[Four] sailors are missing.", "4 exact missing (sailors)"),
    QuantityCase("Police arrested [200] protesters.", "200 exact detained (protesters)"),
    QuantityCase("The fighting has displaced [60,000] people.", "60000 exact displaced (people)"),
    QuantityCase("[Seven] soldiers killed the guard.", "7 exact troops (soldiers)"),
    QuantityCase("[Nine] hostages were freed.", "9 exact released (hostages)"),
    // Money
    QuantityCase("Congress approved [$500 million] in aid.", "500000000 exact currency:USD"),
    QuantityCase("The EU gave [€1.2bn].", "1200000000 exact currency:EUR"),
    QuantityCase("They pledged [500 million dollars].", "500000000 exact currency:USD"),
    QuantityCase("It costs [2 billion euros].", "2000000000 exact currency:EUR"),
    QuantityCase("London sent [£75m].", "75000000 exact currency:GBP"),
    QuantityCase("Fines of [30,000 rubles] were set.", "30000 exact currency:RUB"),
    QuantityCase("Ottawa lent [120 million Canadian dollars].", "120000000 exact currency:CAD"),
    QuantityCase("A loan of [US$40 million] was signed.", "40000000 exact currency:USD"),
    QuantityCase(
        "More than [USD 3bn] was frozen.", "3000000000 at_least currency:USD \"More than\""),
    QuantityCase("[Hundreds of millions of dollars] were lost.", "200000000 at_least currency:USD"),
    // Measures and percent
    QuantityCase("Turnout was [64 percent].", "64 exact percent"),
    QuantityCase("Prices rose [7.5%].", "7.5 exact percent"),
    QuantityCase("Some [40 per cent] of voters stayed away.", "40 about percent \"Some\""),
    QuantityCase("The convoy is [64 km] long.", "64 exact km"),
    QuantityCase("They advanced [15 kilometers].", "15 exact km"),
    QuantityCase("A zone of [300 square kilometres] was cleared.", "300 exact sq km"),
    QuantityCase("A [155mm] shell fell.", "155 exact mm"),
    QuantityCase("[80 tons] of ammunition arrived.", "80 exact t"),
    // What is no quantity
    QuantityCase("Article 5 and Resolution 1701 apply."),
    QuantityCase("An F-16 and a T-72 met near Highway 15."),
    QuantityCase("MH17 was shot down in 2014."),
    QuantityCase("They met on 26 January 2022 for three hours."),
    QuantityCase("The first and the second battle were lost."),
    QuantityCase("The 45-year-old was held."),
    QuantityCase("The council voted 10-5 against."),
    QuantityCase(
        "[Two] F-16s and [six] helicopters flew.", "2 exact ", "6 exact helicopters (helicopters)"),
]

private let readers = Result {
    (try TimeReader(resources: readerResources), try QuantityReader(resources: readerResources))
}

/// A mention in the notation of the cases, with the parts that the case asks for.
private func notation(_ mention: QuantityMention, _ document: Document, like expected: String?)
    -> String
{
    func plain(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }
    var text = plain(mention.value)
    if let upper = mention.upper { text += "-" + plain(upper) }
    text += " \(mention.bound.rawValue) \(mention.unit)"
    if let currency = mention.currency { text += ":\(currency)" }
    if expected?.contains("\"") == true {
        text += " \"\(mention.hedge.map(document.text.string) ?? "")\""
    }
    if expected?.contains("(") == true {
        let counted = mention.counted.map(document.string) ?? ""
        text += " (\(counted.trimmingCharacters(in: .punctuationCharacters)))"
    }
    return text
}

@Suite("Quantities") struct QuantityReaderTests {
    @Test(
        "Numbers, bounds, units and what they count", arguments: quantityCases + moreQuantityCases)
    func reads(_ test: QuantityCase) throws {
        let (times, quantities) = try readers.get()
        var document = plainDocument(
            test.marked.filter { $0 != "[" && $0 != "]" }, published: "2022-02-01")
        times.read(&document)
        quantities.read(&document)
        #expect(mistakes(test, document) == [])
    }

    @Test(
        "All cases with the engine's tags and syntax", .enabled(if: TimeReaderTests.hasEngine))
    func withSyntax() throws {
        let reader = try Reader(directory: readerResources)
        let cases = quantityCases + moreQuantityCases
        let articles = cases.map {
            plainDocument($0.marked.filter { $0 != "[" && $0 != "]" }, published: "2022-02-01")
                .article
        }
        let wrong = zip(cases, reader.read(articles, workers: 2)).compactMap {
            test, document -> String? in
            let found = mistakes(test, document)
            return found.isEmpty ? nil : "\(test.marked): \(found)"
        }
        let report = wrong.joined(separator: "\n")
        #expect(wrong.count * 100 <= cases.count * 3, "\(wrong.count) wrong:\n\(report)")
    }
}

/// What a document's quantities differ in from the case.
private func mistakes(_ test: QuantityCase, _ document: Document) -> [String] {
    let expected = test.marked.split(separator: "[", omittingEmptySubsequences: false).dropFirst()
        .map { String($0.prefix { $0 != "]" }) }
    let spans = document.quantities.map { document.text.string($0.span) }
    if spans != expected { return ["found \(spans), not \(expected)"] }
    let readings = document.quantities.enumerated().map {
        notation($1, document, like: $0 < test.readings.count ? test.readings[$0] : nil)
    }
    return readings == test.readings ? [] : ["read as \(readings), not \(test.readings)"]
}
