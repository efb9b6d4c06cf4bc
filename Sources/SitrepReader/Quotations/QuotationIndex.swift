import SitrepModel

/// A document's quotations by the sentences that they touch.
package struct QuotationIndex: Sendable {
    private let bySentence: [[Quotation]]

    package init(_ document: Document) {
        var bySentence = [[Quotation]](repeating: [], count: document.sentences.count)
        for quotation in document.quotations {
            for sentence in quotation.sentences.clamped(to: bySentence.indices) {
                bySentence[sentence].append(quotation)
            }
        }
        self.bySentence = bySentence
    }

    /// The quotations that touch a sentence, in text order.
    package func touching(_ sentence: Int) -> [Quotation] { bySentence[sentence] }

    /// The shortest quotation with a speaker that holds a span of the sentence.
    package func innermost(holding span: Span, in sentence: Int) -> Quotation? {
        bySentence[sentence].filter { $0.content.contains(span) && $0.speaker != nil }
            .min { $0.content.count < $1.content.count }
    }
}
