import CTrees
import Testing

@testable import SitrepCollector

/// A tree as it is walked, beside the sets of leaves that stand for it.
private indirect enum Tree {
    case leaf(Float)
    case question(feature: Int, bound: Float, below: Tree, above: Tree)

    static func random(_ leaves: Int, _ random: inout SeededNumbers) -> Tree {
        guard leaves > 1 else { return .leaf(Float(random.below(2_000)) / 1_000 - 1) }
        let below = 1 + random.below(leaves - 1)
        return .question(
            feature: random.below(TreesTests.width), bound: Float(random.below(9)) - 4,
            below: .random(below, &random), above: .random(leaves - below, &random))
    }

    func walk(_ row: [Float]) -> Float {
        switch self {
        case .leaf(let value): value
        case .question(let feature, let bound, let below, let above):
            (row[feature] > bound ? above : below).walk(row)
        }
    }

    func write(_ questions: inout [sitrep_question], _ leaves: inout [Float]) {
        switch self {
        case .leaf(let value): leaves.append(value)
        case .question(let feature, let bound, let below, let above):
            let at = questions.count
            let first = UInt32(leaves.count)
            questions.append(
                sitrep_question(
                    offset: Int32(feature) * SITREP_TREES_TILE, bound: bound, kept: 0))
            below.write(&questions, &leaves)
            questions[at].kept = ~((1 << UInt32(leaves.count)) &- (1 << first))
            above.write(&questions, &leaves)
        }
    }
}

private struct SeededNumbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}

@Suite struct TreesTests {
    static let width = 7

    /// Trees of one leaf, of as many as there may be, and of some.
    @Test(arguments: [[1], [2, 3], [32, 32], [24, 5, 17, 1, 32]])
    func vectorsAddWhatWalksFind(_ sizes: [Int]) {
        var random = SeededNumbers(state: UInt64(sizes.reduce(1, +)))
        let tile = Int(SITREP_TREES_TILE)
        let trees = sizes.map { Tree.random($0, &random) }
        let rows = (0..<tile).map { _ in
            (0..<Self.width).map { _ in Float(random.below(11)) - 5 }
        }
        let numbers = (0..<Self.width).flatMap { feature in rows.map { $0[feature] } }
        var (questions, counts, leaves): ([sitrep_question], [Int32], [Float]) = ([], [], [])
        for tree in trees {
            let before = questions.count
            var own: [Float] = []
            tree.write(&questions, &own)
            counts.append(Int32(questions.count - before))
            leaves += own + [Float](repeating: 0, count: Int(SITREP_TREES_LEAVES) - own.count)
        }
        let start = (0..<tile).map { Float($0) / 8 }
        let wanted = rows.indices.map { row in
            trees.reduce(start[row]) { $0 + $1.walk(rows[row]) }
        }
        var (best, portable) = (start, start)
        sitrep_trees_add(questions, counts, leaves, trees.count, numbers, &best)
        sitrep_trees_add_portable(questions, counts, leaves, trees.count, numbers, &portable)
        #expect(best == wanted)
        #expect(portable == wanted)
    }

    @Test func keysAreNumberedInTheirOrder() {
        var numbers = KeyNumbers(expecting: 2)
        let keys = (0..<1_000).map { UInt64($0) << 40 }
        for (i, key) in keys.enumerated() { #expect(numbers.number(of: key) == i) }
        for (i, key) in keys.enumerated() { #expect(numbers.number(of: key) == i) }
        #expect(numbers.count == 1_000)
        #expect(!numbers.contains(7))
    }
}
