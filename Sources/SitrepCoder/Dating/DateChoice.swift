import Foundation
import SitrepModel
import SitrepReader

/// An act that its sentence leaves undated, with the dates that may be its: what the choice of dates
/// decides and learns from.
package struct DateQuestion: Sendable {
    package var act: CodedAct
    package var candidates: [DateCandidate]
}

/// Chooses the date of an act that its sentence leaves undated among those that the report tells, or
/// none, by a small network over ``DateFeature``s, trained on coded reports. What it gives is always
/// marked as inferred.
package struct DateChoice: Sendable {
    private let network: ChoiceNetwork
    private let same = UndatedActs()
    private let told = NarrativeDates()

    /// - Parameter file: `dates.tsv`, as ``ChoiceNetwork`` reads it.
    package init(file: URL) throws(ResourceError) {
        network = try ChoiceNetwork(
            file: file, features: DateFeature.allCases.map { "\($0)" }, shifts: 1)
    }

    /// Dates the undated acts of a document.
    package func settle(_ acts: inout [CodedAct], _ document: Document, _ cast: Cast) {
        let questions = questions(acts, document, cast)
        for (index, candidates) in questions {
            let probabilities = network.probabilities(
                of: candidates.map { $0.values.map { ($0.rawValue, 1) } },
                nothing: candidates.count - 1, kind: 0)
            guard
                let best = probabilities.indices.max(by: { probabilities[$0] < probabilities[$1] }),
                let date = candidates[best].date
            else { continue }
            acts[index].when = date
            acts[index].reasons.append(
                Reason(
                    part: "when",
                    rule: "\(date.reason), p \(Coder.rounded(probabilities[best]))",
                    words: date.expression))
        }
    }

    /// The undated acts of a document with the candidates for each.
    package func questions(
        _ acts: [CodedAct], _ document: Document, _ cast: Cast
    ) -> [(index: Int, candidates: [DateCandidate])] {
        let stated = acts.indices.filter { acts[$0].when != nil }
        guard stated.count < acts.count else { return [] }
        var bySame = acts
        same.fill(&bySame, document)
        var byTelling = acts
        told.fill(&byTelling, document)
        let evidence = DateEvidence(document: document, cast: cast)
        return acts.indices.filter { acts[$0].when == nil }.map { index in
            (
                index,
                evidence.candidates(
                    for: index, in: acts, stated: stated,
                    rules: (bySame[index].when, byTelling[index].when))
            )
        }
    }
}
