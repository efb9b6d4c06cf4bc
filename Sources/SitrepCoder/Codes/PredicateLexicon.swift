import Foundation
import SitrepModel
import SitrepReader

/// Verbs that are acts by themselves when a state or organisation is their subject: the act head's
/// second opinion, for sentences in which it sees nothing.
package struct PredicateLexicon: Sendable {
    private struct Entry: Sendable {
        var code: String
        var preposition: String
    }

    private let entries: [String: Entry]

    /// - Parameter file: `predicates.tsv`: lemma, CAMEO code, preposition.
    package init(file: URL) throws(ResourceError) {
        var entries: [String: Entry] = [:]
        for row in try Table.rows(file) where row.count >= 2 {
            entries[row[0]] = Entry(code: row[1], preposition: row.count > 2 ? row[2] : "")
        }
        self.entries = entries
    }

    /// The verbs of a sentence that the table lists, are finite, and are not among `known`, with the
    /// subjects that act.
    package func acts(
        in sentence: Int, besides known: [Int], _ document: Document
    ) -> [(trigger: Int, code: String, subjects: [Int])] {
        var found: [(trigger: Int, code: String, subjects: [Int])] = []
        for token in document.sentences[sentence].tokens where !known.contains(token) {
            let word = document.tokens[token]
            guard word.upos == .verb, let entry = entries[word.lemma],
                let subject = document.children(token, .nsubj).first
            else { continue }
            if !entry.preposition.isEmpty {
                let isIntroduced = document.subtree(token).contains {
                    $0 > token && document.tokens[$0].relation == .case
                        && document.tokens[$0].lemma == entry.preposition
                }
                guard isIntroduced else { continue }
            }
            found.append((token, entry.code, document.conjuncts(subject)))
        }
        return found
    }

    /// The modality that the verb's auxiliaries give.
    package func modality(of trigger: Int, in document: Document) -> Modality {
        let lemmas = document.children(trigger, .aux, .advmod).map { document.tokens[$0].lemma }
        if lemmas.contains("not") || lemmas.contains("never") { return .negated }
        if lemmas.contains("will") || lemmas.contains("shall") { return .future }
        let isDoubtful = lemmas.contains { ["may", "might", "could", "would", "can"].contains($0) }
        return isDoubtful ? .hypothetical : .actual
    }
}
