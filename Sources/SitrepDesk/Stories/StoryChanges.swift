import SitrepModel

/// What became of stories: those before and after an arrival, tied by the articles they share.
enum StoryChanges {
    /// - Parameter arrived: the articles that came, changed or went.
    static func changes(
        from old: [Story], to new: [Story], by arrived: Set<String>
    ) -> [StoryChange] {
        // Nodes: the old stories, then the new ones.
        var parent = Array(0..<(old.count + new.count))
        func root(_ i: Int) -> Int {
            var i = i
            while parent[i] != i { i = parent[i] }
            return i
        }
        var owner: [String: Int] = [:]
        for (n, story) in old.enumerated() { for id in story.articles { owner[id] = n } }
        for (n, story) in new.enumerated() {
            for id in story.articles {
                guard let before = owner[id] else { continue }
                let (a, b) = (root(before), root(old.count + n))
                if a != b { parent[max(a, b)] = min(a, b) }
            }
        }
        var groups: [Int: (before: [Story], after: [Story])] = [:]
        for (n, story) in old.enumerated() {
            groups[root(n), default: ([], [])].before.append(story)
        }
        for (n, story) in new.enumerated() {
            groups[root(old.count + n), default: ([], [])].after.append(story)
        }
        return groups.values.compactMap { group -> StoryChange? in
            let before = group.before.map(\.id).sorted()
            let after = group.after.map(\.id).sorted()
            guard before != after else { return nil }
            let involved = Set((group.before + group.after).flatMap(\.articles))
            return StoryChange(
                kind: kind(before.count, after.count), before: before, after: after,
                articles: involved.intersection(arrived).sorted())
        }.sorted { ($0.after + $0.before).lexicographicallyPrecedes($1.after + $1.before) }
    }

    private static func kind(_ before: Int, _ after: Int) -> StoryChange.Kind {
        switch (before, after) {
        case (0, _): .opened
        case (_, 0): .closed
        case let (b, a) where a > b: .split
        case let (b, a) where a < b: .merged
        default: .grew
        }
    }
}
