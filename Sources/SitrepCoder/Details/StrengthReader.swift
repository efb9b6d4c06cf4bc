import Foundation
import SitrepModel
import SitrepReader

/// Finds forces that a sentence counts without telling of an act: "Poland has 15,000 soldiers at the
/// border", "some 90 Turkish soldiers are there now". They are a show of strength in CAMEO's terms.
package struct StrengthReader: Sendable {
    package struct Statement: Sendable {
        package var trigger: Int
        package var code: String
        package var mention: Range<Int>
        package var owner: Cast.Resolution
        package var modality: Modality
    }

    private var objects: [String: String] = [:]
    private var subjects: [String: String] = [:]
    private var nouns: Set<String> = []

    /// - Parameter file: `strength.tsv`: kind, word, CAMEO code.
    package init(file: URL) throws(ResourceError) {
        for row in try Table.rows(file) where row.count >= 2 {
            switch row[0] {
            case "object": objects[row[1]] = row.count > 2 ? row[2] : nil
            case "subject": subjects[row[1]] = row.count > 2 ? row[2] : nil
            default: nouns.insert(row[1])
            }
        }
    }

    /// The statements of a sentence whose verb is not among `known` triggers.
    package func statements(
        in sentence: Int, besides known: [Int], _ document: Document, _ cast: Cast
    ) -> [Statement] {
        var found: [Statement] = []
        for quantity in document.quantities(in: sentence) {
            guard let counted = quantity.counted,
                quantity.unit == "troops" || nouns.contains(document.tokens[counted].lemma),
                let verb = document.head(counted),
                !known.contains(verb), !found.contains(where: { $0.trigger == verb }),
                let (code, mention) = reading(counted, verb, document)
            else { continue }
            let modality = modality(of: verb, document)
            guard modality != .negated,
                let owner = mention.map({ [$0] }) ?? owners(of: counted, verb, document),
                let resolved = owner.lazy.map({ (mention: $0, owner: cast.resolve($0)) }).first(
                    where: { !$0.owner.reference.key.isEmpty })
            else { continue }
            found.append(
                Statement(
                    trigger: verb, code: code, mention: resolved.mention, owner: resolved.owner,
                    modality: modality))
        }
        return found
    }

    /// The code, and who has them where the verb has its own subject for that.
    private func reading(
        _ counted: Int, _ verb: Int, _ document: Document
    ) -> (code: String, mention: Range<Int>?)? {
        let lemma = document.tokens[verb].lemma
        switch document.tokens[counted].relation {
        case .obj:
            guard let code = objects[lemma],
                let subject = document.children(verb, .nsubj).first
            else { return nil }
            return (code, QuotationReader.nounPhrase(subject, document))
        case .nsubj, .passiveSubject:
            if let code = subjects[lemma] { return (code, nil) }
            // "are there now", "are at the border": the place is the predicate.
            let isPlaced =
                !document.children(verb, .cop).isEmpty
                && (document.tokens[verb].upos == .adv || !document.children(verb, .case).isEmpty)
            return isPlaced ? subjects["be"].map { ($0, nil) } : nil
        default: return nil
        }
    }

    /// Whose the counted forces can be, likeliest first: those of the phrase itself, of the noun
    /// that a relative clause tells about, of the sentence's other subjects.
    private func owners(of counted: Int, _ verb: Int, _ document: Document) -> [Range<Int>]? {
        var owners = document.children(counted, .amod, .compound, .possessor, .nmod).map {
            QuotationReader.nounPhrase($0, document)
        }
        var at = verb
        while let above = document.head(at) {
            if document.tokens[at].relation == .relativeClause,
                document.tokens[above].upos.isNominal
            {
                owners.append(QuotationReader.nounPhrase(above, document))
            }
            if let subject = document.children(above, .nsubj).first, subject != counted {
                owners.append(QuotationReader.nounPhrase(subject, document))
            }
            at = above
        }
        return owners.isEmpty ? nil : owners
    }

    private func modality(of verb: Int, _ document: Document) -> Modality {
        let lemmas = document.children(verb, .aux, .advmod).map { document.tokens[$0].lemma }
        if lemmas.contains("not") || lemmas.contains("never") { return .negated }
        if lemmas.contains("will") || lemmas.contains("shall") { return .future }
        let isDoubtful = lemmas.contains { ["may", "might", "could", "would", "can"].contains($0) }
        return isDoubtful ? .hypothetical : .actual
    }
}
