import Foundation
import SitrepModel

/// One coded assertion as scoring sees it: a line of gold, or of `sitrep map`.
struct CodedLine: Decodable, Sendable {
    var article: String?
    var sentence: String?
    var trigger: String?
    var actorKey: String?
    var targetKey: String?
    var root: String?
    var when: String?
    var modality: String?
    var saidByKey: String?
    /// Of coded lines only.
    var confidence: Double?

    private enum CodingKeys: String, CodingKey {
        case article, sentence, trigger, root, when, modality, confidence
        case actorKey = "actor_key"
        case targetKey = "target_key"
        case saidByKey = "said_by_key"
    }

    /// Reads the JSON lines of a file.
    ///
    /// - Throws: ``Trouble`` naming file and line for what is no such line.
    static func lines(_ file: URL) throws(Trouble) -> [CodedLine] {
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            throw Trouble(
                input: file.path, reason: "the file can't be read",
                remedy: "Check the path and permissions")
        }
        var lines: [CodedLine] = []
        let rows = data.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, row) in rows.enumerated()
        where !row.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
            do { lines.append(try JSONDecoder().decode(CodedLine.self, from: row)) } catch {
                throw Trouble(
                    input: file.path, place: "line \(number + 1)",
                    reason: "it is no coded assertion as a JSON object",
                    remedy: "Give objects with sentence, trigger, actor_key, target_key and root")
            }
        }
        return lines
    }

    /// An assertion as `sitrep map` writes it.
    init(_ assertion: Assertion) throws {
        self = try JSONDecoder().decode(
            CodedLine.self, from: try Output.encoder().encode(assertion))
    }
}
