import SitrepModel

/// Dated tellings, found by parties or by their rarer words.
struct DatedAnchors {
    var tellings: [Telling]
    var byParties: [String: [Int]] = [:]
    var byStem: [UInt64: [Int]] = [:]
    /// Days of the deeds of one family, and one of them.
    var byFamily: [Int: (days: Set<CalendarDay>, first: Int)] = [:]

    /// Likeness of wording in which a word counts the more the fewer tellings have it.
    func rareLikeness(_ telling: Telling, _ wording: Wording) -> Double {
        func weight(_ stem: UInt64) -> Double {
            1 / (1 + Double(byStem[stem]?.count ?? 0) * 8 / Double(tellings.count + 1))
        }
        let own = Set(wording.stems)
        let all =
            telling.wording.stems.map(weight).reduce(0, +)
            + wording.stems.map(weight).reduce(0, +)
        let shared = telling.wording.stems.filter(own.contains).map(weight).reduce(0, +)
        return all > 0 ? 2 * shared / all : 0
    }

    init(_ tellings: [Telling]) {
        self.tellings = tellings
        for (i, t) in tellings.enumerated() {
            for key in Self.keys(t) { byParties[key, default: []].append(i) }
            for stem in t.wording.stems { byStem[stem, default: []].append(i) }
            guard let day = t.when?.value.day, t.root >= 14 else { continue }
            for family in ActNearness.families(t.root) {
                byFamily[family, default: ([], i)].days.insert(day)
            }
        }
    }

    /// Tellings from which on only the nearest in words are compared.
    private static let many = 128
    /// Tellings that a word may have to find any by it.
    private static let rare = 200

    /// Tellings of like acts of the same parties; where they are many, those with most rarer words in
    /// common.
    func ofParties(_ telling: Telling) -> [Int] {
        let all = Set(Self.keys(telling).flatMap { byParties[$0] ?? [] })
        guard all.count > Self.many else { return all.sorted() }
        let near = sharing(telling.wording).filter { all.contains($0.key) }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return near.prefix(Self.many).map(\.key).sorted()
    }

    /// How many of the rarer words each telling has, of those that have any.
    func sharing(_ wording: Wording) -> [Int: Int] {
        var counts: [Int: Int] = [:]
        for stem in wording.stems {
            guard let ids = byStem[stem], ids.count <= Self.rare else { continue }
            for i in ids { counts[i, default: 0] += 1 }
        }
        return counts
    }

    static func keys(_ t: Telling) -> Set<String> {
        var keys: Set<String> = []
        for a in t.actors {
            for b in t.targets {
                for family in ActNearness.families(t.root) {
                    keys.insert("\(family) " + (a < b ? "\(a) \(b)" : "\(b) \(a)"))
                }
            }
        }
        return keys
    }
}
