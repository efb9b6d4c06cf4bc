/// What heads the phrase: a title, an agent noun, a name.
extension ActorReading {
    func core(_ part: Part, _ depth: Int) -> ActorIdentity {
        let core = part.core
        let matches = phrase.matches.filter {
            core.contains($0.words.lowerBound) && $0.words.upperBound <= core.upperBound
                && ($0.kind != .familyName || !leadsName($0))
                && ($0.kind != .familyName && $0.kind != .city || standsAlone($0))
        }
        guard let last = matches.last else { return unlisted(core) }
        // Words behind the last match.
        let rest = last.words.upperBound..<core.upperBound
        let trailing = rest.filter {
            !phrase.isIn(small.adverbs, $0)
                && !phrase.isIn(small.determiners, $0)
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
    func titled(
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
                let fits =
                    Officeholders.offices.contains(role)
                    || !Officeholders.offices.contains(choice.term.role)
                if !trailsNoun, role != "UNK", choice.term.role != "REB", fits {
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
    func described(
        _ noun: ActorPhrase.Match, _ before: [ActorPhrase.Match], _ part: Part, _ depth: Int,
        _ trailsName: Bool, _ trailsNoun: Bool
    ) -> ActorIdentity {
        let role = role(of: noun, after: before)
        let isFormer = isFormer(noun)
        var owner = owner(before)
        if let named = owner, named.kind == .state || named.kind == .place,
            head(noun, small.otherParties) && before.last?.kind != .adjective
                || head(noun, small.guestMissions) && isSeatOrCity(before.last)
        {
            owner = nil
        }
        if let owner, let name = institution(noun, owner, before, part.core) { return name }
        if trailsName, ["MED", "BUS", "NGO", "SOC", "PTY"].contains(role),
            owner == nil || owner?.kind == .state && !trailsNoun, depth == 0
        {
            // "Bank Rossiya", but "the newspaper Dawn".
            let isPartOfName = phrase.words[noun.words.upperBound - 1].marks.contains(.capital)
            let start = isPartOfName ? noun.words.lowerBound : noun.words.upperBound
            let name = unlisted(start..<part.core.upperBound)
            if name.isGuess {
                var identity = name
                identity.role = role
                identity.country = owner?.country
                identity.kind = .organisation
                return identity
            }
        }
        return agents(noun, role, owner, isFormer, trailsNoun)
    }

    /// "The German Football Federation": capitals throughout make a proper name, whatever its words say.
    func institution(
        _ noun: ActorPhrase.Match, _ owner: ActorIdentity, _ before: [ActorPhrase.Match],
        _ core: Range<Int>
    ) -> ActorIdentity? {
        let role = tables.nouns[Int(tables.entries[Int(noun.entry)].index)].role
        guard !Officeholders.offices.contains(role),
            let first = before.first(where: { $0.kind != .noun }), owner.kind == .state,
            head(noun, small.institutions), noun.words.upperBound == core.upperBound,
            first.words.lowerBound == core.lowerBound
                || phrase.isIn(small.determiners, first.words.lowerBound - 1)
        else { return nil }
        let name = first.words.lowerBound..<core.upperBound
        guard name.count > 1,
            name.allSatisfy({
                phrase.words[$0].marks.contains(.capital)
                    && !phrase.words[$0].marks.contains(.possessive)
            })
        else { return nil }
        var identity = named(extended(name))
        identity.country = owner.country
        identity.role = role
        identity.kind = .organisation
        return identity
    }

    /// The sector of a head noun; one that fits all sectors takes that of the noun before it: "rebel
    /// commanders", "church leaders".
    func role(of noun: ActorPhrase.Match, after before: [ActorPhrase.Match]) -> String {
        let own = tables.nouns[Int(tables.entries[Int(noun.entry)].index)].role
        guard own == "UNK" || head(noun, small.genericHeads),
            let modifier = before.last(where: { $0.kind == .noun }),
            modifier.words.upperBound == noun.words.lowerBound
        else { return own }
        let other = tables.nouns[Int(tables.entries[Int(modifier.entry)].index)].role
        return other == "UNK" || other == "GOV" ? own : other
    }

    func isSeatOrCity(_ match: ActorPhrase.Match?) -> Bool {
        guard let match else { return false }
        return (match.kind == .seat || match.kind == .city)
            && !phrase.words[match.words.upperBound - 1].marks.contains(.possessive)
    }

    func agents(
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
    func named(
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
        if trailsName, !trailsNoun, identity.kind != .person,
            phrase.words[last.words.upperBound - 1].marks.contains(.possessive)
        {
            // "The BBC's Jane Doe" speaks for the BBC.
            return combined(unlisted(last.words.upperBound..<core.upperBound), identity)
        }
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
}
