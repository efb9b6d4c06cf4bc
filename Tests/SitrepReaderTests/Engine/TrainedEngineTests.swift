import Foundation
import Testing

@testable import SitrepReader

/// The folder of a trained model: the one that the environment variable SITREP_ENGINE names, else
/// the repository's own.
enum TrainedModel {
    static let folder: URL? = {
        let candidates = [
            ProcessInfo.processInfo.environment["SITREP_ENGINE"].map {
                URL(fileURLWithPath: $0)
            },
            URL(fileURLWithPath: #filePath)
                .deletingLastPathComponent()
                .appendingPathComponent("../../../Sources/SitrepReader/Resources/engine"),
        ]
        return candidates.compactMap { $0 }.first {
            FileManager.default.fileExists(
                atPath: $0.appendingPathComponent("engine.safetensors").path)
        }
    }()

    static let isPresent = folder != nil
}

/// What the training code says of a few sentences, written beside the weights as `fixture.json`.
private struct Fixture: Decodable {
    struct Sentence: Decodable {
        let words: [String]
        let pieces: [[Int32]]
        let syntax: [[Float]]
        let acts: [[Float]]?
        let upos: [Int]
        let feats: [Int]?
        let head: [Int]
        let deprel: [Int]
        let ner: [Int]?
        let root_prob: [[Float]]?
    }

    let sentences: [Sentence]
}

@Suite(.enabled(if: TrainedModel.isPresent, "no trained model: set SITREP_ENGINE to its folder"))
struct TrainedEngineTests {
    private let engine: Engine
    private let fixture: Fixture

    init() throws {
        let folder = try #require(TrainedModel.folder)
        engine = try Engine(directory: folder)
        fixture = try JSONDecoder().decode(
            Fixture.self, from: Data(contentsOf: folder.appendingPathComponent("fixture.json")))
    }

    @Test func wordsSplitAsInTraining() {
        let model = engine.model
        var scratch = WordPiece.Scratch()
        for sentence in fixture.sentences {
            for (word, expected) in zip(sentence.words, sentence.pieces) {
                var ids: [Int32] = []
                Array(word.utf8).withUnsafeBufferPointer {
                    model.wordPiece.append(word: $0, to: &ids, scratch: &scratch)
                }
                #expect(ids == expected, "\(word)")
            }
        }
    }

    @Test func vectorsAreThoseOfTraining() {
        let worker = EngineWorker(model: engine.model)
        for sentence in fixture.sentences {
            let text = EngineText([sentence.words])
            let found = worker.vectors(
                EngineSentence(text: 0, words: text.sentences[0]), of: [text])
            compare(Array(found.syntax.dropFirst()), sentence.syntax, "syntax", sentence.words)
            if let acts = sentence.acts {
                compare(Array(found.acts.dropFirst()), acts, "acts", sentence.words)
            }
        }
    }

    /// Rounding to 8 bits turns a difference in a float's last place into one step of 1/127 of a
    /// row's largest value now and then; means over a sentence stay far below that.
    private func compare(
        _ found: [[Float]], _ expected: [[Float]], _ tap: String, _ words: [String]
    ) {
        var total = 0.0
        var worst: Float = 0
        var count = 0
        for (row, values) in zip(found, expected) {
            for (a, b) in zip(row, values) {
                total += Double(abs(a - b))
                worst = max(worst, abs(a - b))
                count += 1
            }
        }
        #expect(found.count == expected.count)
        #expect(total / Double(max(1, count)) < 0.01, "\(tap) of \(words)")
        #expect(worst < 0.25, "\(tap) of \(words)")
    }

    @Test func decisionsAreThoseOfTraining() {
        for sentence in fixture.sentences {
            let reading = engine.read([EngineText([sentence.words])])[0][0]
            #expect(reading.upos.map(Int.init) == sentence.upos, "\(sentence.words)")
            #expect(reading.heads.map(Int.init) == sentence.head, "\(sentence.words)")
            #expect(reading.relations.map(Int.init) == sentence.deprel, "\(sentence.words)")
            if let feats = sentence.feats {
                #expect(reading.feats.map(Int.init) == feats, "\(sentence.words)")
            }
            if let names = sentence.ner {
                #expect(reading.names.map(Int.init) == names, "\(sentence.words)")
            }
            if let roots = sentence.root_prob {
                for (probability, expected) in zip(reading.triggerProbability, roots) {
                    #expect(abs(probability - (1 - expected[0])) < 0.05, "\(sentence.words)")
                }
            }
        }
    }

    @Test func everyPathReadsTheSame() throws {
        let folder = try #require(TrainedModel.folder)
        let text = EngineText(fixture.sentences.map(\.words))
        let options = EngineOptions(triggerThreshold: 0.1)
        let expected = engine.read([text], options: options)
        for path in EnginePath.allCases where path.isAvailable {
            let readings = try Engine(directory: folder, path: path).read([text], options: options)
            #expect(readings == expected, "\(path)")
        }
    }
}
