import CKernels
import Dispatch
import FoundationEssentials

/// The language engine: one encoder whose output all heads read, with its trained weights.
///
/// An engine is immutable once loaded and can be used from any number of threads at once; each call
/// borrows working memory from a pool. Its result for a sentence depends on the sentence's words, and
/// for who has which part in an act on those of its text, alone: not on batch, thread, or which path
/// of the kernels runs.
package struct Engine: Sendable {
    /// The model's shape, version and label lists.
    package var configuration: EngineConfiguration { model.configuration }
    /// Which instruction set the kernels use.
    package var path: EnginePath { model.path }

    let model: EngineModel
    private let workers = EngineWorkerPool()

    /// Loads `engine.safetensors` and `vocabulary.txt` from a folder.
    ///
    /// The weight file is mapped into memory; layers are packed for `path`, the fastest that this
    /// processor has unless one is given. Takes some tens of milliseconds.
    package init(directory: URL, path: EnginePath? = nil) throws(EngineError) {
        model = try EngineModel(
            weights: directory.appendingPathComponent("engine.safetensors").path,
            vocabulary: directory.appendingPathComponent("vocabulary.txt").path,
            path: path ?? EnginePath.fastest)
    }

    /// Reads every sentence of every text. The result has one list for each text, with one reading
    /// for each of its sentences.
    ///
    /// Sentences are batched across texts. Cost is linear in the words: tens of microseconds a word
    /// on one core with the fastest path.
    package func read(
        _ texts: [EngineText], options: EngineOptions = EngineOptions()
    ) -> [[SentenceReading]] {
        var sentences: [EngineSentence] = []
        for text in texts.indices {
            for range in texts[text].sentences {
                sentences.append(EngineSentence(text: text, words: range))
            }
        }
        var portions: [Range<Int>] = []
        var first = 0
        var words = 0
        for index in sentences.indices {
            words += sentences[index].words.count + 2
            if words >= EngineWorker.wordsPerBatch || index == sentences.count - 1 {
                portions.append(first..<(index + 1))
                (first, words) = (index + 1, 0)
            }
        }
        let results = read(portions: portions, of: sentences, texts: texts, options: options)
        var readings: [[SentenceReading]] = texts.map {
            var list: [SentenceReading] = []
            list.reserveCapacity($0.sentences.count)
            return list
        }
        for (portion, list) in zip(portions, results) {
            for (index, reading) in zip(portion, list) {
                readings[sentences[index].text].append(reading)
            }
        }
        guard options.readsActs, model.roles?.looksAround == true else { return readings }
        return lookAround(readings, threads: min(max(1, options.threads), texts.count))
    }

    private func lookAround(
        _ readings: [[SentenceReading]], threads: Int
    ) -> [[SentenceReading]] {
        var readings = readings
        readings.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let texts = buffer
            DispatchQueue.concurrentPerform(iterations: max(1, threads)) { thread in
                workers.withWorker(for: model) { worker in
                    for index in stride(from: thread, to: texts.count, by: max(1, threads)) {
                        worker.lookAround(&texts[index])
                    }
                }
            }
        }
        return readings
    }

    private func read(
        portions: [Range<Int>], of sentences: [EngineSentence], texts: [EngineText],
        options: EngineOptions
    ) -> [[SentenceReading]] {
        let threads = min(max(1, options.threads), portions.count)
        guard threads > 1 else {
            return workers.withWorker(for: model) { worker in
                portions.map { worker.read(sentences[$0], of: texts, options: options) }
            }
        }
        // Portions are dealt out round by round, which is even enough as they are of like size, and
        // each thread writes its own slots only.
        nonisolated(unsafe) let slots = UnsafeMutableBufferPointer<[SentenceReading]>.allocate(
            capacity: portions.count)
        slots.initialize(repeating: [])
        defer { slots.deinitialize().deallocate() }
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            workers.withWorker(for: model) { worker in
                for index in stride(from: thread, to: portions.count, by: threads) {
                    slots[index] = worker.read(
                        sentences[portions[index]], of: texts, options: options)
                }
            }
        }
        return Array(slots)
    }
}

/// A sentence of one of the caller's texts.
struct EngineSentence: Sendable {
    let text: Int
    let words: Range<Int>
}

/// The instruction sets that the kernels are built for. All give the same results.
package enum EnginePath: String, Sendable, CaseIterable {
    /// Portable C.
    case plain
    /// 16-bit products, x86-64 from 2013.
    case avx2
    /// 8-bit dot products in 256 bits.
    case avxVNNI
    /// 8-bit dot products in 512 bits.
    case avx512VNNI

    var kernel: ck_path {
        switch self {
        case .plain: .plain
        case .avx2: .avx2
        case .avxVNNI: .avx_vnni
        case .avx512VNNI: .avx512_vnni
        }
    }

    /// Whether this processor has it.
    package var isAvailable: Bool { ck_path_available(kernel) != 0 }

    /// The fastest that this processor has.
    package static var fastest: EnginePath {
        allCases.last { $0.isAvailable } ?? .plain
    }
}
