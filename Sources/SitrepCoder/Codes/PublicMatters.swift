import Foundation
import SitrepModel
import SitrepReader

/// Tells public matters from ordinary news: "Germany beat Sweden 3-1 in the quarter-final" is no act
/// between states, whatever its verb.
///
/// The act head reads a sentence's acts; this looks at what the sentence is about (`ordinary.tsv`), who
/// takes part and how sure the reading is. Where no word of public matters stands by and no government,
/// force, parliament, party or armed group takes part, an act is left out
/// - if the sentence has a word of sport, culture, business or nature,
/// - if nobody known takes part in any act of the report and the reading is not sure,
/// - if the reading is unsure and no act of the report is read surely.
///
/// What happened before 1900 is history, and left out too.
package struct PublicMatters: Sendable {
    /// Words of ordinary fields, and of public matters: dictionary forms, at most two words each.
    private let fields: Set<String>
    private let publicWords: Set<String>
    private let resolver: ActorResolver

    /// Roles (CAMEO sectors) of those who act for a state or against it.
    private static let roles: Set<String> = [
        "GOV", "MIL", "LEG", "REB", "SPY", "IGO", "UAF", "PTY", "SEP", "INS",
    ]

    /// Raw confidences: a reading above is sure; one of known parties is unsure below the second, one
    /// among the unknown below the third.
    private static let sure = 0.6
    private static let unsure = 0.4
    private static let unsureOfUnknown = 0.5

    /// - Parameter file: `ordinary.tsv`: field, words.
    package init(file: URL, resolver: ActorResolver) throws(ResourceError) {
        var fields: Set<String> = []
        var publicWords: Set<String> = []
        for row in try Table.rows(file) where row.count == 2 {
            let words = row[1].split(separator: "|").map(String.init)
            if row[0] == "public" {
                publicWords.formUnion(words)
            } else {
                fields.formUnion(words)
            }
        }
        self.fields = fields
        self.publicWords = publicWords
        self.resolver = resolver
    }

    /// The acts of a report that are public matters.
    package func kept(_ acts: [CodedAct], in document: Document) -> [CodedAct] {
        let hasKnown = acts.contains { parties($0).contains(where: isKnown) }
        let isSure = acts.contains { confidence($0) >= Self.sure }
        var about: [Int: About] = [:]
        return acts.filter { act in
            let sentence = about[act.sentence] ?? self.about(act.sentence, document)
            about[act.sentence] = sentence
            if sentence.isHistory { return false }
            if sentence.isPublic { return true }
            let isPublicParty = parties(act).contains {
                !$0.key.isEmpty && Self.roles.contains($0.role ?? "")
            }
            if isPublicParty { return true }
            if sentence.isField { return false }
            let confidence = confidence(act)
            if !hasKnown, confidence < Self.unsureOfUnknown { return false }
            return isSure || confidence >= Self.unsure
        }
    }

    private func confidence(_ act: CodedAct) -> Double {
        let unsaid = CodedAct.Party(
            reference: ActorReference(text: "", key: ""), tokens: nil, probability: 0.5,
            basis: .open)
        return Confidence.of(
            act, actor: act.actors.first ?? unsaid, target: act.targets.first ?? unsaid)
    }

    /// A state, or somebody of a known role who belongs to someone.
    private func isKnown(_ party: ActorReference) -> Bool {
        !party.key.isEmpty && (party.role?.isEmpty == false || resolver.isState(party.key))
    }

    private func parties(_ act: CodedAct) -> [ActorReference] {
        (act.actors + act.targets).map(\.reference)
    }

    private struct About {
        var isField = false
        var isPublic = false
        var isHistory = false
    }

    private func about(_ sentence: Int, _ document: Document) -> About {
        var found = About()
        found.isHistory = document.times(in: sentence).contains {
            $0.date.map { $0.last.year < 1900 } ?? false
        }
        var before = ""
        for token in document.sentences[sentence].tokens {
            let lemma = document.tokens[token].lemma.lowercased()
            for word in before.isEmpty ? [lemma] : [lemma, before + " " + lemma] {
                if fields.contains(word) { found.isField = true }
                if publicWords.contains(word) { found.isPublic = true }
            }
            before = lemma
        }
        return found
    }
}
