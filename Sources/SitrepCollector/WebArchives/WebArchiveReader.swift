import SitrepModel

/// Reads a web archive record by record: WARC 1.0 and 1.1, ARC 1 and 2, plain or packed with gzip or zstd
/// (a record at a time or as a whole, zstd with or without its dictionary frame), and the WARCs in a WACZ.
///
/// Which of these a file is, its first bytes tell. Damage never ends the reading: each damaged place is
/// reported, and reading goes on at the next record that can be found. Memory: 20 MiB where
/// records are of the usual size, at most four times ``WebArchiveLimits/record`` (for zstd up to 128 MiB
/// more, which is its window). One reader is for one thread at a time.
///
///     let reader = try WebArchiveReader(path: "crawl.warc.gz")
///     while let item = reader.next() {
///         switch item {
///         case .record(let record): print(record.kind, record.targetURI ?? "", record.place)
///         case .trouble(let trouble): print(trouble)
///         }
///     }
public final class WebArchiveReader {
    /// What comes next in an archive.
    public enum Item: Sendable {
        /// A record.
        case record(WebArchiveRecord)
        /// A place that is damaged, or beyond the limits.
        case trouble(Trouble)
    }

    /// The path or name of the archive.
    public let name: String
    /// Within a WACZ the name of the WARC that the last record came from; else nil.
    public private(set) var part: String?

    private let source: any ByteSource
    private let limits: WebArchiveLimits
    private var records: RecordReader?
    private var directory: ZIPDirectory?
    private var parts: ArraySlice<ZIPDirectory.Entry> = []
    private var entrySource: ZIPEntrySource?
    private var troubles: ArraySlice<Trouble> = []

    /// Opens a file.
    ///
    /// - Parameter offset: a record's ``WebArchiveRecord/Place/offset`` to begin at; of a WACZ only 0.
    /// - Throws: where the file can't be opened, or is none of these.
    public convenience init(
        path: String, from offset: Int = 0, limits: WebArchiveLimits = WebArchiveLimits()
    ) throws(Trouble) {
        try self.init(try FileSource(path: path), from: offset, limits: limits)
    }

    /// Reads bytes that are in memory; `name` is what messages call them.
    public convenience init(
        bytes: [UInt8], name: String, from offset: Int = 0,
        limits: WebArchiveLimits = WebArchiveLimits()
    ) throws(Trouble) {
        try self.init(BytesSource(bytes, name: name), from: offset, limits: limits)
    }

    private init(
        _ source: any ByteSource, from offset: Int, limits: WebArchiveLimits
    ) throws(Trouble) {
        self.source = source
        self.limits = limits
        name = source.name
        if source.isSeekable,
            try source.bytes(at: 0, count: 4) == [0x50, 0x4B, 0x03, 0x04]
        {
            try openWACZ()
        } else {
            records = try RecordReader(source, from: offset, limits: limits)
        }
    }

    /// Whether a file's name is that of a web archive.
    public static func isNamedLikeOne(_ path: String) -> Bool {
        let name = path.lowercased()
        return [".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz", ".wacz"].contains {
            name.hasSuffix($0)
        }
    }

    /// The next record or trouble; nil at the end.
    public func next() -> Item? {
        while true {
            if let trouble = troubles.popFirst() { return .trouble(trouble) }
            switch records?.next() {
            case .record(let record): return .record(record)
            case .trouble(let trouble): return .trouble(trouble)
            case nil:
                records = nil
                if let damage = entrySource?.damage {
                    entrySource = nil
                    return .trouble(damage)
                }
                guard let entry = parts.popFirst() else { return nil }
                open(entry)
            }
        }
    }

    private func openWACZ() throws(Trouble) {
        let directory = try ZIPDirectory(source)
        self.directory = directory
        troubles = directory.troubles[...]
        parts =
            directory.entries.filter {
                Self.isNamedLikeOne($0.name) && !$0.name.lowercased().hasSuffix(".wacz")
            }[...]
        if parts.isEmpty, troubles.isEmpty {
            throw Trouble(
                input: name, reason: "it is a ZIP file without WARC files in it",
                remedy: "Give a WACZ, or the reports that it holds as files.")
        }
    }

    private func open(_ entry: ZIPDirectory.Entry) {
        guard let directory else { return }
        part = entry.name
        do throws(Trouble) {
            let source = ZIPEntrySource(
                entry, source, try directory.range(of: entry), name: "\(name), \(entry.name)",
                limits: limits.expansion)
            entrySource = source
            records = try RecordReader(source, from: 0, limits: limits)
        } catch {
            troubles.append(error)
        }
    }
}
