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

/// What the training code says of one sentence: an entry of `fixture.json` beside the weights.
private struct Expected: Decodable {
    let words: [String]
    let ids: [[Int32]]
    let shape: [Int32]
    let suffix: [Int32]
    /// The first values of the first word's vector at each tap.
    let syntax_vector: [Float]
    let acts_vector: [Float]
    let upos: [String]
    let feats: [String]
    let heads: [Int32]
    let deprels: [String]
    let names: [String]
    /// The likeliest label at each word.
    let root: [String]
    let cameo: [String]
    let plover: [String]
    let modality: [String]
    /// For each word whose likeliest root is an act: each word's likeliest role.
    let roles: [String: [String]]
}

@Suite(.enabled(if: TrainedModel.isPresent, "no trained model: set SITREP_ENGINE to its folder"))
struct TrainedEngineTests {
    private let engine: Engine
    private let fixture: [Expected]

    init() throws {
        let folder = try #require(TrainedModel.folder)
        engine = try Engine(directory: folder)
        fixture = try JSONDecoder().decode(
            [Expected].self, from: Data(contentsOf: folder.appendingPathComponent("fixture.json")))
        try #require(!fixture.isEmpty)
    }

    @Test func wordsSplitAsInTraining() {
        let model = engine.model
        var scratch = WordPiece.Scratch()
        for sentence in fixture {
            for (index, word) in sentence.words.enumerated() {
                var ids: [Int32] = []
                Array(word.utf8).withUnsafeBufferPointer {
                    model.wordPiece.append(word: $0, to: &ids, scratch: &scratch)
                    #expect(
                        WordSurface.shape(of: $0, isFirst: index == 0) == sentence.shape[index])
                    #expect(WordSurface.suffix(of: $0) == sentence.suffix[index])
                }
                #expect(ids == sentence.ids[index], "\(word)")
            }
        }
    }

    /// Rounding to 8 bits turns a difference in a float's last place into one step of 1/127 of a
    /// row's largest value now and then, so single values differ more than the mean does.
    @Test func vectorsAreThoseOfTraining() {
        let worker = EngineWorker(model: engine.model)
        var total: Float = 0
        var count: Float = 0
        for sentence in fixture {
            let text = EngineText([sentence.words])
            let found = worker.vectors(
                EngineSentence(text: 0, words: text.sentences[0]), of: [text])
            // Row 0 is the root.
            for (row, expected) in [
                (found.syntax[1], sentence.syntax_vector), (found.acts[1], sentence.acts_vector),
            ] {
                for (a, b) in zip(row, expected) {
                    #expect(abs(a - b) < 0.2, "\(sentence.words)")
                    total += abs(a - b)
                    count += 1
                }
            }
        }
        #expect(total / count < 0.01)
    }

    /// Decisions compared with those of training. Training adds its floating-point numbers in another
    /// order, so that a near tie may fall the other way: one decision in a hundred may differ.
    private struct Agreement {
        var same = 0
        var all = 0

        mutating func compare<Decision: Equatable>(_ a: [Decision], _ b: [Decision]) {
            #expect(a.count == b.count)
            for (x, y) in zip(a, b) where x == y { same += 1 }
            all += max(a.count, b.count)
        }

        var isClose: Bool { all > 0 && Double(same) >= 0.99 * Double(all) }
    }

    @Test func tagsTreesAndNamesAreThoseOfTraining() {
        let labels = engine.configuration.labels
        var agreement = Agreement()
        for sentence in fixture {
            let reading = engine.read([EngineText([sentence.words])])[0][0]
            agreement.compare(reading.upos.map { labels.upos[Int($0)] }, sentence.upos)
            agreement.compare(reading.feats.map { labels.feats[Int($0)] }, sentence.feats)
            agreement.compare(reading.heads, sentence.heads)
            agreement.compare(
                reading.relations.map { labels.deprel[Int($0)] }, sentence.deprels)
            agreement.compare(reading.names.map { labels.names[Int($0)] }, sentence.names)
        }
        #expect(agreement.isClose, "\(agreement)")
    }

    @Test func actsAndRolesAreThoseOfTraining() throws {
        let labels = engine.configuration.labels
        func best(_ values: [Float], _ names: [String]) -> String {
            names[values.withUnsafeBufferPointer { $0.bestIndex }]
        }
        var agreement = Agreement()
        for sentence in fixture {
            let reading = engine.read(
                [EngineText([sentence.words])], options: EngineOptions(triggerThreshold: 0))[0][0]
            agreement.compare(
                reading.triggers.map { best($0.roots, labels.actRoot) }, sentence.root)
            for trigger in reading.triggers where sentence.root[trigger.word] != "O" {
                let word = trigger.word
                agreement.compare(
                    [
                        labels.cameo[trigger.cameo[0].label], best(trigger.plover, labels.plover),
                        best(trigger.modality, labels.modality),
                    ], [sentence.cameo[word], sentence.plover[word], sentence.modality[word]])
                let expected = try #require(sentence.roles["\(word)"])
                let size = labels.role.count
                let roles = trigger.roleWords.indices.map {
                    best(Array(trigger.roles[($0 * size)..<(($0 + 1) * size)]), labels.role)
                }
                agreement.compare(roles, expected)
            }
        }
        #expect(agreement.isClose, "\(agreement)")
    }

    @Test func everyPathReadsTheSame() throws {
        let folder = try #require(TrainedModel.folder)
        let text = EngineText(fixture.map(\.words))
        let options = EngineOptions(triggerThreshold: 0.1)
        let expected = engine.read([text], options: options)
        for path in EnginePath.allCases where path.isAvailable {
            let readings = try Engine(directory: folder, path: path).read([text], options: options)
            #expect(readings == expected, "\(path)")
        }
    }
}
