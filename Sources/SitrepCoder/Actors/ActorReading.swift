/// Reads whom one phrase names, from its head noun, the names around it and the day.
struct ActorReading {
    let tables: ActorTables
    let phrase: ActorPhrase
    let day: Int?

    private var officeholders: Officeholders { Officeholders(tables: tables) }

    /// A part of the phrase: what comes before the first preposition or break, and what follows.
    private struct Part {
        var core: Range<Int>
        /// Owner phrases: "of Chad", "in Cairo".
        var tails: [Range<Int>]
    }

    func identity() -> ActorIdentity {
        guard !phrase.words.isEmpty else { return .nobody }
        var segments: [Range<Int>] = []
        var start = 0
        for at in 1..<max(1, phrase.words.count)
        where phrase.words[at].marks.contains(.afterBreak) {
            segments.append(start..<at)
            start = at
        }
        segments.append(start..<phrase.words.count)
        var best: ActorIdentity?
        for segment in segments.prefix(4) {
            let found = read(segment)
            guard let first = best else {
                best = found
                if !found.key.isEmpty, !found.isGuess { break }
                continue
            }
            if !found.key.isEmpty, !found.isGuess {
                var merged = found
                if !first.role.isEmpty, found.role.isEmpty { merged.role = first.role }
                if found.kind != .person, first.kind == .name { merged.name = nil }
                return merged
            }
            if first.role.isEmpty, !found.role.isEmpty { best?.role = found.role }
        }
        return best ?? .nobody
    }

    // MARK: One segment

    private func read(_ segment: Range<Int>, depth: Int = 0) -> ActorIdentity {
        guard !segment.isEmpty else { return .nobody }
        let part = split(segment)
        let found = core(part, depth)
        // "Tens of thousands of Chileans": a capital that only begins the sentence.
        let isBareOpening =
            found.isGuess && !part.tails.isEmpty
            && part.core.drop { phrase.isIn(ActorFunctionWords.determiners, $0) }.count == 1
        if (!found.key.isEmpty && !isBareOpening) || depth > 3 { return found }
        let last = phrase.matches.last {
            $0.kind == .noun && part.core.contains($0.words.lowerBound)
        }
        let isMission = last.map { head($0, ActorFunctionWords.guestMissions) } ?? false
        let isOther = last.map { head($0, ActorFunctionWords.otherParties) } ?? false
        for tail in part.tails {
            let owner = read(tail, depth: depth + 1)
            guard !owner.key.isEmpty || found.role == "UNK" || found.role.isEmpty else { continue }
            if owner.isGuess || isOther { continue }
            if isMission, owner.kind == .state || owner.kind == .place,
                phrase.words[tail.lowerBound - 1].hash == ActorFunctionWords.inside
            {
                continue
            }
            return combined(isBareOpening ? .nobody : found, owner)
        }
        if let last, found.key.isEmpty {
            let noun = tables.nouns[Int(tables.entries[Int(last.entry)].index)]
            let isOwned = part.core.contains {
                phrase.isIn(ActorFunctionWords.possessivePronouns, $0)
            }
            if !isOwned, let code = noun.state, let state = tables.state(code) {
                var identity = found
                identity.key = code
                identity.country = code
                identity.explanation += ", an office of \(state.name)"
                return identity
            }
        }
        return isBareOpening ? .nobody : found
    }

    private func head(_ match: ActorPhrase.Match, _ set: Set<UInt64>) -> Bool {
        phrase.isIn(set, match.words.upperBound - 1)
    }

