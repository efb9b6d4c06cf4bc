import Foundation
import SitrepModel
import SitrepReader

/// Tells public matters from ordinary news: "Germany beat Sweden 3-1 in the quarter-final" is no act
/// between states, whatever its verb.
///
/// The act head reads a sentence's acts; a small network looks at what the whole sentence is about
/// (``ActReading/gist``), half by itself and half by the report's other sentences. An act stands where
/// the odds that this is a public matter times the odds that the act is right are at least one: what is
/// read surely needs less of a setting. What happened before 1900 is history, and left out too. Trained
/// by Training/choices.py.
package struct PublicMatters: Sendable {
    private let network: ChoiceNetwork

    /// Values of a gist.
    private static let width = 768

    /// - Parameter file: `matters.tsv`, as ``ChoiceNetwork`` reads it.
    package init(file: URL) throws(ResourceError) {
        network = try ChoiceNetwork(
            file: file, features: (0..<Self.width).map { "gist \($0)" }, shifts: 1)
    }

    /// Roles (CAMEO sectors) of those who act for a state or against it.
    private static let roles: Set<String> = [
        "GOV", "MIL", "LEG", "REB", "SPY", "IGO", "UAF", "PTY", "SEP", "INS", "PRM",
    ]

    /// Whether somebody takes part who acts for a state or against it.
    package static func hasPublicParty(_ act: CodedAct) -> Bool {
        (act.actors + act.targets).contains { roles.contains($0.reference.role ?? "") }
    }

    /// What such a party adds to the log odds, as in Training/choices.py.
    private static let publicParty = 2.0

    /// The acts of a report that are public matters.
    package func kept(_ acts: [CodedAct], in document: Document) -> [CodedAct] {
        guard !acts.isEmpty else { return [] }
        let odds = document.actReadings.map { reading in
            reading.gist.count == Self.width
                ? network.odds(
                    of: reading.gist.enumerated().map { ($0.offset, $0.element) }, kind: 0) : 0
        }
        let mean = odds.reduce(0, +) / Float(max(1, odds.count))
        return acts.filter { act in
            guard odds.indices.contains(act.sentence), !isHistory(act.sentence, document) else {
                return false
            }
            let confidence = min(max(Confidence.of(act), 0.02), 0.98)
            return Double(odds[act.sentence] + mean) / 2 + log(confidence / (1 - confidence))
                + (Self.hasPublicParty(act) ? Self.publicParty : 0) >= 0
        }
    }

    private func isHistory(_ sentence: Int, _ document: Document) -> Bool {
        document.times(in: sentence).contains { $0.date.map { $0.last.year < 1900 } ?? false }
    }
}
