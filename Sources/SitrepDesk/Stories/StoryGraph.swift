/// Articles and the links between those that report the same, kept up to date as articles come, change
/// and go.
///
/// Every feature of a profile (a name, a pair of parties, a deed) has the list of its carriers by day.
/// Two articles are compared if they stand near each other in any such list; they are linked if
/// ``ProfileLikeness`` says so. Which pairs are near depends on the set of articles alone, so every
/// order of arrival ends in the same graph, and an arrival changes only what is near it: its own
/// pairs, and those that it pushes apart. That is how a new report can also part what had been linked.
///
/// A link between articles that have links enough of their own, but hardly any to the same others, ties
/// nobody: two crises do not become one because two of their reports have a state and a name in
/// common.
///
/// An arrival costs its features times ``reach``, however many articles there are, but for the moves
/// inside the lists.
struct StoryGraph: Sendable {
    /// Carriers of a feature on either side with which each is compared.
    private static let reach = 4
    /// An article with so few links is tied by each.
    private static let few = 3
    /// One of so many links of an article goes to a neighbour's neighbour, or the two are not tied.
    private static let oneOf = 4

    /// By slot; nil where an article has gone.
    private(set) var profiles: [ArticleProfile?] = []
    private var slots: [String: Int] = [:]
    private var free: [Int] = []
    /// Slots of each feature's carriers, in order of profiles.
    private var carriers: [UInt64: [Int32]] = [:]
    /// In how many lists a pair of slots is near.
    private var nearness: [UInt64: Int32] = [:]
    private var links: [[Int32: Double]] = []
    /// The component of each slot, and the slots of each component.
    private var labels: [Int] = []
    private var members: [Int: [Int]] = [:]
    /// The components that were cut from one, by the number that they have in common.
    private var siblings: [Int: [Int]] = [:]
    /// That number, of each component.
    private var families: [Int: Int] = [:]
    private var nextLabel = 0
    /// Slots whose links have changed since components were last settled.
    private var touched: Set<Int> = []

    /// The slot of an article.
    func slot(of article: String) -> Int? { slots[article] }

    /// The component of an article, as of the last ``settle()``.
    func component(of article: String) -> Int? { slots[article].map { labels[$0] } }

    /// The articles of a component, in order.
    func articles(of component: Int) -> [String] {
        (members[component] ?? []).compactMap { profiles[$0]?.article }
    }

    /// Takes in an article, or its new version. Does nothing where nothing has changed.
    mutating func set(_ profile: ArticleProfile) {
        if let slot = slots[profile.article] {
            if profiles[slot] == profile { return }
            remove(profile.article)
        }
        let slot = free.popLast() ?? profiles.count
        if slot == profiles.count {
            profiles.append(profile)
            links.append([:])
            labels.append(-1)
        } else {
            profiles[slot] = profile
        }
        slots[profile.article] = slot
        touched.insert(slot)
        for feature in profile.features { enter(slot, profile, feature) }
    }

    /// Takes out an article.
    mutating func remove(_ article: String) {
        guard let slot = slots.removeValue(forKey: article), let profile = profiles[slot] else {
            return
        }
        touched.insert(slot)
        for feature in profile.features { leave(slot, profile, feature) }
        profiles[slot] = nil
        free.append(slot)
    }

    private mutating func enter(_ slot: Int, _ profile: ArticleProfile, _ feature: UInt64) {
        var list = carriers.removeValue(forKey: feature) ?? []
        let at = position(of: profile, in: list)
        // Those on either side move one place apart.
        for left in max(0, at - Self.reach)..<at where left + Self.reach < list.count {
            change(list[left], list[left + Self.reach], by: -1)
        }
        for left in max(0, at - Self.reach)..<at { change(list[left], Int32(slot), by: 1) }
        for right in at..<min(list.count, at + Self.reach) {
            change(list[right], Int32(slot), by: 1)
        }
        list.insert(Int32(slot), at: at)
        carriers[feature] = list
    }

    private mutating func leave(_ slot: Int, _ profile: ArticleProfile, _ feature: UInt64) {
        guard var list = carriers.removeValue(forKey: feature) else { return }
        let at = position(of: profile, in: list)
        guard at < list.count, list[at] == Int32(slot) else { return }
        list.remove(at: at)
        for left in max(0, at - Self.reach)..<at { change(list[left], Int32(slot), by: -1) }
        for right in at..<min(list.count, at + Self.reach) {
            change(list[right], Int32(slot), by: -1)
        }
        for left in max(0, at - Self.reach)..<at where left + Self.reach < list.count {
            change(list[left], list[left + Self.reach], by: 1)
        }
        if !list.isEmpty { carriers[feature] = list }
    }

