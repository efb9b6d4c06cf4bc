/// Reads whom one phrase names, from its head noun, the names around it and the day.
struct ActorReading {
    let tables: ActorTables
    let phrase: ActorPhrase
    let day: Int?

    var officeholders: Officeholders { Officeholders(tables: tables) }
    var small: PhraseWords { tables.phraseWords }

    /// A part of the phrase: what comes before the first preposition or break, and what follows.
    struct Part {
        var core: Range<Int>
        /// Owner phrases: "of Chad", "in Cairo".
        var tails: [Range<Int>]
    }

    func identity() -> ActorIdentity {
        guard !phrase.words.isEmpty else { return .nobody }
        var segments: [Range<Int>] = []
        var start = 0
        for at in 1..<max(1, phrase.words.count)
        where phrase.words[at].marks.contains(.afterBreak) && !isInsideName(at) {
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

    /// Whether a listed name has this word inside, as "Washington, D.C." has.
    func isInsideName(_ word: Int) -> Bool {
        phrase.matches.contains { $0.words.contains(word) && $0.words.lowerBound < word }
    }

    // MARK: One segment

    func read(_ segment: Range<Int>, depth: Int = 0) -> ActorIdentity {
        guard !segment.isEmpty else { return .nobody }
        let part = split(segment)
        let found = core(part, depth)
        // "Tens of thousands of Chileans": a capital that only begins the sentence.
        let isBareOpening =
            found.isGuess && !part.tails.isEmpty
            && !part.core.contains { phrase.isIn(small.institutions, $0) }
            && part.core.drop { phrase.isIn(small.determiners, $0) }.count == 1
        let last = phrase.matches.last {
            $0.kind == .noun && part.core.contains($0.words.lowerBound)
        }
        if let last, found.kind == .agents, let body = ofBody(last, found, part, depth) {
            return body
        }
        if (!found.key.isEmpty && !isBareOpening) || depth > 3 { return found }
        let isMission = last.map { head($0, small.guestMissions) } ?? false
        let isOther = last.map { head($0, small.otherParties) } ?? false
        for tail in part.tails {
            let owner = read(tail, depth: depth + 1)
            guard !owner.key.isEmpty || found.role == "UNK" || found.role.isEmpty else { continue }
            if owner.isGuess || isOther { continue }
            if isMission, owner.kind == .state || owner.kind == .place,
                phrase.words[tail.lowerBound - 1].hash == PhraseWords.inside
            {
                continue
            }
            return combined(isBareOpening ? .nobody : found, owner)
        }
        if let last, found.key.isEmpty {
            let noun = tables.nouns[Int(tables.entries[Int(last.entry)].index)]
            let isOwned = part.core.contains {
                phrase.isIn(small.possessivePronouns, $0)
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

    /// "The Mauritanian envoy of the African Union" acts for the Union.
    func ofBody(
        _ noun: ActorPhrase.Match, _ found: ActorIdentity, _ part: Part, _ depth: Int
    ) -> ActorIdentity? {
        guard let tail = part.tails.first, !found.key.isEmpty, tables.isState(found.key),
            phrase.words[tail.lowerBound - 1].hash == PhraseWords.of,
            head(noun, small.genericHeads)
        else { return nil }
        let owner = read(tail, depth: depth + 1)
        guard owner.kind == .organisation || owner.kind == .group, !tables.isState(owner.key)
        else { return nil }
        var agents = found
        agents.explanation = quoted(noun)
        return combined(agents, owner)
    }

    func head(_ match: ActorPhrase.Match, _ set: Set<UInt64>) -> Bool {
        phrase.isIn(set, match.words.upperBound - 1)
    }

    func split(_ segment: Range<Int>) -> Part {
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
                if phrase.isIn(small.ownerPrepositions, at)
                    || at > 0 && word.hash == PhraseWords.by
                        && phrase.isIn(small.ownedBy, at - 1)
                    || at > 0 && word.hash == PhraseWords.to
                        && phrase.isIn(small.ownedTo, at - 1)
                {
                    cuts.append((at, true))
                } else if phrase.isIn(small.breaks, at),
                    !word.marks.contains(.allCapitals)
                {
                    if phrase.isIn(small.coordinators, at), cuts.isEmpty,
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
            phrase.isIn(small.ownedBy, end - 1)
                || phrase.isIn(small.ownedTo, end - 1) && !hasHead((end - 1)..<end)
        {
            end -= 1
        }
        var part = Part(core: start..<end, tails: [])
        for cut in cuts {
            if !cut.isOwner {
                if phrase.isIn(small.coordinators, cut.at) { continue }
                break
            }
            // An owner phrase runs on to the end: it is cut up itself when it is read.
            part.tails.append((cut.at + 1)..<segment.upperBound)
        }
        return part
    }

    func hasHead(_ range: Range<Int>) -> Bool {
        phrase.matches.contains { range.contains($0.words.lowerBound) }
    }
}
