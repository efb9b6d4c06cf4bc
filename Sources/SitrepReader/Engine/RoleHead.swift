import CKernels

/// Says for a trigger which words belong to the span of its actor, its target or its teller: a
/// biaffine score of trigger and word, where the word knows its distance or, in the sentences around
/// the trigger's, which of these it stands in.
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
    /// One row for each of the sentences of `RoleHead.around`; nil in models without.
    private let places: FloatTable?
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
        places =
            loader.has("role.around")
            ? try loader.table("role.around", rows: Self.aroundCount, width: inner) : nil
        weights = try loader.rows("role.w", shape: [labels, inner + 1, inner + 1])
    }

    /// How many sentences around a trigger's are looked at, at most.
    static let aroundCount = 3

    /// The sentences around one: the one before, the one before that, and the first of the text.
    static func around(_ sentence: Int) -> [(place: Int, sentence: Int)] {
        var found: [(Int, Int)] = []
        if sentence > 0 { found.append((0, sentence - 1)) }
        if sentence > 1 { found.append((1, sentence - 2)) }
        if sentence > 2 { found.append((2, 0)) }
        return found
    }

    /// Whether the model looks around.
    var looksAround: Bool { places != nil }

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

    /// What words of other sentences need to know of the rows that ``score(_:rows:scratch:with:)``
    /// was called for, word after word.
    func words(count: Int, scratch: Scratch) -> [Float] {
        var values: [Float] = []
        values.reserveCapacity(count * inner)
        for row in 0..<count {
            values.append(
                contentsOf: UnsafeBufferPointer(start: scratch.words.row(row), count: inner))
        }
        return values
    }

    /// Probability of each role for each word of a segment, word after word. `rows` are the words'
    /// rows, `trigger` the trigger's place among them. Leaves the trigger in the scratch for
    /// ``turned(scratch:)``.
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
        return probabilities(
            count: rows.count, scratch: scratch, with: kernels,
            word: { UnsafePointer(scratch.words.row($0)) },
            place: {
                distances.row(
                    max(-Self.farthest, min(Self.farthest, $0 - index)) + Self.farthest)
            })
    }

    /// The trigger that ``roles(_:rows:trigger:scratch:with:)`` was called for last, to be met with
    /// words of other sentences.
    func turned(scratch: Scratch) -> [Float] {
        var values: [Float] = []
        values.reserveCapacity(labels * scratch.turned.stride)
        for label in 0..<labels {
            values.append(
                contentsOf: UnsafeBufferPointer(
                    start: scratch.turned.row(label), count: scratch.turned.stride))
        }
        return values
    }

    /// Probability of each role for each word of a sentence around the trigger's.
    ///
    /// - Parameters:
    ///   - turned: the trigger.
    ///   - words: the sentence's words.
    ///   - place: which of the sentences around it is.
    func roles(
        turned: [Float], words: [Float], place: Int, scratch: Scratch,
        with kernels: UnsafePointer<ck_kernels>
    ) -> [Float] {
        guard let places, turned.count == labels * scratch.turned.stride else { return [] }
        for label in 0..<labels {
            let stride = scratch.turned.stride
            turned.withUnsafeBufferPointer { values in
                guard let base = values.baseAddress else { return }
                scratch.turned.row(label).update(from: base + label * stride, count: stride)
            }
        }
        return words.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return [] }
            return probabilities(
                count: words.count / inner, scratch: scratch, with: kernels,
                word: { base + $0 * inner }, place: { _ in places.row(place) })
        }
    }

    private func probabilities(
        count: Int, scratch: Scratch, with kernels: UnsafePointer<ck_kernels>,
        word: (Int) -> UnsafePointer<Float>, place: (Int) -> UnsafePointer<Float>
    ) -> [Float] {
        scratch.scores.reserve(rows: count)
        let pair = scratch.pair.row(0)
        let width = inner.rounded(upTo: 16)
        for other in 0..<count {
            pair.update(from: word(other), count: inner)
            kernels.pointee.add_gelu(pair, place(other), width)
            pair[inner] = 1
            for label in 0..<labels {
                scratch.scores.row(other)[label] = kernels.pointee.dot(
                    pair, scratch.turned.row(label), scratch.pair.stride)
            }
        }
        kernels.pointee.softmax(
            scratch.scores.floats, scratch.scores.stride, count, labels, 1 / temperature)
        var result: [Float] = []
        result.reserveCapacity(count * labels)
        for other in 0..<count {
            result.append(
                contentsOf: UnsafeBufferPointer(start: scratch.scores.row(other), count: labels))
        }
        return result
    }
}
