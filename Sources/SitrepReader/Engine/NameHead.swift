import CKernels

/// Tags names: a linear layer's scores for each word, then the best path through a linear-chain
/// field (Viterbi).
struct NameHead {
    /// Buffers of one worker.
    final class Scratch {
        fileprivate let scores: Activations
        fileprivate var best: [Float] = []
        fileprivate var next: [Float] = []
        fileprivate var back: [UInt8] = []

        init(labels: Int) { scores = Activations(width: labels, quantised: false) }
    }

    private let layer: LinearLayer
    private let labels: Int
    /// Score of going from one label to the next: row by the earlier label.
    private let transitions: FloatTable
    private let start: UnsafePointer<Float>

    init(labels: Int, width: Int, loader: WeightLoader) throws(EngineError) {
        layer = try loader.linear("ner", outputs: labels, inputs: width)
        transitions = try loader.table("ner.transition", rows: labels, width: labels)
        start = try loader.vector("ner.start", count: labels)
        self.labels = labels
    }

    func makeScratch() -> Scratch { Scratch(labels: labels) }

    /// Scores all rows; `decode` then reads a segment's.
    func score(
        _ vectors: Activations, rows: Int, scratch: Scratch,
        with kernels: UnsafePointer<ck_kernels>
    ) {
        scratch.scores.reserve(rows: rows)
        layer.apply(vectors, rows: rows, to: scratch.scores, with: kernels)
    }

    /// Writes the best labels of consecutive rows to `result`.
    func decode(
        rows: Range<Int>, scratch: Scratch, to result: UnsafeMutablePointer<UInt8>
    ) {
        guard !rows.isEmpty else { return }
        scratch.back.removeAll(keepingCapacity: true)
        let first = scratch.scores.row(rows.lowerBound)
        scratch.best.removeAll(keepingCapacity: true)
        for label in 0..<labels { scratch.best.append(start[label] + first[label]) }
        for row in rows.dropFirst() {
            let scores = scratch.scores.row(row)
            scratch.next.removeAll(keepingCapacity: true)
            for label in 0..<labels {
                var from = 0
                var top = scratch.best[0] + transitions.values[label]
                for earlier in 1..<labels {
                    let score =
                        scratch.best[earlier]
                        + transitions.values[earlier * transitions.stride + label]
                    if score > top { (from, top) = (earlier, score) }
                }
                scratch.back.append(UInt8(from))
                scratch.next.append(top + scores[label])
            }
            swap(&scratch.best, &scratch.next)
        }
        var label = scratch.best.withUnsafeBufferPointer { $0.bestIndex }
        for i in stride(from: rows.count - 1, through: 0, by: -1) {
            result[i] = UInt8(label)
            if i > 0 { label = Int(scratch.back[(i - 1) * labels + label]) }
        }
    }
}
