import CKernels

/// Picks each word's best label by one linear layer: parts of speech, feature bundles.
struct TagHead {
    private let layer: LinearLayer
    private let labels: Int

    /// Loads the linear layer `name`.
    init(name: String, labels: Int, width: Int, loader: WeightLoader) throws(EngineError) {
        layer = try loader.linear(name, outputs: labels, inputs: width)
        self.labels = labels
    }

    /// Room for the scores of one worker.
    func makeScratch() -> Activations { Activations(width: labels, quantised: false) }

    /// Calls `body` with each row's best label; ties go to the lower label.
    func tag(
        _ vectors: Activations, rows: Int, scratch: Activations,
        with kernels: UnsafePointer<ck_kernels>, body: (_ row: Int, _ label: Int) -> Void
    ) {
        scratch.reserve(rows: rows)
        layer.apply(vectors, rows: rows, to: scratch, with: kernels)
        for row in 0..<rows {
            body(row, UnsafeBufferPointer(start: scratch.row(row), count: labels).bestIndex)
        }
    }
}

extension UnsafeBufferPointer<Float> {
    /// Index of the largest value; the lowest of equals.
    var bestIndex: Int {
        var best = 0
        for i in 1..<Swift.max(1, count) where self[i] > self[best] { best = i }
        return best
    }
}
