import SitrepModel
import SitrepReader

/// Holds the role head's parties against the syntax: where the grammar says plainly who acts, a party
/// that the head took from elsewhere in the sentence is dropped.
package struct SyntacticCheck: Sendable {
    package init() {}

    /// The actors that stand: those that the verb's own subject (or passive agent) names, if it names any.
    package func actors(
        _ fillers: [ArgumentSpans.Filler], of trigger: Int, in document: Document
    ) -> [ArgumentSpans.Filler] {
        guard fillers.count > 1, document.tokens[trigger].upos == .verb else { return fillers }
        let subjects = document.children(trigger, .nsubj, .agent)
        guard let subject = subjects.first else { return fillers }
        let phrases = document.conjuncts(subject).map { QuotationReader.nounPhrase($0, document) }
        let named = fillers.filter { filler in phrases.contains { $0.overlaps(filler.tokens) } }
        return named.isEmpty ? fillers : named
    }

    /// The targets that stand: none that is the verb's own subject in the active voice.
    package func targets(
        _ fillers: [ArgumentSpans.Filler], of trigger: Int, in document: Document
    ) -> [ArgumentSpans.Filler] {
        guard document.tokens[trigger].upos == .verb else { return fillers }
        let subjects = document.children(trigger, .nsubj)
        guard !subjects.isEmpty else { return fillers }
        return fillers.filter { filler in !subjects.contains { filler.tokens.contains($0) } }
    }
}
