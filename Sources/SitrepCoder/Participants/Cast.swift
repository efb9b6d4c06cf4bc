import SitrepModel
import SitrepReader

/// Who is who in one article: resolves a mention to an actor by its own words, by the fuller mention
/// that it refers to, or by the article's context.
package struct Cast: Sendable {
    private let document: Document
    private let resolver: ActorResolver
    private let day: CalendarDay?
    /// Last names of the persons in the article, with whom the fullest mention shows them to be.
    private var persons: [String: ActorIdentity] = [:]
    /// Last names that the article also gives with a first name.
    private var fullNames: Set<String> = []
    /// Organisations that no table lists, by the first word of their name of several words.
    private var unlisted: [String: ActorIdentity] = [:]
    /// Antecedents by the first token of the mention that refers to them.
    private var antecedents: [Int: Reference] = [:]
    /// State keys in text order, with the token that names them.
    private var states: [(token: Int, key: String)] = []
    /// The state that the article mentions most; "" where it names none.
    private var focus = ""

    /// What is said, by sentence.
    package let quotations: QuotationIndex

    /// How a mention was resolved, for the explanation.
    package struct Resolution: Sendable {
        package var reference: ActorReference
        package var rule: String
        package var basis: Basis
    }

    /// What a mention's key rests on.
    package enum Basis: Sendable {
        /// The mention's own words, which the tables know.
        case words
        /// Its own words, which no table knows: the key is the name itself.
        case unlisted
        /// The fuller mention of the same person elsewhere in the report.
        case elsewhere
        /// What a pronoun, or another mention, stands for.
        case pronoun, reference
        /// Who it belongs to, or the example that is named for it.
        case owner
        /// A place in the same clause; else the state that the report is mostly about.
        case place, focus
        /// Nothing: nobody knows.
        case open
    }

    package init(document: Document, resolver: ActorResolver) {
        self.document = document
        self.resolver = resolver
        quotations = QuotationIndex(document)
        day = document.article.published?.value.first
        for reference in document.references {
            if antecedents[reference.mention.lowerBound] == nil || reference.kind == "pronoun" {
                antecedents[reference.mention.lowerBound] = reference
            }
        }
        collectStates()
        collectPersons()
        collectUnlisted()
    }

    // MARK: What the article names

    private mutating func collectStates() {
        var counts: [String: Int] = [:]
        for name in document.names
        where name.kind == .place || name.kind == .group || name.kind == .organisation {
            let identity = resolver.resolve(
                document.text.string(document.span(name.tokens)), on: day)
            guard isState(identity.key) else { continue }
            states.append((name.tokens.lowerBound, identity.key))
            let weight =
                document.sentences[Int(document.tokens[name.tokens.lowerBound].sentence)].isHeadline
                ? 3 : 1
            counts[identity.key, default: 0] += weight
        }
        // What an agency sends from a capital is mostly about that state.
        if let place = document.article.dateline?.place {
            let identity = resolver.resolve(place, on: day)
            if isState(identity.key), counts[identity.key] != nil {
                counts[identity.key, default: 0] += 2
            }
        }
        focus = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }

    private mutating func collectPersons() {
        for name in document.names where name.kind == .person {
            let last = document.string(name.tokens.upperBound - 1).lowercased()
            if name.tokens.count > 1 { fullNames.insert(last) }
            let identity = titled(name.tokens)
            guard !identity.key.isEmpty, !identity.role.isEmpty || isState(identity.key) else {
                continue
            }
            if persons[last] == nil || (persons[last]?.role.isEmpty ?? true) {
                persons[last] = identity
            }
        }
    }

    private mutating func collectUnlisted() {
        for name in document.names where name.kind == .organisation && name.tokens.count > 1 {
            let first = document.string(name.tokens.lowerBound)
            guard first.utf8.count > 3, unlisted[first] == nil, resolver.resolve(first).isGuess
            else { continue }
            let identity = resolver.resolve(text(name.tokens), on: day)
            if identity.isGuess { unlisted[first] = identity }
        }
    }

    /// A person by name with title and apposition: "Idris Abdelhalim, the foreign minister of Sudan".
    private func titled(_ name: Range<Int>) -> ActorIdentity {
        let head = document.syntacticHead(name)
        var phrase = QuotationReader.nounPhrase(head, document)
        var top = head
        while let above = document.head(top),
            document.tokens[top].relation == .appos || document.tokens[top].relation == .flat
                || document.tokens[top].relation == .compound,
            document.tokens[above].upos.isNominal
        {
            top = above
            phrase = QuotationReader.nounPhrase(top, document)
        }
        return resolver.resolve(text(phrase), on: day)
    }

    // MARK: Resolving

    /// Whom a mention names, one by one: "the two countries", "both leaders" are the two states named
    /// last before it (codebook: ad hoc groups).
    package func members(of mention: Range<Int>) -> [Resolution] {
        let head = document.syntacticHead(mention)
        let isPair = mention.contains {
            ["two", "both"].contains(document.string($0).lowercased())
        }
        let single = resolve(mention)
        guard isPair, single.reference.key.isEmpty || single.rule == Self.focusRule,
            Self.groupNouns.contains(document.tokens[head].lemma)
        else { return [single] }
        var pair: [String] = []
        let before = states[..<states.firstIndex(from: { $0.token >= mention.lowerBound })]
        for state in before.reversed() where !pair.contains(state.key) {
            pair.append(state.key)
            if pair.count == 2 { break }
        }
        guard pair.count == 2 else { return [single] }
        return pair.reversed().map { key in
            var reference = single.reference
            reference.key = key
            return Resolution(
                reference: reference, rule: "the two states named before it", basis: .reference)
        }
    }

    private static let groupNouns: Set<String> = [
        "country", "state", "nation", "side", "party", "government", "leader", "power", "neighbour",
        "neighbor", "minister", "president", "capital", "army", "delegation", "rival", "ally",
    ]

    private static let focusRule = "the state that the report is mostly about"

    /// Nouns for states and rulers in general, which belong to no state unless the words say so.
    private static let generalNouns: Set<String> = [
        "state", "country", "nation", "government", "power", "ally", "partner", "member", "side",
        "party",
        "leader", "neighbour", "neighbor", "capital", "counterpart", "donor", "enemy", "opponent",
        "rival",
    ]

    /// Whom a mention names.
    package func resolve(_ mention: Range<Int>) -> Resolution {
        resolve(mention, depth: 0)
    }

    private func resolve(_ mention: Range<Int>, depth: Int) -> Resolution {
        let words = text(mention)
        let span = QuotedSpan(document.span(mention), in: document.text)
        func made(_ identity: ActorIdentity, _ rule: String, _ basis: Basis) -> Resolution {
            Resolution(
                reference: ActorReference(
                    text: words, key: identity.key, name: identity.name,
                    role: identity.role.isEmpty ? nil : identity.role, span: span),
                rule: rule, basis: identity.key.isEmpty ? .open : basis)
        }
        let head = document.syntacticHead(mention)
        let isPronoun =
            document.tokens[head].upos == .pron
            || (mention.count == 1 && document.tokens[head].upos == .det)
        if !isPronoun {
            if mention.count == 1, let known = unlisted[words] {
                return made(known, "short for the organisation named in full", .unlisted)
            }
            if let person = person(in: mention) {
                return made(person.identity, person.rule, person.basis)
            }
            let identity = resolver.resolve(words, on: day)
            if !identity.key.isEmpty, isState(identity.key) || !identity.isGuess {
                return made(identity, identity.explanation, .words)
            }
            if depth < 3, let reference = reference(for: mention, head: head),
                !reference.antecedent.overlaps(mention)
            {
                let found = resolve(reference.antecedent, depth: depth + 1)
                if !found.reference.key.isEmpty {
                    return relabelled(
                        found, words, span, "\(reference.kind) of '\(text(reference.antecedent))'",
                        .reference)
                }
            }
            // A possessive inside: "his government", "its troops".
            if depth < 3,
                !Self.generalNouns.contains(document.tokens[head].lemma)
                    || document.tokens[head].lemma == "government",
                let owner = possessor(in: mention)
            {
                let found = resolve(owner..<(owner + 1), depth: depth + 1)
                if !found.reference.key.isEmpty {
                    return relabelled(
                        found, words, span, "belongs to '\(text(owner..<(owner + 1)))'", .owner)
                }
            }
            // "allies such as Germany", "groups including Hamas": the example that is named.
            if depth < 3, let example = example(in: mention) {
                let found = resolve(example, depth: depth + 1)
                if !found.reference.key.isEmpty {
                    return relabelled(
                        found, words, span, "named as an example: '\(text(example))'", .owner)
                }
            }
            if identity.isAgent && !identity.isGuess || isPeople(head),
                let context = contextState(for: mention)
            {
                return made(
                    ActorIdentity(key: context.key, country: context.key, role: identity.role),
                    context.rule, context.basis)
            }
            return made(identity, identity.explanation, identity.isGuess ? .unlisted : .words)
        }
        if depth < 3, let reference = reference(for: mention, head: head),
            !reference.antecedent.overlaps(mention)
        {
            let found = resolve(reference.antecedent, depth: depth + 1)
            return relabelled(
                found, words, span, "\(reference.kind) for '\(text(reference.antecedent))'",
                .pronoun)
        }
        return made(
            ActorIdentity(key: "", country: nil, role: ""), "pronoun without antecedent", .open)
    }

    /// The link of the mention's head; a pronoun inside it ("its allies") stands for another.
    private func reference(for mention: Range<Int>, head: Int) -> Reference? {
        if let own = antecedents[head] { return own }
        guard let first = antecedents[mention.lowerBound], first.mention.contains(head) else {
            return nil
        }
        return first
    }

    private func relabelled(
        _ found: Resolution, _ words: String, _ span: QuotedSpan, _ rule: String, _ basis: Basis
    ) -> Resolution {
        var reference = found.reference
        reference.text = words
        reference.span = span
        return Resolution(
            reference: reference, rule: rule, basis: reference.key.isEmpty ? .open : basis)
    }

    /// Who a mention is that names a person: by the title and nationality beside the name, by the
    /// fullest mention in the article, by the office that the name held, else by where the report is.
    private func person(in mention: Range<Int>) -> (
        identity: ActorIdentity, rule: String, basis: Basis
    )? {
        guard
            let name = document.names.slice(
                { $0.tokens.upperBound > mention.lowerBound },
                until: {
                    $0.tokens.upperBound > mention.upperBound
                }
            ).first(where: { $0.kind == .person }),
            document.tokens[document.syntacticHead(mention)].upos != .noun
                || isHead(name, of: mention)
        else { return nil }
        let last = document.string(name.tokens.upperBound - 1).lowercased()
        let own = resolver.resolve(text(mention), on: day)
        if name.tokens.count > 1 || mention.count > name.tokens.count,
            isState(own.key) || own.kind == .person
        {
            return (own, own.explanation, .words)
        }
        if let known = persons[last] {
            return (known, "named in full elsewhere in the report", .elsewhere)
        }
        if fullNames.contains(last) {
            return contextState(for: mention).map {
                (ActorIdentity(key: $0.key, country: $0.key, role: own.role), $0.rule, $0.basis)
            }
        }
        if own.kind == .person || isState(own.key) { return (own, own.explanation, .words) }
        return contextState(for: mention).map {
            (ActorIdentity(key: $0.key, country: $0.key, role: own.role), $0.rule, $0.basis)
        }
    }

    /// Whether the name is what the mention is about: its head, or in apposition to it.
    private func isHead(_ name: NameMention, of mention: Range<Int>) -> Bool {
        let head = document.syntacticHead(mention)
        if name.tokens.contains(head) { return true }
        let own = document.syntacticHead(name.tokens)
        guard let above = document.head(own), above == head else { return false }
        return [.appos, .flat, .compound].contains(document.tokens[own].relation)
    }

    /// Persons without a name: "Four", "the accused", "people".
    private func isPeople(_ head: Int) -> Bool {
        let word = document.tokens[head]
        if word.upos == .num { return true }
        if word.upos == .adj || word.upos == .verb {
            return document.children(head, .det).contains {
                document.string($0).lowercased() == "the"
            }
        }
        return Self.peopleNouns.contains(word.lemma)
    }

    private static let peopleNouns: Set<String> = [
        "people", "person", "man", "woman", "child", "victim", "thousand", "hundred", "dozen",
        "crowd",
        "other", "many", "some", "resident", "attacker", "gunman", "suspect", "assailant",
    ]

    /// What follows "such as" or "including" in a mention.
    private func example(in mention: Range<Int>) -> Range<Int>? {
        for token in mention.dropFirst() {
            let word = document.string(token).lowercased()
            let opens =
                word == "including"
                || (word == "as" && document.string(token - 1).lowercased() == "such")
            if opens, token + 1 < mention.upperBound { return (token + 1)..<mention.upperBound }
        }
        return nil
    }

    private func possessor(in mention: Range<Int>) -> Int? {
        mention.first {
            document.tokens[$0].relation == .possessor && document.tokens[$0].upos == .pron
        }
    }

    /// The state that an agent without one belongs to: named within the same clause by place, else the
    /// one that the report is mostly about.
    private func contextState(for mention: Range<Int>) -> (
        key: String, rule: String, basis: Basis
    )? {
        let sentence = document.sentences[Int(document.tokens[mention.lowerBound].sentence)]
        let head = document.syntacticHead(mention)
        // "Western governments", "donor states": their own words say that it is no single state.
        let word = document.tokens[head]
        if word.features.contains(.plural), Self.generalNouns.contains(word.lemma) { return nil }
        let isQualified =
            word.upos == .noun
            && mention.contains { token in
                token != head && token != sentence.tokens.lowerBound
                    && document.tokens[token].relation == .amod
                    && (document.string(token).utf8.first.map(Bytes.isUpper) ?? false)
            }
        if isQualified { return nil }
        let within = states.slice(
            { $0.token >= sentence.tokens.lowerBound },
            until: {
                $0.token >= sentence.tokens.upperBound
            })
        for state in within {
            if document.dominates(head, state.token) {
                return (state.key, "'\(document.string(state.token))' says where", .place)
            }
        }
        if !focus.isEmpty { return (focus, Self.focusRule, .focus) }
        return nil
    }

    /// The state that the report is mostly about; "" where it names none.
    package var mainState: String { focus }

    /// What the tables list under a key that is no state's; nil where they don't.
    package func listing(of key: String) -> ActorResolver.Listing? { resolver.listing(of: key) }

    package func isState(_ key: String) -> Bool {
        key.utf8.count == 3 && resolver.isState(key)
    }

    private func text(_ range: Range<Int>) -> String { document.text.string(document.span(range)) }
}
