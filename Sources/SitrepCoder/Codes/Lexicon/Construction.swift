import SitrepModel
import SitrepReader

/// The syntax around one word, as the lexicon's conditions ask for it: who fills which slot, over
/// passives, coordination, relative clauses, control and compounds.
struct Construction {
    let document: Document
    /// Nouns that stand for what comes after "of": "a wave of arrests".
    let transparent: Set<String>

    /// The words that fill a slot of a word, in no particular order.
    func fillers(of token: Int, _ slot: Condition.Slot) -> [Int] {
        switch slot {
        case .object: seenThrough(objects(of: token))
        case .subject: seenThrough(subjects(of: token))
        case .particle: particles(of: token)
        case .modifier:
            document.children(token, .amod, .compound, .nummod, .advmod, .flat, .possessor)
        case .complement: complements(of: token)
        case .clause: document.children(token, .ccomp, .csubj, .parataxis)
        case .governor: document.head(token).map { [$0] } ?? []
        case .preposition(let lemmas): seenThrough(introduced(by: lemmas, of: token))
        }
    }

    func holds(_ mark: Condition.Mark, of token: Int) -> Bool {
        switch mark {
        case .passive: isPassive(token)
        case .active: !isPassive(token)
        case .negated: isNegated(token)
        case .unwilling: isNegated(token) && isWilled(token)
        case .joint: isJoint(token)
        case .predicate:
            ![.amod, .compound].contains(document.tokens[token].relation)
        }
    }

    // MARK: Slots

    private func objects(of token: Int) -> [Int] {
        let word = document.tokens[token]
        guard word.upos == .verb || word.upos == .aux else {
            return conjuncts(
                introduced(by: ["of"], of: token) + document.children(token, .compound)
                    + adjectivalNames(of: token))
        }
        var found = document.children(token, .obj, .passiveSubject, .iobj)
        found = found.map { relative($0, of: token) ?? $0 }
        if found.isEmpty, let shared = sharedObject(of: token) { found = [shared] }
        return conjuncts(found)
    }

    /// The object of a verb that has none of its own: what a relative clause or a participle is
    /// attached to, what a raised passive is about, what coordinated verbs share.
    private func sharedObject(of token: Int) -> Int? {
        guard let head = document.head(token) else { return nil }
        switch document.tokens[token].relation {
        case .relativeClause:
            let subjects = document.children(token, .nsubj)
            return subjects.contains { relative($0, of: token) != nil } ? nil : head
        case .acl where isPassive(token): return head
        case .xcomp where isPassive(token):
            return document.children(head, .nsubj, .passiveSubject, .obj).last
        case .conj:
            if isPassive(token) {
                return document.children(head, .passiveSubject).first
            }
            return document.children(head, .obj).first { $0 > token }
        default: return nil
        }
    }

    private func subjects(of token: Int) -> [Int] {
        let word = document.tokens[token]
        guard word.upos == .verb || word.upos == .aux || word.upos == .adj else {
            return conjuncts(
                document.children(token, .possessor) + introduced(by: ["by"], of: token)
                    + adjectivalNames(of: token))
        }
        if isPassive(token) { return conjuncts(agents(of: token)) }
        var at = token
        for _ in 0..<4 {
            let own = document.children(at, .nsubj, .csubj)
            if let subject = own.first { return conjuncts([relative(subject, of: at) ?? subject]) }
            guard let head = document.head(at) else { return [] }
            switch document.tokens[at].relation {
            case .conj, .xcomp, .advcl: at = head
            case .acl, .relativeClause: return conjuncts([head])
            default: return []
            }
        }
        return []
    }

    private func agents(of token: Int) -> [Int] {
        let agents = document.children(token, .agent)
        return agents.isEmpty ? introduced(by: ["by"], of: token) : agents
    }

    private func particles(of token: Int) -> [Int] {
        document.children(token, .particle, .advmod, .case, .obl, .dep, .xcomp, .amod)
    }

