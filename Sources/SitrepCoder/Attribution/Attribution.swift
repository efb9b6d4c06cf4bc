import SitrepModel
import SitrepReader

/// Finds who the report says an act from: the teller that the engine reads in the sentence, else the
/// speaker of the quotation that holds the trigger.
package struct Attribution: Sendable {
    package init() {}

    /// The said-by chain for an act, nearest teller first; empty where the article speaks itself.
    ///
    /// - Parameters:
    ///   - fillers: what the engine reads as teller in the sentence.
    ///   - actors: the act's own parties; who tells of their own act in one breath is no separate teller.
    package func tellers(
        of trigger: Int, fillers: [ArgumentSpans.Filler], actors: [Range<Int>],
        in document: Document, cast: Cast
    ) -> [Teller] {
        let word = document.tokens[trigger]
        let holding = cast.quotations.innermost(holding: word.span, in: Int(word.sentence))
        if let filler = fillers.max(by: { $0.probability < $1.probability }) {
            let cue = holding?.cue ?? cue(near: filler.tokens, document)
            return [teller(filler.tokens, cue: cue, document, cast)]
        }
        if let quotation = holding, let speaker = quotation.speaker,
            quotation.cue?.contains(trigger) != true, !speaker.contains(trigger)
        {
            return [teller(speaker, cue: quotation.cue, document, cast)]
        }
        if let reported = reporter(of: trigger, in: document) {
            return [teller(reported.speaker, cue: reported.cue, document, cast)]
        }
        return []
    }

    /// Without tellers of their own words: who appeals, rejects or comments is the actor of that very
    /// saying, and nobody tells of it (codebook: said_by is never the actor of that very saying).
    /// One's own deeds and plans do have their doer as teller.
    package func withoutSelf(_ act: CodedAct) -> [Teller] {
        guard Self.sayings.contains(act.act.root), let actor = act.actors.first,
            act.actors.count == 1,
            !actor.reference.key.isEmpty
        else { return act.tellers }
        return act.tellers.filter { teller in
            guard teller.actor.key == actor.reference.key else { return true }
            let isSameMention =
                actor.reference.text.isEmpty || teller.actor.text == actor.reference.text
            return act.act.root != "01" && !isSameMention
        }
    }

    /// Roots whose acts are done by saying them.
    private static let sayings: Set<String> = ["01", "02", "03", "05", "10", "11", "12", "13"]

    /// For a nominal act that is the object of a verb of telling ("announced the withdrawal", "warned of
    /// an invasion"): the verb and its subject.
    private func reporter(
        of trigger: Int, in document: Document
    ) -> (speaker: Range<Int>, cue: Range<Int>)? {
        guard document.tokens[trigger].upos == .noun else { return nil }
        var at = trigger
        for _ in 0..<4 {
            guard let head = document.head(at) else { return nil }
            switch document.tokens[at].relation {
            case .obj, .obl, .nmod, .compound, .conj, .appos: break
            default: return nil
            }
            at = head
            guard document.tokens[at].upos == .verb else { continue }
            guard Self.tellingVerbs.contains(document.tokens[at].lemma),
                let subject = document.children(at, .nsubj).first
            else { return nil }
            return (QuotationReader.nounPhrase(subject, document), at..<(at + 1))
        }
        return nil
    }

    /// Verbs whose object is what is told.
    private static let tellingVerbs: Set<String> = [
        "announce", "report", "confirm", "claim", "allege", "reveal", "disclose", "warn", "fear",
        "predict", "deny", "admit", "acknowledge", "cite", "mention",
    ]

    private func teller(_ tokens: Range<Int>, cue: Range<Int>?, _ document: Document, _ cast: Cast)
        -> Teller
    {
        let resolution = cast.resolve(tokens)
        let head = document.syntacticHead(tokens)
        let isDocument = Self.documents.contains(document.tokens[head].lemma)
        let stance =
            cue.map { StanceReader.stance(cueLemma: document.tokens[$0.lowerBound].lemma) } ?? .says
        return Teller(
            actor: resolution.reference, kind: isDocument ? .document : .speaker, stance: stance,
            cue: cue.map { QuotedSpan(document.span($0), in: document.text) })
    }

    /// The verb that the teller is the subject of.
    private func cue(near teller: Range<Int>, _ document: Document) -> Range<Int>? {
        let head = document.syntacticHead(teller)
        guard let verb = document.head(head), document.tokens[verb].upos == .verb else {
            return nil
        }
        return verb..<(verb + 1)
    }

    private static let documents: Set<String> = [
        "note", "statement", "communiqué", "communique", "letter", "report", "release", "document",
        "text",
        "message",
    ]
}
