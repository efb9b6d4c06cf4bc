import SitrepModel

/// Finds what is said and who says it: direct speech between marks, indirect speech as the clause
/// of a verb of saying or after "according to" or set off in a headline, and mixtures; speech that
/// runs over sentences and paragraphs keeps its speaker.
///
/// Linear in the text: each stretch between marks and each cue is looked at once, with the sentences
/// that it touches.
package struct QuotationReader: ReaderComponent {
    private let cues: SpeechCues

    package init(cues: SpeechCues) { self.cues = cues }

    /// Who spoke last, for speech that goes on.
    private struct LastSpeaker {
        var speaker: Range<Int>
        var cue: Range<Int>?
        var part: Int
        var sentence: Int
        var continues: Bool
    }

    package func read(_ document: inout Document) {
        let stretches = QuoteMarks.stretches(in: document)
        let cues = cuesBySentence(document)
        /// By token: the stretch that holds it, -1 for none.
        var stretchOf = [Int](repeating: -1, count: document.tokens.count)
        for (index, stretch) in stretches.enumerated() {
            for token in stretch.whole { stretchOf[token] = index }
        }
        var quotations: [Quotation] = []
        /// By stretch: whether it was read as direct speech.
        var isDirectSpeech = [Bool](repeating: false, count: stretches.count)
        var last: LastSpeaker?
        for (index, stretch) in stretches.enumerated() {
            let first = Int(document.tokens[stretch.content.lowerBound].sentence)
            let final = Int(document.tokens[stretch.content.upperBound - 1].sentence)
            let part = document.sentences[first].part
            let isDirect = isDirect(stretch, document)
            var cue =
                isDirect
                ? nearestCue(to: stretch, first...final, cues, stretchOf, document)
                : governingCue(of: stretch, cues[first], stretchOf, document)
            var speaker = cue?.speaker
            if isDirect, cue == nil {
                if let before = last, goesOn(stretch, first, part, after: before, document) {
                    speaker = before.speaker
                    cue = before.cue.map { Self.bare($0) }
                } else if let after = following(final, part, cues, stretchOf, document) {
                    cue = after
                    speaker = after.speaker
                } else if let before = preceding(first, part, cues, stretchOf, document) {
                    cue = before
                    speaker = before.speaker
                }
            }
            guard isDirect || cue != nil else { continue }
            if let found = speaker, found.overlaps(stretch.whole), isDirect { speaker = nil }
            if speaker == nil, isDirect, let cue, !cue.isMark {
                speaker = inverted(cue, after: stretch, document)
            }
            isDirectSpeech[index] = isDirect
            quotations.append(
                Quotation(
                    content: document.span(stretch.content), sentences: first..<(final + 1),
                    form: isDirect ? .direct : .mixed, speaker: speaker,
                    addressee: cue?.addressee, cue: cue.flatMap { $0.isMark ? nil : $0.tokens }))
            if let speaker {
                last = LastSpeaker(
                    speaker: speaker, cue: cue?.tokens, part: part, sentence: final,
                    continues: stretch.continues)
            }
        }
        for (index, found) in cues.enumerated() {
            for cue in found {
                guard let content = said(cue, index, document), !content.isEmpty else { continue }
                let head = cue.clause ?? content.lowerBound
                let holder = stretchOf[head]
                if holder >= 0, isDirectSpeech[holder],
                    stretchOf[cue.tokens.lowerBound] != holder
                {
                    continue
                }
                quotations.append(
                    Quotation(
                        content: document.span(content), sentences: index..<(index + 1),
                        form: .indirect, speaker: cue.speaker, addressee: cue.addressee,
                        cue: cue.isMark ? nil : cue.tokens))
            }
        }
        quotations.sort { ($0.content, $0.form.rawValue) < ($1.content, $1.form.rawValue) }
        document.quotations = quotations
    }

    private func cuesBySentence(_ document: Document) -> [[Cue]] {
        let verbs = CueReader(cues: cues)
        let headlines = HeadlineCueReader(cues: cues, document: document)
        return document.sentences.map { sentence in
            let found = verbs.read(sentence, document)
            guard let mark = headlines.read(sentence, document) else { return found }
            return [mark] + found
        }
    }

    private static func bare(_ tokens: Range<Int>) -> Cue {
        Cue(tokens: tokens, speaker: nil, addressee: nil, clause: nil, content: nil, frame: .clause)
    }

    // MARK: Form

    /// Whether a stretch is speech in its own right rather than words inside the reporter's clause:
    /// it opens its sentence and is set off at its end, or follows a mark or verb of saying with a
    /// capital, or goes on after a tag that splits it.
    private func isDirect(_ stretch: QuoteMarks.Stretch, _ document: Document) -> Bool {
        let first = stretch.content.lowerBound
        let sentence = document.sentences[Int(document.tokens[first].sentence)].tokens
        let after = stretch.whole.upperBound
        let setOff =
            document.tokens[stretch.content.upperBound - 1].upos == .punct
            || after >= document.tokens.count || document.tokens[after].upos == .punct
            || !sentence.contains(after)
        if stretch.whole.lowerBound <= sentence.lowerBound + 1 { return setOff }
        let before = document.tokens[stretch.whole.lowerBound - 1]
        guard before.upos == .punct || isSaying(before), !isName(stretch, document) else {
            return false
        }
        let byte = document.bytes[document.tokens[first].span.start]
        if Bytes.isUpper(byte) || byte >= 0x80 || Bytes.isDigit(byte) {
            // A word or two after a comma are a name, unless a verb of saying leads to them.
            let lead = max(sentence.lowerBound, stretch.whole.lowerBound - 3)
            return setOff
                && (stretch.content.count > 2
                    || document.tokens[lead..<stretch.whole.lowerBound].contains(where: isSaying)
                    || document.string(stretch.whole.lowerBound - 1) == ":")
        }
        // "...," he said, "and we will stay."
        let opener = document.tokens[sentence.lowerBound].span.start
        return setOff && document.bytes[opener] < 0x80
            && QuoteMarks.isMark(sentence.lowerBound, document)
    }

    private func isSaying(_ word: Token) -> Bool {
        guard word.upos == .verb, let frame = cues.frame(word.lemma) else { return false }
        return frame != .name
    }

    // MARK: Speakers of direct speech

    /// The cue outside all marks, in a touched sentence, that stands nearest to the stretch.
    private func nearestCue(
        to stretch: QuoteMarks.Stretch, _ sentences: ClosedRange<Int>, _ cues: [[Cue]],
        _ stretchOf: [Int], _ document: Document
    ) -> Cue? {
        var best: (distance: Int, cue: Cue)?
        for sentence in sentences {
            for cue in cues[sentence] where stretchOf[cue.tokens.lowerBound] < 0 {
                let distance =
                    cue.tokens.upperBound <= stretch.whole.lowerBound
                    ? stretch.whole.lowerBound - cue.tokens.upperBound
                    : cue.tokens.lowerBound - stretch.whole.upperBound
                if best.map({ distance < $0.distance }) ?? true { best = (distance, cue) }
            }
        }
        return best?.cue
    }

    /// Speech without a tag is the last speaker's where it follows in the same paragraph or opens the
    /// next one.
    private func goesOn(
        _ stretch: QuoteMarks.Stretch, _ sentence: Int, _ part: Int, after last: LastSpeaker,
        _ document: Document
    ) -> Bool {
        if last.continues || last.part == part { return true }
        let opensPart = sentence > 0 && document.sentences[sentence - 1].part != part
        return opensPart && document.sentences[sentence - 1].part == last.part
            && sentence - last.sentence <= 2
    }

    /// A tag in the sentence after the quote: "... twice." The minister added that ...
    private func following(
        _ sentence: Int, _ part: Int, _ cues: [[Cue]], _ stretchOf: [Int], _ document: Document
    ) -> Cue? {
        let next = sentence + 1
        guard next < cues.count, document.sentences[next].part == part else { return nil }
        let start = document.sentences[next].tokens.lowerBound
        return cues[next].first { cue in
            guard let speaker = cue.speaker, !cue.isMark else { return false }
            return stretchOf[cue.tokens.lowerBound] < 0 && speaker.lowerBound - start < 3
                && cue.tokens.lowerBound - start < 8
        }
    }

    /// A speaker in the sentence before the quote: The minister said the bridge was gone. "We ..."
    private func preceding(
        _ sentence: Int, _ part: Int, _ cues: [[Cue]], _ stretchOf: [Int], _ document: Document
    ) -> Cue? {
        guard sentence > 0, document.sentences[sentence - 1].part == part else { return nil }
        return cues[sentence - 1].last {
            $0.speaker != nil && $0.clause != nil && stretchOf[$0.tokens.lowerBound] < 0
        }
    }

    /// "..., recalled Olena": the phrase right after a verb that has no subject before it.
    private func inverted(
        _ cue: Cue, after stretch: QuoteMarks.Stretch, _ document: Document
    ) -> Range<Int>? {
        let verb = cue.tokens.lowerBound
        guard verb >= stretch.whole.upperBound, verb - stretch.whole.upperBound < 3 else {
            return nil
        }
        return document.children(verb, .obj, .iobj, .xcomp, .ccomp, .obl).first {
            $0 > verb && document.tokens[$0].upos.isNominal && $0 - verb < 7
        }.map { Self.nounPhrase($0, document) }
    }

    // MARK: Mixed speech

    /// The cue whose clause or object holds words between marks; nil for scare quotes and names.
    private func governingCue(
        of stretch: QuoteMarks.Stretch, _ cues: [Cue], _ stretchOf: [Int], _ document: Document
    ) -> Cue? {
        guard !isName(stretch, document) else { return nil }
        let token = document.syntacticHead(stretch.content)
        var best: (rank: Int, cue: Cue)?
        for cue in cues where stretchOf[cue.tokens.lowerBound] < 0 {
            let verb = cue.tokens.lowerBound
            if let speaker = cue.speaker, speaker.overlaps(stretch.whole) { continue }
            let rank: Int
            if cue.content?.contains(token) == true {
                rank = 1
            } else if let clause = cue.clause, document.dominates(clause, token) {
                rank = 3
            } else if cue.frame == .object || cue.frame == .relay,
                document.dominates(verb, token), token > verb
            {
                rank = 4
            } else if token > verb, document.dominates(verb, token), cue.clause == nil {
                rank = 2
            } else {
                continue
            }
            // The innermost of equals.
            if best.map({ rank >= $0.rank }) ?? true { best = (rank, cue) }
        }
        return best?.cue
    }

    /// Whether a word that gives a name stands right before the marks: 'the so-called "green corridor"'.
    private func isName(_ stretch: QuoteMarks.Stretch, _ document: Document) -> Bool {
        var at = stretch.whole.lowerBound - 1
        if at >= 0, document.tokens[at].upos == .adp { at -= 1 }
        guard at >= 0 else { return false }
        let word = document.tokens[at]
        if cues.frame(word.lemma) == .name { return true }
        return word.lemma == "call" && (word.relation == .acl || word.relation == .amod)
    }

    // MARK: Indirect speech

    /// The tokens that are said, without the tag, the conjunction "that" and marks at the ends.
    private func said(_ cue: Cue, _ index: Int, _ document: Document) -> Range<Int>? {
        let sentence = document.sentences[index].tokens
        if let content = cue.content { return trimmed(content, document) }
        guard let clause = cue.clause else { return nil }
        var range = document.subtree(clause)
        var tag = cue.tokens
        if let speaker = cue.speaker, sentence.contains(speaker.lowerBound),
            speaker.lowerBound <= tag.upperBound + 1
        {
            tag = min(tag.lowerBound, speaker.lowerBound)..<max(tag.upperBound, speaker.upperBound)
        }
        if tag.lowerBound > clause {
            if tag.lowerBound > sentence.lowerBound,
                document.tokens[tag.lowerBound - 1].upos == .punct
            {
                // "Rebels ready for talks, mediator says": all that stands before the tag.
                range = sentence.lowerBound..<tag.lowerBound
            } else {
                range = range.lowerBound..<min(range.upperBound, tag.lowerBound)
            }
        } else if range.lowerBound < tag.upperBound {
            range = tag.upperBound..<max(tag.upperBound, range.upperBound)
        }
        return trimmed(range, document)
    }

    private func trimmed(_ range: Range<Int>, _ document: Document) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let word = document.tokens[low]
            guard
                word.upos == .punct && !opensInside(low, high, document)
                    || word.relation == .mark && word.lemma == "that"
            else { break }
            low += 1
        }
        while high > low, document.tokens[high - 1].upos == .punct,
            !QuoteMarks.isMark(high - 1, document) || QuoteMarks.isMark(low, document)
        {
            high -= 1
        }
        return low..<high
    }

    /// A mark of quotation that opens what is said and closes before its end belongs to it.
    private func opensInside(_ token: Int, _ end: Int, _ document: Document) -> Bool {
        guard QuoteMarks.isMark(token, document) else { return false }
        return (token + 1..<max(token + 1, end - 1)).contains {
            QuoteMarks.isMark($0, document)
        }
    }
}
