import SitrepModel

/// The pages and texts of a web archive as captures, in the archive's order.
///
/// Captures are made of response and resource records that hold HTML or plain text, were answered with a
/// status of 200 to 299, and are sound. HTTP's transfer and content codings are taken off. All other
/// records are counted and passed over; what is damaged is told.
public final class WebArchiveCaptures {
    /// What comes next.
    public enum Item: Sendable {
        /// A page or text.
        case capture(Capture)
        /// A place that is damaged, or beyond the limits.
        case trouble(Trouble)
    }

    /// How many records there were of each sort so far.
    public struct Tally: Sendable, Hashable {
        /// All records.
        public var records = 0
        /// Those that became captures.
        public var captures = 0
        /// Images, scripts, feeds and other things that are no page and no text.
        public var otherMedia = 0
        /// Redirects, errors and other answers than 200 to 299.
        public var otherStatus = 0
        /// Records whose content stands elsewhere or only in part: revisits and segments.
        public var withoutContent = 0
    }

    /// What was met so far.
    public private(set) var tally = Tally()

    private let reader: WebArchiveReader
    private let limits: WebArchiveLimits
    private let expander: Expander
    private var pending: [Item] = []
    /// Records that were told to go on elsewhere.
    private var segmented: Set<String> = []
    private static let segmentLimit = 10_000

    /// Opens a file; see ``WebArchiveReader/init(path:from:limits:)``.
    public convenience init(
        path: String, from offset: Int = 0, limits: WebArchiveLimits = WebArchiveLimits()
    ) throws(Trouble) {
        self.init(try WebArchiveReader(path: path, from: offset, limits: limits), limits: limits)
    }

    /// Makes captures of what a reader gives.
    public init(_ reader: WebArchiveReader, limits: WebArchiveLimits = WebArchiveLimits()) {
        self.reader = reader
        self.limits = limits
        expander = Expander(limits: limits.expansion)
    }

    /// The next capture or trouble; nil at the end.
    public func next() -> Item? {
        while pending.isEmpty {
            switch reader.next() {
            case .record(let record):
                tally.records += 1
                read(record)
            case .trouble(let trouble): return .trouble(trouble)
            case nil: return nil
            }
        }
        return pending.removeFirst()
    }

    private func read(_ record: WebArchiveRecord) {
        switch record.kind {
        case .response, .resource: break
        case .revisit:
            tally.withoutContent += 1
            return
        case .continuation:
            tally.withoutContent += 1
            return continues(record)
        default: return
        }
        guard !record.isSegment else {
            tally.withoutContent += 1
            if let id = record.fields["WARC-Record-ID"], segmented.count < Self.segmentLimit {
                segmented.insert(id)
            }
            return tell(
                record, "the record holds only the first part of its content",
                "Join the segments, or capture the page again.")
        }
        guard record.integrity != .mismatched else { return }
        do throws(Trouble) {
            guard let capture = try capture(of: record) else { return }
            guard record.integrity != .suspect else {
                return tell(
                    record, "the record comes out of damaged data, and nothing vouches for it",
                    "It is not used; get a sound copy.")
            }
            if let truncation = record.truncation {
                tell(
                    record, "the archiver cut the content off (\(truncation))",
                    "What is there is used; capture it again for the rest.")
            }
            tally.captures += 1
            pending.append(.capture(capture))
        } catch {
            pending.append(
                .trouble(
                    Trouble(
                        input: reader.name, place: place(record), reason: error.reason,
                        remedy: error.remedy)))
        }
    }

    /// Tells of a record that continues one of another file; of one in this file its beginning told.
    private func continues(_ record: WebArchiveRecord) {
        let origin = record.fields["WARC-Segment-Origin-ID"] ?? ""
        guard !segmented.contains(origin) else { return }
        tell(
            record, "the record continues one that is not before it in this archive",
            "Join the segments, or capture the page again.")
    }

    private func place(_ record: WebArchiveRecord) -> String {
        (reader.part.map { "\($0), " } ?? "") + "\(record.place)"
    }

    private func tell(_ record: WebArchiveRecord, _ reason: String, _ remedy: String) {
        pending.append(
            .trouble(
                Trouble(
                    input: reader.name, place: place(record), reason: reason, remedy: remedy)))
    }

    /// nil where it is no page and no text, or no good answer.
    private func capture(of record: WebArchiveRecord) throws(Trouble) -> Capture? {
        guard let uri = record.targetURI, !uri.isEmpty else { return nil }
        let place = place(record)
        var (mediaType, status): (String?, Int?) = (record.mediaType, nil)
        var bytes: [UInt8]
        if record.kind == .response,
            let response = try HTTPResponse(record.block, of: record.bytes, limits: limits)
        {
            guard (200..<300).contains(response.status) else {
                tally.otherStatus += 1
                return nil
            }
            status = response.status
            mediaType = response.fields["Content-Type"]
            guard ReportMedia.mayBeReport(mediaType) else {
                tally.otherMedia += 1
                return nil
            }
            let content = try response.content(expander, input: reader.name, place: place)
            if let damage = content.damage { pending.append(.trouble(damage)) }
            bytes = content.bytes
        } else {
            bytes = Array(record.block)
        }
        guard !bytes.isEmpty, ReportMedia.isReport(mediaType, bytes) else {
            tally.otherMedia += 1
            return nil
        }
        return Capture(
            bytes: bytes, source: .url(uri), mediaType: mediaType, status: status,
            capturedAt: record.date, container: .init(name: reader.name, place: place))
    }
}

/// Tells pages and texts from other media.
enum ReportMedia {
    private static let types: Set<String> = [
        "text/html", "application/xhtml+xml", "text/plain", "text/markdown",
    ]
    /// What servers say when they don't know.
    private static let unknown: Set<String> = ["", "application/octet-stream", "unknown/unknown"]

    /// By the type alone, before the content is unpacked.
    static func mayBeReport(_ mediaType: String?) -> Bool {
        let type = essence(mediaType)
        return types.contains(type) || unknown.contains(type)
    }

    /// By the type, and where that says nothing, by whether the content begins like HTML.
    static func isReport(_ mediaType: String?, _ bytes: [UInt8]) -> Bool {
        let type = essence(mediaType)
        if !unknown.contains(type) { return types.contains(type) }
        let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
        return head.contains("<!doctype html") || head.contains("<html")
    }

    /// Type and subtype in small letters, without parameters.
    private static func essence(_ mediaType: String?) -> String {
        (mediaType ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
    }
}