    /// The first place in the list whose article does not come before.
    private func position(of profile: ArticleProfile, in list: [Int32]) -> Int {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if let other = profiles[Int(list[middle])], ArticleProfile.precedes(other, profile) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    private mutating func change(_ a: Int32, _ b: Int32, by step: Int32) {
        let pair = UInt64(UInt32(min(a, b))) << 32 | UInt64(UInt32(max(a, b)))
        let (x, y) = (Int(a), Int(b))
        let before = nearness[pair] ?? 0
        let after = before + step
        nearness[pair] = after == 0 ? nil : after
        if before == 0, after > 0, let p = profiles[x], let q = profiles[y],
            let weight = ProfileLikeness.link(p, q)
        {
            links[x][b] = weight
            links[y][a] = weight
            touched.formUnion([x, y])
        } else if after == 0, links[x].removeValue(forKey: b) != nil {
            links[y][a] = nil
            touched.formUnion([x, y])
        }
    }

    /// The links of a component as indexes into `slots`, each once, in order.
    func links(among slots: [Int]) -> [StoryParting.Link] {
        var index: [Int32: Int] = [:]
        for (n, slot) in slots.enumerated() { index[Int32(slot)] = n }
        var found: [StoryParting.Link] = []
        for (n, slot) in slots.enumerated() {
            for (other, weight) in links[slot] {
                if let m = index[other], n < m {
                    found.append(StoryParting.Link(first: n, second: m, weight: weight))
                }
            }
        }
        return found.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    /// Whether a link makes its two articles one component.
    private func ties(_ a: Int, _ b: Int) -> Bool {
        let (fewer, more) =
            links[a].count <= links[b].count ? (links[a], links[b]) : (links[b], links[a])
        guard fewer.count > Self.few else { return true }
        let shared = fewer.keys.reduce(0) { $0 + (more[$1] == nil ? 0 : 1) }
        return Self.oneOf * shared >= fewer.count - 1
    }

    /// Finds the components anew where links have changed.
    ///
    /// - Returns: the components that are gone, with the articles that they had and still have, and
    ///   those that are new.
    mutating func settle() -> (gone: [Int], new: [Int]) {
        var gone: Set<Int> = []
        for slot in touched {
            if labels[slot] >= 0 { gone.insert(labels[slot]) }
            // Whether a link ties depends on the other links of both its ends.
            for other in links[slot].keys where labels[Int(other)] >= 0 {
                gone.insert(labels[Int(other)])
            }
        }
        // Where one is cut depends on all that was cut from it.
        for family in Set(gone.compactMap { families[$0] }) {
            gone.formUnion(siblings.removeValue(forKey: family) ?? [])
        }
        var affected = touched
        var before: [Int: (label: Int, members: [Int])] = [:]
        for label in gone {
            families[label] = nil
            let old = members.removeValue(forKey: label) ?? []
            affected.formUnion(old)
            if let first = old.first { before[first] = (label, old) }
        }
        let changed = touched
        touched = []
        for slot in affected { labels[slot] = -1 }
        var new: [Int] = []
        var isSeen: Set<Int> = []
        for start in affected.sorted() where labels[start] < 0 && profiles[start] != nil {
            guard isSeen.insert(start).inserted else { continue }
            let parts = cut(component(of: start, &isSeen))
            var own: [Int] = []
            for part in parts {
                var label = nextLabel
                // As it was: a neighbour has changed, but tied or parted nothing here.
                if let old = before[part[0]], old.members == part, changed.isDisjoint(with: part) {
                    label = old.label
                    gone.remove(label)
                } else {
                    new.append(label)
                    nextLabel += 1
                }
                for slot in part { labels[slot] = label }
                members[label] = part
                own.append(label)
            }
            guard own.count > 1 else { continue }
            for label in own { families[label] = own[0] }
            siblings[own[0]] = own
        }
        return (gone.sorted(), new)
    }

    /// Everything that ties reach from a slot.
    private func component(of start: Int, _ isSeen: inout Set<Int>) -> [Int] {
        var component = [start]
        var next = 0
        while next < component.count {
            for other in links[component[next]].keys
            where !isSeen.contains(Int(other)) && ties(component[next], Int(other)) {
                isSeen.insert(Int(other))
                component.append(Int(other))
            }
            next += 1
        }
        return component.sorted { a, b in
            guard let x = profiles[a], let y = profiles[b] else { return a < b }
            return ArticleProfile.precedes(x, y)
        }
    }

    /// The parts of a component that has grown too large; else itself.
    private func cut(_ component: [Int]) -> [[Int]] {
        guard component.count > ComponentCutting.largest else { return [component] }
        var index: [Int32: Int] = [:]
        for (n, slot) in component.enumerated() { index[Int32(slot)] = n }
        let inside = component.map { slot in
            links[slot].compactMap { other, weight -> ComponentCutting.Link? in
                guard let n = index[other], ties(slot, Int(other)) else { return nil }
                return ComponentCutting.Link(
                    other: n, weight: weight, strength: strength(slot, Int(other), weight),
                    shared: shared(slot, Int(other)))
            }.sorted { $0.other < $1.other }
        }
        return ComponentCutting(links: inside).parts().map { part in part.map { component[$0] } }
    }

    private func strength(_ a: Int, _ b: Int, _ weight: Double) -> Double {
        guard let x = profiles[a], let y = profiles[b] else { return 0 }
        return weight / ProfileLikeness.needed(between: x, y)
    }

    /// Part of the other neighbours, of the one with fewer, that both have.
    private func shared(_ a: Int, _ b: Int) -> Double {
        let (fewer, more) =
            links[a].count <= links[b].count ? (links[a], links[b]) : (links[b], links[a])
        guard fewer.count > 1 else { return 1 }
        let both = fewer.keys.reduce(0) { $0 + (more[$1] == nil ? 0 : 1) }
        return Double(both) / Double(fewer.count - 1)
    }

    /// All components, by their first articles.
    var components: [Int] { members.keys.sorted() }
}
