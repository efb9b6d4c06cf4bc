import Foundation
import SitrepModel
import SitrepReader

/// The actor tables in memory: records, and an index from word sequences to them.
struct ActorTables: Sendable {
    struct State: Sendable {
        var code: String
        var name: String
        var wikidata: String?
        /// For a former state: whom its name means from a day on.
        var successor: (code: String, from: Int)?
    }

    /// A named organisation, group or body of a state.
    struct Body: Sendable {
        var key: String
        var country: String?
        var role: String
        var name: String
        var wikidata: String?
        var origin: Origin
        enum Origin: Sendable { case organisation, group, stateBody }
    }

    /// One term of one person's office.
    struct Term: Sendable {
        var name: String
        var country: String?
        var key: String
        var role: String
        var office: String
        /// Days since 1970-01-01.
        var from: Int
        var to: Int
        var rank: Int
        var wikidata: String?
    }

    /// A noun for people or bodies and its sector.
    struct Noun: Sendable {
        var role: String
        /// The state whose office it is where no other is named.
        var state: String?
    }

    enum Kind: UInt8, Sendable {
        case state, adjective, people, seat, region, city, body, person, familyName, noun, nonActor
    }

    /// How the words must be written to be meant: with a capital somewhere, in capitals, or with a
    /// capital behind the article ("the Guardian").
    enum Writing: UInt8, Sendable { case any, capital, capitals, articled }

    struct Entry: Sendable {
        var kind: Kind
        var index: Int32
        var writing: Writing
        var words: UInt8
        /// Whether the name itself has a comma or the like inside.
        var isBroken: Bool
        /// The next entry of the same words, -1 at the end.
        var next: Int32
    }

    let phraseWords: PhraseWords
    private(set) var states: [State] = []
    private(set) var bodies: [Body] = []
    private(set) var terms: [Term] = []
    private(set) var nouns: [Noun] = []
    private(set) var entries: [Entry] = []
    private(set) var longest = 1
    /// The day since which an office counts as held where a phrase has no date.
    private(set) var undatedFrom = 0
    private var heads: [UInt64: Int32] = [:]
    private var stateIndex: [String: Int32] = [:]
    private var bodyIndex: [String: Int32] = [:]

    init(directory: URL) throws(ResourceError) {
        phraseWords = try PhraseWords(directory: directory)
        heads.reserveCapacity(60_000)
        entries.reserveCapacity(60_000)
        try loadStates(directory)
        try loadBodies(directory)
        try loadPlaces(directory)
        try loadTerms(directory)
        try loadNouns(directory)
        for row in try rows(directory, "non-actors.tsv", columns: 1) {
            for name in row[0].split(separator: "|") { add(name, .nonActor, 0) }
        }
    }

    func isState(_ key: String) -> Bool { stateIndex[key] != nil }

    /// The organisation or group that is listed first under a key.
    func body(_ key: String) -> Body? { bodyIndex[key].map { bodies[Int($0)] } }

    func state(_ key: String) -> State? { stateIndex[key].map { states[Int($0)] } }

    func firstEntry(_ sequence: UInt64) -> Int32 { heads[sequence] ?? -1 }

    // MARK: Loading

    private func rows(
        _ directory: URL, _ name: String, columns: Int
    ) throws(ResourceError) -> [[String]] {
        let rows = try Table.rows(directory.appendingPathComponent(name))
        for (index, row) in rows.enumerated() where row.count != columns {
            throw ResourceError(
                file: name, line: nil,
                reason: "data row \(index + 1) has \(row.count) fields instead of \(columns)")
        }
        return rows
    }

