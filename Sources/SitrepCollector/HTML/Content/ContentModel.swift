import CTrees
import SitrepModel

/// Says how likely each block is the article's: boosted trees over ``BlockFeatures``, trained on pages
/// whose text was marked by hand (`Training/content`).
///
/// A tree's answer is found without walking down it (QuickScorer; Lucchese et al., SIGIR 2015): every
/// question answered with "above" strikes out the leaves on its other side, and of those that remain
/// the first one is where the walk would have ended. So sixteen blocks are asked at a time.
///
/// Cost: some four thousand vector comparisons for sixteen blocks, a third of them for menus.
struct ContentModel: Sendable {
    private static let mostLeaves = Int(SITREP_TREES_LEAVES)
    /// Blocks that no tree after these would make an article of are left after so many.
    private static let firstTrees = 48
    private static let hopeless: Float = -5

    private var questions: [sitrep_question] = []
    /// How many each tree has.
    private var counts: [Int32] = []
    /// ``mostLeaves`` a tree: what each adds to the log odds.
    private var leaves: [Float] = []

    init() {
        var features: [String: Int] = [:]
        for (i, name) in BlockFeatures.nameList.enumerated() { features[name] = i }
        var tree: [[String]] = []
        for row in Resources.rows("html-content.tsv") where row.count >= 4 {
            if row[1] == "0" {
                append(tree, features)
                tree = []
            }
            tree.append(row)
        }
        append(tree, features)
    }

    private static func misfit(_ row: [String]) -> Never {
        preconditionFailure(
            "html-content.tsv does not fit this program: \(row.joined(separator: " "))")
    }

    /// Takes a tree in, its leaves numbered from "not above" to "above".
    private mutating func append(_ tree: [[String]], _ features: [String: Int]) {
        guard !tree.isEmpty else { return }
        var values: [Float] = []
        // The nodes to come, the next one last, each with the question that it is the "above" of.
        var open: [(node: Int, question: Int?)] = [(0, nil)]
        // For each question of this tree, the leaves before its own.
        var before: [Int: UInt32] = [:]
        while let (node, question) = open.popLast() {
            let reached = UInt32(1) << UInt32(values.count)
            if let question { questions[question].kept = ~(reached &- (before[question] ?? 0)) }
            let row = tree[node]
            guard let value = Float(row[3]), row[1] == String(node) else { Self.misfit(row) }
            if row[2] == "leaf" {
                values.append(value)
                guard values.count <= Self.mostLeaves else { Self.misfit(row) }
            } else if row.count == 6, let feature = features[row[2]], let below = Int(row[4]),
                let above = Int(row[5]), node < below, node < above, below < tree.count,
                above < tree.count
            {
                before[questions.count] = reached
                open += [(above, questions.count), (below, nil)]
                questions.append(
                    sitrep_question(
                        offset: Int32(feature * BlockFeatures.tile), bound: value, kept: 0))
            } else {
                Self.misfit(row)
            }
        }
        counts.append(Int32(before.count))
        leaves += values + [Float](repeating: 0, count: Self.mostLeaves - values.count)
    }

    /// For each block, the chance that it belongs to the article.
    func chances(_ features: BlockFeatures) -> [Float] {
        let tile = BlockFeatures.tile
        var sums = [Float](repeating: 0, count: features.tiles * tile)
        let size = features.width * tile
        let first = min(Self.firstTrees, counts.count)
        features.values.withUnsafeBufferPointer { values in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let values = values.baseAddress, let sums = sums.baseAddress else { return }
                for n in 0..<features.tiles {
                    add(0..<first, values + n * size, sums + n * tile)
                }
                addRest(first..<counts.count, values, sums, features)
            }
        }
        return sums.prefix(features.count).map { Float(Self.logistic(Double($0))) }
    }

    /// The later trees, of those groups of four blocks alone that may have some of the article; four
    /// such groups make a tile.
    private func addRest(
        _ trees: Range<Int>, _ values: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Float>,
        _ features: BlockFeatures
    ) {
        let tile = BlockFeatures.tile
        let size = features.width * tile
        let groups = stride(from: 0, to: features.count, by: 4).filter { first in
            (first..<min(first + 4, features.count)).contains { sums[$0] >= Self.hopeless }
        }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: size + tile) { gathered in
            guard let numbers = gathered.baseAddress else { return }
            gathered.initialize(repeating: 0)
            let ownSums = numbers + size
            for from in stride(from: 0, to: groups.count, by: tile / 4) {
                let some = groups[from..<min(from + tile / 4, groups.count)]
                for (n, first) in zip(0..., some) {
                    let source = values + first / tile * size + first % tile
                    for at in stride(from: 0, to: size, by: tile) {
                        (numbers + at + n * 4).update(from: source + at, count: 4)
                    }
                    (ownSums + n * 4).update(from: sums + first, count: 4)
                }
                add(trees, numbers, ownSums)
                for (n, first) in zip(0..., some) {
                    (sums + first).update(from: ownSums + n * 4, count: 4)
                }
            }
        }
    }

    /// Adds what some trees say of the blocks of a tile.
    private func add(
        _ trees: Range<Int>, _ tile: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Float>
    ) {
        let before = counts[..<trees.lowerBound].reduce(0) { $0 + Int($1) }
        questions.withUnsafeBufferPointer { questions in
            counts.withUnsafeBufferPointer { counts in
                leaves.withUnsafeBufferPointer { leaves in
                    guard let first = questions.baseAddress, let counts = counts.baseAddress,
                        let leaves = leaves.baseAddress
                    else { return }
                    sitrep_trees_add(
                        first + before, counts + trees.lowerBound,
                        leaves + trees.lowerBound * Self.mostLeaves, trees.count, tile, sums)
                }
            }
        }
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
