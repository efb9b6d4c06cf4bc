import Testing

@testable import SitrepReader

@Suite struct SpanningTreeTests {
    /// Numbers that look random but are the same on every run.
    private struct Sequence {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }

    /// The best total over all head assignments that form a tree with one root child.
    private func bestByTrying(_ scores: [Float], nodes: Int) -> Float {
        var best = -Float.infinity
        var heads = [Int](repeating: 0, count: nodes)
        func isTree() -> Bool {
            guard heads[1...].count(where: { $0 == 0 }) == 1 else { return false }
            return (1..<nodes).allSatisfy { start in
                var node = start
                for _ in 0..<nodes where node != 0 { node = heads[node] }
                return node == 0
            }
        }
        func assign(_ node: Int, _ total: Float) {
            if node == nodes {
                if total > best, isTree() { best = total }
                return
            }
            for head in 0..<nodes where head != node {
                heads[node] = head
                assign(node + 1, total + scores[node * nodes + head])
            }
        }
        assign(1, 0)
        return best
    }

    @Test(arguments: 2...6)
    func findsTheBestTree(nodes: Int) {
        var sequence = Sequence(state: UInt64(nodes))
        for round in 0..<(nodes == 6 ? 60 : 200) {
            // Small whole scores give exact sums and many ties and cycles.
            let span: UInt64 = round % 2 == 0 ? 9 : 1000
            let scores = (0..<(nodes * nodes)).map { _ in Float(sequence.next() % span) }
            let heads = scores.withUnsafeBufferPointer {
                SpanningTree.heads(scores: $0, nodes: nodes)
            }
            #expect(heads[0] == -1)
            #expect(heads[1...].count(where: { $0 == 0 }) == 1)
            let total = (1..<nodes).reduce(Float(0)) {
                $0 + scores[$1 * nodes + Int(heads[$1])]
            }
            for start in 1..<nodes {
                var node = start
                for _ in 0..<nodes where node != 0 { node = Int(heads[node]) }
                #expect(node == 0, "\(heads) has a cycle")
            }
            #expect(total == bestByTrying(scores, nodes: nodes))
        }
    }

    @Test func aLargeGraphStaysATree() {
        var sequence = Sequence(state: 7)
        let nodes = 193
        let scores = (0..<(nodes * nodes)).map { _ in Float(sequence.next() % 100_000) / 1000 }
        let heads = scores.withUnsafeBufferPointer {
            SpanningTree.heads(scores: $0, nodes: nodes)
        }
        #expect(heads[1...].count(where: { $0 == 0 }) == 1)
        for start in 1..<nodes {
            var node = start
            for _ in 0..<nodes where node != 0 { node = Int(heads[node]) }
            #expect(node == 0)
        }
    }

    @Test func noWordsGiveNoHeads() {
        let heads = [Float](repeating: 0, count: 1).withUnsafeBufferPointer {
            SpanningTree.heads(scores: $0, nodes: 1)
        }
        #expect(heads == [-1])
    }
}
