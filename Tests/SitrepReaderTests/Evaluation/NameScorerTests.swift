import SitrepModel
import Testing

@testable import SitrepReader

@Suite struct NameScorerTests {
    static let text = """
        Ann\tB-PER
        Lee\tI-PER
        left\tO
        Acme\tB-corporation
        ,\tO
        Oslo\tB-LOC

        The\tO
        Comet\tB-product
        rose\tO

        """

    @Test func readsNamesOfTheSharedKinds() throws {
        let gold = try NameAnnotation(text: Self.text, path: "t")
        #expect(gold.document.sentences.count == 2)
        #expect(gold.document.text.string == "Ann Lee left Acme , Oslo The Comet rose")
        #expect(
            gold.names == [
                .init(tokens: 0..<2, kind: .person), .init(tokens: 3..<4, kind: .organisation),
                .init(tokens: 5..<6, kind: .place),
            ])
    }

    @Test func wantsWordsAndKindExactly() throws {
        let gold = try NameAnnotation(text: Self.text, path: "t")
        let scores = NameScorer().score(gold) {
            $0.names = [
                NameMention(tokens: 0..<2, kind: .person), NameMention(tokens: 3..<4, kind: .place),
                NameMention(tokens: 7..<8, kind: .weapon),
            ]
        }
        #expect(scores.all == Tally(hits: 1, gold: 3, predicted: 2))
        #expect(scores.byKind[.person] == Tally(hits: 1, gold: 1, predicted: 1))
        #expect(scores.byKind[.place] == Tally(hits: 0, gold: 1, predicted: 1))
        #expect(scores.misses.count == 3)
    }

    @Test func namesTheLineThatIsNoWordAndTag() {
        #expect {
            try NameAnnotation(text: "Ann\tB-PER\nLee I-PER\n", path: "names.bio")
        } throws: { error in
            (error as? Trouble)?.input == "names.bio" && (error as? Trouble)?.place == "line 2"
        }
    }
}