    private mutating func loadStates(_ directory: URL) throws(ResourceError) {
        for row in try rows(directory, "countries.tsv", columns: 7) {
            let index = Int32(states.count)
            let names = row[2].split(separator: "|")
            states.append(
                State(
                    code: row[0], name: names.first.map(String.init) ?? row[0],
                    wikidata: row[6].isEmpty ? nil : row[6], successor: Self.successor(row[1])))
            stateIndex[row[0]] = index
            for name in names { add(name, .state, index) }
            for seat in row[5].split(separator: "|") { add(seat, .seat, index) }
            for people in row[4].split(separator: "|") { add(people, .people, index) }
            for adjective in row[3].split(separator: "|") {
                add(adjective, .adjective, index)
                add(adjective + "s", .people, index)
            }
        }
    }

    /// Reads "historical>RUS@1991-12-26".
    private static func successor(_ kind: String) -> (code: String, from: Int)? {
        let parts = kind.split(whereSeparator: { $0 == ">" || $0 == "@" })
        guard parts.count == 3, let day = CalendarDay(String(parts[2])) else { return nil }
        return (String(parts[1]), day.ordinal)
    }

    private mutating func loadBodies(_ directory: URL) throws(ResourceError) {
        for (file, origin) in [
            ("organisations.tsv", Body.Origin.organisation), ("groups.tsv", .group),
        ] {
            for row in try rows(directory, file, columns: 5) {
                let names = row[3].split(separator: "|")
                let index = Int32(bodies.count)
                if bodyIndex[row[0]] == nil { bodyIndex[row[0]] = index }
                bodies.append(
                    Body(
                        key: row[0], country: row[1].isEmpty ? nil : row[1], role: row[2],
                        name: names.first.map(String.init) ?? row[0],
                        wikidata: row[4].isEmpty ? nil : row[4], origin: origin))
                for name in names { add(name, .body, index) }
            }
        }
        for row in try rows(directory, "state-bodies.tsv", columns: 4) {
            for (place, name) in row[2].split(separator: "|").enumerated() {
                let index = Int32(bodies.count)
                bodies.append(
                    Body(
                        key: row[0], country: row[0], role: row[1], name: String(name),
                        wikidata: place > 0 || row[3].isEmpty ? nil : row[3], origin: .stateBody))
                add(name, .body, index)
            }
        }
    }

    private mutating func loadPlaces(_ directory: URL) throws(ResourceError) {
        for (file, kind) in [("regions.tsv", Kind.region), ("major-cities.tsv", .city)] {
            for row in try rows(directory, file, columns: 2) {
                guard let index = stateIndex[row[0]] else {
                    throw ResourceError(file: file, reason: "no state has the code \(row[0])")
                }
                for name in row[1].split(separator: "|") { add(name, kind, index) }
            }
        }
    }

    private mutating func loadTerms(_ directory: URL) throws(ResourceError) {
        undatedFrom = CalendarDay(year: 2021, month: 1, day: 1)?.ordinal ?? 0
        let rows = try rows(directory, "persons.tsv", columns: 10)
        // A family name that many bear as a first name says nothing when it stands alone.
        var firstNames: [Substring: Int] = [:]
        for row in rows where row[8] != "family" {
            if let first = row[0].split(whereSeparator: { $0 == " " || $0 == "|" }).first {
                firstNames[first, default: 0] += 1
            }
        }
        for row in rows {
            let names = row[0].split(separator: "|")
            guard let name = names.first else { continue }
            let index = Int32(terms.count)
            terms.append(
                Term(
                    name: String(name), country: row[1].isEmpty ? nil : row[1],
                    key: row[2].isEmpty ? row[1] : row[2], role: row[3], office: row[4],
                    from: Self.day(row[5], atEnd: false) ?? Int.min / 2,
                    to: Self.day(row[6], atEnd: true) ?? Int.max / 2,
                    rank: Int(row[7]) ?? 3, wikidata: row[9].isEmpty ? nil : row[9]))
            for alias in names { add(alias, .person, index) }
            for family in Self.familyNames(names, isFirst: row[8] == "family").sorted()
            where firstNames[family[...], default: 0] < 5 && row[4] != "Public figure" {
                add(family, .familyName, index)
            }
        }
    }

