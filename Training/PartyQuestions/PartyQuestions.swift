import Foundation
import SitrepCoder
import SitrepCollector
import SitrepModel
import SitrepReader

/// Writes what the choice of parties learns from: for coded texts, JSON lines {"id","text",...} on
/// standard input, one JSON line per slot that the ranker decides.
@main
struct PartyQuestions {
    struct Line: Decodable {
        var id: String
        var text: String
        var published: String?
    }

    struct Output: Encodable {
        var article: String
        var sentence: String
        var trigger: String
        var root: String
        var slot: String
        var regime: String
        var current: String
        var candidates: [Candidate]
    }

    struct Candidate: Encodable {
        var key: String
        var values: [String: Float]
    }

    static func main() throws {
        let reader = try Reader()
        let coder = try Coder()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        while let line = readLine() {
            let row = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            let article = try Collector().article(
                from: Array(row.text.utf8), name: row.id,
                metadata: Metadata(id: row.id, published: row.published))
            guard article.unusable == nil,
                let document = reader.read([article], workers: 1).first
            else { continue }
            for question in coder.partyQuestions(document) {
                let act = question.act
                let parties = question.slot == .actor ? act.actors : act.targets
                let output = Output(
                    article: row.id,
                    sentence: document.text.string(document.sentences[act.sentence].span),
                    trigger: document.text.string(document.span(act.triggerTokens)),
                    root: act.act.root, slot: question.slot.rawValue,
                    regime: question.regime.rawValue,
                    current: parties.first?.reference.key ?? "",
                    candidates: question.candidates.map { candidate in
                        Candidate(
                            key: candidate.key,
                            values: Dictionary(
                                candidate.values.map { ("\($0.0)", $0.1) }, uniquingKeysWith: max))
                    })
                print(String(decoding: try encoder.encode(output), as: UTF8.self))
            }
        }
    }
}
