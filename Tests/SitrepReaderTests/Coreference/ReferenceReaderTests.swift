import Testing

@testable import SitrepReader

/// Who a pronoun, title, short name, acronym or document stands for.
@Suite(.enabled(if: TrainedModel.isPresent, "no trained model in the resources"))
struct ReferenceReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        /// The mention's words.
        var mention: String
        /// Which appearance of the words, from 1.
        var occurrence: Int
        /// Words of the antecedent that hold its head; nil where the mention must be left alone.
        var antecedent: String?
        var testDescription: String { "\(mention) -> \(antecedent ?? "nobody"): \(text)" }

        init(_ text: String, _ mention: String, _ occurrence: Int = 1, is antecedent: String?) {
            self.text = text
            self.mention = mention
            self.occurrence = occurrence
            self.antecedent = antecedent
        }
    }

    @Test(arguments: ReferenceCases.all) func links(expected: Case) throws {
        let read = try ReadText(expected.text)
        let document = read.document
        let mention = try #require(
            read.tokens(of: expected.mention, occurrence: expected.occurrence), "\(read.syntax)")
        let links = document.references.filter {
            $0.mention == mention
                || $0.mention.contains(mention.lowerBound)
                    && document.syntacticHead(mention) == document.syntacticHead($0.mention)
        }
        let shown =
            document.references.map {
                "\($0.kind) \(read.words($0.mention)) -> \(read.words($0.antecedent))"
            }.joined(separator: "\n") + "\n" + read.syntax
        if let antecedent = expected.antecedent {
            #expect(
                !links.isEmpty && links.allSatisfy { read.means($0.antecedent, antecedent) },
                "\(shown)")
        } else {
            #expect(links.isEmpty, "\(shown)")
        }
    }
}
