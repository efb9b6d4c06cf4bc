/// Finds the best dependency tree for a matrix of arc scores: the maximum spanning arborescence in
/// which the root has exactly one child (Chu and Liu 1965, Edmonds 1967).
///
/// Ties go to the lower index. Cost: quadratic when every word's best head already gives a tree,
/// else cubic at worst.
struct SpanningTree {
    /// Node 0 is the root; `score[d * nodes + h]` is the score of head h for dependent d.
    /// Returns each node's head, -1 for the root.
    static func heads(scores: UnsafeBufferPointer<Float>, nodes: Int) -> [Int32] {
        var heads = [Int32](repeating: -1, count: nodes)
        guard nodes > 1 else { return heads }
        var largest = 1.0
        for d in 1..<nodes {
            var best = 0
            for h in 0..<nodes where h != d {
                if scores[d * nodes + h] > scores[d * nodes + best] { best = h }
                largest = max(largest, abs(Double(scores[d * nodes + h])))
            }
            heads[d] = Int32(best)
        }
        if isTree(heads) { return heads }
        // A charge on every arc from the root, larger than any difference between trees, leaves one
        // such arc in the best tree.
        let charge = 2 * largest * Double(nodes + 1)
        var work = Contraction(
            scores: scores.enumerated().map { index, score in
                index % nodes == 0 ? Double(score) - charge : Double(score)
            }, nodes: nodes)
        return work.solve()
    }

    /// Whether the heads form one tree whose root has one child.
    private static func isTree(_ heads: [Int32]) -> Bool {
        var roots = 0
        // Mark 0 is unseen; d is "reached on the walk from d"; walks stop at what is marked.
        var marks = [Int](repeating: 0, count: heads.count)
        for d in 1..<heads.count {
            if heads[d] == 0 { roots += 1 }
            var node = d
            while node != 0, marks[node] == 0 {
                marks[node] = d
                node = Int(heads[node])
            }
            if node != 0, marks[node] == d { return false }
        }
        return roots == 1
    }
}

/// The contraction of cycles, one at a time: the lowest node of a cycle stands for it from then on.
private struct Contraction {
    private struct Step {
        let representative: Int
        /// The cycle's nodes with their heads within it.
        let members: [(node: Int, head: Int)]
        /// For each node outside: the member that its best arc from the cycle leaves.
        let leaving: [Int]
        /// For each node outside: the member that its best arc into the cycle enters.
        let entering: [Int]
    }

    private var scores: [Double]
    private let nodes: Int
    private var active: [Int]

    init(scores: [Double], nodes: Int) {
        self.scores = scores
        self.nodes = nodes
        active = Array(0..<nodes)
    }

    mutating func solve() -> [Int32] {
        var steps: [Step] = []
        var heads = bestHeads()
        while let cycle = findCycle(heads) {
            steps.append(contract(cycle, heads))
            heads = bestHeads()
        }
        for step in steps.reversed() {
            // The arcs of contracted nodes are those of the graph before this contraction.
            let outer = heads[step.representative]
            let entered = step.entering[outer]
            for node in active where node != step.representative && node != 0 {
                if heads[node] == step.representative { heads[node] = step.leaving[node] }
            }
            for member in step.members { heads[member.node] = member.head }
            heads[entered] = outer
            active.append(contentsOf: step.members.map(\.node).filter { $0 != step.representative })
        }
        return heads.map { Int32($0) }
    }

    private func bestHeads() -> [Int] {
        var heads = [Int](repeating: -1, count: nodes)
        for d in active where d != 0 {
            var best = -1
            for h in active where h != d {
                if best < 0 || scores[d * nodes + h] > scores[d * nodes + best] { best = h }
            }
            heads[d] = best
        }
        return heads
    }

    private func findCycle(_ heads: [Int]) -> [Int]? {
        var marks = [Int](repeating: 0, count: nodes)
        for d in active where d != 0 {
            var node = d
            while node > 0, marks[node] == 0 {
                marks[node] = d
                node = heads[node]
            }
            if node > 0, marks[node] == d {
                var cycle = [node]
                var next = heads[node]
                while next != node {
                    cycle.append(next)
                    next = heads[next]
                }
                return cycle
            }
        }
        return nil
    }

    private mutating func contract(_ cycle: [Int], _ heads: [Int]) -> Step {
        let representative = cycle.min() ?? 0
        var inCycle = [Bool](repeating: false, count: nodes)
        for node in cycle { inCycle[node] = true }
        var leaving = [Int](repeating: representative, count: nodes)
        var entering = [Int](repeating: representative, count: nodes)
        let ordered = cycle.sorted()
        active.removeAll { inCycle[$0] && $0 != representative }
        for other in active where other != representative {
            var bestOut = ordered[0]
            var bestIn = ordered[0]
            func gain(_ node: Int) -> Double {
                scores[node * nodes + other] - scores[node * nodes + heads[node]]
            }
            for node in ordered.dropFirst() {
                if scores[other * nodes + node] > scores[other * nodes + bestOut] {
                    bestOut = node
                }
                if gain(node) > gain(bestIn) { bestIn = node }
            }
            leaving[other] = bestOut
            entering[other] = bestIn
        }
        for other in active where other != representative {
            let entry = entering[other]
            let gained = scores[entry * nodes + other] - scores[entry * nodes + heads[entry]]
            // Rows and columns of the representative are written only after they were read.
            entryScores.append((other, gained, scores[other * nodes + leaving[other]]))
        }
        for (other, into, out) in entryScores {
            scores[representative * nodes + other] = into
            scores[other * nodes + representative] = out
        }
        entryScores.removeAll(keepingCapacity: true)
        return Step(
            representative: representative, members: cycle.map { ($0, heads[$0]) },
            leaving: leaving, entering: entering)
    }

    private var entryScores: [(other: Int, into: Double, out: Double)] = []
}
