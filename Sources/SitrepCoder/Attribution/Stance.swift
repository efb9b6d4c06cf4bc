import SitrepModel
import SitrepReader

/// How a teller stands to what is told, by the lemma of the cue.
package enum StanceReader {
    package static func stance(cueLemma: String) -> Teller.Stance {
        switch cueLemma {
        case "claim", "allege", "purport", "maintain", "contend", "insist", "assert", "accuse",
            "blame":
            .claims
        case "deny", "dispute", "reject", "refute", "rebut": .denies
        case "confirm", "acknowledge", "admit", "concede", "verify": .confirms
        case "fear", "worry", "warn", "suspect", "dread": .fears
        default: .says
        }
    }
}
