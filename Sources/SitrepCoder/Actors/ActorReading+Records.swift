/// Identities from the tables' records, and from names that no table lists.
extension ActorReading {
    /// A listed body; "Congress" and the like are those of the state named before them.
    func body(
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

    func person(_ choice: Officeholders.Choice, _ match: ActorPhrase.Match) -> ActorIdentity {
        let term = choice.term
        return ActorIdentity(
            key: term.key, country: term.country, role: Officeholders.role(choice),
            name: term.name, wikidata: term.wikidata, kind: .person,
            explanation:
                "\(quoted(match)) is \(term.name), \(choice.isHolding ? "" : "once ")\(term.office)"
        )
    }

    func place(_ match: ActorPhrase.Match) -> ActorIdentity {
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
    func unlisted(_ core: Range<Int>) -> ActorIdentity {
        var name: Range<Int>?
        for at in core {
            if phrase.words[at].marks.contains(.capital),
                !(at == 0 && phrase.isIn(small.determiners, at))
            {
                name = (name?.lowerBound ?? at)..<(at + 1)
            } else if let begun = name {
                let isInner =
                    at + 1 < core.upperBound && phrase.words[at + 1].marks.contains(.capital)
                    && (phrase.words[at].marks.contains(.hyphen)
                        || phrase.isIn(small.nameParticles, at))
                if isInner { continue }
                if begun.count == 1, begun.lowerBound == core.lowerBound, at + 1 < core.upperBound {
                    name = nil
                    continue
                }
                break
            }
        }
        guard let name, name.upperBound == core.upperBound || name.count > 1 else { return .nobody }
        return named(extended(name))
    }

    /// An institution's name goes on behind "for", "of" or "on": "the Centre for Border Studies".
    func extended(_ name: Range<Int>) -> Range<Int> {
        guard name.contains(where: { phrase.isIn(small.institutions, $0) }) else { return name }
        var end = name.upperBound
        while end + 1 < phrase.words.count, phrase.isIn(small.nameLinks, end),
            phrase.words[end + 1].marks.contains(.capital)
        {
            end += 2
            while end < phrase.words.count, phrase.words[end].marks.contains(.capital),
                !phrase.words[end].marks.contains(.afterBreak)
            {
                end += 1
            }
        }
        return name.lowerBound..<end
    }

    /// An identity by name alone.
    func named(_ name: Range<Int>) -> ActorIdentity {
        let written = phrase.string(name)
        let key = written.uppercased().filter { $0.isLetter || $0.isNumber }
        return ActorIdentity(
            key: key, country: nil, role: "", name: nil, kind: .name,
            explanation: "'\(written)' is a name that no table lists")
    }

    func quoted(_ match: ActorPhrase.Match) -> String {
        "'\(phrase.string(match.words))'"
    }
}
