import SitrepModel
import SitrepReader

/// Settles what kind of act a trigger is: the root head, the head of full codes and the lexicon vote
/// together, the PLOVER head decides the event where it is sure and the code's own event otherwise.
package struct ActChoice: Sendable {
    package var act: Act
    /// Two digits.
    package var root: String
    package var code: String
    /// The root head's probability for the root.
    package var probability: Float
    /// How the lexicon stands to the root.
    package var verdict: LexiconOpinion.Verdict

    /// From this probability the PLOVER head overrules the code's event.
    private static let surePlover: Float = 0.5

    /// Below this probability of the code head's best code of the root, the lexicon's code is taken.
    private static let sureCode: Float = 0.4

    /// From this probability of being an act a trigger stands; the surer the lexicon, the less is needed.
    private static func threshold(_ strength: LexiconEntry.Strength?) -> Float {
        switch strength {
        case nil, .possible: 0.42
        case .usual: 0.35
        case .sure: 0.25
        }
    }
    /// From this probability a root stands that the lexicon doesn't name.
    private static let ownRoot: Float = 0.33

    /// nil where heads and lexicon together are too unsure that it is an act, or the heads' outputs
    /// don't have the expected shape.
    package init?(
        _ trigger: ActReading.Trigger, opinion: LexiconOpinion, table: ActTable
    ) {
        guard trigger.roots.count == 21 else { return nil }
        var codes = [Float](repeating: 0.02, count: 21)
        for choice in trigger.cameo {
            guard let root = Int(choice.code.prefix(2)), (1...20).contains(root) else { continue }
            codes[root] += choice.probability
        }
        func score(_ root: Int) -> Float {
            trigger.roots[root] * codes[root].squareRoot()
                * LexiconOpinion.weight(opinion.strength(of: root))
        }
        var best = 1
        for root in 2...20 where score(root) > score(best) { best = root }
        root = best < 10 ? "0\(best)" : "\(best)"
        let prefix = root
        let read = trigger.cameo.first { $0.code.hasPrefix(prefix) }
        code = read?.code ?? root + "0"
        if let row = opinion.row(of: best), row.strength > .possible,
            (read?.probability ?? 0) < Self.sureCode
        {
            code = row.code
        }
        probability = trigger.roots[best]
        verdict = opinion.verdict(on: best)
        guard 1 - trigger.roots[0] >= Self.threshold(opinion.strength(of: best)),
            verdict == .agrees || probability >= Self.ownRoot
        else { return nil }
        let own = table[code]?.plover.event ?? table[root + "0"]?.plover.event
        let seen = trigger.plover.first.map {
            $0.event == "STATEMENT" ? ("", $0.probability) : ($0.event, $0.probability)
        }
        var event = own
        if let seen, !seen.0.isEmpty, seen.1 >= Self.surePlover || own == nil { event = seen.0 }
        guard let act = table.act(code: code, event: event) else { return nil }
        self.act = act
    }
}
