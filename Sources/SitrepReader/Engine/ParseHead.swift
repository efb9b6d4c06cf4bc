import CKernels

/// Reads dependency syntax: biaffine scores of arcs, the best tree over them, then biaffine scores
/// of the relations of the tree's arcs (Dozat and Manning 2017).
struct ParseHead {
    /// Matrices of one worker.
    final class Scratch {
        fileprivate let dependents: Activations
        fileprivate let heads: Activations
        fileprivate let turnedHeads: Activations
        fileprivate let relationDependents: Activations
        fileprivate let relationHeads: Activations
        fileprivate let parents: Activations
        fileprivate let relations: Activations
        fileprivate var arcs: [Float] = []

        fileprivate init(arc: Int, relation: Int, labels: Int) {
            dependents = Activations(width: arc, quantised: false)
            heads = Activations(width: arc, quantised: true)
            turnedHeads = Activations(width: arc, quantised: false)
            relationDependents = Activations(width: relation + 1, quantised: false)
            relationHeads = Activations(width: relation + 1, quantised: true)
            parents = Activations(width: relation + 1, quantised: true)
            relations = Activations(
                width: labels * (relation + 1), rows: 16, quantised: false)
        }
    }

    private let arcDependent: LinearLayer
    private let arcHead: LinearLayer
    private let relationDependent: LinearLayer
    private let relationHead: LinearLayer
    private let arcWeights: LinearLayer
    private let arcBias: UnsafePointer<Float>
    private let relationWeights: LinearLayer
    private let arc: Int
    private let relation: Int
    private let labels: Int

    init(labels: Int, width: Int, loader: WeightLoader) throws(EngineError) {
        guard let arcs = loader.file.tensor("arc.u") else { throw .missingTensor(name: "arc.u") }
        guard let relations = loader.file.tensor("rel.w") else {
            throw .missingTensor(name: "rel.w")
        }
        guard let arc = arcs.shape.last, let relation = relations.shape.last, relation > 1 else {
            throw .unexpectedTensor(name: "rel.w", found: "\(relations.shape)", expected: "R + 1")
        }
        self.arc = arc
        self.relation = relation - 1
        self.labels = labels
        arcDependent = try loader.linear("arc_dep", outputs: arc, inputs: width)
        arcHead = try loader.linear("arc_head", outputs: arc, inputs: width)
        relationDependent = try loader.linear("rel_dep", outputs: relation - 1, inputs: width)
        relationHead = try loader.linear("rel_head", outputs: relation - 1, inputs: width)
        arcWeights = try loader.linear(
            weight: "arc.u", scale: "arc.u.scale", bias: nil, shape: [arc, arc])
        arcBias = try loader.vector("arc.b", count: arc)
        relationWeights = try loader.linear(
            weight: "rel.w", scale: "rel.w.scale", bias: nil,
            shape: [labels, relation, relation])
    }

    func makeScratch() -> Scratch { Scratch(arc: arc, relation: relation, labels: labels) }

    /// Computes what the arcs and relations of all rows need; `parse` then reads a segment's.
    func score(
        _ vectors: Activations, rows: Int, scratch: Scratch,
        with kernels: UnsafePointer<ck_kernels>
    ) {
        for matrix in [
            scratch.dependents, scratch.heads, scratch.turnedHeads, scratch.relationDependents,
            scratch.relationHeads, scratch.parents,
        ] {
            matrix.reserve(rows: rows)
        }
        func apply(_ layer: LinearLayer, _ output: Activations) {
            layer.apply(
                vectors, rows: rows, to: output, activation: .gelu, with: kernels)
        }
        apply(arcDependent, scratch.dependents)
        apply(arcHead, scratch.heads)
        apply(relationDependent, scratch.relationDependents)
        apply(relationHead, scratch.relationHeads)
        if arcWeights.readsBytes { scratch.heads.quantise(rows: 0..<rows, with: kernels) }
        arcWeights.apply(scratch.heads, rows: rows, to: scratch.turnedHeads, with: kernels)
        for row in 0..<rows {
            scratch.relationDependents.row(row)[relation] = 1
            scratch.relationHeads.row(row)[relation] = 1
        }
        if relationWeights.readsBytes {
            scratch.relationHeads.quantise(rows: 0..<rows, with: kernels)
        }
    }

    /// Writes the head of each word of a segment, counted from 1 in the segment with 0 for the
    /// root, and its relation. The first row is the root's.
    func parse(
        rows: Range<Int>, scratch: Scratch, with kernels: UnsafePointer<ck_kernels>,
        heads: UnsafeMutablePointer<Int32>, relations: UnsafeMutablePointer<UInt8>
    ) {
        let nodes = rows.count
        guard nodes > 1 else { return }
        let width = scratch.heads.stride
        scratch.arcs.removeAll(keepingCapacity: true)
        scratch.arcs.reserveCapacity(nodes * nodes)
        for h in rows {
            scratch.arcs.append(kernels.pointee.dot(arcBias, scratch.heads.row(h), width))
        }
        for d in rows.dropFirst() {
            let dependent = scratch.dependents.row(d)
            for (index, h) in rows.enumerated() {
                scratch.arcs.append(
                    kernels.pointee.dot(dependent, scratch.turnedHeads.row(h), width)
                        + scratch.arcs[index])
            }
        }
        let tree = scratch.arcs.withUnsafeBufferPointer {
            SpanningTree.heads(scores: $0, nodes: nodes)
        }
        for d in 1..<nodes { heads[d - 1] = tree[d] }

        // Only words with dependents are scored as heads.
        var turn = [Int](repeating: -1, count: nodes)
        var turns = 0
        for d in 1..<nodes where turn[Int(tree[d])] < 0 {
            turn[Int(tree[d])] = turns
            scratch.parents.copyRow(
                turns, from: scratch.relationHeads, row: rows.lowerBound + Int(tree[d]))
            turns += 1
        }
        scratch.relations.reserve(rows: turns)
        relationWeights.apply(
            scratch.parents, rows: turns, to: scratch.relations, with: kernels)
        let stride = scratch.relationDependents.stride
        for d in 1..<nodes {
            let scores = scratch.relations.row(turn[Int(tree[d])])
            let dependent = scratch.relationDependents.row(rows.lowerBound + d)
            var best = 0
            var top = -Float.infinity
            for label in 0..<labels {
                // The dependent's padding is zero, so what lies beyond the label's scores is too.
                let score = kernels.pointee.dot(
                    dependent, scores + label * (relation + 1), stride)
                if score > top { (best, top) = (label, score) }
            }
            relations[d - 1] = UInt8(best)
        }
    }
}
