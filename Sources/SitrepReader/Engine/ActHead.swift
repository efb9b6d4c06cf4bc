import CKernels

/// Finds the words that stand for political acts and says of which kind the acts are: CAMEO root
/// and code, PLOVER event, modality.
struct ActHead {
    /// Matrices of one worker.
    final class Scratch {
        fileprivate let roots: Activations
        fileprivate let triggers: Activations
        fileprivate let cameo: Activations
        fileprivate let plover: Activations
        fileprivate let modality: Activations

        fileprivate init(width: Int, labels: EngineConfiguration.Labels) {
            roots = Activations(width: labels.actRoot.count, quantised: false)
            triggers = Activations(width: width, rows: 16, quantised: true)
            cameo = Activations(width: labels.cameo.count, rows: 16, quantised: false)
            plover = Activations(width: labels.plover.count, rows: 16, quantised: false)
            modality = Activations(width: labels.modality.count, rows: 16, quantised: false)
        }
    }

    private let root: LinearLayer
    private let cameo: LinearLayer
    private let plover: LinearLayer
    private let modality: LinearLayer
    private let labels: EngineConfiguration.Labels
    private let temperatures: EngineConfiguration.Temperatures
    private let width: Int

    init(
        configuration: EngineConfiguration, width: Int, loader: WeightLoader
    ) throws(EngineError) {
        labels = configuration.labels
        temperatures = configuration.temperatures
        self.width = width
        root = try loader.linear("act.root", outputs: labels.actRoot.count, inputs: width)
        cameo = try loader.linear("act.cameo", outputs: labels.cameo.count, inputs: width)
        plover = try loader.linear("act.plover", outputs: labels.plover.count, inputs: width)
        modality = try loader.linear(
            "act.modality", outputs: labels.modality.count, inputs: width)
    }

    func makeScratch() -> Scratch { Scratch(width: width, labels: labels) }

    /// Computes the root probabilities of all rows.
    func score(
        _ vectors: Activations, rows: Int, scratch: Scratch,
        with kernels: UnsafePointer<ck_kernels>
    ) {
        scratch.roots.reserve(rows: rows)
        root.apply(vectors, rows: rows, to: scratch.roots, with: kernels)
        kernels.pointee.softmax(
            scratch.roots.floats, scratch.roots.stride, rows, labels.actRoot.count,
            1 / temperatures.actRoot)
    }

    /// Probability of a row to be a trigger.
    func triggerProbability(row: Int, scratch: Scratch) -> Float { 1 - scratch.roots.row(row)[0] }

    /// What is said of the given rows; their words and roles are left to fill in.
    func describe(
        rows: [Int], vectors: Activations, cameoCount: Int, scratch: Scratch,
        with kernels: UnsafePointer<ck_kernels>
    ) -> [TriggerReading] {
        let count = rows.count
        let triggers = scratch.triggers
        triggers.reserve(rows: count)
        for (index, row) in rows.enumerated() {
            triggers.row(index).update(from: vectors.row(row), count: vectors.stride)
        }
        triggers.quantise(rows: 0..<count, with: kernels)
        func probabilities(_ layer: LinearLayer, _ output: Activations, _ temperature: Float) {
            output.reserve(rows: count)
            layer.apply(triggers, rows: count, to: output, with: kernels)
            kernels.pointee.softmax(
                output.floats, output.stride, count, layer.outputs, 1 / temperature)
        }
        probabilities(cameo, scratch.cameo, temperatures.cameo)
        probabilities(plover, scratch.plover, temperatures.plover)
        probabilities(modality, scratch.modality, temperatures.modality)
        func values(_ matrix: Activations, _ row: Int) -> [Float] {
            Array(UnsafeBufferPointer(start: matrix.row(row), count: matrix.width))
        }
        return rows.enumerated().map { index, row in
            TriggerReading(
                word: 0, roots: values(scratch.roots, row),
                cameo: best(cameoCount, of: values(scratch.cameo, index)),
                plover: values(scratch.plover, index),
                modality: values(scratch.modality, index), roleWords: 0..<0, roles: [])
        }
    }

    /// The likeliest labels, best first; the lower label before its equals.
    private func best(_ count: Int, of probabilities: [Float]) -> [TriggerReading.Choice] {
        let order = probabilities.indices.sorted {
            (probabilities[$1], $0) < (probabilities[$0], $1)
        }
        return order.prefix(max(0, count)).map {
            TriggerReading.Choice(label: $0, probability: probabilities[$0])
        }
    }
}
