import Foundation
import SitrepModel
import SitrepReader

/// A slot of an act with the candidates that may fill it: what the ranker decides and learns from.
package struct PartyQuestion: Sendable {
    package var act: CodedAct
    package var slot: PartySlot
    package var regime: PartyRegime
    package var candidates: [PartyCandidate]
}

/// Chooses who acts and on whom among all that the report names, by a small network over
/// ``PartyFeature``s, trained on coded reports (Training/parties.py). It decides slots that the role
/// head leaves open or fills with one mention; several coordinated parties stand as they are.
package struct PartyRanker: Sendable {
    private let network: ChoiceNetwork

    /// A mention must have at least this probability of the part to lend its words to a party.
    private static let leastMention: Float = 0.1
    /// What replaces the role head's choice must be likelier than it by this factor.
    private static let margin: Float = 1.2

    /// - Parameter file: `parties.tsv`, as ``ChoiceNetwork`` reads it.
    package init(file: URL) throws(ResourceError) {
        network = try ChoiceNetwork(
            file: file, features: PartyFeature.allCases.map { "\($0)" },
            shifts: PartySlot.allCases.count * PartyRegime.allCases.count)
    }

    /// Settles the parties of all acts of a document, in text order: what one act's parties are
    /// speaks for those of the next.
    package func settle(_ acts: inout [CodedAct], _ evidence: PartyEvidence) {
        for index in acts.indices {
            for slot in PartySlot.allCases { settle(slot, index, &acts, evidence) }
        }
    }

    private func settle(
        _ slot: PartySlot, _ index: Int, _ acts: inout [CodedAct], _ evidence: PartyEvidence
    ) {
        guard let regime = evidence.regime(acts[index], slot) else { return }
        let candidates = evidence.candidates(for: slot, of: index, in: acts)
        let probabilities = network.probabilities(
            of: candidates.map { $0.values.map { ($0.0.rawValue, $0.1) } },
            nothing: candidates.count - 1, kind: Self.index(slot, regime))
        guard let best = candidates.indices.max(by: { probabilities[$0] < probabilities[$1] })
        else { return }
        let winner = candidates[best]
        let current = (slot == .actor ? acts[index].actors : acts[index].targets).first
        if let current, current.reference.key == winner.key {
            update(
                &acts[index], slot, [with(current, max(current.probability, probabilities[best]))])
            return
        }
        if let current, let own = candidates.firstIndex(where: { $0.key == current.reference.key }),
            probabilities[best] < probabilities[own] * Self.margin
        {
            return
        }
        let chosen = party(winner, probabilities[best], instead: current, evidence)
        update(&acts[index], slot, chosen.map { [$0] } ?? [])
        acts[index].reasons.append(
            Reason(
                part: slot.rawValue,
                rule: reason(winner, probabilities[best], instead: current),
                words: chosen?.reference.span))
    }

    private func update(_ act: inout CodedAct, _ slot: PartySlot, _ parties: [CodedAct.Party]) {
        switch slot {
        case .actor: act.actors = parties
        case .target: act.targets = parties
        }
    }

    private func with(_ party: CodedAct.Party, _ probability: Float) -> CodedAct.Party {
        var party = party
        party.probability = probability
        return party
    }

    /// The party as it is written down: with the mention that names it in the sentence; with the
    /// description whose key the context gives; else unsaid.
    private func party(
        _ candidate: PartyCandidate, _ probability: Float, instead current: CodedAct.Party?,
        _ evidence: PartyEvidence
    ) -> CodedAct.Party? {
        guard !candidate.key.isEmpty else { return nil }
        if let mention = candidate.mention, candidate.mentionProbability >= Self.leastMention {
            let resolution = evidence.cast.resolve(mention)
            return CodedAct.Party(
                reference: resolution.reference, tokens: mention, probability: probability,
                basis: resolution.basis)
        }
        if let current, current.basis != .words, current.basis != .elsewhere {
            var reference = current.reference
            reference.key = candidate.key
            reference.name = nil
            return CodedAct.Party(
                reference: reference, tokens: current.tokens, probability: probability,
                basis: .reference)
        }
        return CodedAct.Party(
            reference: ActorReference(text: "", key: candidate.key), tokens: nil,
            probability: probability, basis: .reference)
    }

    private func reason(
        _ winner: PartyCandidate, _ probability: Float, instead current: CodedAct.Party?
    ) -> String {
        let key = winner.key.isEmpty ? "nobody" : winner.key
        let signs = winner.values.map(\.0).filter { $0.rawValue >= PartyFeature.filler.rawValue }
            .prefix(6).map { "\($0)" }.joined(separator: ", ")
        let p = Coder.rounded(probability)
        guard let current else { return "unsaid here; by the report \(key), p \(p) (\(signs))" }
        return "rather \(key) than '\(current.reference.text)', p \(p) (\(signs))"
    }

    private static func index(_ slot: PartySlot, _ regime: PartyRegime) -> Int {
        let place =
            switch regime {
            case .named: 0
            case .described: 1
            case .unsaid: 2
            }
        return (slot == .actor ? 0 : PartyRegime.allCases.count) + place
    }
}
