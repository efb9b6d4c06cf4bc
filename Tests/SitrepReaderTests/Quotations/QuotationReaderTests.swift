import SitrepModel
import Testing

@testable import SitrepReader

/// Who says what, in sentences of the news register.
@Suite(.enabled(if: TrainedModel.isPresent, "no trained model in the resources"))
struct QuotationReaderTests {
    struct Said: Sendable {
        /// What is said, less the punctuation at its ends.
        var words: String
        /// Words of the speaker's phrase that hold its head; nil for nobody.
        var by: String?
        var form: Quotation.Form
        var to: String?

        init(_ words: String, by: String?, _ form: Quotation.Form, to: String? = nil) {
            self.words = words
            self.by = by
            self.form = form
            self.to = to
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var said: [Said]
        var testDescription: String { text }

        init(_ text: String, _ said: Said...) {
            self.text = text
            self.said = said
        }
    }

    @Test(arguments: QuotationCases.all) func reads(expected: Case) throws {
        let read = try ReadText(expected.text)
        let document = read.document
        let found = document.quotations.map {
            "\($0.form) [\(document.text.string($0.content))] by \(read.words($0.speaker)) "
                + "to \(read.words($0.addressee))"
        }
        let shown = found.joined(separator: "\n") + "\n" + read.syntax
        #expect(
            document.quotations.allSatisfy {
                $0.content.start >= 0 && $0.content.end <= document.bytes.count
                    && !$0.content.isEmpty
            })
        for said in expected.said {
            let quotation = document.quotations.first {
                Self.bare(document.text.string($0.content)) == Self.bare(said.words)
                    && $0.form == said.form
            }
            guard let quotation else {
                Issue.record("not read: \(said.words)\n\(shown)")
                continue
            }
            if let speaker = said.by {
                #expect(read.means(quotation.speaker, speaker), "speaker\n\(shown)")
            } else {
                #expect(quotation.speaker == nil, "speaker\n\(shown)")
            }
            if let addressee = said.to {
                #expect(read.means(quotation.addressee, addressee), "addressee\n\(shown)")
            }
        }
        // What stands between marks and isn't expected must not be read.
        let wanted = expected.said.filter { $0.form != .indirect }.count
        #expect(
            document.quotations.filter { $0.form != .indirect }.count <= wanted,
            "too much\n\(shown)")
        if expected.said.isEmpty { #expect(document.quotations.isEmpty, "too much\n\(shown)") }
    }

    /// Less punctuation and spaces at the ends.
    private static func bare(_ text: String) -> String {
        let edge: Set<Character> = [" ", ",", ".", ";", ":", "!", "?", "\n"]
        var rest = Substring(text)
        while let first = rest.first, edge.contains(first) { rest.removeFirst() }
        while let last = rest.last, edge.contains(last) { rest.removeLast() }
        return String(rest)
    }
}
