import SitrepModel
import SitrepReader

/// The two parts that a party can have in an act.
package enum PartySlot: String, Sendable, CaseIterable {
    case actor, target
}

/// What a slot's decision starts from.
package enum PartyRegime: String, Sendable, CaseIterable {
    /// The role head names somebody whose own words say who it is.
    case named
    /// It names somebody whom only the context can identify.
    case described
    /// It names nobody.
    case unsaid
}

/// One key that may fill a slot, with what speaks for it; "" for nobody.
package struct PartyCandidate: Sendable {
    package var key: String
    package var values: [(PartyFeature, Float)]
    /// Its likeliest mention in the sentence; nil where only the context knows it.
    package var mention: Range<Int>?
    /// The role head's probability for that mention.
    package var mentionProbability: Float
}

/// Gathers the candidates for the actor or target of an act and what speaks for each of them.
package struct PartyEvidence: Sendable {
    let document: Document
    let cast: Cast
    let mentions: Mentions
    private let check = SyntacticCheck()

    package init(document: Document, cast: Cast) {
        self.document = document
        self.cast = cast
        mentions = Mentions(document: document, cast: cast)
    }

    /// What a slot's decision starts from; nil where the head names several, who stand as they are.
    package func regime(_ act: CodedAct, _ slot: PartySlot) -> PartyRegime? {
        let parties = slot == .actor ? act.actors : act.targets
        guard parties.count < 2 else { return nil }
        guard let party = parties.first else { return .unsaid }
        switch party.basis {
        case .words, .elsewhere: return .named
        default: return .described
        }
    }

    /// The candidates for a slot of `acts[index]`, best known first, nobody last.
    package func candidates(
        for slot: PartySlot, of index: Int, in acts: [CodedAct]
    ) -> [PartyCandidate] {
        let act = acts[index]
        let own = slot == .actor ? act.actors : act.targets
        let other = slot == .actor ? act.targets : act.actors
        var found: [String: [PartyFeature: Float]] = [:]
        var order: [String] = []
        var best: [String: (Range<Int>, Float)] = [:]
        func note(_ key: String, _ feature: PartyFeature, _ value: Float = 1) {
            guard !key.isEmpty else { return }
            if found[key] == nil {
                found[key] = [:]
                order.append(key)
            }
            let known = found[key]?[feature] ?? 0
            found[key]?[feature] = max(known, value)
        }
        let context = context(act, slot, own.first, other)
        noteFiller(own.first, note)
        noteSentence(act, slot, note) { key, tokens, probability in
            if best[key].map({ $0.1 < probability }) ?? true { best[key] = (tokens, probability) }
        }
        noteContext(act, note)
        noteAround(act, slot, note)
        noteActs(index, acts, slot, other.map(\.reference.key), note)
        for key in order {
            note(key, kind(of: key))
            if key == cast.mainState { note(key, .focus) }
            if let state = cast.listing(of: key)?.country, state == cast.mainState {
                note(key, .groupOfFocus)
            }
            if let share = mentions.shares[key] { note(key, .share, share) }
            if mentions.inHeadline.contains(key) { note(key, .inHeadline) }
            if mentions.inLead.contains(key) { note(key, .inLead) }
            if act.tellers.first?.actor.key == key { note(key, .teller) }
            if other.contains(where: { $0.reference.key == key }) { note(key, .asOther) }
        }
        var candidates = order.map { key in
            PartyCandidate(
                key: key,
                values: context
                    + (found[key] ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }
                    .map { ($0.key, $0.value) },
                mention: best[key]?.0, mentionProbability: best[key]?.1 ?? 0)
        }
        candidates.append(
            PartyCandidate(
                key: "", values: context + [(.nobody, 1)], mention: nil, mentionProbability: 0))
        return candidates
    }

    private func kind(of key: String) -> PartyFeature {
        if cast.isState(key) { return .isState }
        guard let listing = cast.listing(of: key) else { return .isUnlisted }
        return listing.isGroup ? .isGroup : .isOrganisation
    }

    /// What is the same for all candidates: the slot, the act, the words of the role head's mention.
    private func context(
        _ act: CodedAct, _ slot: PartySlot, _ filler: CodedAct.Party?, _ other: [CodedAct.Party]
    ) -> [(PartyFeature, Float)] {
        var values: [PartyFeature] = [slot == .actor ? .slotActor : .slotTarget]
        switch regime(act, slot) {
        case .named: values.append(.regimeNamed)
        case .described: values.append(.regimeDescribed)
        default: values.append(.regimeUnsaid)
        }
        if let root = Int(act.act.root), let feature = PartyFeature.root(root) {
            values.append(feature)
        }
        if document.tokens[act.trigger].upos == .noun { values.append(.triggerNoun) }
        if !document.children(act.trigger, .passiveSubject).isEmpty {
            values.append(.triggerPassive)
        }
        if !other.isEmpty { values.append(.otherKnown) }
        if let filler, let tokens = filler.tokens {
            values += words(tokens, role: filler.reference.role ?? "")
        }
        return values.map { ($0, 1) }
    }

    private func words(_ tokens: Range<Int>, role: String) -> [PartyFeature] {
        let head = document.syntacticHead(tokens)
        let word = document.tokens[head]
        var values: [PartyFeature] = []
        if word.upos == .propn { values.append(.wordsName) }
        if word.upos == .pron || word.upos == .det {
            switch document.string(head).lowercased() {
            case "he", "she", "him", "her", "his", "who": values.append(.wordsSingular)
            case "it", "its", "which", "that": values.append(.wordsIt)
            case "i", "we", "us", "me", "our", "my", "ours": values.append(.wordsSpeaker)
            default: values.append(.wordsPlural)
            }
            return values
        }
        values.append(Self.description(word.lemma, role: role))
        if word.features.contains(.plural) { values.append(.wordsPlural) }
        if document.string(tokens.lowerBound).lowercased() == "the" {
            values.append(.wordsDefinite)
        }
        return values
    }

    /// What kind of party a noun describes.
    private static func description(_ lemma: String, role: String) -> PartyFeature {
        if organisationNouns.contains(lemma) { return .wordsOrganisation }
        switch role {
        case "REB", "UAF", "PRM", "CRM", "PRE": return .wordsGroup
        case "GOV": return .wordsGovernment
        case "MIL", "COP", "SPY": return .wordsForces
        case "LEG", "JUD": return .wordsState
        case "OPP", "PTY": return .wordsParty
        case "": return .wordsThing
        default: return lemma == "group" || lemma == "movement" ? .wordsGroup : .wordsPeople
        }
    }

    private static let organisationNouns: Set<String> = [
        "alliance", "bloc", "organisation", "organization", "union", "council", "agency", "body",
        "watchdog", "tribunal", "commission", "company", "airline", "firm", "association", "league",
        "fund", "bank", "charity", "community", "federation",
    ]

    private typealias Note = (String, PartyFeature, Float) -> Void

    private func noteFiller(_ filler: CodedAct.Party?, _ note: Note) {
        guard let filler else { return }
        let key = filler.reference.key
        note(key, .filler, 1)
        note(key, .fillerCertainty, filler.probability)
        let kind: PartyFeature? =
            switch filler.basis {
            case .words: nil
            case .elsewhere: .fillerElsewhere
            case .unlisted: .fillerUnlisted
            case .pronoun: .fillerPronoun
            case .reference: .fillerReference
            case .owner: .fillerOwner
            case .place: .fillerPlace
            case .focus: .fillerFocus
            case .open: nil
            }
        if let kind { note(key, kind, 1) }
    }

    /// Mentions in the act's own sentence: what the role head thinks of them, and their grammar.
    private func noteSentence(
        _ act: CodedAct, _ slot: PartySlot, _ note: Note,
        _ mentioned: (String, Range<Int>, Float) -> Void
    ) {
        let start = document.sentences[act.sentence].tokens.lowerBound
        let role = slot == .actor ? 1 : 2
        var nearest: (distance: Int, key: String)?
        for mention in mentions.within(act.sentence) {
            let key = mention.key
            note(key, .inSentence, 1)
            if mention.tokens.upperBound <= act.trigger { note(key, .beforeTrigger, 1) }
            var probabilities: [Float] = [0, 0, 0, 0]
            for token in mention.tokens where act.roles.indices.contains(token - start) {
                for part in 1...3 {
                    probabilities[part] = max(probabilities[part], act.roles[token - start][part])
                }
            }
            note(key, .role, probabilities[role])
            note(key, .oppositeRole, probabilities[3 - role])
            note(key, .tellerRole, probabilities[3])
            mentioned(key, mention.tokens, probabilities[role])
            let distance = abs(mention.tokens.lowerBound - act.trigger)
            if nearest.map({ distance < $0.distance }) ?? true { nearest = (distance, key) }
        }
        if let nearest { note(nearest.key, .nearest, 1) }
        if let subject = check.proposedActor(of: act.trigger, in: document) {
            note(cast.resolve(subject).reference.key, .subject, 1)
        }
        if let object = check.proposedTarget(of: act.trigger, in: document) {
            note(cast.resolve(object).reference.key, .object, 1)
        }
        for owner in document.children(act.trigger, .possessor, .nmod, .compound, .amod) {
            note(
                cast.resolve(QuotationReader.nounPhrase(owner, document)).reference.key, .possessor,
                1)
        }
    }

    /// What the role head thinks of mentions in the sentences around.
    private func noteAround(_ act: CodedAct, _ slot: PartySlot, _ note: Note) {
        let role = slot == .actor ? 1 : 2
        for around in act.around where !around.tokens.isEmpty {
            let sentence = Int(document.tokens[around.tokens.lowerBound].sentence)
            for mention in mentions.within(sentence) {
                note(mention.key, .aroundRole, around.probability(of: role, in: mention.tokens))
                note(
                    mention.key, .aroundOpposite,
                    around.probability(of: 3 - role, in: mention.tokens))
                note(mention.key, .aroundTeller, around.probability(of: 3, in: mention.tokens))
            }
        }
    }

    private func noteContext(_ act: CodedAct, _ note: Note) {
        let sentence = act.sentence
        noteLatest(before: act.trigger, note)
        if let speaker = cast.quotations.innermost(
            holding: document.tokens[act.trigger].span, in: sentence)?.speaker
        {
            note(cast.resolve(speaker).reference.key, .speaker, 1)
        }
        if sentence > 0 {
            for mention in mentions.within(sentence - 1) { note(mention.key, .previousSentence, 1) }
        }
        for mention in mentions.within(max(0, sentence - 4)..<sentence) {
            note(mention.key, .near, 1)
        }
        for key in mentions.inHeadline { note(key, .inHeadline, 1) }
        note(cast.mainState, .focus, 1)
        if let teller = act.tellers.first { note(teller.actor.key, .teller, 1) }
    }

    /// The latest mention before the trigger, and the latest of each kind.
    private func noteLatest(before trigger: Int, _ note: Note) {
        let sentence = Int(document.tokens[trigger].sentence)
        var seen: Set<PartyFeature> = []
        func once(_ key: String, _ feature: PartyFeature) {
            if seen.insert(feature).inserted { note(key, feature, 1) }
        }
        for mention in mentions.within(max(0, sentence - 6)..<(sentence + 1)).reversed()
        where mention.tokens.upperBound <= trigger {
            once(mention.key, .latest)
            if mention.isPerson { once(mention.key, .latestPerson) }
            switch kind(of: mention.key) {
            case .isState: once(mention.key, .latestState)
            case .isOrganisation: once(mention.key, .latestOrganisation)
            case .isGroup: once(mention.key, .latestGroup)
            default: break
            }
        }
        if sentence > 0 {
            let before = document.sentences[sentence - 1].tokens
            let subject = before.first { document.tokens[$0].relation == .nsubj }
            if let subject,
                let mention = mentions.within(sentence - 1).first(where: {
                    $0.tokens.contains(subject)
                })
            {
                note(mention.key, .previousSubject, 1)
            }
        }
    }

    /// How many acts before and after an act are looked at.
    private static let reach = 40

    /// What the parties of the acts around an act are.
    private func noteActs(
        _ index: Int, _ acts: [CodedAct], _ slot: PartySlot, _ others: [String], _ note: Note
    ) {
        let act = acts[index]
        if let before = acts[..<index].last(where: { $0.sentence < act.sentence }) {
            for party in before.actors { note(party.reference.key, .actorBefore, 1) }
            for party in before.targets { note(party.reference.key, .targetBefore, 1) }
        }
        var same: (distance: Int, act: CodedAct)?
        var pairs = 0
        var forward: [String: Int] = [:]
        var backward: [String: Int] = [:]
        let window = max(0, index - Self.reach)..<min(acts.count, index + Self.reach + 1)
        for at in window where at != index {
            let candidate = acts[at]
            if candidate.sentence == act.sentence {
                for party in candidate.actors { note(party.reference.key, .actorHere, 1) }
                for party in candidate.targets { note(party.reference.key, .targetHere, 1) }
            }
            let distance = abs(candidate.sentence - act.sentence) * 2 + (at > index ? 1 : 0)
            if candidate.act.root == act.act.root, distance <= 16,
                same.map({ distance < $0.distance }) ?? true
            {
                same = (distance, candidate)
            }
            let (mine, theirs) =
                slot == .actor
                ? (candidate.actors, candidate.targets) : (candidate.targets, candidate.actors)
            guard !mine.isEmpty, !theirs.isEmpty else { continue }
            if theirs.contains(where: { others.contains($0.reference.key) }) {
                pairs += 1
                for key in Set(mine.map(\.reference.key)) { forward[key, default: 0] += 1 }
            }
            if mine.contains(where: { others.contains($0.reference.key) }) {
                pairs += 1
                for key in Set(theirs.map(\.reference.key)) { backward[key, default: 0] += 1 }
            }
        }
        if let same {
            for party in same.act.actors { note(party.reference.key, .sameActActor, 1) }
            for party in same.act.targets { note(party.reference.key, .sameActTarget, 1) }
        }
        for (key, count) in forward { note(key, .dyad, Float(count) / Float(pairs)) }
        for (key, count) in backward { note(key, .reversedDyad, Float(count) / Float(pairs)) }
    }
}
