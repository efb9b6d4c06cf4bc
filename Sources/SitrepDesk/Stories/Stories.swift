import SitrepModel

/// The stories of linked articles: parted where only a round-up ties them, with copies of one text in
/// one story, described by their events.
struct Stories {
    /// At most so many main actors.
    private static let actorsShown = 4

    private let profiles: [ArticleProfile]
    private let links: [StoryParting.Link]
    /// The articles of each story, oldest first.
    let parts: [[String]]
    private let texts: [String: String]

    /// - Parameters:
    ///   - profiles: of the linked articles, in order.
    ///   - links: between them, as indexes.
    ///   - texts: the group of an article that carries another's text.
    init(profiles: [ArticleProfile], links: [StoryParting.Link], texts: [String: String]) {
        self.profiles = profiles
        self.links = links
        self.texts = texts
        // One node for each text, by its first carrier.
        var nodes: [String: Int] = [:]
        var node: [Int] = []
        var days: [Int?] = []
        for profile in profiles {
            let text = texts[profile.article] ?? profile.article
            if let known = nodes[text] {
                node.append(known)
            } else {
                nodes[text] = days.count
                node.append(days.count)
                days.append(profile.day)
            }
        }
        let between = links.map {
            StoryParting.Link(first: node[$0.first], second: node[$0.second], weight: $0.weight)
        }
        var members: [[String]] = Array(repeating: [], count: days.count)
        for (n, profile) in profiles.enumerated() { members[node[n]].append(profile.article) }
        let order = Dictionary(
            uniqueKeysWithValues: profiles.enumerated().map { ($1.article, $0) })
        parts = StoryParting(days: days, links: between).parts().map { part in
            part.flatMap { members[$0] }.sorted { (order[$0] ?? 0) < (order[$1] ?? 0) }
        }
    }

    /// The stories with what their events tell, in order of their first articles.
    func stories(
        _ articles: [Article], _ assertions: [Assertion], _ entries: [StorySituation.Entry]
    ) -> [Story] {
        var story: [String: Int] = [:]
        for (n, part) in parts.enumerated() { for id in part { story[id] = n } }
        var events: [[StorySituation.Entry]] = Array(repeating: [], count: parts.count)
        for entry in entries {
            // A story has the events of which most reports are its own; the earliest of equals.
            var counts: [Int: Int] = [:]
            for id in entry.event.articles { if let n = story[id] { counts[n, default: 0] += 1 } }
            let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
            if let best { events[best.key].append(entry) }
        }
        var published: [String: DateValue] = [:]
        for a in assertions { published[a.article] = published[a.article] ?? a.published }
        for a in articles { published[a.id] = a.published?.value ?? published[a.id] }
        let ids = parts.map(Story.identifier)
        let related = related(story)
        let merges = merges(story, published)
        return parts.enumerated().map { n, part in
            let days = part.compactMap { published[$0] }
            var period: DateValue?
            if let first = days.map(\.first).min(), let last = days.map(\.last).max() {
                period = .interval(first, last)
            }
            return Story(
                id: ids[n], summary: summary(events[n]), articles: part,
                texts: Set(part.map { texts[$0] ?? $0 }).count, period: period,
                actors: actors(events[n]), events: events[n].map(\.event.id),
                related: related[n].map { ids[$0] }.sorted(), merges: merges[n])
        }
    }

    /// Its weightiest event: surest, told by most texts, a deed before a word.
    private func summary(_ entries: [StorySituation.Entry]) -> String {
        func weight(_ e: StorySituation.Entry) -> Double {
            (e.event.confidence >= Desk.unsure ? 100 : 0)
                + (e.event.modality == .actual ? 2 : 0) + Double(min(e.texts, 20))
                + Double(min(e.event.origins, 20)) / 2 + (e.event.targets.isEmpty ? 0 : 1)
                + abs(e.event.goldstein) / 10 + e.event.confidence
        }
        let best = entries.max {
            let (a, b) = (weight($0), weight($1))
            return a != b ? a < b : $0.event.id > $1.event.id
        }
        return best?.event.summary ?? ""
    }

    /// Those that stand in most texts' events, down to a quarter of the first one's.
    private func actors(_ entries: [StorySituation.Entry]) -> [Party] {
        var counts: [String: Int] = [:]
        for entry in entries where entry.event.confidence >= Desk.unsure {
            for key in Set(entry.event.parties.map(\.key)) where !key.isEmpty {
                counts[key, default: 0] += entry.texts
            }
        }
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let most = sorted.first?.value ?? 0
        return sorted.prefix(Self.actorsShown).filter { $0.value * 4 >= most }.map {
            Party(key: $0.key)
        }
    }

    /// Stories with links between them.
    private func related(_ story: [String: Int]) -> [Set<Int>] {
        var related = [Set<Int>](repeating: [], count: parts.count)
        for link in links {
            guard let a = story[profiles[link.first].article],
                let b = story[profiles[link.second].article], a != b
            else { continue }
            related[a].insert(b)
            related[b].insert(a)
        }
        return related
    }

    /// Replays the links by day of publication: a report linked to earlier ones of two groups joins
    /// them.
    private func merges(
        _ story: [String: Int], _ published: [String: DateValue]
    ) -> [[Story.Merge]] {
        var merges = [[Story.Merge]](repeating: [], count: parts.count)
        var sets = DisjointSets(count: profiles.count)
        var members = profiles.map { [$0.article] }
        var earlier = [[Int]](repeating: [], count: profiles.count)
        for link in links {
            let (a, b) = (profiles[link.first].article, profiles[link.second].article)
            if story[a] == story[b] { earlier[link.second].append(link.first) }
        }
        for n in profiles.indices {
            let roots = Set(earlier[n].map { sets.root($0) }).sorted()
            // Two reports are no story yet that could be merged; and copies tell nothing new.
            let grown = roots.filter { members[$0].count > 1 }
            let article = profiles[n].article
            if grown.count > 1, let own = story[article] {
                merges[own].append(
                    Story.Merge(
                        article: article, when: published[article],
                        stories: grown.map { Story.identifier(members[$0]) }.sorted()))
            }
            for r in roots {
                let own = sets.root(n)
                let (into, from) = members[r].count > members[own].count ? (r, own) : (own, r)
                sets.join(from, into: into)
                members[into] += members[from]
                members[from] = []
            }
        }
        return merges
    }
}
