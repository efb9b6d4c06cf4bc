import Foundation
import SitrepModel

/// The verbs of saying and how they take what is said.
package struct SpeechCues: Sendable {
    package enum Frame: String, Sendable { case clause, quote, object }

    private let frames: [String: Frame]

    package init(file: URL) throws(ResourceError) {
        var frames: [String: Frame] = [:]
        for row in try Table.rows(file) where row.count == 2 {
            frames[row[0]] = frames[row[0]] ?? Frame(rawValue: row[1])
        }
        self.frames = frames
    }

    package func frame(_ lemma: String) -> Frame? { frames[lemma] }
}
