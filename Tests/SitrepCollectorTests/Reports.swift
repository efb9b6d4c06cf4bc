import Foundation
import SitrepModel

@testable import SitrepCollector

let collector = Collector()

/// The article of a text given directly.
func article(_ text: String, _ metadata: Metadata = Metadata()) throws -> Article {
    try collector.article(from: Array(text.utf8), name: "report", metadata: metadata)
}

extension Article {
    func texts(_ kind: Part.Kind) -> [String] {
        parts.filter { $0.kind == kind }.map { text.string($0.span) }
    }
}

/// A folder of files that goes when the test ends.
final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/collector-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        let folder = FileWalker.folder(file)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Array(text.utf8))
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: path + "/" + name, withDestinationPath: target)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A report long enough for its language to be known.
let plainReport = """
    Ministers agree on a corridor for the harbour

    The transport ministers of the two coastal states agreed on Monday that grain ships may leave the \
    harbour again.

    They said that the navy would escort the first convoy, and that talks on the islands would go on.
    """

enum Places {
    /// The repository's root.
    static let root = FileWalker.folder(FileWalker.folder(FileWalker.folder(#filePath)))
    static let examples = root + "/Examples"
    /// Reports that are not part of the repository, where the checkout has them beside it.
    static let corpus = FileWalker.folder(root) + "/shared/corpus"
}
