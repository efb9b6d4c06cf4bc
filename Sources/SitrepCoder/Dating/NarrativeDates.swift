import SitrepModel
import SitrepReader

/// Dates what a report tells as its own news without saying when: the headline by the lead's date, and
/// a simple-past sentence by the date of the sentence before it in the same paragraph. Always marked as
/// inferred.
package struct NarrativeDates: Sendable {
    package init() {}

    package func fill(_ acts: inout [CodedAct], _ document: Document) {
        let stated = acts.indices.filter {
            acts[$0].when?.inferred == false && acts[$0].modality == .actual
                && acts[$0].when?.value.day != nil
        }
        for index in acts.indices where acts[index].when == nil && acts[index].modality == .actual {
            let sentence = document.sentences[acts[index].sentence]
            if sentence.isHeadline, acts[index].sentence == 0 {
                if let lead = stated.first(where: { [1, 2].contains(acts[$0].sentence) }) {
                    date(&acts, index, by: lead, "the headline tells what the lead dates")
                }
            } else if isSimplePast(acts[index].trigger, document),
                let before = stated.slice(
                    { acts[$0].sentence >= acts[index].sentence - 1 },
                    until: {
                        acts[$0].sentence > acts[index].sentence
                    }
                ).last(where: {
                    document.sentences[acts[$0].sentence].part == sentence.part
                        && isSimplePast(acts[$0].trigger, document)
                })
            {
                date(&acts, index, by: before, "told in one breath with")
            }
        }
    }

    private func date(_ acts: inout [CodedAct], _ index: Int, by model: Int, _ why: String) {
        guard let when = acts[model].when else { return }
        acts[index].when = ActDate(
            value: when.value, inferred: true,
            reason: "\(why): sentence \(acts[model].sentence + 1), \(when.reason)",
            expression: when.expression)
        acts[index].reasons.append(
            Reason(
                part: "when", rule: "\(why): sentence \(acts[model].sentence + 1)",
                words: when.expression))
    }

    /// A finite past tense of its own, neither perfect nor under a verb of saying.
    private func isSimplePast(_ trigger: Int, _ document: Document) -> Bool {
        let word = document.tokens[trigger]
        guard word.upos == .verb, word.relation != .ccomp, word.relation != .relativeClause else {
            return false
        }
        let auxiliaries = document.children(trigger, .aux, .passiveAuxiliary)
        if auxiliaries.isEmpty {
            return word.features.contains(.past) && word.features.contains(.finite)
        }
        return auxiliaries.allSatisfy {
            ["was", "were"].contains(document.string($0).lowercased())
        }
    }
}
