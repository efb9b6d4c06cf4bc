import SitrepModel

/// Speakers that a headline sets off by a mark: "Kremlin: talks failed", "Talks failed – Kremlin".
///
/// In running text only what stands between quotation marks is taken so, since a colon there mostly
/// opens a list or an explanation.
struct HeadlineCueReader {
    let cues: SpeechCues
    /// By token: whether it belongs to the name of a person or organisation.
    let isPartyName: [Bool]

    init(cues: SpeechCues, document: Document) {
        self.cues = cues
        var isPartyName = [Bool](repeating: false, count: document.tokens.count)
        for name in document.names where name.kind == .person || name.kind == .organisation {
            for token in name.tokens { isPartyName[token] = true }
        }
        self.isPartyName = isPartyName
    }

    func read(_ sentence: Sentence, _ document: Document) -> Cue? {
        let tokens = sentence.tokens
        guard tokens.count > 2 else { return nil }
        for mark in (tokens.lowerBound + 1)..<min(tokens.lowerBound + 7, tokens.upperBound - 1)
        where document.string(mark) == ":" {
            let speaker = tokens.lowerBound..<mark
            // Before marks any name speaks, even one that the engine doesn't know for a person's.
            let isQuoted = QuoteMarks.isMark(mark + 1, document)
            guard sentence.isHeadline || isQuoted,
                isSpeaker(speaker, document)
                    || isQuoted && document.tokens[mark - 1].upos == .propn && speaker.count < 4
            else { break }
            return cue(mark, speaker, (mark + 1)..<tokens.upperBound)
        }
        let last = max(tokens.lowerBound + 2, tokens.upperBound - 7)
        for mark in (last..<max(last, tokens.upperBound - 1)).reversed() {
            guard isDash(mark, document) || document.string(mark) == ":" else { continue }
            let speaker = (mark + 1)..<tokens.upperBound
            guard sentence.isHeadline || QuoteMarks.isMark(mark - 1, document),
                isSpeaker(speaker, document)
            else { break }
            return cue(mark, speaker, tokens.lowerBound..<mark)
        }
        return nil
    }

    private func cue(_ mark: Int, _ speaker: Range<Int>, _ content: Range<Int>) -> Cue {
        Cue(
            tokens: mark..<(mark + 1), speaker: speaker, addressee: nil, clause: nil,
            content: content, frame: .clause)
    }

    /// A noun phrase whose last word is a name of a party or a noun that speaks.
    private func isSpeaker(_ range: Range<Int>, _ document: Document) -> Bool {
        guard range.count <= 6 else { return false }
        for token in range {
            switch document.tokens[token].upos {
            case .verb, .aux, .punct, .sconj, .pron, .adv: return false
            default: continue
            }
        }
        let last = range.upperBound - 1
        return isPartyName[last]
            || cues.speaks(document.tokens[last].lemma.lowercased())
            || cues.speaks(document.string(last).lowercased())
    }

    private func isDash(_ token: Int, _ document: Document) -> Bool {
        let word = document.string(token)
        return word == "\u{2013}" || word == "\u{2014}" || word == "-" && spaced(token, document)
    }

    private func spaced(_ token: Int, _ document: Document) -> Bool {
        let span = document.tokens[token].span
        return span.start > 0 && document.bytes[span.start - 1] == 0x20
    }
}
