import Foundation
import GRDB
import SitrepModel

/// Raw bytes, each once.
struct ContentRow {
    var id: Int
    var hash: Digest
    var packed: Packed

    init(id: Int, hash: Digest, packed: Packed) {
        self.id = id
        self.hash = hash
        self.packed = packed
    }

    init(_ row: Row) throws {
        id = try row.checked("id")
        hash = try row.checked("hash")
        packed = Packed(
            bytes: try row.checked("bytes"), size: try row.checked("size"),
            isDeflated: (try row.checked("deflated") as Int) != 0)
    }

    var digest: Digest {
        var digest = RowDigest("content")
        digest.add(id)
        digest.add(hash)
        digest.add(packed.size)
        digest.add(packed.isDeflated ? 1 : 0)
        digest.add(packed.bytes)
        return digest.finish()
    }
}

/// Where bytes came from, and when.
struct CaptureRow {
    var id: Int
    var content: Int
    var sourceKind: String
    var source: String
    var sourceKey: String
    var finalURL: String?
    var mediaType: String?
    var status: Int?
    var capturedAt: String?
    var container: String?
    var place: String?
    var entry: Int

    init(id: Int, content: Int, capture: Capture, sourceKey: String, entry: Int) {
        self.id = id
        self.content = content
        (sourceKind, source) = Self.columns(capture.source)
        self.sourceKey = sourceKey
        finalURL = capture.finalURL
        mediaType = capture.mediaType
        status = capture.status
        capturedAt = capture.capturedAt
        container = capture.container?.name
        place = capture.container?.place
        self.entry = entry
    }

    init(_ row: Row) throws {
        id = try row.checked("id")
        content = try row.checked("content")
        sourceKind = try row.checked("source_kind")
        source = try row.checked("source")
        sourceKey = try row.checked("source_key")
        finalURL = try row.checkedIfAny("final_url")
        mediaType = try row.checkedIfAny("media_type")
        status = try row.checkedIfAny("status")
        capturedAt = try row.checkedIfAny("captured_at")
        container = try row.checkedIfAny("container")
        place = try row.checkedIfAny("place")
        entry = try row.checked("entry")
    }

    func insert(_ db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO capture VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            id, content, sourceKind, source, sourceKey, finalURL, mediaType, status, capturedAt,
            container, place, entry,
        ])
    }

    /// - Parameter content: the digest of the row of its bytes.
    func digest(content digestOfContent: Digest) -> Digest {
        var digest = RowDigest("capture")
        for number in [id, content, status, entry] { digest.add(number) }
        for text in [
            sourceKind, source, sourceKey, finalURL, mediaType, capturedAt, container, place,
        ] { digest.add(text) }
        digest.add(digestOfContent)
        return digest.finish()
    }

    /// The capture with its bytes.
    func capture(_ bytes: Data) -> Capture {
        Capture(
            bytes: Array(bytes), source: Self.source(sourceKind, source), finalURL: finalURL,
            mediaType: mediaType, status: status, capturedAt: capturedAt,
            container: container.map { Capture.Container(name: $0, place: place ?? "") })
    }

    static func columns(_ source: Article.Source) -> (kind: String, text: String) {
        switch source {
        case .path(let path): ("path", path)
        case .url(let url): ("url", url)
        case .stream: ("stream", "")
        }
    }

    static func source(_ kind: String, _ text: String) -> Article.Source {
        switch kind {
        case "path": .path(text)
        case "url": .url(text)
        default: .stream
        }
    }
}
