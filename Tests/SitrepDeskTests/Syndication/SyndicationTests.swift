import SitrepModel
import Testing

@testable import SitrepDesk

@Suite struct SyndicationTests {
    static let text = """
        The harbour master of Tromso closed the northern basin on Friday after a barge broke loose.
        Two tugs held the barge until the evening, when divers fixed a new chain to its bow.
        No one was hurt, but the owner of a fish hall counted forty broken windows.
        The port authority asked the coast guard to look into the strength of the old chain.
        """
    static let other = """
        Farmers in the south of Jutland drove their tractors to the ferry on Monday morning.
        They want the state to pay for fodder that the flood of last month has spoiled.
        A spokesman of the ministry said that money would come before the end of the spring.
        The ferry ran late for most of the day, and some travellers slept in their cars.
        """

    private func groups(_ texts: [(String, String)]) -> [[String]] {
        Syndication().groups(texts.map { ReportBuilder($0.0, outlet: $0.0, $0.1).article })
            .map(\.articles)
    }

    @Test func aCopyWithAnotherHeadlineIsOneText() {
        #expect(
            groups([
                ("a", Self.text), ("b", "A barge breaks loose\n" + Self.text), ("c", Self.other),
            ])
                == [["a", "b"]])
    }

    @Test func aTruncatedCopyIsOneText() {
        let half = Self.text.split(separator: "\n").prefix(2).joined(separator: "\n")
        #expect(groups([("a", Self.text), ("b", half)]) == [["a", "b"]])
    }

    @Test func lightEditsAreOneText() {
        let edited = Self.text.replacing("on Friday ", with: "").replacing("forty", with: "40")
        #expect(groups([("a", Self.text), ("b", edited)]) == [["a", "b"]])
    }

    @Test func aSharedSentenceIsNot() {
        let quoted = Self.other + "\n" + (Self.text.split(separator: "\n").first ?? "")
        #expect(groups([("a", Self.text), ("b", quoted)]).isEmpty)
    }

    @Test func changedSentencesAreNamed() throws {
        let edited = Self.text.replacing("forty broken windows", with: "four thousand dead cod")
        let articles = [("a", Self.text), ("b", edited)].map {
            ReportBuilder($0.0, outlet: $0.0, published: "2001-02-03", $0.1).article
        }
        let group = try #require(Syndication().groups(articles).first)
        #expect(group.first == "a")
        #expect(group.textOf == "a")
        #expect(group.changes.map(\.article) == ["a", "b"])
        #expect(group.changes.allSatisfy { $0.quote.contains("counted") })
    }
}
