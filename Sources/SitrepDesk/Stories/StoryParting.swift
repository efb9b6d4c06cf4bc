/// Parts linked texts into stories where one text alone holds together what runs side by side: a
/// round-up of two crises makes them no one crisis.
///
/// A text whose removal leaves two or more parts of some size is a bridge. Parts that a bridge ties
/// stay one story if the one follows the other in time, as a story does that goes on; they are stories
/// of their own if they overlap. The bridge itself goes with the part it is most like. Linear in texts
/// and links; depends on them alone.
struct StoryParting {
    /// Two texts that report the same, as indexes.
    struct Link: Sendable {
        var first: Int
        var second: Int
        var weight: Double
    }

    /// Texts from which on a part can be a story beside another.
    private static let smallest = 4
    /// Days for which two parts must run side by side.
    private static let sideBySide = 3

    private let days: [Int?]
    private let neighbours: [[(text: Int, weight: Double)]]

    /// - Parameters:
    ///   - days: of each text, in order.
    ///   - links: between texts, which they connect.
    init(days: [Int?], links: [Link]) {
        self.days = days
        var neighbours = [[(text: Int, weight: Double)]](repeating: [], count: days.count)
        for link in links where link.first != link.second {
            neighbours[link.first].append((link.second, link.weight))
            neighbours[link.second].append((link.first, link.weight))
        }
        self.neighbours = neighbours
    }

    /// The stories, as lists of texts in order.
    func parts() -> [[Int]] {
        let all = Array(days.indices)
        guard days.count > 2 * Self.smallest else { return [all] }
        let bridges = bridges()
        guard bridges.contains(true) else { return [all] }
        // What is left without the bridges: parts of some size, and crumbs.
        let fragments = components { bridges[$0] }
        let cores = fragments.filter { $0.count >= Self.smallest }
        guard cores.count > 1 else { return [all] }
        var core = [Int?](repeating: nil, count: days.count)
        for (n, fragment) in cores.enumerated() { for text in fragment { core[text] = n } }
        var parent = Array(cores.indices)
        for ties in components(without: { core[$0] != nil }) {
            let tied = Set(ties.flatMap { neighbours[$0].compactMap { core[$0.text] } }).sorted()
            for (i, a) in tied.enumerated() {
                for b in tied[(i + 1)...] where !runSideBySide(cores[a], cores[b]) {
                    let (x, y) = (Self.root(a, parent), Self.root(b, parent))
                    parent[max(x, y)] = min(x, y)
                }
            }
        }
        var story = core.map { $0.map { Self.root($0, parent) } }
        assign(&story)
        var parts: [Int: [Int]] = [:]
        for text in all { parts[story[text] ?? 0, default: []].append(text) }
        return parts.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    private static func root(_ i: Int, _ parent: [Int]) -> Int {
        var i = i
        while parent[i] != i { i = parent[i] }
        return i
    }

    /// Texts without which two parts of some size would have no link (Tarjan's articulation points).
    private func bridges() -> [Bool] {
        let n = days.count
        var found = [Int](repeating: -1, count: n)
        var low = [Int](repeating: 0, count: n)
        var size = [Int](repeating: 1, count: n)
        var cutOff = [Int](repeating: 0, count: n)
        var large = [Int](repeating: 0, count: n)
        var clock = 0
        for start in 0..<n where found[start] < 0 {
            var stack: [(text: Int, from: Int, next: Int)] = [(start, -1, 0)]
            var order: [Int] = []
            found[start] = clock
            low[start] = clock
            clock += 1
            order.append(start)
            while let top = stack.last {
                if top.next < neighbours[top.text].count {
                    stack[stack.count - 1].next += 1
                    let other = neighbours[top.text][top.next].text
                    if found[other] < 0 {
                        found[other] = clock
                        low[other] = clock
                        clock += 1
                        order.append(other)
                        stack.append((other, top.text, 0))
                    } else if other != top.from {
                        low[top.text] = min(low[top.text], found[other])
                    }
                } else {
                    stack.removeLast()
                    guard top.from >= 0 else { continue }
                    low[top.from] = min(low[top.from], low[top.text])
                    size[top.from] += size[top.text]
                    if low[top.text] >= found[top.from] {
                        cutOff[top.from] += size[top.text]
                        if size[top.text] >= Self.smallest { large[top.from] += 1 }
                    }
                }
            }
            for text in order where order.count - 1 - cutOff[text] >= Self.smallest {
                large[text] += 1
            }
        }
        return large.map { $0 > 1 }
    }

    /// Components of the texts that are not left out, in order.
    private func components(without isOut: (Int) -> Bool) -> [[Int]] {
        var seen = [Bool](repeating: false, count: days.count)
        var result: [[Int]] = []
        for start in days.indices where !seen[start] && !isOut(start) {
            var component = [start]
            seen[start] = true
            var next = 0
            while next < component.count {
                for (other, _) in neighbours[component[next]] where !seen[other] && !isOut(other) {
                    seen[other] = true
                    component.append(other)
                }
                next += 1
            }
            result.append(component.sorted())
        }
        return result
    }

    private func runSideBySide(_ a: [Int], _ b: [Int]) -> Bool {
        let (x, y) = (a.compactMap { days[$0] }, b.compactMap { days[$0] })
        guard let p = x.min(), let q = x.max(), let r = y.min(), let s = y.max() else {
            return false
        }
        return min(q, s) - max(p, r) >= Self.sideBySide
    }

    /// Gives bridges and crumbs to the story that they are most linked to, ring by ring.
    private func assign(_ story: inout [Int?]) {
        while true {
            var found: [(text: Int, story: Int)] = []
            for text in days.indices where story[text] == nil {
                var weights: [Int: Double] = [:]
                for (other, weight) in neighbours[text] {
                    if let s = story[other] { weights[s, default: 0] += weight }
                }
                let best = weights.max { ($0.value, $1.key) < ($1.value, $0.key) }
                if let best { found.append((text, best.key)) }
            }
            if found.isEmpty { return }
            for (text, s) in found { story[text] = s }
        }
    }
}
