import Foundation
import SitrepCollector
import SitrepModel

/// The file beside an archive that says when each address was last asked for, and with what answer.
///
/// It is no evidence, only politeness: without it everything is asked for once more. Visits are added
/// after the reports that they gave are kept, so that what was cut short is asked for again.
package final class VisitFile {
    /// Where it lies.
    package let path: String
    private var book = VisitBook()
    private var handle: FileHandle?

    /// Opens an archive's file; there need be none.
    ///
    /// - Throws: where it can't be read, or a line of it is no visit.
    package init(archive: String) throws {
        path = archive + "-visits"
        guard let data = FileManager.default.contents(atPath: path) else { return }
        // A line that was cut off when the machine stopped is asked for again.
        let whole = data.lastIndex(of: 0x0A).map { data[...$0] } ?? Data()
        book = try VisitBook(Array(whole), name: path)
    }

    /// The last visit of an address.
    package func visit(of url: String) -> Visit? { book[url: url] }

    /// Keeps visits; they are in the file when this returns.
    package func add(_ visits: [Visit]) throws {
        guard !visits.isEmpty else { return }
        let handle = try opened()
        var fresh = VisitBook()
        for visit in visits {
            book.add(visit)
            fresh.add(visit)
        }
        try handle.write(contentsOf: Data(fresh.lines.utf8))
    }

    /// Writes the file anew, one line an address.
    package func tidy() throws {
        guard let handle else { return }
        try handle.close()
        self.handle = nil
        try Data(book.lines.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    private func opened() throws -> FileHandle {
        if let handle { return handle }
        try Data(book.lines.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        let opened = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try opened.seekToEnd()
        handle = opened
        return opened
    }
}
