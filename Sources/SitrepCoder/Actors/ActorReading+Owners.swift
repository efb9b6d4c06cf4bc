/// Whose the agents are.
extension ActorReading {
    /// Whose the agents are: the last name before the noun that is not a mere stance or backer.
    func owner(_ before: some BidirectionalCollection<ActorPhrase.Match>) -> ActorIdentity? {
        guard let (match, rest) = ownerMatch(before) else { return nil }
        // "The Tamil Tigers' London office": the possessor, not what describes the office.
        if !phrase.words[match.words.upperBound - 1].marks.contains(.possessive),
            let (possessor, rest) = ownerMatch(
                rest.filter { phrase.words[$0.words.upperBound - 1].marks.contains(.possessive) }),
            let first = identity(possessor, rest), first.key != ""
        {
            if let second = identity(match, rest), second.kind == .group { return second }
            return first
        }
        return identity(match, rest)
    }

    func ownerMatch(
        _ before: some BidirectionalCollection<ActorPhrase.Match>
    ) -> (match: ActorPhrase.Match, rest: [ActorPhrase.Match])? {
        guard
            let at = before.lastIndex(where: { match in
                match.kind != .noun && match.kind != .nonActor && !isForeign(match)
                    && (match.kind != .familyName || standsAlone(match))
            })
        else { return nil }
        return (before[at], Array(before[..<at]))
    }

    func identity(
        _ match: ActorPhrase.Match, _ rest: some BidirectionalCollection<ActorPhrase.Match>
    ) -> ActorIdentity? {
        switch match.kind {
        case .noun, .nonActor: return nil
        case .body: return body(match, rest)
        case .person:
            return officeholders.named(match.first, on: day).map { person($0, match) }
        case .familyName:
            if let choice = officeholders.familyName(
                match.first, on: day, owner: nil, role: nil)
            {
                return person(choice, match)
            }
            return nil
        default: return place(match)
        }
    }

    /// The minister or president of that day whose family name is also a city's ("Bolton").
    func officeBearer(_ match: ActorPhrase.Match) -> ActorIdentity? {
        guard match.kind == .city, day != nil, standsAlone(match),
            let choice = officeholders.familyName(match.first, on: day, owner: nil, role: nil),
            choice.isHolding, choice.term.rank < 3
        else { return nil }
        return person(choice, match)
    }

    /// Whether a family name has no unlisted given name before it: "James Ford" is no listed Ford.
    func standsAlone(_ match: ActorPhrase.Match) -> Bool {
        let at = match.words.lowerBound
        guard at > 0, !phrase.words[at].marks.contains(.afterBreak) else { return true }
        let before = phrase.words[at - 1]
        if !before.marks.contains(.capital) || before.marks.contains(.possessive) { return true }
        if phrase.isIn(small.determiners, at - 1)
            || phrase.isIn(small.directions, at - 1)
        {
            return true
        }
        guard let match = phrase.matches.first(where: { $0.words.contains(at - 1) }) else {
            return false
        }
        return match.kind != .familyName && match.kind != .city
    }

    /// Whether a listed family name is the given name of somebody else: "Jonathan" in "Jonathan Marsh".
    func leadsName(_ match: ActorPhrase.Match) -> Bool {
        let next = match.words.upperBound
        guard next < phrase.words.count, phrase.words[next].marks.contains(.capital),
            !phrase.words[next].marks.contains(.afterBreak),
            !phrase.words[next - 1].marks.contains(.possessive)
        else { return false }
        let following = phrase.matches.first { $0.words.contains(next) }
        return following.map { $0.kind == .familyName || $0.kind == .city } ?? true
    }

    /// "Iranian-backed", "pro-Russian", "ethnic Albanian": not whose it is.
    func isForeign(_ match: ActorPhrase.Match) -> Bool {
        let end = match.words.upperBound
        if phrase.words[end - 1].marks.contains(.hyphen), end < phrase.words.count,
            phrase.isIn(small.foreignParticiples, end)
        {
            return true
        }
        let start = match.words.lowerBound
        return start > 0 && phrase.isIn(small.stances, start - 1)
    }

    func isFormer(_ noun: ActorPhrase.Match) -> Bool {
        (0..<noun.words.lowerBound).contains { phrase.isIn(small.former, $0) }
    }

    /// Agents with what owns them.
    func combined(
        _ agents: ActorIdentity, _ owner: ActorIdentity, head: ActorPhrase.Match? = nil
    ) -> ActorIdentity {
        var identity = agents
        identity.key = owner.key
        identity.country = owner.country
        identity.explanation =
            agents.explanation.isEmpty || agents.kind == .none
            ? owner.explanation : agents.explanation + " of " + owner.explanation
        let isGeneric =
            agents.role.isEmpty || agents.role == "UNK"
            || (head.map { phrase.isIn(small.genericHeads, $0.words.upperBound - 1) }
                ?? genericCore())
        switch owner.kind {
        case .group:
            if !owner.role.isEmpty, agents.role != "ELI", agents.role != "REF",
                owner.role != "PRE" || isGeneric
            {
                identity.role = owner.role
            }
        case .organisation where owner.role == "IGO" || owner.role == "":
            if agents.role.isEmpty || agents.role == "UNK" { identity.role = owner.role }
        case .organisation where isGeneric && agents.role != "ELI":
            identity.role = owner.role
        case .person where agents.role.isEmpty || agents.role == "UNK":
            identity.role = owner.role == "ELI" ? "GOV" : owner.role
        case .agents where agents.role.isEmpty || agents.role == "UNK" || isGeneric:
            if !owner.role.isEmpty, agents.role != "ELI" { identity.role = owner.role }
        case .name, .none, .state, .place:
            if agents.role == "UNK" { identity.role = "UNK" }
        default: break
        }
        if identity.role == "UNK", !identity.key.isEmpty, owner.kind == .state {
            identity.role = ""
        }
        if agents.isGuess { identity.kind = .agents }
        if agents.kind == .none, agents.role.isEmpty {
            identity.kind = .none
            identity.role = owner.kind == .agents ? owner.role : ""
        }
        return identity
    }

    /// Whether the head of the first part says nothing about the sector.
    func genericCore() -> Bool {
        guard
            let noun = phrase.matches.last(where: {
                $0.kind == .noun
                    && !(0..<$0.words.lowerBound).contains {
                        phrase.isIn(small.ownerPrepositions, $0)
                    }
            })
        else { return false }
        return phrase.isIn(small.genericHeads, noun.words.upperBound - 1)
    }
}
