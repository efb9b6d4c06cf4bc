import SitrepModel

/// One phrase cut into words, with what the tables know of its word sequences.
struct ActorPhrase {
    struct Match {
        var words: Range<Int>
        var entry: Int32
        /// The first entry of the same words, whatever its kind.
        var first: Int32
        var kind: ActorTables.Kind
    }

    let text: String
    private(set) var words: [ActorWord]
    private(set) var matches: [Match] = []

    init(_ text: String, _ tables: ActorTables) {
        self.text = text
        words = Self.withoutMiddleInitials(ActorWords.read(text))
        find(tables)
    }

    /// "John R. Bolton" is listed as "John Bolton".
    private static func withoutMiddleInitials(_ words: [ActorWord]) -> [ActorWord] {
        func isInitial(_ word: ActorWord) -> Bool {
            word.end - word.start == 1 && word.marks.contains(.capital)
                && !word.marks.contains(.hyphen)
        }
        guard words.contains(where: isInitial) else { return words }
        var kept: [ActorWord] = []
        for (at, word) in words.enumerated() {
            if isInitial(word), at > 0, at + 1 < words.count, let last = kept.last,
                last.end - last.start > 1, last.marks.contains(.capital),
                !last.marks.contains(.possessive), words[at + 1].marks.contains(.capital)
            {
                continue
            }
            kept.append(word)
        }
        return kept
    }

    /// Longest matches from left to right.
    private mutating func find(_ tables: ActorTables) {
        var at = 0
        while at < words.count {
            var found = bestMatch(from: at, tables)
            // "the Guardian Council" is not the Guardian's council.
            if words[at].hash == Self.the, at + 1 < words.count,
                let next = bestMatch(from: at + 1, tables),
                next.words.upperBound > found?.words.upperBound ?? at + 1
            {
                found = next
            }
            if let found { matches.append(found) }
            at = found?.words.upperBound ?? at + 1
        }
    }

    /// The longest match from a word on; but a name takes words from a noun before it: "the opposition
    /// Movement for Change".
    private func bestMatch(from at: Int, _ tables: ActorTables) -> Match? {
        guard let found = longest(from: at, tables) else { return nil }
        guard found.words.count > 1, found.kind == .noun else { return found }
        for start in found.words.dropFirst() {
            guard let name = longest(from: start, tables), name.kind == .body,
                name.words.upperBound > found.words.upperBound
            else { continue }
            return longest(from: at, tables, until: start)
        }
        return found
    }

    private static let the = ActorHash.word("the")

    private func longest(
        from at: Int, _ tables: ActorTables, until limit: Int = .max
    ) -> Match? {
        var sequence = ActorHash.seed
        var isBroken = false
        var best: Match?
        for end in at..<min(words.count, limit, at + tables.longest) {
            if end > at, words[end].marks.contains(.afterBreak) { isBroken = true }
            sequence = ActorHash.join(sequence, words[end].hash)
            let first = tables.firstEntry(sequence)
            var entry = first
            while entry >= 0 {
                let found = tables.entries[Int(entry)]
                if found.isBroken == isBroken, fits(found, at..<(end + 1)),
                    best.map({
                        $0.words.upperBound <= end || Self.order(found.kind) < Self.order($0.kind)
                    }) ?? true
                {
                    best = Match(
                        words: at..<(end + 1), entry: entry, first: first, kind: found.kind)
                }
                entry = found.next
            }
        }
        return best
    }

    /// Which kind is meant where the same words name several.
    private static func order(_ kind: ActorTables.Kind) -> Int {
        switch kind {
        case .nonActor: -1
        case .state: 0
        case .body: 1
        case .adjective: 2
        case .people: 3
        case .person: 4
        case .seat: 5
        case .region: 6
        case .noun: 7
        case .city: 8
        case .familyName: 9
        }
    }

    private func fits(_ entry: ActorTables.Entry, _ range: Range<Int>) -> Bool {
        guard Int(entry.words) == range.count else { return false }
        switch entry.writing {
        case .capitals: return words[range.lowerBound].marks.contains(.allCapitals)
        case .capital: return words[range].contains { $0.marks.contains(.capital) }
        case .articled: return words[range.lowerBound + 1].marks.contains(.capital)
        case .any:
            // "Man-kei" is no man.
            return entry.kind != .noun
                || !words[range.upperBound - 1].marks.contains(.hyphen)
                || !words[range.upperBound - 1].marks.contains(.capital)
        }
    }

    /// The same phrase with its one unlisted capitalised word read as the state, people or region whose
    /// name it misspells by one letter ("Kazahkstan"); nil where there is none.
    func mended(_ tables: ActorTables) -> ActorPhrase? {
        let unlisted = words.indices.filter { at in
            words[at].marks.contains(.capital) && !matches.contains { $0.words.contains(at) }
                && words[at].end - words[at].start >= 5
        }
        guard unlisted.count == 1, let at = unlisted.first,
            let hash = ActorSpelling.mend(words[at], in: text, tables)
        else { return nil }
        var other = self
        other.words[at].hash = hash
        other.matches = []
        other.find(tables)
        return other
    }

    func isIn(_ set: Set<UInt64>, _ word: Int) -> Bool { set.contains(words[word].hash) }

    func string(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: words[range.lowerBound].start)
        let end = bytes.index(bytes.startIndex, offsetBy: words[range.upperBound - 1].end)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
