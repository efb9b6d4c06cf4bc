import SitrepModel
import SitrepReader
import Testing

@testable import SitrepCoder

/// Where acts took place, read from whole sentences of our own.
@Suite struct PlaceReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        /// The trigger's beginning.
        var trigger: String
        var name: String?
        var country: String?
        var precision: String?
        var testDescription: String { text }

        init(
            _ text: String, _ trigger: String, _ name: String?, _ country: String? = nil,
            _ precision: String? = "city"
        ) {
            self.text = text
            self.trigger = trigger
            self.name = name
            self.country = country
            self.precision = precision
        }
    }

    @Test(arguments: [
        Case("Police arrested 40 demonstrators in Minsk on Sunday.", "arrest", "Minsk", "BLR"),
        Case("Syrian jets bombed a market in Idlib on Monday.", "bomb", "Idlib", "SYR"),
        Case("Lebanese soldiers shot two gunmen in Tripoli.", "shot", "Tripoli", "LBN"),
        Case("Police arrested protesters in Berlin and Vienna.", "arrest", "Berlin", "DEU"),
        Case("Gunmen killed four policemen in Tripoli, Lebanon.", "kill", "Tripoli", "LBN"),
        Case("Libyan militias clashed in Tripoli overnight.", "clash", "Tripoli", "LBY"),
        Case("Russian forces shelled Kharkiv for three hours.", "shell", "Kharkiv", "UKR"),
        Case(
            "Iraqi troops attacked militants in the northern city of Mosul.", "attack", "Mosul",
            "IRQ"),
        Case("The two presidents met in Geneva on Wednesday.", "met", "Geneva", "CHE"),
        Case(
            "Taliban fighters attacked an army post in Helmand province.", "attack",
            "Helmand province", "AFG", "region"),
        Case(
            "Israeli aircraft struck a convoy in Syria on Friday.", "struck", "Syria", "SYR",
            "country"),
        Case(
            "Iranian boats seized a tanker in the Strait of Hormuz.", "seize", "Strait of Hormuz",
            nil, "region"),
        Case("Somali forces killed ten fighters near Kismayo.", "kill", "Kismayo", "SOM"),
        Case("The French president visited Kyiv on Thursday.", "visit", "Kyiv", "UKR"),
        Case("Thousands protested in Khartoum against the coup.", "protest", "Khartoum", "SDN"),
        Case("A suicide bomber attacked a mosque in Kabul.", "attack", "Kabul", "AFG"),
        Case(
            "American soldiers arrested a commander outside Baghdad.", "arrest", "Baghdad", "IRQ"),
        Case(
            "Ukrainian troops attacked an ammunition depot in Crimea.", "attack", "Crimea", nil,
            "region"),
        Case("Saudi warplanes bombed the port of Hodeidah.", "bomb", "Hodeidah", "YEM"),
        Case("The minister condemned Iran in a speech in Warsaw.", "condemn", "Warsaw", "POL"),
        Case("Palestinian militants fired rockets at Ashkelon.", "fired", "Ashkelon", "ISR"),
        // What hangs on a party or on another act is not where the saying was.
        Case("Officials in Paris condemned the attack.", "condemn", nil),
        Case("The United States imposed sanctions on Iran.", "impose", nil),
        Case("Germany urged Russia to stop the attacks in Aleppo.", "urge", nil),
        Case("Norway recalled its ambassador from Belarus.", "recall", nil),
        Case("Turkey threatened Greece.", "threat", nil),
    ])
    func says(expected: Case) throws {
        let assertions = try CodingTests.assertions(expected.text)
        let matches = assertions.filter {
            $0.trigger.quote.lowercased().contains(expected.trigger)
        }
        let found = assertions.map { "\($0.act.root) \($0.trigger.quote) \($0.place?.name ?? "-")" }
        let assertion = try #require(matches.first, "\(found)")
        let name = assertion.place?.name
        #expect(name == expected.name, "\(found)")
        guard expected.name != nil else { return }
        if let country = expected.country { #expect(assertion.place?.country == country) }
        #expect(assertion.place?.precision == expected.precision)
        #expect(assertion.place?.latitude != nil && assertion.place?.longitude != nil)
        if expected.precision == "city" { #expect(assertion.place?.geonames != nil) }
        #expect(assertion.explanation.contains { $0.part == "where" && $0.words != nil })
    }
}
