import SitrepModel

/// For each token the speaker of the innermost quotation that holds it.
struct SpeakersByToken {
    private var speakers: [Range<Int>?]
    /// Quotations with a speaker, by where the speaker's words end.
    let bySpeaker: [Quotation]

    init(_ document: Document) {
        var speakers = [Range<Int>?](repeating: nil, count: document.tokens.count)
        let spoken = document.quotations.filter { $0.speaker != nil }
        // Longer ones first, so that those inside them prevail; each sentence's tokens are touched
        // once for each quotation that holds them.
        for quotation in spoken.sorted(by: {
            ($1.content.count, $0.content.start) < ($0.content.count, $1.content.start)
        }) {
            for sentence in quotation.sentences {
                for token in document.sentences[sentence].tokens
                where quotation.content.contains(document.tokens[token].span) {
                    speakers[token] = quotation.speaker
                }
            }
        }
        self.speakers = speakers
        bySpeaker = spoken.sorted {
            ($0.speaker?.upperBound ?? 0, $0.content.start)
                < ($1.speaker?.upperBound ?? 0, $1.content.start)
        }
    }

    func speaker(around token: Int) -> Range<Int>? { speakers[token] }
}
