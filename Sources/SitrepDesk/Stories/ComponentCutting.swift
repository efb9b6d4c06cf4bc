/// Cuts what grew together too far: a component of very many articles falls into parts by its weaker
/// links, so that what one report changes stays small.
///
/// Within days of each other every crisis has some report of the same powers, and in an archive of
/// years the chain of such links ties everything to everything. Where a component is larger than
/// ``largest``, links must be the stronger and have the more neighbours in common, level by level, until
/// its parts are small enough or no level parts them. Few articles that a level leaves alone go to the
/// part that they are most linked to. The cut depends on the links alone, not on the order in which
/// they came. Cost: the links of the component for each level.
struct ComponentCutting {
    /// What a link between two articles of a component says.
    struct Link {
        /// Index into the component.
        var other: Int
        var weight: Double
        /// How much stronger than it needs to be.
        var strength: Double
        /// Part of the neighbours, of the article with fewer ones, that both have.
        var shared: Double
    }

    /// Articles from which on a component is cut.
    static let largest = 250
    /// Articles below which a part goes to another.
    private static let smallest = 4
    /// Strength and shared neighbours that links need, level by level.
    private static let levels: [(strength: Double, shared: Double)] = [
        (1.15, 0.35), (1.3, 0.4), (1.5, 0.45), (1.7, 0.5), (2, 0.55), (2.4, 0.6), (2.8, 0.7),
    ]

    /// Of each article, in order.
    let links: [[Link]]

    /// The parts as sorted lists of indexes, in order of their first; together all of them.
    func parts() -> [[Int]] {
        parts(Array(links.indices), level: 0).sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    private func parts(_ articles: [Int], level: Int) -> [[Int]] {
        guard articles.count > Self.largest, level < Self.levels.count else { return [articles] }
        var part = [Int: Int](minimumCapacity: articles.count)
        for article in articles { part[article] = -1 }
        var found: [[Int]] = []
        for start in articles where part[start] == -1 {
            let members = reached(from: start, found.count, Self.levels[level], &part)
            found.append(members)
        }
        let large = found.indices.filter { found[$0].count >= Self.smallest }
        guard large.count > 1 else { return parts(articles, level: level + 1) }
        for (n, members) in found.enumerated() where members.count < Self.smallest {
            for article in members { part[article] = -1 }
            found[n] = []
        }
        assign(articles, &part, &found)
        return found.filter { !$0.isEmpty }.flatMap { parts($0.sorted(), level: level + 1) }
    }

    /// Everything that links of a level tie to an article.
    private func reached(
        from start: Int, _ number: Int, _ level: (strength: Double, shared: Double),
        _ part: inout [Int: Int]
    ) -> [Int] {
        var members = [start]
        part[start] = number
        var next = 0
        while next < members.count {
            for link in links[members[next]]
            where link.strength >= level.strength && link.shared >= level.shared
                && part[link.other] == -1
            {
                part[link.other] = number
                members.append(link.other)
            }
            next += 1
        }
        return members
    }

    /// Gives the articles of no part to the one that they are most linked to, ring by ring; those that
    /// no part reaches stay together.
    private func assign(_ articles: [Int], _ part: inout [Int: Int], _ found: inout [[Int]]) {
        var open = articles.filter { part[$0] == -1 }
        while !open.isEmpty {
            var taken: [(article: Int, part: Int)] = []
            for article in open {
                var weights: [Int: Double] = [:]
                for link in links[article] {
                    if let number = part[link.other], number >= 0 {
                        weights[number, default: 0] += link.weight
                    }
                }
                let best = weights.max { ($0.value, $1.key) < ($1.value, $0.key) }
                if let best { taken.append((article, best.key)) }
            }
            if taken.isEmpty { break }
            for (article, number) in taken {
                part[article] = number
                found[number].append(article)
            }
            open.removeAll { (part[$0] ?? -1) >= 0 }
        }
        if !open.isEmpty { found.append(open) }
    }
}
