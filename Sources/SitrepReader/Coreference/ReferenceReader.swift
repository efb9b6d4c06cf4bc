import SitrepModel

/// Links pronouns, titles, short names and acronyms to the fuller mention that they stand for.
///
/// Deterministic preferences in the order of the classic salience models (Lappin and Leass 1994):
/// agreement first, then recency by sentence, subjects before objects, names before nouns.
package struct ReferenceReader: ReaderComponent {
    private let nouns: ReferenceNouns

    package init(nouns: ReferenceNouns) { self.nouns = nouns }

    private enum Sort { case person, body, people, place }

    private struct Mention {
        var tokens: Range<Int>
        var head: Int
        var sort: Sort
        var sentence: Int
        var isSubject: Bool
        var isName: Bool
        var plural: Bool
    }

    package func read(_ document: inout Document) {
        let mentions = mentions(in: document)
        var references: [Reference] = shortNames(document) + acronyms(document)
        var before = 0
        for token in document.tokens.indices {
            while before < mentions.count, mentions[before].tokens.upperBound <= token {
                before += 1
            }
            let word = document.tokens[token]
            if word.upos == .pron || (word.upos == .det && word.features.contains(.possessive)) {
                if let antecedent = pronoun(token, mentions[..<before], document) {
                    references.append(
                        Reference(
                            mention: token..<(token + 1), antecedent: antecedent, kind: "pronoun"))
                }
            } else if word.upos == .noun, let kind = nouns.kind(word.lemma),
                isDefinite(token, document),
                let antecedent = noun(token, kind, mentions[..<before], document)
            {
                references.append(
                    Reference(
                        mention: QuotationReader.nounPhrase(token, document),
                        antecedent: antecedent,
                        kind: kind == .document ? "document" : "title"))
            }
        }
        references.sort {
            ($0.mention.lowerBound, $0.mention.upperBound, $0.antecedent.lowerBound)
                < ($1.mention.lowerBound, $1.mention.upperBound, $1.antecedent.lowerBound)
        }
        document.references = references
    }

    // MARK: Mentions

    private func mentions(in document: Document) -> [Mention] {
        var all: [Mention] = []
        var covered = Set<Int>()
        func add(_ range: Range<Int>, head: Int, sort: Sort, isName: Bool) {
            let word = document.tokens[head]
            let relation = word.relation
            all.append(
                Mention(
                    tokens: range, head: head, sort: sort, sentence: Int(word.sentence),
                    isSubject: relation == .nsubj || relation == .passiveSubject
                        || relation == .agent,
                    isName: isName, plural: word.features.contains(.plural)))
        }
        for name in document.names {
            let head = document.syntacticHead(name.tokens)
            let sort: Sort
            switch name.kind {
            case .person: sort = .person
            case .organisation: sort = .body
            case .place: sort = .place
            case .group: sort = document.tokens[head].upos == .adj ? .place : .people
            case .event, .weapon: continue
            }
            for token in name.tokens { covered.insert(token) }
            // With its title: "German Chancellor Olaf Scholz", "The Secretary of State, Antony Blinken".
            var top = head
            while sort == .person, let above = document.head(top),
                document.tokens[top].relation == .appos || document.tokens[top].relation == .flat
                    || (document.tokens[top].relation == .compound
                        && document.tokens[above].upos == .propn),
                nouns.kind(document.tokens[above].lemma.lowercased()) == .person
                    || document.tokens[above].upos == .propn
            {
                top = above
            }
            add(QuotationReader.nounPhrase(top, document), head: top, sort: sort, isName: true)
        }
        for token in document.tokens.indices where !covered.contains(token) {
            let word = document.tokens[token]
            guard word.upos == .noun,
                let kind = nouns.kind(word.lemma) ?? nouns.kind(document.string(token)),
                kind != .document
            else { continue }
            let sort: Sort =
                kind == .person
                ? (word.features.contains(.plural) ? .people : .person)
                : kind == .body ? .body : .people
            add(QuotationReader.nounPhrase(token, document), head: token, sort: sort, isName: false)
        }
        all.sort {
            ($0.tokens.upperBound, $0.tokens.lowerBound) < (
                $1.tokens.upperBound, $1.tokens.lowerBound
            )
        }
        return all
    }

    // MARK: Pronouns

    private func pronoun(
        _ token: Int, _ mentions: ArraySlice<Mention>, _ document: Document
    ) -> Range<Int>? {
        let form = document.string(token).lowercased()
        switch form {
        case "he", "him", "his", "himself", "she", "her", "hers", "herself":
            return best(token, mentions, document) { $0.sort == .person && !$0.plural }
        case "it", "its", "itself":
            return best(token, mentions, document) {
                ($0.sort == .body || $0.sort == .place) && !$0.plural
            }
        case "they", "them", "their", "theirs", "themselves":
            return best(token, mentions, document) { $0.plural || $0.sort == .people }
                ?? best(token, mentions, document) { $0.sort != .place }
        case "i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves":
            let at = document.tokens[token].span
            return document.quotations.filter { $0.content.contains(at) && $0.speaker != nil }
                .min { $0.content.count < $1.content.count }?.speaker
        case "who", "which", "that", "whom", "whose":
            guard let verb = relativeVerb(token, document), let head = document.head(verb) else {
                return nil
            }
            return QuotationReader.nounPhrase(head, document)
        default: return nil
        }
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
        _ token: Int, _ mentions: ArraySlice<Mention>, _ document: Document,
        where fits: (Mention) -> Bool
    ) -> Range<Int>? {
        let sentence = Int(document.tokens[token].sentence)
        let possessive = document.tokens[token].relation == .possessor
        var best: (score: Int, mention: Mention)?
        for mention in mentions.reversed() {
            let distance = sentence - mention.sentence
            if distance > 4 { break }
            guard fits(mention), mention.tokens.upperBound <= token else { continue }
            // Two parts of one clause are two parties: "X telephoned him".
            if !possessive, distance == 0, let mine = document.head(token),
                document.head(mention.head) == mine
            {
                continue
            }
            var score = -3 * distance
            if mention.isSubject { score += 4 }
            if mention.isName { score += 2 }
            if document.sentences[mention.sentence].isHeadline { score -= 2 }
            if mention.tokens.contains(token) { continue }
            if best.map({ score > $0.score }) ?? true { best = (score, mention) }
        }
        return best?.mention.tokens
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

    private func noun(
        _ token: Int, _ kind: ReferenceNouns.Kind, _ mentions: ArraySlice<Mention>,
        _ document: Document
    ) -> Range<Int>? {
        let lemma = document.tokens[token].lemma
        switch kind {
        case .person:
            // The latest person who bears the same title, else the latest named person.
            let titled = mentions.last { mention in
                mention.sort == .person && mention.isName
                    && mention.tokens.contains { document.tokens[$0].lemma.lowercased() == lemma }
            }
            return titled?.tokens
        case .document:
            // Whoever spoke last in writing or otherwise: the nearest earlier speaker.
            let at = document.tokens[token].span.start
            return document.quotations.last {
                guard let speaker = $0.speaker else { return false }
                return document.span(speaker).end <= at
            }?.speaker ?? issuer(before: token, document)
        case .body:
            let titled = mentions.last { mention in
                (mention.sort == .body || mention.sort == .place) && mention.isName
                    && mention.tokens.contains { document.tokens[$0].lemma.lowercased() == lemma }
            }
            if let titled { return titled.tokens }
            // "the alliance", "the bloc": the organisation named last.
            guard Self.organisationNouns.contains(lemma) else { return nil }
            return mentions.last { $0.sort == .body && $0.isName }?.tokens
        case .people:
            return nil
        }
    }

    /// Bodies that are organisations rather than organs of a state.
    private static let organisationNouns: Set<String> = [
        "alliance", "bloc", "union", "organization", "organisation", "agency", "group", "movement",
        "company", "party", "council", "commission",
    ]

    /// The subject of the latest verb of reporting: "the State Department reported the conversation".
    private func issuer(before token: Int, _ document: Document) -> Range<Int>? {
        var at = token - 1
        while at >= 0, token - at < 200 {
            let word = document.tokens[at]
            if word.upos == .verb,
                ["report", "issue", "release", "publish", "announce", "say", "send", "inform"]
                    .contains(word.lemma),
                let subject = document.children(at, .nsubj).first
            {
                return QuotationReader.nounPhrase(subject, document)
            }
            at -= 1
        }
        return nil
    }

    // MARK: Short names and acronyms

    /// A person's last name after the full name; the longest earlier name that ends in it.
    private func shortNames(_ document: Document) -> [Reference] {
        var references: [Reference] = []
        var full: [String: Range<Int>] = [:]
        for name in document.names where name.kind == .person {
            let last = document.string(name.tokens.upperBound - 1).lowercased()
            if name.tokens.count == 1 {
                if let antecedent = full[last] {
                    references.append(
                        Reference(
                            mention: name.tokens, antecedent: antecedent, kind: "short name"))
                }
            } else if full[last] == nil {
                let head = document.syntacticHead(name.tokens)
                let phrase = QuotationReader.nounPhrase(head, document)
                full[last] = phrase.contains(name.tokens.lowerBound) ? phrase : name.tokens
            }
        }
        return references
    }

    /// "the Organisation for ... (OSCE)" and later "OSCE".
    private func acronyms(_ document: Document) -> [Reference] {
        var long: [String: Range<Int>] = [:]
        var references: [Reference] = []
        for (index, name) in document.names.enumerated() where name.kind == .organisation {
            let text = document.string(name.tokens.lowerBound)
            let isAcronym =
                name.tokens.count == 1 && text.utf8.count >= 2
                && text.utf8.allSatisfy { Bytes.isUpper($0) || $0 == 0x2E }
            guard isAcronym else { continue }
            if let antecedent = long[text] {
                references.append(
                    Reference(
                        mention: name.tokens, antecedent: antecedent, kind: "acronym"))
            } else if index > 0, name.tokens.lowerBound > 0,
                document.string(name.tokens.lowerBound - 1) == "(",
                document.names[index - 1].tokens.upperBound == name.tokens.lowerBound - 1
            {
                long[text] = document.names[index - 1].tokens
            }
        }
        return references
    }
}
