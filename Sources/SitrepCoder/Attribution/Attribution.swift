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
        let at = document.tokens[trigger].span
        let holding = document.quotations.filter { $0.content.contains(at) && $0.speaker != nil }
            .min { $0.content.count < $1.content.count }
        if let filler = fillers.max(by: { $0.probability < $1.probability }) {
            let cue = holding?.cue ?? cue(near: filler.tokens, document)
            return [teller(filler.tokens, cue: cue, document, cast)]
        }
        guard let quotation = holding, let speaker = quotation.speaker else { return [] }
        let sentence = document.tokens[trigger].sentence
        let sameSentence = document.tokens[speaker.lowerBound].sentence == sentence
        // In its own sentence the engine has seen the speaker and left it out.
        if sameSentence { return [] }
        if actors.contains(where: { $0.overlaps(speaker) }) { return [] }
        return [teller(speaker, cue: quotation.cue, document, cast)]
    }

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
