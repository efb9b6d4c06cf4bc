import SitrepModel
import Testing

@testable import SitrepDesk

/// How two reports' figures for one thing stand to each other.
@Suite struct NumberVerdictTests {
    typealias Who = ReportBuilder.Who

    struct Figure: Sendable {
        var words: String
        var value: Double
        var bound: QuantityBound = .exact
        var published = "1983-07-09"
    }

    @Test(
        arguments: [
            (Figure(words: "40 men", value: 40), Figure(words: "40 men", value: 40), nil),
            (
                Figure(words: "40 men", value: 40),
                Figure(words: "over 40 men", value: 40, bound: .atLeast),
                .differentBound
            ),
            (
                Figure(words: "over 40 men", value: 40, bound: .atLeast),
                Figure(words: "55 men", value: 55),
                .differentBound
            ),
            (
                Figure(words: "40 men", value: 40), Figure(words: "55 men", value: 55),
                .contradiction
            ),
            (
                Figure(words: "40 men", value: 40),
                Figure(words: "55 men", value: 55, published: "1983-07-11"), .differentAsOf
            ),
            (
                Figure(words: "up to 40 men", value: 40, bound: .atMost),
                Figure(words: "55 men", value: 55),
                .contradiction
            ),
        ] as [(Figure, Figure, FieldVerdict.Kind?)])
    func kinds(_ a: Figure, _ b: Figure, _ kind: FieldVerdict.Kind?) throws {
        let assertions = [("a", a), ("b", b)].map { id, f in
            ReportBuilder(
                id, outlet: id, published: f.published, "Libya killed \(f.words) of Chad on Friday."
            ).tells(
                "killed", "190", Who("Libya", "LBY"), Who("Chad", "TCD"), on: "1983-07-08",
                number: (f.words, f.value, f.bound, "dead"))
        }
        let events = Desk().events(from: assertions)
        #expect(events.count == 1)
        let field = try #require(events.first?.fields["numbers (dead)"])
        #expect(field.kind == kind)
        #expect(field.verdict == (kind == nil ? .agree : .differ))
        #expect(field.values.count == (kind == nil ? 1 : 2))
    }

    @Test func silenceIsNamed() throws {
        let a = ReportBuilder(
            "a", outlet: "a", published: "1983-07-09", "Libya killed 40 men of Chad.")
        let b = ReportBuilder(
            "b", outlet: "b", published: "1983-07-09", "Libya killed men of Chad.")
        let (libya, chad) = (Who("Libya", "LBY"), Who("Chad", "TCD"))
        let events = Desk().events(from: [
            a.tells(
                "killed", "190", libya, chad, on: "1983-07-08",
                number: ("40 men", 40, .exact, "dead")),
            b.tells("killed", "190", libya, chad, on: "1983-07-08"),
        ])
        let field = try #require(events.first?.fields["numbers (dead)"])
        #expect(field.verdict == .silent)
        #expect(field.silent == ["b"])
    }
}
