import Foundation
import SitrepCoder
import SitrepCollector
import SitrepModel
import SitrepReader

/// Writes what the choices of parties, of dates and of public matters learn from: for coded texts, JSON lines
/// {"id","text","published"} on standard input, one JSON line per question with its candidates.
@main
struct ChoiceQuestions {
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

    /// A sentence for the choice of public matters, with its acts and how sure each is.
    struct Matter: Encodable {
        var article: String
        var slot = "matter"
        var sentence: String
        var gist: [Float]
        var acts: [Act]

        struct Act: Encodable {
            var root: String
            var confidence: Double
            var isPublic: Bool
        }
    }

    struct Candidate: Encodable {
        var key: String
        var values: [String: Float]
    }

    static func main() throws {
        let reader = try Reader()
        let coder = try Coder()
        while let line = readLine() {
            let row = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            let article = try Collector().article(
                from: Array(row.text.utf8), name: row.id,
                metadata: Metadata(id: row.id, published: row.published))
            guard article.unusable == nil,
                let document = reader.read([article], workers: 1).first
            else { continue }
            try writeMatters(document, acts: coder.matterActs(document))
            for question in coder.partyQuestions(document) {
                let parties =
                    question.slot == .actor ? question.act.actors : question.act.targets
                try write(
                    question.act, document, slot: question.slot.rawValue,
                    regime: question.regime.rawValue,
                    current: parties.first?.reference.key ?? "",
                    question.candidates.map { candidate in
                        Candidate(
                            key: candidate.key,
                            values: Dictionary(
                                candidate.values.map { ("\($0.0)", $0.1) }, uniquingKeysWith: max))
                    })
            }
            for question in coder.dateQuestions(document) {
                let rule = question.candidates.first { candidate in
                    candidate.values.contains(.sameAct) || candidate.values.contains(.narrative)
                }
                try write(
                    question.act, document, slot: "when", regime: "undated",
                    current: rule?.date?.value.value ?? "",
                    question.candidates.map { candidate in
                        Candidate(
                            key: candidate.date?.value.value ?? "",
                            values: Dictionary(
                                candidate.values.map { ("\($0)", 1) }, uniquingKeysWith: max))
                    })
            }
        }
    }

    private static func writeMatters(_ document: Document, acts: [CodedAct]) throws {
        for (index, reading) in document.actReadings.enumerated() {
            try write(
                Matter(
                    article: document.article.id,
                    sentence: document.text.string(document.sentences[index].span),
                    gist: reading.gist.map { ($0 * 1000).rounded() / 1000 },
                    acts: acts.filter { $0.sentence == index }.map {
                        Matter.Act(
                            root: $0.act.root, confidence: Confidence.of($0),
                            isPublic: PublicMatters.hasPublicParty($0))
                    }))
        }
    }

    private static func write(
        _ act: CodedAct, _ document: Document, slot: String, regime: String, current: String,
        _ candidates: [Candidate]
    ) throws {
        let output = Output(
            article: document.article.id,
            sentence: document.text.string(document.sentences[act.sentence].span),
            trigger: document.text.string(document.span(act.triggerTokens)), root: act.act.root,
            slot: slot, regime: regime, current: current, candidates: candidates)
        try write(output)
    }

    private static func write(_ row: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        print(String(decoding: try encoder.encode(row), as: UTF8.self))
    }
}
