import SitrepModel

/// How sure an assertion is: the act's probability, raised where the lexicon reads the words alike and
/// lowered where it reads them otherwise, and lowered for parties that are unsure or unknown.
package enum Confidence {
    /// That of an act with the first of its parties.
    package static func of(_ coded: CodedAct) -> Double {
        of(coded, actor: coded.actors.first ?? .unsaid, target: coded.targets.first ?? .unsaid)
    }

    package static func of(_ coded: CodedAct, actor: CodedAct.Party, target: CodedAct.Party)
        -> Double
    {
        var value = Double(coded.rootProbability)
        switch coded.verdict {
        case .agrees: value = 1 - (1 - value) * 0.7
        case .silent: break
        case .differs: value *= 0.7
        }
        value *= actor.reference.key.isEmpty ? 0.6 : 0.75 + 0.25 * Double(actor.probability)
        if target.tokens != nil {
            value *= target.reference.key.isEmpty ? 0.8 : 0.8 + 0.2 * Double(target.probability)
        }
        value *= 0.8 + 0.2 * Double(coded.modalityProbability)
        return (value * 1000).rounded() / 1000
    }
}
