import SitrepModel
import SitrepReader

/// How a place's name hangs on an act in the syntax of a sentence.
struct PlaceSyntax {
    let words: PlaceWords
    let document: Document

    /// What an act is to the places in its sentence.
    enum Sort: Equatable {
        /// Saying, asking, judging: only its own place or its occasion's.
        case saying
        /// Visits: whither too.
        case visit
        /// Other dealings.
        case dealing
        /// Protests and what police do: the doers' place is the act's.
        case gathering
        /// Attacks and fights: what was hit says where.
        case force

        init(root: String, cameo: String) {
            if cameo.hasPrefix("042") || cameo.hasPrefix("043") {
                self = .visit
            } else if ["14", "17"].contains(root) {
                self = .gathering
            } else if ["18", "19", "20"].contains(root) {
                self = .force
            } else if ["06", "07", "08", "15", "16"].contains(root) {
                self = .dealing
            } else {
                self = .saying
            }
        }
    }

    /// A place's name with the words around it that belong to it.
    struct Phrase {
        /// The bare name.
        var name: Range<Int>
        /// The name with its noun: "Helmand province".
        var written: Range<Int>
        /// The token by which it hangs on the rest: "city" of "the northern city of Tripoli".
        var top: Int
        /// Whether the words call it a province, region, state ...
        var isDivision: Bool
        /// "the capital of Sudan": of a country, its capital is meant.
        var isCapital = false
    }

    struct Path {
        var steps: Int
        var rule: String
        /// Whether a preposition of place introduces it.
        var isLocative: Bool
    }

    // MARK: The mentions

    /// What may name a place in a sentence: what the reader takes for a place's name, surely; and what
    /// stands behind "in", "near" or "outside" as a proper name of another or no kind, unsurely.
    func mentions(in sentence: Int) -> [(tokens: Range<Int>, isSure: Bool)] {
        let names = document.names(in: sentence)
        var all = names.filter { $0.kind == .place }.map { ($0.tokens, true) }
        for token in document.sentences[sentence].tokens
        where document.tokens[token].upos == .propn && document.tokens[token].relation != .flat {
            let cases = document.children(token, .case).map { document.tokens[$0].lemma }
            guard cases.count == 1, ["in", "near", "outside"].contains(cases[0]),
                !all.contains(where: { $0.0.contains(token) })
            else { continue }
            let known = names.first { $0.tokens.contains(token) && $0.kind != .person }
            if let known {
                all.append((known.tokens, false))
            } else {
                all.append((token..<(token + 1), false))
            }
        }
        return all.sorted { $0.0.lowerBound < $1.0.lowerBound }
    }

    // MARK: The phrase

    func phrase(of mention: Range<Int>) -> Phrase {
        var name = mention
        var isDivision = false
        var isCapital = false
        // Division words and points of the compass may lie within the name.
        while name.count > 1, isWord(name.upperBound - 1, words.division), !isStateName(name) {
            isDivision = true
            name = name.dropLast()
        }
        while name.count > 1, isWord(name.lowerBound, words.compass), isCountryLike(name) {
            name = name.dropFirst()
        }
        while name.count > 1, document.string(name.lowerBound).lowercased() == "the" {
            name = name.dropFirst()
        }
        if let comma = name.first(where: { document.string($0) == "," }), comma > name.lowerBound {
            name = name.lowerBound..<comma
        }
        var written = mention
        if mention.contains(where: { document.string($0) == "," }) { written = name }
        var top = document.syntacticHead(mention)
        var steps = 0
        while let above = document.head(top), steps < 3, climbs(top, above) {
            let lemma = document.tokens[above].lemma.lowercased()
            let isNear = above >= written.upperBound && above <= written.upperBound + 1
            if words.division.contains(lemma) { isDivision = true }
            if lemma == "capital" { isCapital = true }
            if document.tokens[top].relation == .nmod, document.tokens[above].upos == .propn,
                above == name.lowerBound - 2
            {
                // "Gulf of Aden" is a name, not a gulf at Aden.
                name = above..<name.upperBound
                written = above..<max(written.upperBound, name.upperBound)
            }
            if isNear { written = written.lowerBound..<(above + 1) }
            top = above
            steps += 1
        }
        return Phrase(
            name: name, written: written, top: top, isDivision: isDivision, isCapital: isCapital)
    }