    private mutating func loadNouns(_ directory: URL) throws(ResourceError) {
        for row in try rows(directory, "roles.tsv", columns: 3) {
            let index = Int32(nouns.count)
            nouns.append(Noun(role: row[0], state: isState(row[1]) ? row[1] : nil))
            for noun in row[2].split(separator: "|") {
                add(noun, .noun, index)
                if let plural = Self.plural(noun) { add(plural[...], .noun, index) }
            }
        }
    }

    /// Enters a name; the first entry of a kind wins where words and kind are the same, terms apart.
    private mutating func add(_ name: some StringProtocol, _ kind: Kind, _ index: Int32) {
        var text = String(name)
        if text.hasPrefix("the ") { text.removeFirst(4) }
        let words = ActorWords.read(text)
        guard !words.isEmpty, words.count < 12 else { return }
        var sequence = ActorHash.seed
        for word in words { sequence = ActorHash.join(sequence, word.hash) }
        let hasCapital = words.contains { $0.marks.contains(.capital) }
        let isAcronym = words.count == 1 && words[0].marks.contains(.allCapitals)
        let isArticled = words.count > 1 && text.hasPrefix("The ")
        let head = heads[sequence] ?? -1
        var at = head
        while at >= 0 {
            let entry = entries[Int(at)]
            if entry.kind == kind, kind != .person, kind != .familyName {
                // "DFID" and "DfID": the freer writing holds.
                if entry.writing == .capitals, hasCapital, !isAcronym {
                    entries[Int(at)].writing = .capital
                }
                return
            }
            if entry.kind == kind, entry.index == index { return }
            at = entry.next
        }
        heads[sequence] = Int32(entries.count)
        entries.append(
            Entry(
                kind: kind, index: index,
                writing: isAcronym
                    ? .capitals : isArticled ? .articled : hasCapital ? .capital : .any,
                words: UInt8(words.count),
                isBroken: words.dropFirst().contains { $0.marks.contains(.afterBreak) },
                next: head))
        longest = max(longest, words.count)
    }

    /// "member" gives "members", "ministry" "ministries", "secretary of state" nothing.
    private static func plural(_ noun: Substring) -> String? {
        let bytes = noun.utf8
        guard let last = bytes.last, last != 0x73, bytes.count > 2 else { return nil }
        if last == 0x79, let before = bytes.dropLast().last, !"aeou".utf8.contains(before) {
            return String(noun.dropLast()) + "ies"
        }
        if noun.hasSuffix("ch") || noun.hasSuffix("sh") { return String(noun) + "es" }
        return String(noun) + "s"
    }

    /// The family name of a person, as bare mentions use it.
    private static func familyNames(_ names: [Substring], isFirst: Bool) -> Set<String> {
        var found: Set<String> = []
        for name in names {
            let parts = name.split(separator: " ").filter {
                $0 != "Jr." && $0 != "III" && $0 != "II"
            }
            guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
            if isFirst {
                if first.utf8.count > 1 { found.insert(String(first)) }
                continue
            }
            if ["King", "Queen", "Prince", "Princess", "Pope", "Sheikh", "Mullah"].contains(first) {
                continue
            }
            found.insert(String(last))
            if parts.count > 2, particles.contains(parts[parts.count - 2].lowercased()) {
                var at = parts.count - 2
                while at > 1, particles.contains(parts[at - 1].lowercased()) { at -= 1 }
                found.insert(parts[at...].joined(separator: " "))
            }
        }
        return found
    }

    private static let particles: Set<String> = [
        "de", "del", "della", "der", "den", "van", "von", "di", "da", "dos", "du", "le", "la", "al",
        "el", "bin", "ben", "ter", "zu", "ould", "abu",
    ]

    /// Days since 1970-01-01 of a date that may lack day and month; nil for "".
    private static func day(_ text: String, atEnd: Bool) -> Int? {
        guard let value = DateValue(text) else { return nil }
        return atEnd ? value.last.ordinal : value.first.ordinal
    }
}