    private func split(_ segment: Range<Int>) -> Part {
        var cuts: [(at: Int, isOwner: Bool)] = []
        var at = segment.lowerBound
        while at < segment.upperBound {
            if let match = phrase.matches.first(where: { $0.words.contains(at) }),
                match.words.lowerBound == at, match.words.count > 1
            {
                at = match.words.upperBound
                continue
            }
            let word = phrase.words[at]
            let joined =
                word.marks.contains(.hyphen)
                || (at > 0 && phrase.words[at - 1].marks.contains(.hyphen))
            if !joined, !word.marks.contains(.capital) || at > segment.lowerBound {
                if phrase.isIn(ActorFunctionWords.ownerPrepositions, at)
                    || at > 0 && word.hash == ActorFunctionWords.by
                        && phrase.isIn(ActorFunctionWords.ownedBy, at - 1)
                    || at > 0 && word.hash == ActorFunctionWords.to
                        && phrase.isIn(ActorFunctionWords.ownedTo, at - 1)
                {
                    cuts.append((at, true))
                } else if phrase.isIn(ActorFunctionWords.breaks, at),
                    !word.marks.contains(.allCapitals)
                {
                    if phrase.isIn(ActorFunctionWords.coordinators, at), cuts.isEmpty,
                        !hasHead(segment.lowerBound..<at)
                    {
                        at += 1
                        continue
                    }
                    cuts.append((at, false))
                }
            }
            at += 1
        }
        var start = segment.lowerBound
        if let first = cuts.first, first.at == start {
            start += 1
            cuts.removeFirst()
        }
        var end = cuts.first?.at ?? segment.upperBound
        if end > start, end < segment.upperBound,
            phrase.isIn(ActorFunctionWords.ownedBy, end - 1)
                || phrase.isIn(ActorFunctionWords.ownedTo, end - 1) && !hasHead((end - 1)..<end)
        {
            end -= 1
        }
        var part = Part(core: start..<end, tails: [])
        for cut in cuts {
            if !cut.isOwner {
                if phrase.isIn(ActorFunctionWords.coordinators, cut.at) { continue }
                break
            }
            // An owner phrase runs on to the end: it is cut up itself when it is read.
            part.tails.append((cut.at + 1)..<segment.upperBound)
        }
        return part
    }

    private func hasHead(_ range: Range<Int>) -> Bool {
        phrase.matches.contains { range.contains($0.words.lowerBound) }
    }

    // MARK: The core

    private func core(_ part: Part, _ depth: Int) -> ActorIdentity {
        let core = part.core
        let matches = phrase.matches.filter {
            core.contains($0.words.lowerBound) && $0.words.upperBound <= core.upperBound
        }
        guard let last = matches.last else { return unlisted(core) }
        // Words behind the last match.
        let rest = last.words.upperBound..<core.upperBound
        let trailing = rest.filter {
            !phrase.isIn(ActorFunctionWords.adverbs, $0)
                && !phrase.isIn(ActorFunctionWords.determiners, $0)
        }
        let trailsName = trailing.contains { phrase.words[$0].marks.contains(.capital) }
        let trailsNoun = trailing.contains {
            !phrase.words[$0].marks.contains(.capital)
                && !phrase.words[$0].marks.contains(.digits)
        }
        if let noun = matches.last(where: { $0.kind == .noun }) {
            let after = matches.filter { $0.words.lowerBound >= noun.words.upperBound }
            let before = matches.filter { $0.words.upperBound <= noun.words.lowerBound }
            if let named = after.last {
                return titled(noun, named, before, trailsNoun)
            }
            return described(noun, before, part, depth, trailsName, trailsNoun)
        }
        return named(last, matches.dropLast(), core, trailsName, trailsNoun)
    }

    /// A title with a name behind it: "Iranian Foreign Minister Javad Zarif", "the newspaper Dawn".
    private func titled(
        _ noun: ActorPhrase.Match, _ named: ActorPhrase.Match, _ before: [ActorPhrase.Match],
        _ trailsNoun: Bool
    ) -> ActorIdentity {
        let role = tables.nouns[Int(tables.entries[Int(noun.entry)].index)].role
        let owner = owner(before)
        let isFormer = isFormer(noun)
        switch named.kind {
        case .person, .familyName:
            let choice =
                named.kind == .person
                ? officeholders.named(named.first, on: day)
                : standsAlone(named)
                    ? officeholders.familyName(
                        named.first, on: day, owner: owner?.key, role: role,
                        title: phrase.string(noun.words).lowercased()) : nil
            if let choice {
                var identity = person(choice, named)
                if let owner, owner.key != identity.key, owner.country != identity.country,
                    named.kind == .familyName
                {
                    break
                }
                if !trailsNoun, role != "UNK", choice.term.role != "REB" {
                    identity.role =
                        isFormer && Officeholders.offices.contains(role)
                        ? "ELI" : choice.term.role == "LEG" ? "LEG" : role
                }
                identity.explanation += ", \(quoted(noun)) gives the role"
                return identity
            }
        case .body:
            return body(named, before)
        case .state, .adjective, .people, .seat, .region, .city:
            if let person = officeBearer(named) { return person }
            if owner == nil, named.kind != .city || standsAlone(named) {
                var identity = place(named)
                identity.role = role == "UNK" ? identity.role : role
                identity.kind = .agents
                return identity
            }
        case .noun, .nonActor: break
        }
        return agents(noun, role, owner, isFormer, trailsNoun)
    }

