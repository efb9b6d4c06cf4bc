import Foundation
import SitrepModel

/// The verbs of saying and how they take what is said, and the nouns that speak in headlines.
package struct SpeechCues: Sendable {
    package enum Frame: String, Sendable { case clause, quote, object, relay, name }

    private let frames: [String: Frame]
    private let speakers: Set<String>

    /// Reads `cues.tsv` and, beside it, `speakers.tsv`.
    package init(file: URL) throws(ResourceError) {
        var frames: [String: Frame] = [:]
        for row in try Table.rows(file) where row.count == 2 {
            frames[row[0]] = frames[row[0]] ?? Frame(rawValue: row[1])
        }
        self.frames = frames
        let beside = file.deletingLastPathComponent().appendingPathComponent("speakers.tsv")
        speakers = Set(try Table.rows(beside).compactMap(\.first))
    }

    package func frame(_ lemma: String) -> Frame? { frames[lemma] }

    /// Whether a headline can give the noun as a speaker.
    package func speaks(_ noun: String) -> Bool { speakers.contains(noun) }
}
