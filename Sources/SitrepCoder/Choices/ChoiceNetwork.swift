import Foundation
import SitrepModel
import SitrepReader

/// A small network that scores the candidates of a choice by their features; the candidates compete in
/// a softmax. One layer of rectified hidden units. Trained by Training/choices.py.
package struct ChoiceNetwork: Sendable {
    /// For each feature its weights to the hidden units.
    private let inner: [[Float]]
    private let bias: [Float]
    private let outer: [Float]
    /// What is added to the score of "nothing", by the kind of question.
    package let shifts: [Float]

    /// - Parameters:
    ///   - file: a row for each feature with its weights to the hidden units, and rows `bias`,
    ///     `output` and `nothing shift`.
    ///   - features: the features' names in the order of their numbers.
    ///   - shifts: how many kinds of question there are.
    package init(file: URL, features: [String], shifts: Int) throws(ResourceError) {
        var rows: [String: [Float]] = [:]
        for row in try Table.rows(file) {
            rows[row[0]] = row.dropFirst().compactMap { Float($0) }
        }
        func values(_ name: String, _ count: Int?) throws(ResourceError) -> [Float] {
            guard let found = rows[name], !found.isEmpty, found.count == count ?? found.count else {
                throw ResourceError(
                    file: file.lastPathComponent,
                    reason: "the row '\(name)' is missing or has not as many numbers as others")
            }
            return found
        }
        outer = try values("output", nil)
        bias = try values("bias", outer.count)
        var inner: [[Float]] = []
        for feature in features { inner.append(try values(feature, outer.count)) }
        self.inner = inner
        self.shifts = try values("nothing shift", shifts)
    }

    /// How likely each candidate is the right one.
    ///
    /// - Parameters:
    ///   - candidates: for each its features with their values, between 0 and 1.
    ///   - nothing: the candidate that stands for none of the others.
    ///   - kind: the kind of question, for the shift of "nothing".
    package func probabilities(
        of candidates: [[(Int, Float)]], nothing: Int, kind: Int
    ) -> [Float] {
        var scores = candidates.map(score)
        if scores.indices.contains(nothing) { scores[nothing] += shifts[kind] }
        let top = scores.max() ?? 0
        let powers = scores.map { Float(exp(Double($0 - top))) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    /// The log odds of a candidate against nothing, where there is no other.
    package func odds(of candidate: [(Int, Float)], kind: Int) -> Float {
        score(candidate) - score([]) - shifts[kind]
    }

    private func score(_ features: [(Int, Float)]) -> Float {
        var hidden = bias
        for (feature, value) in features {
            let weights = inner[feature]
            for unit in hidden.indices { hidden[unit] += weights[unit] * value }
        }
        var score: Float = 0
        for unit in hidden.indices { score += max(0, hidden[unit]) * outer[unit] }
        return score
    }
}
