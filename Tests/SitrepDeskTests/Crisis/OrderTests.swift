import SitrepModel
import Testing

@testable import SitrepDesk

/// Whatever arrives in whatever order gives the same brief, and every assertion is in one event.
@Suite struct OrderTests {
    /// SplitMix64: the same numbers on every machine.
    struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    func crisis(_ numbers: inout Numbers) -> ([Article], [Assertion]) {
        let keys = ["GBR", "ISL", "NOR", "NATO", ""]
        let codes = [
            "010", "020", "036", "040", "041", "042", "057", "071", "072", "087", "106", "112",
            "120",
            "138", "152", "154", "160", "190", "195",
        ]
        let verbs = [
            "spoke of", "asked for", "telephoned over", "met on", "deployed near", "struck",
        ]
        let nouns = ["nets", "cod", "frigates", "the line", "a loan", "the talks", "a ship"]
        let names = ["James Callaghan", "Einar Agustsson", nil, nil]
        var articles: [Article] = []
        var assertions: [Assertion] = []
        for n in 0..<8 {
            var sentences: [String] = []
            for _ in 0..<6 {
                let words = (0..<3).map { _ in nouns.randomElement(using: &numbers) ?? "" }
                let verb = verbs.randomElement(using: &numbers) ?? ""
                sentences.append(
                    "They \(verb) \(words.joined(separator: " and ")) \(sentences.count).")
            }
            let day =
                ["1976-01-14", "1976-01-15", "1976-01-16", nil].randomElement(using: &numbers)
                ?? nil
            let report = ReportBuilder(
                "r\(n)", outlet: "Post \(n % 5)", agency: n % 4 == 0 ? "Boreal" : nil,
                published: day,
                sentences.joined(separator: "\n"))
            articles.append(report.article)
            for (i, sentence) in sentences.enumerated() {
                let trigger = sentence.split(separator: " ")[1]
                let when = ["1976-01-14", "1976-01-15", "1976-01", nil].randomElement(
                    using: &numbers)
                func who() -> ReportBuilder.Who {
                    ReportBuilder.Who(
                        "", keys.randomElement(using: &numbers) ?? "",
                        names.randomElement(using: &numbers) ?? nil)
                }
                assertions.append(
                    report.tells(
                        String(trigger), codes.randomElement(using: &numbers) ?? "010", who(),
                        who(),
                        near: " \(i).", on: when ?? nil,
                        Modality.allCases.randomElement(using: &numbers) ?? .actual,
                        by: i % 3 == 0 ? who() : nil,
                        number: ("\(i)", Double(i), .exact, "troops"),
                        confidence: Double(numbers.next() % 10) / 10))
            }
        }
        return (articles, assertions)
    }

    @Test(arguments: 1...12) func arrivalDoesNotMatter(seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed))
        let (articles, assertions) = crisis(&numbers)
        let brief = Desk().brief(articles: articles, assertions: assertions)
        let json = try JSONBrief().render(brief)
        for _ in 0..<3 {
            let again = Desk().brief(
                articles: articles.shuffled(using: &numbers),
                assertions: assertions.shuffled(using: &numbers))
            let same = try JSONBrief().render(again) == json
            #expect(same)
            #expect(TextBrief().render(again) == TextBrief().render(brief))
        }
        let told = brief.events.flatMap(\.assertions)
        #expect(Set(told) == Set(assertions.map(\.id)))
        #expect(told.count == Set(told).count)
    }

    @Test func assertionsTwiceAreAssertionsOnce() throws {
        var numbers = Numbers(state: 99)
        let (articles, assertions) = crisis(&numbers)
        let once = Desk().brief(articles: articles, assertions: assertions)
        let twice = Desk().brief(articles: articles + articles, assertions: assertions + assertions)
        #expect(once.events == twice.events)
    }
}
