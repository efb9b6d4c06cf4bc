import SitrepModel

/// Finds the cues of a sentence: verbs of saying with subject, agent or relayed speaker, and
/// "according to".
struct CueReader {
    let cues: SpeechCues

    func read(_ sentence: Sentence, _ document: Document) -> [Cue] {
        var found: [Cue] = []
        let hasMark = sentence.tokens.contains { QuoteMarks.isMark($0, document) }
        for token in sentence.tokens {
            let word = document.tokens[token]
            if isAccording(token, document) {
                guard let source = accordingSource(token, sentence, document) else { continue }
                found.append(
                    Cue(
                        tokens: token..<min(token + 2, sentence.tokens.upperBound),
                        speaker: QuotationReader.nounPhrase(source, document), addressee: nil,
                        clause: clauseAbove(source, document), content: nil, frame: .clause))
            } else if word.upos == .verb, let frame = cues.frame(word.lemma), frame != .name {
                let clause =
                    document.children(token, .ccomp).first
                    ?? document.children(token, .parataxis).first {
                        !document.children($0, .nsubj, .passiveSubject).isEmpty
                    }
                let reportsParent = word.relation == .parataxis
                let takesPhrase = frame == .object || frame == .relay
                guard clause != nil || reportsParent || !takesPhrase || hasMark else { continue }
                let said = clause ?? (reportsParent ? document.head(token) : nil)
                let parties = parties(of: token, frame, document)
                found.append(
                    Cue(
                        tokens: token..<(token + 1), speaker: parties.speaker,
                        addressee: parties.addressee, clause: frame == .object ? nil : said,
                        content: nil, frame: frame))
            }
        }
        return found
    }

    // MARK: Who speaks to whom

    private func parties(
        of verb: Int, _ frame: SpeechCues.Frame, _ document: Document
    ) -> (speaker: Range<Int>?, addressee: Range<Int>?) {
        let speaker = speaker(of: verb, frame, document)
        guard isPassive(verb, document), frame != .relay,
            Self.addressingVerbs.contains(document.tokens[verb].lemma),
            let told = document.children(verb, .passiveSubject, .nsubj).first
        else { return (speaker, addressee(of: verb, document)) }
        return (speaker, QuotationReader.nounPhrase(told, document))
    }

    private func speaker(
        of verb: Int, _ frame: SpeechCues.Frame, _ document: Document
    ) -> Range<Int>? {
        if frame == .relay { return relayed(by: verb, document) }
        if isPassive(verb, document) {
            return document.children(verb, .agent).first.map {
                QuotationReader.nounPhrase($0, document)
            }
        }
        var at = verb
        for _ in 0..<5 {
            if at != verb, document.tokens[at].upos == .verb,
                cues.frame(document.tokens[at].lemma) == .relay
            {
                return relayed(by: at, document)
            }
            if let subject = nearestSubject(of: at, before: verb, document) {
                guard document.tokens[subject].relation != .expl else { return nil }
                if document.tokens[at].relation == .relativeClause,
                    document.tokens[subject].features.contains(.relative)
                        || Self.relatives.contains(document.tokens[subject].lemma),
                    let antecedent = document.head(at)
                {
                    return QuotationReader.nounPhrase(antecedent, document)
                }
                return QuotationReader.nounPhrase(subject, document)
            }
            if let agent = document.children(at, .agent).first {
                return QuotationReader.nounPhrase(agent, document)
            }
            guard let head = document.head(at) else { return nil }
            switch document.tokens[at].relation {
            case .conj, .xcomp, .advcl: break
            case .relativeClause, .acl, .obl:
                if document.tokens[head].upos != .verb {
                    return QuotationReader.nounPhrase(head, document)
                }
            default: return nil
            }
            at = head
        }
        return nil
    }

    /// Of two subjects (a headline's verbless clause lends its own) the one next to the verb.
    private func nearestSubject(of head: Int, before verb: Int, _ document: Document) -> Int? {
        let subjects = document.children(head, .nsubj, .passiveSubject)
        return subjects.last { $0 < verb } ?? subjects.first
    }

    /// "was quoted as saying", "quoted him as saying": the one whose words are passed on.
    private func relayed(by verb: Int, _ document: Document) -> Range<Int>? {
        let party =
            isPassive(verb, document)
            ? document.children(verb, .passiveSubject, .nsubj).first
            : document.children(verb, .obj, .iobj).first ?? document.children(verb, .nsubj).first
        return party.map { QuotationReader.nounPhrase($0, document) }
    }

    private func isPassive(_ verb: Int, _ document: Document) -> Bool {
        !document.children(verb, .passiveAuxiliary, .passiveSubject).isEmpty
    }

    private func addressee(of verb: Int, _ document: Document) -> Range<Int>? {
        if let indirect = document.children(verb, .iobj).first {
            return QuotationReader.nounPhrase(indirect, document)
        }
        if Self.addressingVerbs.contains(document.tokens[verb].lemma),
            let object = document.children(verb, .obj).first
        {
            return QuotationReader.nounPhrase(object, document)
        }
        return document.children(verb, .obl).first { oblique in
            document.children(oblique, .case).contains { document.tokens[$0].lemma == "to" }
        }.map { QuotationReader.nounPhrase($0, document) }
    }

    /// Verbs whose object is who is spoken to.
    private static let addressingVerbs: Set<String> = [
        "tell", "assure", "inform", "remind", "warn", "ask", "urge", "answer",
    ]

    private static let relatives: Set<String> = ["who", "which", "that"]

    // MARK: According to

    private func isAccording(_ token: Int, _ document: Document) -> Bool {
        let lemma = document.tokens[token].lemma
        guard lemma == "according" || lemma == "accord" else { return false }
        return token + 1 < document.tokens.count && document.string(token + 1) == "to"
    }

    private func accordingSource(
        _ token: Int, _ sentence: Sentence, _ document: Document
    ) -> Int? {
        if let head = document.head(token), document.tokens[head].upos.isNominal, head > token {
            return head
        }
        if let child = document.children(token, .obl, .nmod, .obj).first { return child }
        let end = sentence.tokens.upperBound
        var at = token + 2
        while at < end, !document.tokens[at].upos.isNominal { at += 1 }
        while at + 1 < end, document.tokens[at].relation == .compound { at += 1 }
        return at < end ? at : nil
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
}
