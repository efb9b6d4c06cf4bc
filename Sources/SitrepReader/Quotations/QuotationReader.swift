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
            let goesOnAfterTag =
                index > 0 && isDirectSpeech[index - 1]
                && splits(cues[first], stretches[index - 1], stretch)
            let isDirect = isDirect(stretch, goesOnAfterTag: goesOnAfterTag, document)
            var cue =
                isDirect
                ? nearestCue(to: stretch, first...final, cues, stretchOf, document)
                : governingCue(of: stretch, cues[first], stretchOf, document)
            var speaker = cue?.speaker
            if isDirect, cue == nil {
                if let subject = introducer(of: stretch, document) {
                    speaker = subject
                } else if let before = last, goesOn(stretch, first, part, after: before, document) {
                    speaker = before.speaker
                    cue = before.cue.map { Self.bare($0) }
                } else if let before = preceding(first, part, cues, stretchOf, document) {
                    cue = before
                    speaker = before.speaker
                } else if let after = following(final, part, cues, stretchOf, document) {
                    cue = after
                    speaker = after.speaker
                } else if let subject = scene(before: first, part, document) {
                    speaker = subject
                }
            }
            guard isDirect || cue != nil else { continue }
            if let found = speaker, found.overlaps(stretch.whole), isDirect { speaker = nil }
            if speaker == nil, isDirect, let cue, !cue.isMark {
                speaker = tagged(cue, after: stretch, document)
            }
            if speaker == nil, goesOnAfterTag { speaker = last?.speaker }
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
                guard var content = said(cue, index, document), !content.isEmpty else { continue }
                let head = cue.clause ?? content.lowerBound
                // A quote of its own after the clause is no part of it.
                if let cut = content.first(where: {
                    $0 > head && stretchOf[$0] >= 0 && stretchOf[$0] != stretchOf[head]
                        && isDirectSpeech[stretchOf[$0]]
                }) {
                    content = trimmed(content.lowerBound..<cut, document)
                    if content.isEmpty { continue }
                }
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
    private func isDirect(
        _ stretch: QuoteMarks.Stretch, goesOnAfterTag: Bool, _ document: Document
    ) -> Bool {
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
        return setOff && goesOnAfterTag
    }

    /// Whether only a tag stands between two stretches of a sentence: "...," he said, "and ..."
    private func splits(
        _ cues: [Cue], _ before: QuoteMarks.Stretch, _ after: QuoteMarks.Stretch
    ) -> Bool {
        cues.contains {
            $0.tokens.lowerBound >= before.whole.upperBound
                && $0.tokens.upperBound <= after.whole.lowerBound
        }
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

    /// Who acts in the clause that leads to the quote without a verb of saying: 'Lind defended the
    /// vote: "..."'
    private func introducer(of stretch: QuoteMarks.Stretch, _ document: Document) -> Range<Int>? {
        let sentence = document.sentences[
            Int(document.tokens[stretch.content.lowerBound].sentence)
        ].tokens
        guard stretch.whole.lowerBound > sentence.lowerBound + 2 else { return nil }
        return mainSubject(of: sentence.lowerBound..<stretch.whole.lowerBound, document)
    }

    /// Whoever the sentence before the quote is about: 'Lind was furious. "..."'
    private func scene(
        before sentence: Int, _ part: Int, _ document: Document
    ) -> Range<Int>? {
        guard sentence > 0, document.sentences[sentence - 1].part == part else { return nil }
        return mainSubject(of: document.sentences[sentence - 1].tokens, document)
    }

    /// The first subject in the range that can speak.
    private func mainSubject(of range: Range<Int>, _ document: Document) -> Range<Int>? {
        let subject = range.first {
            document.tokens[$0].relation == .nsubj
                || document.tokens[$0].relation == .passiveSubject
        }
        guard let subject else { return nil }
        let word = document.tokens[subject]
        let isParty =
            word.upos == .propn || cues.speaks(word.lemma)
            || word.upos == .pron && (word.lemma == "he" || word.lemma == "she")
        guard isParty else { return nil }
        let phrase = Self.nounPhrase(subject, document)
        return range.contains(phrase.upperBound - 1) ? phrase : nil
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

    /// The speaker of a tag right after its quote where the syntax shows none: the phrase between the
    /// mark and the verb ("...," Red Cross director Ana Pohl of Geneva said), or the one after the verb
    /// ("...," recalled Olena).
    private func tagged(
        _ cue: Cue, after stretch: QuoteMarks.Stretch, _ document: Document
    ) -> Range<Int>? {
        let verb = cue.tokens.lowerBound
        var start = stretch.whole.upperBound
        guard verb >= start, verb - start < 12 else { return nil }
        while start < verb, document.tokens[start].upos == .punct { start += 1 }
        if start < verb {
            let between = start..<verb
            let isPhrase = between.allSatisfy { token in
                switch document.tokens[token].upos {
                case .propn, .noun, .adj, .det, .adp, .num, .pron, .part, .cconj: true
                case .punct: document.string(token) == "-"
                default: false
                }
            }
            return isPhrase
                && between.contains { document.tokens[$0].upos.isNominal }
                ? between : nil
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
            } else if token > verb, document.dominates(verb, token) {
                rank = cue.clause == nil ? 2 : 1
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
                // After a closing mark the tag is the quote's.
                guard !QuoteMarks.isMark(tag.lowerBound - 1, document) else { return nil }
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
