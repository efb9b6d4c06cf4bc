import Foundation
import SitrepModel
import Testing

@testable import SitrepCommands

/// Pairs of gold and coded lines in one text of our own.
@Suite struct AssertionScorerTests {
    static let text = "Latvia recalled  its envoy\nto Belarus. Minsk said it regretted the step."

    private func line(_ json: String) throws -> CodedLine {
        try JSONDecoder().decode(CodedLine.self, from: Data(json.utf8))
    }

    private func scores(gold: [String], coded: [String]) throws -> AssertionScorer.Scores {
        var scorer = AssertionScorer()
        scorer.add(
            "a", text: Self.text, gold: try gold.map(line), coded: try coded.map(line))
        return scorer.scores
    }

    static let recall = """
        {"sentence": "Latvia recalled its envoy to Belarus.", "trigger": "recalled", "root": "16",
        "actor_key": "LVA", "target_key": "BLR", "when": "", "modality": "actual", "said_by_key": ""}
        """

    @Test func findsSentencesWhateverTheirLineBreaks() throws {
        let scores = try scores(gold: [Self.recall], coded: [Self.recall])
        #expect(scores.who == Tally(hits: 1, gold: 1, predicted: 1))
        #expect(scores.right == [1, 1, 1, 1, 0, 1])
        #expect(scores.unplaced == 0)
    }

    @Test(arguments: [
        ("16", "17", 1, 0), ("16", "03", 0, 0), ("03", "05", 1, 0), ("03", "03", 1, 1),
    ])
    func levels(gold: String, coded: String, quad: Int, root: Int) throws {
        func with(_ root: String) -> String {
            Self.recall.replacingOccurrences(of: "\"16\"", with: "\"\(root)\"")
        }
        let scores = try scores(gold: [with(gold)], coded: [with(coded)])
        #expect(scores.quad.hits == quad)
        #expect(scores.root.hits == root)
    }

    @Test(arguments: [("04", 1), ("11", 0)])
    func mutualActsMayNameEitherPartyFirst(root: String, who: Int) throws {
        let gold = Self.recall.replacingOccurrences(of: "\"16\"", with: "\"\(root)\"")
        let turned = gold.replacingOccurrences(of: "LVA", with: "?")
            .replacingOccurrences(of: "BLR", with: "LVA").replacingOccurrences(of: "?", with: "BLR")
        #expect(try scores(gold: [gold], coded: [turned]).who.hits == who)
    }

    @Test func aGoldLinePairsOnce() throws {
        let other = Self.recall.replacingOccurrences(of: "LVA", with: "EST")
        let scores = try scores(gold: [Self.recall], coded: [other, Self.recall])
        #expect(scores.root == Tally(hits: 1, gold: 1, predicted: 2))
        #expect(scores.who.hits == 1)
        #expect(scores.spurious.count == 1 && scores.spurious[0].contains("EST"))
    }

    @Test func countsSentencesThatAreNotInTheText() throws {
        let stray = Self.recall.replacingOccurrences(
            of: "Latvia recalled its", with: "Oslo sent an")
        let scores = try scores(gold: [Self.recall], coded: [stray])
        #expect(scores.unplaced == 1)
        #expect(scores.quad.hits == 0)
        #expect(scores.missed.count == 1)
    }
}
