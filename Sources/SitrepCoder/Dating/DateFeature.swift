import SitrepModel

/// One thing that speaks for or against a date for an act that its sentence leaves undated.
package enum DateFeature: Int, Sendable, CaseIterable {
    // The act.
    case root01, root02, root03, root04, root05, root06, root07, root08, root09, root10, root11,
        root12, root13, root14, root15, root16, root17, root18, root19, root20
    case actual, future, hypothetical, negated
    case triggerNoun, simplePast, present, perfect, otherForm, quoted, headline, lead, early, told,
        timeInSentence
    // Where the date stands.
    case sameAct, narrative, actHere, timeHere, actBefore, timeBefore, actNear, latest, leadAct,
        published, nextAct
    // What the date is, and who it belongs to.
    case day, interval, longer, onPublication, withinWeek, withinMonth, older, later, sameRoot,
        sameActor, samePair, sameWord, sameParagraph, sameModality
    /// No date at all.
    case nothing

    static func root(_ root: Int) -> DateFeature? {
        (1...20).contains(root) ? DateFeature(rawValue: root01.rawValue + root - 1) : nil
    }

    static func modality(_ modality: Modality) -> DateFeature {
        switch modality {
        case .actual: .actual
        case .future: .future
        case .hypothetical: .hypothetical
        case .negated: .negated
        }
    }
}
