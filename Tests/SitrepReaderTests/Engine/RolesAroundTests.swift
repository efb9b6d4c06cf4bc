import Foundation
import Testing

@testable import SitrepReader

/// The role head on the words of sentences around a trigger's.
@Suite struct RolesAroundTests {
    @Test func theSentencesAroundAreTheTwoBeforeAndTheFirst() {
        func places(_ sentence: Int) -> [Int] { RoleHead.around(sentence).map(\.sentence) }
        #expect(places(0) == [])
        #expect(places(1) == [0])
        #expect(places(2) == [1, 0])
        #expect(places(7) == [6, 5, 0])
    }

    private struct Expected: Decodable {
        struct Act: Decodable {
            let sentence: Int
            let word: Int
            let around: [String: [String]]
        }
        let sentences: [[String]]
        let acts: [Act]
    }

    @Test(.enabled(if: TrainedModel.isPresent, "no trained model: set SITREP_ENGINE to its folder"))
    func rolesAroundAreThoseOfTraining() throws {
        let folder = try #require(TrainedModel.folder)
        let engine = try Engine(directory: folder)
        let expected = try JSONDecoder().decode(
            Expected.self,
            from: Data(contentsOf: folder.appendingPathComponent("fixture-around.json")))
        var bytes: [UInt8] = []
        var words: [WordRange] = []
        var sentences: [Range<Int>] = []
        for sentence in expected.sentences {
            let first = words.count
            for word in sentence {
                words.append(
                    WordRange(start: Int32(bytes.count), end: Int32(bytes.count + word.utf8.count)))
                bytes += Array(word.utf8) + [0x20]
            }
            sentences.append(first..<words.count)
        }
        let text = EngineText(bytes: bytes, words: words, sentences: sentences)
        let readings = engine.read([text], options: EngineOptions(triggerThreshold: 0.3))[0]
        let labels = engine.configuration.labels.role
        var (same, all) = (0, 0)
        for act in expected.acts {
            guard
                let trigger = readings[act.sentence].triggers.first(where: { $0.word == act.word })
            else {
                Issue.record("no trigger at word \(act.word) of sentence \(act.sentence)")
                continue
            }
            #expect(trigger.around.count == act.around.count)
            for around in trigger.around {
                let wanted = try #require(act.around["\(around.sentence)"])
                try #require(around.roles.count == wanted.count * labels.count)
                for (word, label) in wanted.enumerated() {
                    let row = around.roles[(word * labels.count)..<((word + 1) * labels.count)]
                    let best = row.indices.max { row[$0] < row[$1] }.map { $0 - row.startIndex }
                    all += 1
                    if best.map({ labels[$0] }) == label { same += 1 }
                }
            }
        }
        #expect(all > 50)
        #expect(Double(same) >= 0.98 * Double(all), "\(same) of \(all) roles agree")
    }
}
