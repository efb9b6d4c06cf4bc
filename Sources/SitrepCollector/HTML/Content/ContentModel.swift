import SitrepModel

/// Says how likely each block is the article's: boosted trees over ``BlockFeatures``, trained on pages
/// whose text was marked by hand (`Training/content`).
///
/// Cost: some 1,500 comparisons a block.
struct ContentModel: Sendable {
    private struct Node: Sendable {
        /// Which number to look at; negative for a leaf.
        var feature: Int32
        /// Of a leaf, what it adds to the log odds.
        var bound: Float
        /// Where to go on: where the number is not above the bound, and where it is.
        var below: Int32
        var above: Int32
    }

    private var nodes: [Node] = []
    private var roots: [Int32] = []

    init() {
        var features: [String: Int32] = [:]
        for (i, name) in BlockFeatures.nameList.enumerated() { features[name] = Int32(i) }
        var first: Int32 = 0
        for row in Resources.rows("html-content.tsv") where row.count >= 4 {
            guard let number = Int32(row[1]), let value = Float(row[3]) else { continue }
            if number == 0 {
                first = Int32(nodes.count)
                roots.append(first)
            }
            if row[2] == "leaf" {
                nodes.append(Node(feature: -1, bound: value, below: 0, above: 0))
            } else if row.count == 6, let feature = features[row[2]], let below = Int32(row[4]),
                let above = Int32(row[5])
            {
                nodes.append(
                    Node(feature: feature, bound: value, below: first + below, above: first + above)
                )
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
                for block in 0..<count {
                    let row = block * features.width
                    var sum: Float = 0
                    for root in roots {
                        var at = Int(root)
                        while nodes[at].feature >= 0 {
                            let isAbove = values[row + Int(nodes[at].feature)] > nodes[at].bound
                            at = Int(isAbove ? nodes[at].above : nodes[at].below)
                        }
                        sum += nodes[at].bound
                    }
                    chances[block] = Float(Self.logistic(Double(sum)))
                }
            }
        }
        return chances
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
