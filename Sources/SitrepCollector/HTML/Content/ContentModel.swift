import SitrepModel

/// Says how likely each block is the article's: boosted trees over ``BlockFeatures``, trained on pages
/// whose text was marked by hand (`Training/content`).
///
/// Cost: a thousand comparisons a block of text, a third for menus.
struct ContentModel: Sendable {
    /// The two nodes below one stand beside each other. A leaf leads to itself.
    private struct Node: Sendable {
        /// Which number to look at.
        var feature: Int32
        /// Where to go on: `next` where the number is not above the bound, `next + 1` where it is.
        var next: Int32
        var bound: Float
    }

    private var nodes: [Node] = []
    /// For each node, what it adds to the log odds; 0 where it is no leaf.
    private var leaves: [Float] = []
    private var trees: [(root: Int32, depth: Int)] = []

    init() {
        var features: [String: Int32] = [:]
        for (i, name) in BlockFeatures.nameList.enumerated() { features[name] = Int32(i) }
        var root: Int32 = 0
        var depths: [Int] = []
        for row in Resources.rows("html-content.tsv") where row.count >= 4 {
            guard let number = Int32(row[1]), let value = Float(row[3]) else { continue }
            if number == 0 {
                root = Int32(nodes.count)
                trees.append((root, 0))
                depths = [0]
            }
            let here = Int32(nodes.count)
            if row[2] == "leaf" {
                nodes.append(Node(feature: 0, next: here, bound: .infinity))
                leaves.append(value)
                trees[trees.count - 1].depth = max(
                    trees[trees.count - 1].depth, depths[Int(number)])
            } else if row.count == 6, let feature = features[row[2]], let below = Int32(row[4]),
                row[5] == String(below + 1), Int(below) == depths.count
            {
                nodes.append(Node(feature: feature, next: root + below, bound: value))
                leaves.append(0)
                depths += [depths[Int(number)] + 1, depths[Int(number)] + 1]
            } else {
                preconditionFailure(
                    "html-content.tsv does not fit this program: \(row.joined(separator: " "))")
            }
        }
    }

    /// For each block, the chance that it belongs to the article.
    func chances(_ features: BlockFeatures) -> [Float] {
        guard features.width > 0 else { return [] }
        let count = features.values.count / features.width
        var chances = [Float](repeating: 0, count: count)
        features.values.withUnsafeBufferPointer { values in
            nodes.withUnsafeBufferPointer { nodes in
                // Four blocks at a time go down a tree side by side, so that none waits for memory.
                for first in stride(from: 0, to: count, by: 4) {
                    let rows =
                        SIMD4<Int>(
                            first, min(first + 1, count - 1), min(first + 2, count - 1),
                            min(first + 3, count - 1)) &* features.width
                    let sums = self.sums(values, rows, nodes)
                    for i in 0..<min(4, count - first) {
                        chances[first + i] = Float(Self.logistic(Double(sums[i])))
                    }
                }
            }
        }
        return chances
    }

    @inline(__always)
    private func sums(
        _ values: UnsafeBufferPointer<Float>, _ rows: SIMD4<Int>,
        _ nodes: UnsafeBufferPointer<Node>
    ) -> SIMD4<Float> {
        @inline(__always) func step(_ at: Int, _ row: Int) -> Int {
            let node = nodes[at]
            return Int(node.next) + (values[row + Int(node.feature)] > node.bound ? 1 : 0)
        }
        var sums = SIMD4<Float>(repeating: 0)
        for (number, tree) in trees.enumerated() {
            // Menus: no tree to come would make an article of them.
            if number == 48, sums.max() < -5 { break }
            let root = Int(tree.root)
            var (a, b, c, d) = (root, root, root, root)
            for _ in 0..<tree.depth {
                a = step(a, rows[0])
                b = step(b, rows[1])
                c = step(c, rows[2])
                d = step(d, rows[3])
            }
            sums += SIMD4(leaves[a], leaves[b], leaves[c], leaves[d])
        }
        return sums
    }

    /// From log odds to a chance, without the C library, whose last digits differ between machines.
    private static func logistic(_ x: Double) -> Double {
        let magnitude = min(abs(x), 40)
        // e^-m as a power of e^-(m/1024), by its series.
        let small = -magnitude / 1024
        var power = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
        for _ in 0..<10 { power *= power }
        let chance = 1 / (1 + power)
        return x >= 0 ? chance : 1 - chance
    }

    /// The blocks whose text together can be expected to match the article best: the set with the
    /// highest expected F1 of words (an optimal set holds all blocks above some chance).
    static func choose(_ chances: [Float], _ blocks: [PageBlock]) -> [Bool] {
        let order = chances.indices.sorted {
            (chances[$1], $0) < (chances[$0], $1)
        }
        var wanted: Float = 0
        for i in chances.indices { wanted += chances[i] * Float(blocks[i].words) }
        var (right, all, best): (Float, Float, Float) = (0, 0, -1)
        var count = 0
        for (n, i) in order.enumerated() {
            right += chances[i] * Float(blocks[i].words)
            all += Float(blocks[i].words)
            let expected = 2 * right / (all + wanted + 1e-9)
            if expected > best {
                best = expected
                count = n + 1
            }
        }
        var chosen = [Bool](repeating: false, count: chances.count)
        for i in order.prefix(count) { chosen[i] = true }
        return chosen
    }
}
