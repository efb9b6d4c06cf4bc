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
    /// For each feature its weights to the hidden units.
    private let inner: [[Float]]
    private let bias: [Float]
    private let outer: [Float]
    /// Added to the score of nobody, by slot.
    private let nobodyShift: [Float]

    /// A mention must have at least this probability of the part to lend its words to a party.
    private static let leastMention: Float = 0.1
    /// What replaces the role head's choice must be likelier than it by this factor.
    private static let margin: Float = 1.2

    /// - Parameter file: `parties.tsv`: a row for each feature with its weights to the hidden units,
    ///   and rows `bias`, `output` and `nobody shift`.
    package init(file: URL) throws(ResourceError) {
        var rows: [String: [Float]] = [:]
        for row in try Table.rows(file) {
            rows[row[0]] = row.dropFirst().compactMap { Float($0) }
        }
        func values(_ name: String) throws(ResourceError) -> [Float] {
            guard let found = rows[name], !found.isEmpty, found.count == rows["output"]?.count
            else {
                throw ResourceError(
                    file: file.lastPathComponent, reason: "'\(name)' has no row of weights")
            }
            return found
        }
        outer = try values("output")
        bias = try values("bias")
        var inner: [[Float]] = []
        for feature in PartyFeature.allCases { inner.append(try values("\(feature)")) }
        self.inner = inner
        nobodyShift = rows["nobody shift"] ?? []
        guard nobodyShift.count == PartySlot.allCases.count else {
            throw ResourceError(
                file: file.lastPathComponent, reason: "'nobody shift' has no value for each slot")
        }
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
        guard evidence.regime(acts[index], slot) != nil else { return }
        let candidates = evidence.candidates(for: slot, of: index, in: acts)
        let probabilities = probabilities(of: candidates, for: slot)
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

    private func probabilities(of candidates: [PartyCandidate], for slot: PartySlot) -> [Float] {
        let shift = nobodyShift[slot == .actor ? 0 : 1]
        let scores = candidates.map { score($0) + ($0.key.isEmpty ? shift : 0) }
        let top = scores.max() ?? 0
        let powers = scores.map { Float(exp(Double($0 - top))) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    private func score(_ candidate: PartyCandidate) -> Float {
        var hidden = bias
        for (feature, value) in candidate.values {
            let weights = inner[feature.rawValue]
            for unit in hidden.indices { hidden[unit] += weights[unit] * value }
        }
        var score: Float = 0
        for unit in hidden.indices { score += max(0, hidden[unit]) * outer[unit] }
        return score
    }
}