    /// People or a body by description: "two Kurdish fighters", "Norway's central bank".
    private func described(
        _ noun: ActorPhrase.Match, _ before: [ActorPhrase.Match], _ part: Part, _ depth: Int,
        _ trailsName: Bool, _ trailsNoun: Bool
    ) -> ActorIdentity {
        let role = role(of: noun, after: before)
        let isFormer = isFormer(noun)
        var owner = owner(before)
        if let named = owner, named.kind == .state || named.kind == .place,
            head(noun, ActorFunctionWords.otherParties) && before.last?.kind != .adjective
                || head(noun, ActorFunctionWords.guestMissions) && isSeatOrCity(before.last)
        {
            owner = nil
        }
        if owner == nil, trailsName, ["MED", "BUS", "NGO", "SOC", "PTY"].contains(role),
            depth == 0
        {
            // "Bank Rossiya", but "the newspaper Dawn".
            let isPartOfName = phrase.words[noun.words.upperBound - 1].marks.contains(.capital)
            let start = isPartOfName ? noun.words.lowerBound : noun.words.upperBound
            let name = unlisted(start..<part.core.upperBound)
            if name.isGuess {
                var identity = name
                identity.role = role
                return identity
            }
        }
        return agents(noun, role, owner, isFormer, trailsNoun)
    }

    /// The sector of a head noun; one that fits all sectors takes that of the noun before it: "rebel
    /// commanders", "church leaders".
    private func role(of noun: ActorPhrase.Match, after before: [ActorPhrase.Match]) -> String {
        let own = tables.nouns[Int(tables.entries[Int(noun.entry)].index)].role
        guard own == "UNK" || head(noun, ActorFunctionWords.genericHeads),
            let modifier = before.last(where: { $0.kind == .noun }),
            modifier.words.upperBound == noun.words.lowerBound
        else { return own }
        let other = tables.nouns[Int(tables.entries[Int(modifier.entry)].index)].role
        return other == "UNK" || other == "GOV" ? own : other
    }

    private func isSeatOrCity(_ match: ActorPhrase.Match?) -> Bool {
        guard let match else { return false }
        return (match.kind == .seat || match.kind == .city)
            && !phrase.words[match.words.upperBound - 1].marks.contains(.possessive)
    }

    private func agents(
        _ noun: ActorPhrase.Match, _ nounRole: String, _ owner: ActorIdentity?, _ isFormer: Bool,
        _ trailsNoun: Bool
    ) -> ActorIdentity {
        var role = nounRole
        if isFormer, Officeholders.offices.contains(role) { role = "ELI" }
        var identity = ActorIdentity(
            key: "", country: nil, role: role, kind: .agents,
            explanation: "\(quoted(noun)): \(role)")
        if let owner {
            identity = combined(identity, owner, head: noun)
        }
        if trailsNoun, !phrase.words[noun.words.upperBound - 1].marks.contains(.hyphen) {
            identity.kind = .none
        }
        return identity
    }

