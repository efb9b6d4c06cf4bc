import Foundation
import Testing

@testable import SitrepCommands

@Suite struct ReliabilityTests {
    private static func outcomes(_ confidence: Double, _ n: Int, right: Int) -> [Reliability
        .Outcome]
    {
        (0..<n).map { .init(confidence: confidence, root: $0 < right, who: $0 < right / 2) }
    }

    @Test func isNoughtWhereConfidenceIsTheShare() {
        let reliability = Reliability(
            Self.outcomes(0.25, 4, right: 1) + Self.outcomes(0.75, 8, right: 6))
        #expect(reliability.error < 1e-9)
    }

    @Test func weighsBinsByTheirSize() {
        // 0.9 for half right, ten times; 0.2 for none right, ten times: (0.4 + 0.2) / 2.
        let reliability = Reliability(
            Self.outcomes(0.9, 10, right: 5) + Self.outcomes(0.2, 10, right: 0))
        #expect(abs(reliability.error - 0.3) < 1e-9)
        #expect(reliability.text.contains("30.00"))
        #expect(reliability.text.contains("0.9 - 1.0"))
    }

    @Test func saysNothingOfNothing() { #expect(Reliability([]).text.isEmpty) }

    @Test func scorerTellsWhichLinesAreRight() throws {
        func line(_ root: String, _ target: String, _ confidence: String) throws -> CodedLine {
            let json = """
                {"sentence": "Police arrested two men.", "trigger": "arrested", "root": "\(root)",
                "actor_key": "BLR", "target_key": "\(target)"\(confidence)}
                """
            return try JSONDecoder().decode(CodedLine.self, from: Data(json.utf8))
        }
        var scorer = AssertionScorer()
        scorer.add(
            "a", text: "Police arrested two men.", gold: [try line("17", "", "")],
            coded: [
                try line("17", "BLR", ", \"confidence\": 0.8"),
                try line("19", "", ", \"confidence\": 0.4"),
            ])
        #expect(
            scorer.scores.outcomes == [
                .init(confidence: 0.8, root: true, who: false),
                .init(confidence: 0.4, root: false, who: false),
            ])
    }
}
