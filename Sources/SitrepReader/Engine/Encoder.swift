import CKernels

/// The transformer encoder (BERT's post-norm layers, MiniLM's sizes) on 8-bit weights.
///
/// All tokens of a batch form one matrix, so that the linear layers run on many rows; attention
/// stays within a segment. A token's result depends on its segment alone, not on the batch.
struct Encoder {
    private struct Layer {
        let queryKeyValue: LinearLayer
        let output: LinearLayer
        let inner: LinearLayer
        let outer: LinearLayer
        let norm1: (weight: UnsafePointer<Float>, bias: UnsafePointer<Float>)
        let norm2: (weight: UnsafePointer<Float>, bias: UnsafePointer<Float>)
    }

    /// Matrices of one worker.
    final class Scratch {
        /// The tokens' hidden states after the last layer that was run.
        let hidden: Activations
        fileprivate let mixed: Activations
        fileprivate let queryKeyValue: Activations
        fileprivate let context: Activations
        fileprivate let inner: Activations
        fileprivate let attention: UnsafeMutablePointer<Float>
        private let storage = AlignedStorage()

        init(configuration: EngineConfiguration) {
            let width = configuration.hidden
            hidden = Activations(width: width, quantised: true)
            mixed = Activations(width: width, quantised: false)
            queryKeyValue = Activations(width: 3 * width, quantised: false)
            context = Activations(width: width, quantised: true)
            inner = Activations(
                width: configuration.feedForward, rows: Encoder.rowsPerBlock, quantised: true)
            attention = storage.allocate(
                Float.self, count: ck_attention_scratch(configuration.maximumPieces))
        }
    }

    /// Rows that go through the wide feed-forward layer together, so that its output stays in the
    /// processor's second cache.
    private static let rowsPerBlock = 96
    private static let epsilon: Float = 1e-12

    private let configuration: EngineConfiguration
    private let words: UnsafePointer<Int8>
    private let wordScales: UnsafePointer<Float>
    private let positions: FloatTable
    private let norm: (weight: UnsafePointer<Float>, bias: UnsafePointer<Float>)
    private let layers: [Layer]

    /// Packs the weights of the layers that the taps need. Word embeddings stay in the mapped file.
    init(
        configuration: EngineConfiguration, vocabulary: Int, loader: WeightLoader
    ) throws(EngineError) {
        self.configuration = configuration
        let width = configuration.hidden
        let embedding = try loader.file.tensor("embed.word", shape: [vocabulary, width])
        guard embedding.type == .i8, let base = embedding.bytes.baseAddress else {
            throw .unexpectedTensor(
                name: embedding.name, found: embedding.type.rawValue, expected: "I8")
        }
        words = base.assumingMemoryBound(to: Int8.self)
        wordScales = try loader.vector("embed.word.scale", count: vocabulary)
        positions = try loader.table(
            "embed.position", rows: configuration.maximumPieces, width: width)
        func norm(
            _ name: String
        ) throws(EngineError) -> (weight: UnsafePointer<Float>, bias: UnsafePointer<Float>) {
            (
                try loader.vector(name + ".weight", count: width),
                try loader.vector(name + ".bias", count: width)
            )
        }
        self.norm = try norm("embed.norm")
        var layers: [Layer] = []
        for i in 0..<configuration.taps.acts {
            let name = "layer.\(i)."
            layers.append(
                Layer(
                    queryKeyValue: try loader.stacked(
                        [name + "q", name + "k", name + "v"], outputs: width, inputs: width),
                    output: try loader.stacked([name + "o"], outputs: width, inputs: width),
                    inner: try loader.stacked(
                        [name + "ffn1"], outputs: configuration.feedForward, inputs: width),
                    outer: try loader.stacked(
                        [name + "ffn2"], outputs: width, inputs: configuration.feedForward),
                    norm1: try norm(name + "norm1"), norm2: try norm(name + "norm2")))
        }
        self.layers = layers
    }

    /// Fills the hidden states with the embeddings of the batch's tokens.
    func embed(_ batch: EngineBatch, scratch: Scratch, with kernels: UnsafePointer<ck_kernels>) {
        let hidden = scratch.hidden
        hidden.reserve(rows: batch.tokens)
        scratch.mixed.reserve(rows: batch.tokens)
        scratch.queryKeyValue.reserve(rows: batch.tokens)
        scratch.context.reserve(rows: batch.tokens)
        kernels.pointee.embed(
            batch.ids, batch.positions, batch.tokens, hidden.width, words, wordScales,
            positions.values, hidden.floats, hidden.stride)
        kernels.pointee.add_norm(
            hidden.floats, hidden.stride, nil, 0, norm.weight, norm.bias, Self.epsilon,
            batch.tokens, hidden.width, hidden.bytes, hidden.byteStride, hidden.scales)
    }

    /// Runs some of the layers on the hidden states.
    func run(
        layers range: Range<Int>, batch: EngineBatch, scratch: Scratch,
        with kernels: UnsafePointer<ck_kernels>
    ) {
        for layer in layers[range] { run(layer, batch: batch, scratch: scratch, with: kernels) }
    }

    private func run(
        _ layer: Layer, batch: EngineBatch, scratch: Scratch,
        with kernels: UnsafePointer<ck_kernels>
    ) {
        let rows = batch.tokens
        let hidden = scratch.hidden
        let mixed = scratch.mixed
        let projected = scratch.queryKeyValue
        let context = scratch.context
        layer.queryKeyValue.apply(hidden, rows: rows, to: projected, with: kernels)
        for segment in batch.segments {
            kernels.pointee.attention(
                projected.row(segment.tokens.lowerBound), projected.stride, segment.tokens.count,
                configuration.heads, context.row(segment.tokens.lowerBound), context.stride,
                scratch.attention)
        }
        context.quantise(rows: 0..<rows, with: kernels)
        layer.output.apply(context, rows: rows, to: mixed, with: kernels)
        add(mixed, to: hidden, rows: 0..<rows, norm: layer.norm1, with: kernels)
        var first = 0
        while first < rows {
            let block = first..<min(rows, first + Self.rowsPerBlock)
            layer.inner.apply(
                hidden, rows: block, to: scratch.inner, outputRow: 0,
                activation: .gelu, with: kernels)
            scratch.inner.quantise(rows: 0..<block.count, with: kernels)
            layer.outer.apply(
                scratch.inner, rows: 0..<block.count, to: mixed, outputRow: first, with: kernels)
            add(mixed, to: hidden, rows: block, norm: layer.norm2, with: kernels)
            first = block.upperBound
        }
    }

    private func add(
        _ change: Activations, to hidden: Activations, rows: Range<Int>,
        norm: (weight: UnsafePointer<Float>, bias: UnsafePointer<Float>),
        with kernels: UnsafePointer<ck_kernels>
    ) {
        let first = rows.lowerBound
        kernels.pointee.add_norm(
            hidden.row(first), hidden.stride, change.row(first), change.stride, norm.weight,
            norm.bias, Self.epsilon, rows.count, hidden.width,
            hidden.bytes + first * hidden.byteStride, hidden.byteStride, hidden.scales + first)
    }
}
