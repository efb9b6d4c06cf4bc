#if Server
import NIOCore
import SitrepArchive

/// Changes as server-sent events (WHATWG HTML, 9.2): the event's name is what happened, its identifier
/// the cursor behind it, its data the change as `/api/v1/changes` has it.
enum EventStreamText {
    /// Some changes as text.
    struct Page: Sendable {
        var bytes: ByteBuffer
        /// The last change of it; nil where there is none.
        var last: ChangeNumber?
        /// For what follows.
        var cursor: String
        var hasMore: Bool
    }

    /// What came after a cursor.
    static func page(_ reader: ArchiveReader, since cursor: String) throws -> Page {
        let page = try reader.changes(since: cursor, limit: 500)
        var bytes = ByteBuffer()
        for one in page.changes {
            bytes.writeString("id: \(reader.cursor(after: one.change.sequence))\n")
            bytes.writeString("event: \(one.change.operation)\ndata: ")
            bytes.writeBytes(ChangeJSON.object(one).bytes)
            bytes.writeString("\n\n")
        }
        return Page(
            bytes: bytes, last: page.changes.last?.change.sequence, cursor: page.cursor,
            hasMore: page.hasMore)
    }
}
#endif
