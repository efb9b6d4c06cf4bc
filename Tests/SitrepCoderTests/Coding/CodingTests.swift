import SitrepModel
import SitrepReader
import Testing

@testable import SitrepCoder

/// Whole sentences through Reader and Coder. Each case is a plain sentence of the news register; the
/// expectation names what any careful reader would code.
@Suite struct CodingTests {
    static let readerAndCoder = Result { (try Reader(), try Coder()) }

    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var root: String
        var actor: String
        var target: String
        var modality = Modality.actual
        var teller = ""
        var when: String?
        var testDescription: String { text }
    }

    static func assertions(_ text: String, published: String = "2022-01-27") throws -> [Assertion] {
        let (reader, coder) = try readerAndCoder.get()
        let source = SourceText(text)
        var parts: [Article.Part] = []
        var at = 0
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let end = at + paragraph.utf8.count
            if end > at {
                parts.append(.init(span: Span(at, end), kind: .paragraph, language: "en"))
            }
            at = end + 1
        }
        let article = Article(
            id: "t", captureHash: "", source: .stream, language: "en",
            published: DateValue(published).map {
                PublicationDate(value: $0, inferred: false, reason: "given")
            }, text: source, parts: parts)
        return coder.code(reader.read([article], workers: 1)[0])
    }

    @Test(arguments: [
        Case(
            text: "Latvia recalled its ambassador from Belarus on Monday.", root: "16",
            actor: "LVA", target: "BLR", when: "2022-01-24"),
        Case(
            text: "Russian forces shelled the Ukrainian town of Volnovakha on Tuesday.", root: "19",
            actor: "RUS", target: "UKR", when: "2022-01-25"),
        Case(
            text: "Turkey condemned the attack, the foreign ministry in Ankara said.", root: "11",
            actor: "TUR", target: ""),
        Case(
            text:
                "French President Emmanuel Macron telephoned Russian President Vladimir Putin on Wednesday.",
            root: "04", actor: "FRA", target: "RUS", when: "2022-01-26"),
        Case(
            text: "The United States has sent 200 tonnes of weapons to Ukraine.", root: "07",
            actor: "USA", target: "UKR"),
        Case(
            text: "Germany will host the Polish president in Berlin next week.", root: "04",
            actor: "DEU", target: "POL", modality: .future),
        Case(
            text: "Iran urged Iraq to expel the militants.", root: "02", actor: "IRN", target: "IRQ"
        ),
        Case(
            text:
                "Ethiopian police arrested 30 journalists this week, Amnesty International said.",
            root: "17", actor: "ETH", target: "ETH", teller: "AMNESTYINTERNATIONAL"),
        Case(
            text: "Ukraine was invaded by Russia in February 2022.", root: "19", actor: "RUS",
            target: "UKR"),
        Case(
            text:
                "Thousands of demonstrators marched through Khartoum on Saturday to protest against the army.",
            root: "14", actor: "SDN", target: "SDN", when: "2022-01-22"),
    ]) func codes(expected: Case) throws {
        let assertions = try Self.assertions(expected.text)
        let match = assertions.first {
            $0.act.root == expected.root && $0.actor.key == expected.actor
                && (expected.target.isEmpty || $0.target.key == expected.target)
        }
        let found = assertions.map { "\($0.act.root) \($0.actor.key)>\($0.target.key)" }
        let assertion = try #require(match, "found \(found)")
        #expect(assertion.modality == expected.modality)
        if !expected.teller.isEmpty {
            #expect(assertion.tellers.first?.actor.key == expected.teller)
        }
        if let when = expected.when { #expect(assertion.when?.value.value == when) }
        #expect(!assertion.explanation.isEmpty)
    }

    @Test(arguments: [
        "The striker shot wide before half time.",
        "Heavy rain fell on the coast all weekend.",
        "The bakery on the corner sells rye bread and cardamom buns.",
        "Her second novel is set in a lighthouse.",
        "Shares of the chip maker closed three per cent higher.",
    ]) func leavesOrdinaryNewsAlone(text: String) throws {
        let assertions = try Self.assertions(text)
        #expect(assertions.isEmpty, "\(assertions.map { "\($0.act.root) \($0.trigger.quote)" })")
    }

    @Test func theLexiconStandsInWhereTheHeadSeesNothing() throws {
        let assertions = try Self.assertions(
            "Canada and Norway replied in writing to the Chinese proposal on Tuesday.")
        for key in ["CAN", "NOR"] {
            let reply = try #require(
                assertions.first { $0.trigger.quote == "replied" && $0.actor.key == key })
            #expect(reply.channel == "in writing")
            #expect(reply.when?.value.value == "2022-01-25")
        }
    }

    @Test func aReportedActIsTheDoersDeed() throws {
        let assertions = try Self.assertions(
            "Ukrainian officials said Russian troops had shelled a hospital in Mariupol.")
        let deed = try #require(assertions.first { ["18", "19"].contains($0.act.root) })
        #expect(deed.actor.key == "RUS")
        #expect(deed.tellers.first?.actor.key == "UKR")
    }

    @Test func pronounsAndShortNamesFindTheirPerson() throws {
        let assertions = try Self.assertions(
            "Ukrainian Foreign Minister Dmytro Kuleba arrived in Warsaw on Monday.\nHe urged Poland to send more weapons."
        )
        #expect(
            assertions.contains {
                $0.act.root == "02" && $0.actor.key == "UKR" && $0.target.key == "POL"
            })
    }

    @Test func findsTheYearOfADateline() throws {
        let (reader, coder) = try Self.readerAndCoder.get()
        let text =
            "Brussels, Jan 26 (AP) - US Secretary of State Antony Blinken said on Wednesday that the answer had been delivered."
        let source = SourceText(text)
        let dateline = Span(0, 24)
        let article = Article(
            id: "t", captureHash: "", source: .stream, language: "en",
            dateline: Dateline(place: "Brussels", month: 1, day: 26, agency: "AP", span: dateline),
            text: source,
            parts: [
                .init(span: dateline, kind: .dateline, language: "en"),
                .init(span: Span(24, source.bytes.count), kind: .paragraph, language: "en"),
            ])
        let published = try #require(
            coder.inferredPublication(reader.read([article], workers: 1)[0]))
        #expect(published.value.value == "2022-01-26")
        #expect(published.inferred)
        #expect(published.reason.contains("Wednesday"))
    }
}
