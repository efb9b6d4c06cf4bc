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
        let capitalsOnly = words.allSatisfy {
            $0.marks.contains(.allCapitals) || $0.marks.contains(.digits)
        }
        var at = 0
        while at < words.count {
            // "the Guardian Council" is not the Guardian's council.
            let best = longest(from: at, tables, capitalsOnly)
            if words[at].hash == Self.the, at + 1 < words.count,
                let next = longest(from: at + 1, tables, capitalsOnly),
                next.end > best?.end ?? at
            {
                matches.append(
                    Match(
                        words: (at + 1)..<(next.end + 1), entry: next.entry, first: next.first,
                        kind: tables.entries[Int(next.entry)].kind))
                at = next.end + 1
            } else if let best {
                matches.append(
                    Match(
                        words: at..<(best.end + 1), entry: best.entry, first: best.first,
                        kind: tables.entries[Int(best.entry)].kind))
                at = best.end + 1
            } else {
                at += 1
            }
        }
    }

    private static let the = ActorHash.word("the")

    private func longest(
        from at: Int, _ tables: ActorTables, _ capitalsOnly: Bool
    ) -> (end: Int, entry: Int32, first: Int32)? {
        var sequence = ActorHash.seed
        var best: (end: Int, entry: Int32, first: Int32)?
        for end in at..<min(words.count, at + tables.longest) {
            if end > at, words[end].marks.contains(.afterBreak) { break }
            if end > at, words[end - 1].marks.contains(.possessive),
                tables.firstEntry(ActorHash.join(sequence, words[end].hash)) < 0
            {
                // A possessive may stand inside a name ("People's Liberation Army").
                sequence = ActorHash.join(sequence, words[end].hash)
                continue
            }
            sequence = ActorHash.join(sequence, words[end].hash)
            let first = tables.firstEntry(sequence)
            var entry = first
            while entry >= 0 {
                let found = tables.entries[Int(entry)]
                if fits(found, at..<(end + 1), capitalsOnly),
                    best.map({
                        $0.end < end
                            || Self.order(found.kind)
                                < Self.order(tables.entries[Int($0.entry)].kind)
                    }) ?? true
                {
                    best = (end, entry, first)
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

    private func fits(_ entry: ActorTables.Entry, _ range: Range<Int>, _ capitalsOnly: Bool) -> Bool
    {
        guard Int(entry.words) == range.count else { return false }
        switch entry.writing {
        case .capitals: return words[range.lowerBound].marks.contains(.allCapitals)
        case .capital: return words[range].contains { $0.marks.contains(.capital) }
        case .articled: return words[range.lowerBound + 1].marks.contains(.capital)
        case .any: return true
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
