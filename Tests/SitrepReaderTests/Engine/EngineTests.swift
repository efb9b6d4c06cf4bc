import Foundation
import Testing

@testable import SitrepReader

@Suite struct EngineTests {
    private static let sentences = [
        ["The", "minister", "said", "troops", "were", "on", "the", "border", "."],
        ["Talks", "\"", "of", "NATO", "'s", "ministers", "\"", "ended", "12", "Jan."],
        ["Said"],
        (0..<70).map { ["troops", "on", "the", "Border"][$0 % 4] },
        [],
        ["", "\u{200B}", "Zwölf", "a\u{301}b"],
    ]

    private func withModel(
        _ change: (inout SyntheticModel) -> Void = { _ in }, _ body: (URL) throws -> Void
    ) throws {
        var model = SyntheticModel()
        change(&model)
        let folder = try model.write()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private static let everything = EngineOptions(triggerThreshold: 0, cameoCount: 3)

    @Test func everyPathReadsTheSame() throws {
        try withModel { folder in
            let text = EngineText(Self.sentences)
            let expected = try Engine(directory: folder, path: .plain)
                .read([text], options: Self.everything)
            for path in EnginePath.allCases where path.isAvailable {
                let readings = try Engine(directory: folder, path: path)
                    .read([text], options: Self.everything)
                #expect(readings == expected, "\(path)")
            }
        }
    }

    @Test func aSentenceReadsTheSameInAnyCompanyAndOnAnyThread() throws {
        try withModel { folder in
            let engine = try Engine(directory: folder)
            let alone = Self.sentences.map {
                engine.read([EngineText([$0])], options: Self.everything)[0][0]
            }
            let many = Array(repeating: EngineText(Self.sentences), count: 20)
            for threads in [1, 3, 8] {
                var options = Self.everything
                options.threads = threads
                let readings = engine.read(many, options: options)
                #expect(readings.count == 20)
                #expect(readings.allSatisfy { $0 == alone })
            }
        }
    }

    @Test func readingsAreWellFormed() throws {
        try withModel { folder in
            let engine = try Engine(directory: folder)
            let readings = engine.read([EngineText(Self.sentences)], options: Self.everything)[0]
            let labels = engine.configuration.labels
            #expect(engine.configuration.version == "synthetic")
            #expect(readings.count == Self.sentences.count)
            for (words, reading) in zip(Self.sentences, readings) {
                let count = words.count
                #expect(reading.upos.count == count)
                #expect(reading.feats.count == count)
                #expect(reading.relations.allSatisfy { Int($0) < labels.deprel.count })
                #expect(reading.names.count == count)
                #expect(reading.triggers.map(\.word) == Array(0..<count))
                #expect(reading.heads.count { $0 == 0 } == min(1, count))
                for start in 0..<count {
                    var node = start + 1
                    for _ in 0..<count where node != 0 { node = Int(reading.heads[node - 1]) }
                    #expect(node == 0)
                }
                for trigger in reading.triggers {
                    #expect(trigger.roleWords.contains(trigger.word))
                    #expect(trigger.roles.count == trigger.roleWords.count * labels.role.count)
                    #expect(abs(trigger.roots.reduce(0, +) - 1) < 1e-4)
                    #expect(trigger.cameo.count == 3)
                    #expect(trigger.cameo[0].probability >= trigger.cameo[1].probability)
                    #expect(abs(trigger.modality.reduce(0, +) - 1) < 1e-4)
                }
            }
        }
    }

    @Test func actsAreReadOnDemandAndAboveTheThreshold() throws {
        try withModel { folder in
            let engine = try Engine(directory: folder)
            let text = EngineText(Self.sentences)
            let without = engine.read([text], options: EngineOptions(readsActs: false))[0]
            #expect(without.allSatisfy { $0.triggers.isEmpty && $0.triggerProbability.isEmpty })
            let all = engine.read([text], options: Self.everything)[0]
            #expect(without.map(\.heads) == all.map(\.heads))
            let some = engine.read([text], options: EngineOptions(triggerThreshold: 0.95))[0]
            for (reading, full) in zip(some, all) {
                #expect(reading.triggerProbability == full.triggerProbability)
                #expect(
                    reading.triggers.map(\.word)
                        == full.triggerProbability.indices.filter {
                            full.triggerProbability[$0] >= 0.95
                        })
            }
        }
    }

    @Test func wordRangesOutsideTheTextAreClamped() throws {
        try withModel { folder in
            let engine = try Engine(directory: folder)
            let text = EngineText(
                bytes: Array("the".utf8),
                words: [WordRange(start: -5, end: 3), WordRange(start: 9, end: 2)],
                sentences: [0..<2, 1..<9])
            let readings = engine.read([text])[0]
            #expect(readings[0].upos.count == 2)
            #expect(readings[1].upos.count == 8)
        }
    }

    @Test func anyBytesGiveAReading() throws {
        try withModel { folder in
            let engine = try Engine(directory: folder)
            var state: UInt64 = 5
            func next(_ bound: UInt64) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33 % bound)
            }
            var texts: [EngineText] = []
            for _ in 0..<40 {
                let bytes = (0..<600).map { _ in
                    // Half of the texts' bytes are lead and continuation bytes of UTF-8.
                    UInt8(next(2) == 0 ? 0x20 + next(0x5F) : 0x80 + next(0x80))
                }
                var text = EngineText(bytes: bytes, words: [], sentences: [])
                var start = 0
                while start < bytes.count {
                    let end = start + next(40)
                    text.words.append(WordRange(start: Int32(start), end: Int32(end)))
                    start = end + next(3)
                }
                let cut = next(UInt64(text.words.count + 1))
                text.sentences = [0..<cut, cut..<text.words.count]
                texts.append(text)
            }
            for (text, readings) in zip(texts, engine.read(texts, options: Self.everything)) {
                for (range, reading) in zip(text.sentences, readings) {
                    #expect(reading.upos.count == range.count)
                    #expect(reading.heads.count { $0 == 0 } == min(1, range.count))
                    #expect(!reading.triggerProbability.contains { !$0.isFinite })
                }
            }
        }
    }

    @Test func damagedFilesAreNamed() throws {
        try withModel { folder in
            let weights = folder.appendingPathComponent("engine.safetensors")
            let good = try Data(contentsOf: weights)
            for damaged in [
                Data(), Data(good.prefix(7)), Data(good.prefix(100)),
                Data(good.prefix(good.count - 1)), Data(repeating: 0xFF, count: 64),
            ] {
                try damaged.write(to: weights)
                #expect(throws: EngineError.self) { try Engine(directory: folder) }
            }
            try FileManager.default.removeItem(at: weights)
            #expect(throws: EngineError.self) { try Engine(directory: folder) }
        }
    }

    @Test func aMissingTensorIsNamed() throws {
        try withModel { folder in
            let weights = folder.appendingPathComponent("engine.safetensors")
            var text = try Data(contentsOf: weights)
            let range = try #require(text.range(of: Data("\"syntax.shape\"".utf8)))
            text.replaceSubrange(range, with: Data("\"syntax.shapx\"".utf8))
            try text.write(to: weights)
            #expect(throws: EngineError.missingTensor(name: "syntax.shape")) {
                try Engine(directory: folder)
            }
        }
    }
}
