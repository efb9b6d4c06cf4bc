import SitrepModel

/// Links pronouns, titles, short names and acronyms to the fuller mention that they stand for.
///
/// Deterministic preferences in the order of the classic salience models (Lappin and Leass 1994):
/// agreement first, then recency by sentence, subjects before objects, names before nouns.
package struct ReferenceReader: ReaderComponent {
    let nouns: ReferenceNouns

    package init(nouns: ReferenceNouns) { self.nouns = nouns }

    package func read(_ document: inout Document) {
        let mentions = ReferenceMentions(nouns: nouns).read(document)
        let speakers = SpeakersByToken(document)
        var issuers = DocumentIssuers(nouns: nouns)
        var bearers = TitleBearers()
        var references = shortNames(document) + Acronyms().read(document)
        /// What pronouns have told of the gender of a person, by last name.
        var genders: [String: ReferenceNouns.Gender] = [:]
        for mention in mentions where !mention.lastName.isEmpty {
            if let gender = mention.gender { genders[mention.lastName] = gender }
        }
        var before = 0
        for token in document.tokens.indices {
            while before < mentions.count, mentions[before].tokens.upperBound <= token {
                bearers.add(mentions[before], document)
                before += 1
            }
            let word = document.tokens[token]
            if word.upos == .pron || (word.upos == .det && word.features.contains(.possessive)) {
                if let antecedent = pronoun(
                    token, mentions[..<before], speakers, &genders, document)
                {
                    references.append(
                        Reference(
                            mention: token..<(token + 1), antecedent: antecedent, kind: "pronoun"))
                }
            } else if word.upos == .noun, let kind = nouns.kind(word.lemma) {
                if kind == .document {
                    if isDefinite(token, document),
                        let issuer = issuers.issuer(of: token, speakers, document)
                    {
                        references.append(
                            Reference(
                                mention: QuotationReader.nounPhrase(token, document),
                                antecedent: issuer, kind: "document"))
                    }
                    issuers.add(token, document)
                } else if isDefinite(token, document),
                    let antecedent = bearer(token, kind, bearers, document)
                {
                    references.append(
                        Reference(
                            mention: QuotationReader.nounPhrase(token, document),
                            antecedent: antecedent, kind: "title"))
                }
            }
            if word.upos == .verb, nouns.issues(word.lemma) { issuers.add(verb: token, document) }
        }
        references.removeAll { $0.mention.overlaps($0.antecedent) }
        references.sort {
            ($0.mention.lowerBound, $0.mention.upperBound, $0.antecedent.lowerBound)
                < ($1.mention.lowerBound, $1.mention.upperBound, $1.antecedent.lowerBound)
        }
        document.references = references
    }

    // MARK: Pronouns

    private func pronoun(
        _ token: Int, _ mentions: ArraySlice<ReferenceMention>, _ speakers: SpeakersByToken,
        _ genders: inout [String: ReferenceNouns.Gender], _ document: Document
    ) -> Range<Int>? {
        let word = document.tokens[token]
        guard word.relation != .expl else { return nil }
        let form = document.string(token).lowercased()
        switch form {
        case "he", "him", "his", "himself", "she", "her", "hers", "herself":
            let gender: ReferenceNouns.Gender =
                form.hasPrefix("h") && !form.hasPrefix("her")
                ? .male : .female
            let known = genders
            let found = best(token, mentions, document) {
                $0.sort == .person && !$0.plural
                    && ($0.gender ?? known[$0.lastName] ?? gender) == gender
            }
            if let found, !found.lastName.isEmpty { genders[found.lastName] = gender }
            return found?.tokens
        case "it", "its", "itself":
            guard !isAnticipatory(token, document) else { return nil }
            return best(token, mentions, document) {
                ($0.sort == .body || $0.sort == .place) && !$0.plural
            }?.tokens
        case "they", "them", "their", "theirs", "themselves":
            return
                (best(token, mentions, document) { $0.plural || $0.sort == .people }
                ?? best(token, mentions, document) { $0.sort != .place })?.tokens
        case "i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves":
            return speakers.speaker(around: token)
        case "who", "which", "that", "whom", "whose":
            guard let verb = relativeVerb(token, document), let head = document.head(verb) else {
                return nil
            }
            let phrase = QuotationReader.nounPhrase(head, document)
            return phrase.upperBound <= token ? phrase : head..<(head + 1)
        default: return nil
        }
    }

    /// "It is clear that ...": stands for the clause that follows.
    private func isAnticipatory(_ token: Int, _ document: Document) -> Bool {
        guard document.tokens[token].relation == .nsubj, let head = document.head(token),
            !document.children(head, .cop).isEmpty
        else { return false }
        return !document.children(head, .csubj, .ccomp).isEmpty
    }

    private func relativeVerb(_ token: Int, _ document: Document) -> Int? {
        var at = token
        for _ in 0..<5 {
            if document.tokens[at].relation == .relativeClause { return at }
            guard let head = document.head(at) else { return nil }
            at = head
        }
        return nil
    }

    /// The most salient earlier mention that fits, at most four sentences back.
    private func best(
        _ token: Int, _ mentions: ArraySlice<ReferenceMention>, _ document: Document,
        where fits: (ReferenceMention) -> Bool
    ) -> ReferenceMention? {
        let sentence = Int(document.tokens[token].sentence)
        let rival = clauseSubject(of: token, document)
        var best: (score: Int, mention: ReferenceMention)?
        for mention in mentions.reversed() {
            let distance = sentence - mention.sentence
            if distance > 4 { break }
            guard fits(mention), mention.tokens.upperBound <= token else { continue }
            // Two parts of one clause are two parties: "X telephoned him".
            if distance == 0, let rival,
                rival.head == document.head(mention.head)
                    || rival.subject.map(mention.tokens.contains) ?? false
            {
                continue
            }
            var score = -3 * distance
            if mention.isSubject { score += 4 }
            if mention.isName { score += 2 }
            if document.sentences[mention.sentence].isHeadline { score -= 2 }
            if best.map({ score > $0.score }) ?? true { best = (score, mention) }
        }
        return best?.mention
    }

    /// For a pronoun that is a part of a clause in its own right: the clause's head and its subject,
    /// shared with the clauses that it is coordinated with. Nil for possessives and reflexives.
    private func clauseSubject(
        of token: Int, _ document: Document
    ) -> (head: Int, subject: Int?)? {
        guard document.tokens[token].relation != .possessor, let head = document.head(token),
            !document.string(token).hasSuffix("self"), !document.string(token).hasSuffix("selves")
        else { return nil }
        switch document.tokens[token].relation {
        case .obj, .iobj, .obl: break
        default: return (head, nil)
        }
        var at = head
        for _ in 0..<4 {
            if let subject = document.children(at, .nsubj, .passiveSubject).last {
                return (head, subject)
            }
            guard document.tokens[at].relation == .conj, let above = document.head(at) else {
                break
            }
            at = above
        }
        return (head, nil)
    }

    // MARK: Nouns

    private func isDefinite(_ token: Int, _ document: Document) -> Bool {
        var definite = false
        for child in document.children(token) {
            let word = document.tokens[child]
            switch word.relation {
            case .det:
                let form = document.string(child).lowercased()
                definite = form == "the" || form == "this" || form == "that" || form == "both"
            case .possessor: definite = true
            case .amod, .compound:
                // "the Russian president" names its own country.
                if word.upos == .propn
                    || document.string(child).utf8.first.map(Bytes.isUpper) ?? false
                {
                    return false
                }
            case .nmod, .appos, .flat: return false
            default: continue
            }
        }
        return definite
    }

    private func bearer(
        _ token: Int, _ kind: ReferenceNouns.Kind, _ bearers: TitleBearers, _ document: Document
    ) -> Range<Int>? {
        let word = document.tokens[token]
        switch kind {
        case .person:
            return word.features.contains(.plural) ? nil : bearers.persons[word.lemma]
        case .body:
            if let titled = bearers.bodies[word.lemma] { return titled }
            // "the alliance", "the bloc": the organisation named last.
            return nouns.isOrganisation(word.lemma) ? bearers.lastOrganisation : nil
        case .people, .other, .document, .honorific: return nil
        }
    }

    // MARK: Short names

    /// A person's last name after the full name; the first earlier name that ends in it.
    private func shortNames(_ document: Document) -> [Reference] {
        let titles = ReferenceMentions(nouns: nouns)
        var references: [Reference] = []
        var full: [String: [(name: Range<Int>, phrase: Range<Int>)]] = [:]
        for name in document.names where name.kind == .person {
            var bare = name.tokens
            while bare.count > 1, isTitle(bare.lowerBound, document) {
                bare = (bare.lowerBound + 1)..<bare.upperBound
            }
            let last = document.string(bare.upperBound - 1).lowercased()
            let fuller = full[last]?.first {
                $0.name.count > bare.count && ends($0.name, with: bare, document)
            }
            if let fuller {
                references.append(
                    Reference(
                        mention: name.tokens, antecedent: fuller.phrase, kind: "short name"))
            } else if bare.count > 1,
                full[last]?.contains(where: { $0.name.count == bare.count }) != true
            {
                let head = document.syntacticHead(name.tokens)
                let phrase = QuotationReader.nounPhrase(head, document)
                let start = titles.titleStart(before: name.tokens, document)
                let whole =
                    phrase.contains(name.tokens.lowerBound)
                        && phrase.contains(name.tokens.upperBound - 1) ? phrase : name.tokens
                full[last, default: []].append(
                    (bare, min(start, whole.lowerBound)..<whole.upperBound))
            }
        }
        return references
    }

    private func isTitle(_ token: Int, _ document: Document) -> Bool {
        switch nouns.kind(document.string(token).lowercased()) {
        case .person, .honorific: true
        default: false
        }
    }

    private func ends(_ full: Range<Int>, with short: Range<Int>, _ document: Document) -> Bool {
        zip(full.suffix(short.count), short).allSatisfy {
            document.string($0).lowercased() == document.string($1).lowercased()
        }
    }
}
