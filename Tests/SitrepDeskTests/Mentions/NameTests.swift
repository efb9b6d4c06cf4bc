import SitrepModel
import Testing

@testable import SitrepDesk

@Suite struct NameTests {
    @Test(arguments: [
        ("Antony Blinken", "Anthony Blinken", true), ("Blinken", "Antony Blinken", true),
        ("Volodymyr Zelensky", "Vladimir Zelenskyy", true), ("Zelenski", "Zelenskyy", true),
        ("Joe Biden", "Hunter Biden", false), ("Wang Yi", "Wang", true),
        ("Sergei Lavrov", "Sergei Shoigu", false), ("Turgut Ozal", "Turgut Özal", true),
        ("Ağrı", "Agri", true), ("Łukaszenka", "Aleksander Lukaszenka", true),
    ])
    func spellings(_ a: String, _ b: String, _ one: Bool) throws {
        let (x, y) = (try #require(PersonName(a)), try #require(PersonName(b)))
        #expect(x.matches(y) == one)
        #expect(y.matches(x) == one)
    }

    @Test(arguments: [
        "State Department", "the Kremlin", "United States", "Foreign Ministry", "NATO", "China",
    ])
    func bodiesAreNoPersons(_ name: String) { #expect(PersonName(name) == nil) }

    @Test(arguments: [
        ("the Norwegian foreign minister, Halvard Lange", "Halvard Lange"),
        ("Secretary of State Christian Herter", "Christian Herter"),
        ("ambassador to Denmark Sigurdur Nordal", "Sigurdur Nordal"),
        ("spokesman Knut Berg", "Knut Berg"),
        ("the foreign minister of Norway", nil), ("South Ossetia", nil), ("the president", nil),
        ("Foreign Ministry spokesman", nil),
    ])
    func titledNames(_ phrase: String, _ name: String?) {
        #expect(TitledName.name(in: phrase) == name)
    }

    @Test(arguments: [
        ("telephoned", "telephones"), ("planned", "plans"), ("withdrawal", "withdrawals"),
        ("demanded", "demand"),
    ])
    func stemsMeet(_ a: String, _ b: String) { #expect(Wording.stemHash(a) == Wording.stemHash(b)) }

    @Test func everyCodeHasAPhrase() {
        for root in 1...20 {
            let code = root < 10 ? "0\(root)0" : "\(root)0"
            for modality in Modality.allCases {
                for target in [true, false] {
                    let words = ActPhrases.clause(code, modality, target: target ? "X" : nil)
                    #expect(
                        !words.isEmpty && !words.contains("acted") && !words.contains("act towards")
                    )
                }
            }
        }
        #expect(ActPhrases.clause("041", .future, target: "Norway") == "to telephone Norway")
        #expect(
            ActPhrases.clause("1125", .actual, target: "Norway") == "accused Norway of espionage")
        #expect(ActPhrases.clause("112", .negated, target: nil) == "did not accuse")
    }
}