    private func complements(of token: Int) -> [Int] {
        var found = document.children(token, .xcomp)
        found += document.children(token, .acl, .advcl, .ccomp).filter {
            let word = document.tokens[$0]
            let isSmall =
                word.relation == .ccomp && word.upos != .verb
                && document.children($0, .cop, .mark).isEmpty
            return $0 > token
                && (isSmall || word.features.contains(.infinitive)
                    || word.features.contains(.gerund)
                    || document.children($0, .mark).contains {
                        document.tokens[$0].lemma == "to"
                    })
        }
        return conjuncts(found)
    }

    /// What prepositions introduce: beside the word itself, or attached to its object or to another
    /// prepositional phrase, as parsers often have it.
    private func introduced(by lemmas: Set<String>, of token: Int) -> [Int] {
        let isVerb = document.tokens[token].upos == .verb
        var found: [Int] = []
        func look(_ at: Int, _ children: [Int]) {
            for child in children where child > token || child < token && at == token {
                let isIntroduced = document.children(child, .case, .mark).contains {
                    lemmas.contains(document.tokens[$0].lemma)
                }
                if isIntroduced { found.append(child) }
            }
        }
        look(token, document.children(token, .obl, .nmod, .agent, .advcl, .acl, .xcomp, .iobj))
        guard isVerb, found.isEmpty else { return conjuncts(found) }
        for child in document.children(token, .obj, .obl, .passiveSubject) where child > token {
            look(child, document.children(child, .nmod, .obl, .acl, .advcl))
        }
        return conjuncts(found)
    }

    /// "Turkish strikes": whoever acts or is meant, as an adjective.
    private func adjectivalNames(of token: Int) -> [Int] {
        document.children(token, .amod).filter {
            document.bytes[Int(document.tokens[$0].start)] < 0x61
        }
    }

    // MARK: Marks

    func isPassive(_ token: Int) -> Bool {
        let word = document.tokens[token]
        guard word.upos == .verb else { return false }
        if word.features.contains(.passive) { return true }
        if !document.children(token, .passiveSubject, .passiveAuxiliary, .agent).isEmpty {
            return true
        }
        return word.relation == .acl && word.features.contains([.past, .participle])
    }

    private func isNegated(_ token: Int) -> Bool {
        document.children(token, .advmod, .det, .aux, .cc).contains {
            Self.denials.contains(document.tokens[$0].lemma)
        }
    }

    private func isWilled(_ token: Int) -> Bool {
        !isPassive(token)
            && document.children(token, .aux).contains {
                Self.wills.contains(document.tokens[$0].lemma)
            }
    }

    private func isJoint(_ token: Int) -> Bool {
        let all = subjects(of: token)
        return all.count > 1
            || all.contains { document.tokens[$0].features.contains(.plural) }
    }

    // MARK: Walking

    private func conjuncts(_ tokens: [Int]) -> [Int] { tokens.flatMap(document.conjuncts) }

    /// What a relative pronoun stands for.
    private func relative(_ token: Int, of verb: Int) -> Int? {
        guard document.tokens[verb].relation == .relativeClause,
            Self.relatives.contains(document.tokens[token].lemma)
        else { return nil }
        return document.head(verb)
    }

    /// The tokens, and for transparent nouns what they are of as well.
    private func seenThrough(_ tokens: [Int]) -> [Int] {
        tokens.flatMap { token -> [Int] in
            let word = document.tokens[token]
            guard word.upos == .num || transparent.contains(word.lemma) else { return [token] }
            return [token] + conjuncts(introduced(by: ["of"], of: token))
        }
    }

    private static let relatives: Set<String> = ["which", "who", "that", "whom"]
    private static let denials: Set<String> = ["not", "never", "no", "neither", "nor"]
    private static let wills: Set<String> = ["will", "would", "shall", "can", "could"]
}
