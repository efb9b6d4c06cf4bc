import SitrepModel

/// Finds what is said and who says it: direct speech between marks, indirect speech as the clause
/// of a verb of saying or after "according to", and mixtures; speech that runs over sentences and
/// paragraphs keeps its speaker.
package struct QuotationReader: ReaderComponent {
    private let cues: SpeechCues

    package init(cues: SpeechCues) { self.cues = cues }

    /// A verb or phrase of saying with its speaker.
    private struct Cue {
        var tokens: Range<Int>
        var speaker: Range<Int>?
        var addressee: Range<Int>?
        /// Head of the clause that is said; nil where it is quoted or left out.
        var clause: Int?
    }

    package func read(_ document: inout Document) {
        let stretches = QuoteMarks.stretches(in: document)
        var cuesBySentence: [[Cue]] = []
        cuesBySentence.reserveCapacity(document.sentences.count)
        for index in document.sentences.indices {
            cuesBySentence.append(cuesIn(index, document))
        }
        var quotations: [Quotation] = []
        var lastSpeaker: (speaker: Range<Int>?, cue: Range<Int>?, part: Int, continues: Bool)?
        for stretch in stretches {
            let touched = sentences(touching: stretch.content, document)
            guard let first = touched.first, let last = touched.last else { continue }
            let part = document.sentences[first].part
            // Scare quotes: a word or two inside a clause belong to that clause's speaker, if any.
            var cue = nearestCue(to: stretch, touched, cuesBySentence, document)
            if cue == nil, last + 1 < document.sentences.count,
                document.sentences[last + 1].part == part
            {
                cue = cuesBySentence[last + 1].first { leads($0, document) }
            }
            let words = document.sentences[first..<(last + 1)].reduce(0) { $0 + $1.tokens.count }
            var speaker = cue?.speaker
            var cueTokens = cue?.tokens
            if speaker == nil, let before = lastSpeaker, before.continues || before.part == part,
                isWholeSentence(stretch, first, document)
            {
                speaker = before.speaker
                cueTokens = before.cue
            }
            if cue == nil, speaker == nil, words > 0, !isWholeSentence(stretch, first, document) {
                continue
            }
            let whole = isWholeSentence(stretch, first, document)
            quotations.append(
                Quotation(
                    content: stretch.content, sentences: first..<(last + 1),
                    form: whole ? .direct : .mixed, speaker: speaker, addressee: cue?.addressee,
                    cue: cueTokens))
            if speaker != nil {
                lastSpeaker = (speaker, cueTokens, part, stretch.continues)
            } else if lastSpeaker?.part != part {
                lastSpeaker = nil
            }
        }
        for (index, found) in cuesBySentence.enumerated() {
            for cue in found {
                guard let clause = cue.clause else { continue }
                let content = document.span(document.subtree(clause))
                if quotations.contains(where: {
                    $0.content.contains(content)
                        || content.contains($0.content) && $0.form == .direct
                }) {
                    continue
                }
                quotations.append(
                    Quotation(
                        content: content, sentences: index..<(index + 1), form: .indirect,
                        speaker: cue.speaker, addressee: cue.addressee, cue: cue.tokens))
            }
        }
        quotations.sort { ($0.content, $0.form.rawValue) < ($1.content, $1.form.rawValue) }
        document.quotations = quotations
    }

    // MARK: Cues

    private func cuesIn(_ index: Int, _ document: Document) -> [Cue] {
        var found: [Cue] = []
        let sentence = document.sentences[index]
        for token in sentence.tokens {
            let word = document.tokens[token]
            if word.upos == .verb, let frame = cues.frame(word.lemma) {
                let clause =
                    document.children(token, .ccomp).first
                    ?? document.children(token, .parataxis).first {
                        !document.children($0, .nsubj, .passiveSubject).isEmpty
                    }
                let reportsParent = word.relation == .parataxis
                guard
                    clause != nil || reportsParent || frame != .object
                        || hasQuoteMark(sentence, document)
                else { continue }
                var said = clause
                if said == nil, reportsParent { said = document.head(token) }
                found.append(
                    Cue(
                        tokens: token..<(token + 1), speaker: speaker(of: token, document),
                        addressee: addressee(of: token, document),
                        clause: frame == .object ? nil : said))
            } else if word.relation == .case || word.relation == .fixed || word.upos == .adp
                || word.upos == .verb,
                isAccording(token, document), let source = accordingSource(token, document)
            {
                let governor = clauseAbove(source, document)
                found.append(
                    Cue(
                        tokens: token..<min(token + 2, sentence.tokens.upperBound),
                        speaker: Self.nounPhrase(source, document), addressee: nil, clause: governor
                    ))
            }
        }
        return found
    }

    private func speaker(of verb: Int, _ document: Document) -> Range<Int>? {
        var at = verb
        for _ in 0..<4 {
            if let subject = document.children(at, .nsubj, .passiveSubject).first {
                if document.tokens[at].relation == .relativeClause,
                    document.tokens[subject].features.contains(.relative),
                    let antecedent = document.head(at)
                {
                    return Self.nounPhrase(antecedent, document)
                }
                return Self.nounPhrase(subject, document)
            }
            if let agent = document.children(at, .agent).first {
                return Self.nounPhrase(agent, document)
            }
            guard let head = document.head(at) else { return nil }
            switch document.tokens[at].relation {
            case .conj, .xcomp, .advcl: at = head
            case .relativeClause, .acl: return Self.nounPhrase(head, document)
            default: return nil
            }
        }
        return nil
    }

    private func addressee(of verb: Int, _ document: Document) -> Range<Int>? {
        if let indirect = document.children(verb, .iobj).first {
            return Self.nounPhrase(indirect, document)
        }
        if ["tell", "assure", "inform", "remind", "warn"].contains(document.tokens[verb].lemma),
            let object = document.children(verb, .obj).first
        {
            return Self.nounPhrase(object, document)
        }
        for oblique in document.children(verb, .obl) {
            if document.children(oblique, .case).contains(where: {
                document.tokens[$0].lemma == "to"
            }) {
                return Self.nounPhrase(oblique, document)
            }
        }
        return nil
    }

    private func isAccording(_ token: Int, _ document: Document) -> Bool {
        document.tokens[token].lemma == "according"
            || (document.tokens[token].lemma == "accord" && token + 1 < document.tokens.count
                && document.string(token + 1) == "to")
    }

    private func accordingSource(_ token: Int, _ document: Document) -> Int? {
        if let head = document.head(token), document.tokens[head].upos.isNominal, head > token {
            return head
        }
        let sentence = document.sentences[Int(document.tokens[token].sentence)].tokens
        return document.children(token, .obl, .nmod, .obj).first
            ?? (token + 2 < sentence.upperBound
                ? nominal(from: token + 2, sentence, document) : nil)
    }

    private func nominal(from token: Int, _ sentence: Range<Int>, _ document: Document) -> Int? {
        var at = token
        while at < sentence.upperBound, !document.tokens[at].upos.isNominal { at += 1 }
        while at + 1 < sentence.upperBound, document.tokens[at].relation == .compound { at += 1 }
        return at < sentence.upperBound ? at : nil
    }

    private func clauseAbove(_ token: Int, _ document: Document) -> Int? {
        var at = token
        while let head = document.head(at) {
            at = head
            if document.tokens[at].upos == .verb || document.tokens[at].relation == .root {
                return at
            }
        }
        return nil
    }

    // MARK: Stretches and cues

    private func sentences(touching span: Span, _ document: Document) -> [Int] {
        document.sentences.indices.filter { document.sentences[$0].span.overlaps(span) }
    }

    /// The cue of one of the touched sentences that stands outside the marks, nearest to them.
    private func nearestCue(
        to stretch: QuoteMarks.Stretch, _ touched: [Int], _ cues: [[Cue]], _ document: Document
    ) -> Cue? {
        var best: (distance: Int, cue: Cue)?
        for sentence in touched {
            for cue in cues[sentence] {
                let span = document.span(cue.tokens)
                guard !stretch.whole.overlaps(span) else { continue }
                let distance =
                    span.end <= stretch.whole.start
                    ? stretch.whole.start - span.end : span.start - stretch.whole.end
                if best.map({ distance < $0.distance }) ?? true { best = (distance, cue) }
            }
        }
        return best?.cue
    }

    /// Whether the cue opens its sentence ("He added that ..."), so that it can tag the quote before it.
    private func leads(_ cue: Cue, _ document: Document) -> Bool {
        guard cue.clause == nil, let speaker = cue.speaker else { return false }
        let sentence = document.sentences[Int(document.tokens[cue.tokens.lowerBound].sentence)]
        return sentence.tokens.count < 14 && speaker.lowerBound - sentence.tokens.lowerBound < 3
    }

    private func isWholeSentence(
        _ stretch: QuoteMarks.Stretch, _ sentence: Int, _ document: Document
    ) -> Bool {
        let span = document.sentences[sentence].span
        return stretch.content.count * 2 > span.count || stretch.whole.start <= span.start + 1
    }

    private func hasQuoteMark(_ sentence: Sentence, _ document: Document) -> Bool {
        sentence.tokens.contains {
            let span = document.tokens[$0].span
            return document.bytes[span.start] == 0x22
                || (span.count == 3 && document.bytes[span.start] == 0xE2
                    && document.bytes[span.start + 1] == 0x80
                    && (document.bytes[span.start + 2] == 0x9C
                        || document.bytes[span.start + 2] == 0x9D))
        }
    }

    /// The noun phrase of a head: its subtree without relative and adverbial clauses.
    package static func nounPhrase(_ head: Int, _ document: Document) -> Range<Int> {
        var low = head
        var high = head
        func take(_ token: Int) {
            low = min(low, token)
            high = max(high, token)
            for child in document.children(token) {
                switch document.tokens[child].relation {
                case .det, .amod, .compound, .nummod, .flat, .possessor, .fixed, .appos, .case,
                    .advmod:
                    if document.tokens[child].relation == .case, child < head, token == head {
                        continue
                    }
                    take(child)
                case .nmod:
                    take(child)
                default: continue
                }
            }
        }
        take(head)
        return low..<(high + 1)
    }
}
