import SitrepModel

/// How sure an assertion is: the act's probability, lowered for parties that are unsure or unknown.
package enum Confidence {
    package static func of(_ coded: CodedAct, actor: CodedAct.Party, target: CodedAct.Party)
        -> Double
    {
        var value = Double(coded.rootProbability)
        value *= actor.reference.key.isEmpty ? 0.6 : 0.75 + 0.25 * Double(actor.probability)
        if target.tokens != nil {
            value *= target.reference.key.isEmpty ? 0.8 : 0.8 + 0.2 * Double(target.probability)
        }
        value *= 0.8 + 0.2 * Double(coded.modalityProbability)
        return (value * 1000).rounded() / 1000
    }
}
