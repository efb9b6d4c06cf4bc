import SitrepModel

/// A phrase that a pronoun or title can stand for.
struct ReferenceMention {
    enum Sort { case person, body, people, place }

    var tokens: Range<Int>
    var head: Int
    var sort: Sort
    var sentence: Int
    var isSubject: Bool
    var isName: Bool
    var plural: Bool
    /// What the words tell of a person's gender.
    var gender: ReferenceNouns.Gender?
    /// A person's last name, lower-cased; "" for others.
    var lastName = ""
}

/// Collects the phrases that can be stood for, in the order in which they end.
struct ReferenceMentions {
    let nouns: ReferenceNouns

    func read(_ document: Document) -> [ReferenceMention] {
        var all: [ReferenceMention] = []
        var covered = [Bool](repeating: false, count: document.tokens.count)
        for name in document.names {
            for token in name.tokens { covered[token] = true }
            let head = document.syntacticHead(name.tokens)
            let sort: ReferenceMention.Sort
            switch name.kind {
            case .person: sort = .person
            case .organisation: sort = .body
            case .place: sort = .place
            case .group: sort = document.tokens[head].upos == .adj ? .place : .people
            case .event, .weapon: continue
            }
            var top = head
            // With its title: "German Chancellor Olaf Scholz", "The Secretary of State, Antony Blinken".
            while sort == .person, let above = document.head(top),
                document.tokens[top].relation == .appos || document.tokens[top].relation == .flat
                    || (document.tokens[top].relation == .compound
                        && document.tokens[above].upos == .propn),
                nouns.kind(document.tokens[above].lemma.lowercased()) == .person
                    || document.tokens[above].upos == .propn
            {
                top = above
            }
            var phrase = QuotationReader.nounPhrase(top, document)
            var mention = self.mention(phrase, head: top, sort: sort, isName: true, document)
            if sort == .person {
                let start = titleStart(before: name.tokens, document)
                phrase =
                    min(start, phrase.lowerBound)..<max(name.tokens.upperBound, phrase.upperBound)
                mention.tokens = phrase
                mention.lastName = document.string(name.tokens.upperBound - 1).lowercased()
                mention.gender = gender(of: phrase, document)
            }
            if sort != .people { mention.plural = false }
            all.append(mention)
        }
        for token in document.tokens.indices where !covered[token] {
            let word = document.tokens[token]
            guard word.upos == .noun,
                let kind = nouns.kind(document.string(token).lowercased())
                    ?? nouns.kind(word.lemma)
            else { continue }
            let plural = word.features.contains(.plural)
            let sort: ReferenceMention.Sort
            switch kind {
            case .person, .other: sort = plural ? .people : .person
            case .body: sort = .body
            case .people: sort = .people
            case .document, .honorific: continue
            }
            var mention = mention(
                QuotationReader.nounPhrase(token, document), head: token, sort: sort,
                isName: false, document)
            mention.gender = nouns.gender(word.lemma)
            all.append(mention)
        }
        all.sort {
            ($0.tokens.upperBound, $0.tokens.lowerBound)
                < ($1.tokens.upperBound, $1.tokens.lowerBound)
        }
        return all
    }

    private func mention(
        _ tokens: Range<Int>, head: Int, sort: ReferenceMention.Sort, isName: Bool,
        _ document: Document
    ) -> ReferenceMention {
        let word = document.tokens[head]
        return ReferenceMention(
            tokens: tokens, head: head, sort: sort, sentence: Int(word.sentence),
            isSubject: word.relation == .nsubj || word.relation == .passiveSubject
                || word.relation == .agent,
            isName: isName, plural: word.features.contains(.plural))
    }

    /// Where the title before a person's name begins, whatever the syntax makes of it: "US Secretary
    /// of State Antony Blinken"; the name's own start where there is none.
    func titleStart(before name: Range<Int>, _ document: Document) -> Int {
        let sentence = document.sentences[Int(document.tokens[name.lowerBound].sentence)].tokens
        var at = name.lowerBound - 1
        var start = name.lowerBound
        while at >= sentence.lowerBound, name.lowerBound - at < 7 {
            let word = document.tokens[at]
            let isTitle = nouns.kind(word.lemma.lowercased()) == .person
            let isCapital = Bytes.isUpper(document.bytes[word.span.start])
            if isTitle {
                start = at
            } else if start < name.lowerBound {
                // What describes the title: "German", "Prime", "US".
                guard let head = document.head(at), head >= start, head < name.lowerBound,
                    word.relation == .amod || word.relation == .compound
                        || word.relation == .nmod || word.relation == .possessor
                else { break }
                start = at
            } else if !isCapital && word.lemma != "of" && word.lemma != "for" {
                break
            }
            at -= 1
        }
        return start
    }

    private func gender(of phrase: Range<Int>, _ document: Document) -> ReferenceNouns.Gender? {
        if let first = phrase.first, first > 0,
            let gender = nouns.gender(document.string(first - 1).lowercased())
        {
            return gender
        }
        for token in phrase {
            let word = document.string(token).lowercased()
            if let gender = nouns.gender(word) { return gender }
        }
        return nil
    }
}