    /// Whether a name or its noun belongs to the place noun above it.
    private func climbs(_ token: Int, _ above: Int) -> Bool {
        let noun = document.tokens[above].lemma.lowercased()
        let isPlaceNoun = words.nouns.contains(noun) || words.division.contains(noun)
        switch document.tokens[token].relation {
        case .compound, .flat, .amod:
            return isPlaceNoun
        case .appos:
            return isPlaceNoun
        case .nmod:
            return (isPlaceNoun || words.compass.contains(noun))
                && document.children(token, .case).contains { document.tokens[$0].lemma == "of" }
        case .possessor:
            return words.compass.contains(noun) || noun == "coast" || noun == "border"
        default:
            return false
        }
    }

    private func isWord(_ token: Int, _ set: Set<String>) -> Bool {
        set.contains(document.string(token).lowercased())
    }

    /// "Northern Ireland" and the like are names of their own.
    private func isCountryLike(_ name: Range<Int>) -> Bool {
        let first = document.string(name.lowerBound).lowercased()
        return first.hasSuffix("ern") || first == "central"
            ? document.string(name.lowerBound + 1) != "Ireland" : false
    }

    private func isStateName(_ name: Range<Int>) -> Bool {
        document.string(name.lowerBound).lowercased() == "united"
    }

    // MARK: The path

    /// How the phrase hangs on the trigger; nil where it does not say where the act was.
    func path(from phrase: Phrase, to trigger: Int, _ triggers: [Int], _ sort: Sort) -> Path? {
        let top = phrase.top
        guard top != trigger, let governor = document.head(top) else { return nil }
        let relation = document.tokens[top].relation
        let preposition = document.children(top, .case).first.map { document.tokens[$0].lemma }
        if let preposition {
            guard relation == .obl || relation == .nmod || relation == .root || relation == .agent,
                introduces(preposition, sort)
            else { return nil }
            guard let steps = steps(from: governor, to: trigger, triggers, sort) else { return nil }
            let also = document.children(top, .case).map { document.string($0) }
            return Path(
                steps: steps, rule: "'\(also.joined(separator: " "))' beside the act",
                isLocative: true)
        }
        if governor == trigger, sort == .force || sort == .visit,
            relation == .obj || relation == .passiveSubject
        {
            return Path(steps: 1, rule: "what the act was done to", isLocative: false)
        }
        if governor == trigger, relation == .compound, sort == .force || sort == .gathering {
            return Path(steps: 1, rule: "before the act's noun", isLocative: false)
        }
        return nil
    }

    private func introduces(_ preposition: String, _ sort: Sort) -> Bool {
        if words.any.contains(preposition) { return true }
        if sort == .visit { return preposition == "to" }
        return (sort == .force || sort == .gathering) && words.forceful.contains(preposition)
    }

    /// Steps from what the place hangs on to the trigger; nil where the way leads through something
    /// that has a place of its own.
    private func steps(
        from governor: Int, to trigger: Int, _ triggers: [Int], _ sort: Sort
    ) -> Int? {
        var at = governor
        for steps in 0..<4 {
            if at == trigger { return steps }
            // The verb that carries the act's noun: "an attack took place in X".
            if steps == 0, carries(at, trigger), !isTrigger(at, triggers) { return 1 }
            guard let above = document.head(at), !isTrigger(at, triggers),
                passes(at, sort)
            else { return nil }
            at = above
        }
        return nil
    }

    private func carries(_ verb: Int, _ trigger: Int) -> Bool {
        document.tokens[verb].upos == .verb && document.head(trigger) == verb
            && [.obj, .nsubj, .passiveSubject].contains(document.tokens[trigger].relation)
            && document.tokens[trigger].upos == .noun
    }

    private func isTrigger(_ token: Int, _ triggers: [Int]) -> Bool {
        let at = triggers.firstIndex(from: { $0 >= token })
        return at < triggers.count && triggers[at] == token
    }

    /// Whether a place that hangs on this word is that of the act on which the word hangs.
    private func passes(_ token: Int, _ sort: Sort) -> Bool {
        let relation = document.tokens[token].relation
        guard document.tokens[token].upos.isNominal else { return false }
        switch sort {
        case .force:
            return [.obj, .passiveSubject, .obl, .nmod, .compound, .appos, .conj].contains(relation)
        case .gathering:
            return [.obj, .nsubj, .passiveSubject, .obl, .nmod, .compound, .conj].contains(relation)
        case .dealing:
            return relation == .obj || relation == .passiveSubject
                || isOccasion(token) && (relation == .obl || relation == .nmod)
        case .saying, .visit:
            return isOccasion(token)
                && [.obl, .nmod, .obj, .iobj].contains(relation)
        }
    }

    private func isOccasion(_ token: Int) -> Bool {
        words.occasions.contains(document.tokens[token].lemma)
    }
}