    /// A name without a title: "Hezbollah", "Yemen's Houthis", "Zelensky", "NATO expansion".
    private func named(
        _ last: ActorPhrase.Match, _ before: ArraySlice<ActorPhrase.Match>, _ core: Range<Int>,
        _ trailsName: Bool, _ trailsNoun: Bool
    ) -> ActorIdentity {
        var found: ActorIdentity?
        switch last.kind {
        case .person:
            found = officeholders.named(last.first, on: day).map { person($0, last) }
        case .familyName:
            let owner = owner(before)
            if trailsName || !standsAlone(last) { break }
            found = officeholders.familyName(
                last.first, on: day, owner: owner?.key, role: nil
            ).map { person($0, last) }
            if found == nil, let owner { found = owner }
        case .body: found = body(last, before)
        case .nonActor: return .nobody
        case .noun: break
        default:
            if let person = officeBearer(last) {
                found = person
            } else if last.kind == .city, !standsAlone(last) {
                break
            } else if isForeign(last) {
                found = owner(before) ?? .nobody
            } else if let first = before.last, first.kind == .body,
                first.words.upperBound == last.words.lowerBound, last.kind == .state,
                !phrase.words[first.words.upperBound - 1].marks.contains(.possessive)
            {
                // "Caritas Haiti": a branch of the body.
                found = body(first, before.dropLast())
            } else if trailsName, last.kind != .adjective, last.kind != .people,
                !phrase.words[last.words.upperBound - 1].marks.contains(.possessive)
            {
                // "Haifa Courier": a longer name that is not listed.
                var name = unlisted(core)
                name.country = place(last).country
                return name
            } else {
                found = place(last)
            }
        }
        guard var identity = found else { return unlisted(core) }
        if last.kind == .body, isFormer(last), Officeholders.offices.contains(identity.role) {
            identity.role = "ELI"
        }
        if trailsNoun {
            identity.kind = .none
            if last.kind != .body { identity.role = "" }
            identity.explanation += "; what it heads is no agent"
        }
        return identity
    }

    // MARK: Owners

