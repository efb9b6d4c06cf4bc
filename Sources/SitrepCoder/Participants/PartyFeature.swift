/// One thing that speaks for or against a candidate for a slot of an act. Values lie between 0 and 1.
package enum PartyFeature: Int, Sendable, CaseIterable {
    // The slot and what its decision starts from.
    case slotActor, slotTarget, regimeNamed, regimeDescribed, regimeUnsaid
    // The kind of act.
    case root01, root02, root03, root04, root05, root06, root07, root08, root09, root10, root11,
        root12, root13, root14, root15, root16, root17, root18, root19, root20
    case triggerNoun, triggerPassive, otherKnown
    // What kind of words the role head's mention is.
    case wordsSingular, wordsPlural, wordsIt, wordsSpeaker, wordsGroup, wordsOrganisation,
        wordsGovernment, wordsForces, wordsPeople, wordsParty, wordsState, wordsThing,
        wordsDefinite,
        wordsName
    // The candidate is whom the mention was resolved to, and by what.
    case filler, fillerCertainty, fillerPronoun, fillerReference, fillerOwner, fillerFocus,
        fillerPlace,
        fillerElsewhere, fillerUnlisted
    // Mentions of the candidate in the sentence: the role head's probabilities and the grammar.
    case role, oppositeRole, tellerRole, inSentence, beforeTrigger, nearest, subject, object,
        possessor
    // Mentions around it.
    case previousSentence, near, inHeadline, inLead, focus, share, latest, latestPerson,
        latestOrganisation,
        latestGroup, latestState, previousSubject
    // The role head's probabilities for its mentions in sentences around.
    case aroundRole, aroundOpposite, aroundTeller
    // What the candidate is.
    case isState, isOrganisation, isGroup, isUnlisted, groupOfFocus
    // Its part in what else the report tells.
    case teller, speaker, actorBefore, targetBefore, actorHere, targetHere, sameActActor,
        sameActTarget,
        dyad, reversedDyad, asOther
    /// Nobody at all.
    case nobody

    static func root(_ root: Int) -> PartyFeature? {
        (1...20).contains(root) ? PartyFeature(rawValue: root01.rawValue + root - 1) : nil
    }
}
