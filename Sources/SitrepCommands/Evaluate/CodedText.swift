import Foundation
import SitrepCollector
import SitrepModel

/// A whole text with all that a careful reader codes in it: one line of `Training/texts`.
struct CodedText {
    var article: Article
    var text: String
    var gold: [CodedLine]

    private struct Line: Decodable {
        var text: String
        var assertions: [CodedLine]
    }

    /// Reads the JSON lines of a file: `id`, `text`, `date` and `assertions`, in each of which
    /// `sentence` may be left out where the text is one sentence.
    ///
    /// - Throws: ``Trouble`` naming file and line for what is no such line.
    static func texts(_ file: URL) throws(Trouble) -> [CodedText] {
        guard let data = FileManager.default.contents(atPath: file.path) else {
            throw Trouble(
                input: file.path, reason: "the file can't be read",
                remedy: "Check the path and permissions")
        }
        var texts: [CodedText] = []
        let rows = data.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, row) in rows.enumerated() where row.contains(0x7B) {
            let line = InputLines.Line(number: number + 1, bytes: Data(row))
            guard let coded = try? JSONDecoder().decode(Line.self, from: row),
                case .success(let article) = InputRecord.article(from: line, Collector())
            else {
                throw Trouble(
                    input: file.path, place: "line \(number + 1)",
                    reason: "it is no coded text as a JSON object",
                    remedy: "Give objects with id, text and assertions")
            }
            let gold = coded.assertions.map { assertion in
                var assertion = assertion
                assertion.sentence = assertion.sentence ?? coded.text
                assertion.confidence = nil
                return assertion
            }
            texts.append(CodedText(article: article, text: coded.text, gold: gold))
        }
        return texts
    }
}