    /// Whose the agents are: the last name before the noun that is not a mere stance or backer.
    private func owner(_ before: some BidirectionalCollection<ActorPhrase.Match>) -> ActorIdentity?
    {
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

    private func ownerMatch(
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

    private func identity(
        _ match: ActorPhrase.Match, _ rest: [ActorPhrase.Match]
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
    private func officeBearer(_ match: ActorPhrase.Match) -> ActorIdentity? {
        guard match.kind == .city, day != nil, standsAlone(match),
            let choice = officeholders.familyName(match.first, on: day, owner: nil, role: nil),
            choice.isHolding, choice.term.rank < 3
        else { return nil }
        return person(choice, match)
    }

    /// Whether a family name has no unlisted given name before it: "James Ford" is no listed Ford.
    private func standsAlone(_ match: ActorPhrase.Match) -> Bool {
        let at = match.words.lowerBound
        guard at > 0, !phrase.words[at].marks.contains(.afterBreak) else { return true }
        let before = phrase.words[at - 1]
        if !before.marks.contains(.capital) || before.marks.contains(.possessive) { return true }
        if phrase.isIn(ActorFunctionWords.determiners, at - 1)
            || phrase.isIn(ActorFunctionWords.directions, at - 1)
        {
            return true
        }
        guard let match = phrase.matches.first(where: { $0.words.contains(at - 1) }) else {
            return false
        }
        return match.kind != .familyName && match.kind != .city
    }

    /// "Iranian-backed", "pro-Russian", "ethnic Albanian": not whose it is.
    private func isForeign(_ match: ActorPhrase.Match) -> Bool {
        let end = match.words.upperBound
        if phrase.words[end - 1].marks.contains(.hyphen), end < phrase.words.count,
            phrase.isIn(ActorFunctionWords.foreignParticiples, end)
        {
            return true
        }
        let start = match.words.lowerBound
        return start > 0 && phrase.isIn(ActorFunctionWords.stances, start - 1)
    }

    private func isFormer(_ noun: ActorPhrase.Match) -> Bool {
        (0..<noun.words.lowerBound).contains { phrase.isIn(ActorFunctionWords.former, $0) }
    }

    /// Agents with what owns them.
    private func combined(
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
            || (head.map { phrase.isIn(ActorFunctionWords.genericHeads, $0.words.upperBound - 1) }
                ?? genericCore())
        switch owner.kind {
        case .group:
            if !owner.role.isEmpty, agents.role != "ELI", agents.role != "REF" {
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
        if agents.kind == .none, agents.role.isEmpty {
            identity.kind = .none
            identity.role = owner.kind == .agents ? owner.role : ""
        }
        return identity
    }

    /// Whether the head of the first part says nothing about the sector.
    private func genericCore() -> Bool {
        guard
            let noun = phrase.matches.last(where: {
                $0.kind == .noun
                    && !(0..<$0.words.lowerBound).contains {
                        phrase.isIn(ActorFunctionWords.ownerPrepositions, $0)
                    }
            })
        else { return false }
        return phrase.isIn(ActorFunctionWords.genericHeads, noun.words.upperBound - 1)
    }

    // MARK: Records

    /// A listed body; "Congress" and the like are those of the state named before them.
    private func body(
        _ match: ActorPhrase.Match, _ before: some BidirectionalCollection<ActorPhrase.Match>
    ) -> ActorIdentity {
        let body = tables.bodies[Int(tables.entries[Int(match.entry)].index)]
        if body.origin == .stateBody, let state = before.last,
            [.state, .adjective, .region, .city, .seat].contains(state.kind), !isForeign(state)
        {
            let owner = place(state)
            if owner.key != body.key {
                return ActorIdentity(
                    key: owner.key, country: owner.country, role: body.role, kind: .organisation,
                    explanation: "\(quoted(match)) of \(owner.explanation)")
            }
        }
        return ActorIdentity(
            key: body.key, country: body.country, role: body.role, name: body.name,
            wikidata: body.wikidata, kind: body.origin == .group ? .group : .organisation,
            explanation: "\(quoted(match)) is \(body.name)")
    }

    private func person(_ choice: Officeholders.Choice, _ match: ActorPhrase.Match) -> ActorIdentity
    {
        let term = choice.term
        return ActorIdentity(
            key: term.key, country: term.country, role: Officeholders.role(choice),
            name: term.name, wikidata: term.wikidata, kind: .person,
            explanation:
                "\(quoted(match)) is \(term.name), \(choice.isHolding ? "" : "once ")\(term.office)"
        )
    }

    private func place(_ match: ActorPhrase.Match) -> ActorIdentity {
        var state = tables.states[Int(tables.entries[Int(match.entry)].index)]
        if let successor = state.successor, let day, day >= successor.from,
            let heir = tables.state(successor.code)
        {
            state = heir
        }
        let isSeat = match.kind == .seat
        let isPlace = match.kind == .city || match.kind == .region
        return ActorIdentity(
            key: state.code, country: state.code,
            role: isSeat ? "GOV" : match.kind == .city ? "CVL" : "",
            name: isPlace ? nil : state.name, wikidata: isPlace ? nil : state.wikidata,
            kind: isPlace ? .place : .state,
            explanation: "\(quoted(match)) stands for \(state.name)")
    }

    /// A proper name without entry is its own key; anything else names nobody.
    private func unlisted(_ core: Range<Int>) -> ActorIdentity {
        var name: Range<Int>?
        for at in core {
            if phrase.words[at].marks.contains(.capital),
                !(at == 0 && phrase.isIn(ActorFunctionWords.determiners, at))
            {
                name = (name?.lowerBound ?? at)..<(at + 1)
            } else if let begun = name {
                let isInner =
                    at + 1 < core.upperBound && phrase.words[at + 1].marks.contains(.capital)
                    && (phrase.words[at].marks.contains(.hyphen)
                        || phrase.isIn(ActorFunctionWords.nameParticles, at))
                if isInner { continue }
                if begun.count == 1, begun.lowerBound == core.lowerBound, at + 1 < core.upperBound {
                    name = nil
                    continue
                }
                break
            }
        }
        guard let name, name.upperBound == core.upperBound || name.count > 1 else { return .nobody }
        let written = phrase.string(name)
        let key = written.uppercased().filter { $0.isLetter || $0.isNumber }
        return ActorIdentity(
            key: key, country: nil, role: "", name: nil, kind: .name,
            explanation: "'\(written)' is a name that no table lists")
    }

    private func quoted(_ match: ActorPhrase.Match) -> String {
        "'\(phrase.string(match.words))'"
    }
}
