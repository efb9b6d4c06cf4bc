import CKernels

/// Says for a trigger which words of its sentence belong to the span of its actor, its target or
/// its teller: a biaffine score of trigger and word, where the word knows its distance.
struct RoleHead {
    /// Matrices of one worker.
    final class Scratch {
        fileprivate let words: Activations
        fileprivate let triggers: Activations
        fileprivate let pair: Activations
        fileprivate let turned: Activations
        fileprivate let scores: Activations

        fileprivate init(inner: Int, labels: Int) {
            words = Activations(width: inner, quantised: false)
            triggers = Activations(width: inner + 1, quantised: false)
            pair = Activations(width: inner + 1, rows: 1, quantised: false)
            turned = Activations(width: inner + 1, rows: labels, quantised: false)
            scores = Activations(width: labels, quantised: false)
        }
    }

    /// Words further away than this count as this far.
    private static let farthest = 16

    private let trigger: LinearLayer
    private let word: LinearLayer
    private let distances: FloatTable
    /// Row (label, i): the weights of the word's values for value i of the trigger.
    private let weights: FloatTable
    private let inner: Int
    private let labels: Int
    private let temperature: Float

    init(
        configuration: EngineConfiguration, width: Int, loader: WeightLoader
    ) throws(EngineError) {
        guard let inner = loader.file.tensor("role.distance")?.shape.last else {
            throw .missingTensor(name: "role.distance")
        }
        self.inner = inner
        let labels = configuration.labels.role.count
        self.labels = labels
        temperature = configuration.temperatures.role
        trigger = try loader.linear("role.trigger", outputs: inner, inputs: width)
        word = try loader.linear("role.word", outputs: inner, inputs: width)
        distances = try loader.table(
            "role.distance", rows: 2 * Self.farthest + 1, width: inner)
        weights = try loader.rows("role.w", shape: [labels, inner + 1, inner + 1])
    }

    func makeScratch() -> Scratch { Scratch(inner: inner, labels: labels) }

    /// Computes what all pairs among the rows need. Called for segments with triggers.
    func score(
        _ vectors: Activations, rows: Range<Int>, scratch: Scratch,
        with kernels: UnsafePointer<ck_kernels>
    ) {
        scratch.words.reserve(rows: rows.count)
        scratch.triggers.reserve(rows: rows.count)
        word.apply(vectors, rows: rows, to: scratch.words, outputRow: 0, with: kernels)
    }

    /// Probability of each role for each word of a segment, word after word. `rows` are the words'
    /// rows, `trigger` the trigger's place among them.
    func roles(
        _ vectors: Activations, rows: Range<Int>, trigger index: Int, scratch: Scratch,
        with kernels: UnsafePointer<ck_kernels>
    ) -> [Float] {
        let row = rows.lowerBound + index
        let values = scratch.triggers.row(0)
        trigger.apply(
            vectors, rows: row..<(row + 1), to: scratch.triggers, outputRow: 0,
            activation: .gelu, with: kernels)
        values[inner] = 1
        for label in 0..<labels {
            let turned = scratch.turned.row(label)
            turned.update(repeating: 0, count: scratch.turned.stride)
            for i in 0...inner {
                kernels.pointee.add_scaled(
                    turned, values[i], weights.row(label * (inner + 1) + i), weights.stride)
            }
        }
        scratch.scores.reserve(rows: rows.count)
        let pair = scratch.pair.row(0)
        let width = inner.rounded(upTo: 16)
        for other in 0..<rows.count {
            let distance = max(-Self.farthest, min(Self.farthest, other - index))
            pair.update(from: scratch.words.row(other), count: inner)
            kernels.pointee.add_gelu(pair, distances.row(distance + Self.farthest), width)
            pair[inner] = 1
            for label in 0..<labels {
                scratch.scores.row(other)[label] = kernels.pointee.dot(
                    pair, scratch.turned.row(label), scratch.pair.stride)
            }
        }
        kernels.pointee.softmax(
            scratch.scores.floats, scratch.scores.stride, rows.count, labels,
            1 / temperature)
        var result: [Float] = []
        result.reserveCapacity(rows.count * labels)
        for other in 0..<rows.count {
            result.append(
                contentsOf: UnsafeBufferPointer(
                    start: scratch.scores.row(other), count: labels))
        }
        return result
    }
}
