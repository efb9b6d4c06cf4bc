import Foundation
import GRDB
import SitrepModel
import Synchronization

/// What was collected, what was read from it and what it adds up to, in one SQLite file, with the
/// history of everything and a chain of custody.
///
/// Safe to use from any thread. Any number of readers run beside one writer; a reader sees one state
/// from its first look to its last. Everything that one ``write(time:who:_:)`` does is there after it
/// returns, or nothing is; once it has returned, neither a killed process nor a power cut undoes it.
public final class Archive: Sendable {
    /// What one may do with it.
    public enum Mode: Sendable, Hashable {
        /// Makes the file where there is none, and brings an older format up to date.
        case write
        /// Leaves the file as it is; works on read-only disks.
        case read
    }

    /// The file.
    public let path: String
    private let mode: Mode
    private let pageLimit: Int?
    private let reader: any DatabaseReader
    /// Only asked whether the file has changed.
    private let watcher: any DatabaseReader
    /// Opened with the first write, so that one who has nothing to write leaves the file untouched.
    private let writer = Mutex<DatabaseQueue?>(nil)
    /// Whether the file is as its seal says.
    private let isSealed = Mutex(false)

    /// Opens an archive, or makes one.
    ///
    /// - Parameter pageLimit: the file may not grow beyond so many pages of 4 KiB; for tests.
    public init(
        path: String, mode: Mode = .write, pageLimit: Int? = nil
    ) throws(ArchiveError) {
        self.path = path
        self.mode = mode
        self.pageLimit = pageLimit
        if mode == .read {
            reader = try Self.readable(path)
            watcher = try Self.watching(path)
            return
        }
        if try Self.needsMaking(path) {
            try? FileManager.default.removeItem(atPath: Seal.path(path))
            let queue = try Self.made(path, pageLimit)
            try translating(path) {
                try Self.checkFormat(queue, path, mayBeEmpty: true)
                try ArchiveSchema.migrator().migrate(queue)
            }
            writer.withLock { $0 = queue }
        } else if access(path, W_OK) != 0 {
            throw .readOnly(path: path)
        }
        reader = try Self.readable(path)
        watcher = try Self.watching(path)
        let hasSeal = FileManager.default.fileExists(atPath: Seal.path(path))
        isSealed.withLock { $0 = hasSeal }
    }

    /// The file of a new archive.
    private static func made(_ path: String, _ pageLimit: Int?) throws(ArchiveError)
        -> DatabaseQueue
    {
        do { return try writable(path, pageLimit) } catch {
            guard case .missing = error else { throw error }
            throw .refused(path: path, reason: "no archive can be made there")
        }
    }

    /// Whether it can be written through this value.
    public var isWritable: Bool { mode == .write }

    /// Looks at one state of the archive, whatever is written meanwhile.
    ///
    /// - Parameter asOf: what the archive held after that change; nil for now.
    public func read<T>(
        asOf: ChangeNumber? = nil, _ look: (ArchiveReader) throws -> T
    ) throws -> T {
        do {
            return try reader.read { try look(ArchiveReader($0, asOf: asOf, path: path)) }
        } catch let error as DatabaseError { throw ArchiveError(error, path: path) }
    }

    /// Writes, all or nothing. Where `work` adds nothing, nothing is written, not even to the log.
    ///
    /// - Parameters:
    ///   - time: now, RFC 3339 in UTC, by the caller's clock.
    ///   - who: on whose behalf, e.g. "collect" or an analyst's name.
    /// - Throws: what `work` throws, or ``ArchiveError``; nothing of it is kept then.
    @discardableResult
    package func write<T>(
        time: String, who: String, _ work: (inout ArchiveWriter) throws -> T
    ) throws -> T {
        guard isWritable else { throw ArchiveError.readOnly(path: path) }
        let writer = try opened()
        do {
            return try writer.writeWithoutTransaction { db in
                var result: T?
                try db.inTransaction(.immediate) {
                    var archive = try ArchiveWriter(db, time: time, who: who, path: path)
                    result = try work(&archive)
                    guard try archive.finish() else { return .rollback }
                    try breakSeal()
                    return .commit
                }
                guard let result else {
                    throw ArchiveError.refused(path: path, reason: "no result")
                }
                return result
            }
        } catch let error as DatabaseError { throw ArchiveError(error, path: path) }
    }

    /// A number that is another one after anyone has written to the archive: equal numbers, equal
    /// contents. Costs some microseconds; tells nothing beyond this process's life.
    package func glance() throws -> Int {
        do {
            return try watcher.unsafeRead { db in
                try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
            }
        } catch let error as DatabaseError { throw ArchiveError(error, path: path) }
    }

    /// Brings the log back into the file and closes it. Call it at the end; a process that ends without
    /// it loses nothing, but leaves the `-wal` file beside the archive.
    public func close() throws(ArchiveError) {
        try translating(path) {
            let last = try read { try $0.lastEntry() }
            try watcher.close()
            try reader.close()
            guard isWritable else { return }
            let writer = try opened()
            let isClean = isSealed.withLock { $0 }
            try writer.writeWithoutTransaction { db in
                if try db.checkpoint(.truncate).walFrameCount == 0, !isClean,
                    let seal = Seal(of: path, entry: last?.sequence ?? 0, head: last?.hash ?? .none)
                {
                    try seal.data.write(to: URL(fileURLWithPath: Seal.path(path)), options: .atomic)
                }
            }
            try writer.close()
        }
    }

    private func opened() throws -> DatabaseQueue {
        try writer.withLock { writer in
            if let writer { return writer }
            let queue = try Self.writable(path, pageLimit)
            writer = queue
            return queue
        }
    }

    /// The file is about to be written: what was sealed is no longer all of it.
    private func breakSeal() throws {
        try isSealed.withLock { isSealed in
            guard isSealed else { return }
            try FileManager.default.removeItem(atPath: Seal.path(path))
            isSealed = false
        }
    }

    /// For benchmarks and tests: the file's connection.
    package func rawRead<T>(_ look: (Database) throws -> T) throws -> T { try reader.read(look) }

    // MARK: Opening

    /// Whether there is no archive yet, or one of an older format.
    private static func needsMaking(_ path: String) throws(ArchiveError) -> Bool {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        guard let size, size > 0 else { return true }
        return try translating(path) {
            do {
                let queue = try DatabaseQueue(path: path, configuration: reading())
                return try checkFormat(queue, path, mayBeEmpty: true) < ArchiveSchema.format
            } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
                // A process ended while it made the file; only a writer can take that back.
                return true
            }
        }
    }

    private static func writable(
        _ path: String, _ pageLimit: Int?
    ) throws(ArchiveError) -> DatabaseQueue {
        try translating(path) {
            if FileManager.default.fileExists(atPath: path), access(path, W_OK) != 0 {
                throw ArchiveError.readOnly(path: path)
            }
            var configuration = Configuration()
            configuration.label = "sitrep.archive"
            configuration.busyMode = .timeout(10)
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA page_size = 4096")
                try db.execute(sql: "PRAGMA auto_vacuum = NONE")
                try db.execute(sql: "PRAGMA journal_mode = WAL")
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA secure_delete = ON")
                try db.execute(sql: "PRAGMA cache_size = -32768")
                if let pageLimit { try db.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            // What a killed process left in the log goes into the file, so that a new round begins.
            _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            return queue
        }
    }

    static func readable(_ path: String) throws(ArchiveError) -> any DatabaseReader {
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        return try translating(path) {
            let queue: any DatabaseReader
            do {
                let pool = try DatabasePool(path: path, configuration: reading())
                try pool.read {
                    _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master")
                }
                queue = pool
            } catch let error as DatabaseError
                where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
            {
                // Nothing can be written beside the file. Without a log it is complete by itself.
                let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size]
                guard (log as? Int ?? 0) == 0 else { throw error }
                queue = try DatabaseQueue(
                    path: "file:\(escaped(path))?immutable=1", configuration: reading())
            }
            try checkFormat(queue, path, mayBeEmpty: false)
            return queue
        }
    }

    private static func watching(_ path: String) throws(ArchiveError) -> any DatabaseReader {
        try translating(path) {
            do {
                let queue = try DatabaseQueue(path: path, configuration: reading())
                _ = try queue.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA data_version") }
                return queue
            } catch let error as DatabaseError
                where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
            {
                return try DatabaseQueue(
                    path: "file:\(escaped(path))?immutable=1", configuration: reading())
            }
        }
    }

    private static func reading() -> Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "sitrep.archive.reader"
        configuration.maximumReaderCount = 16
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16384") }
        return configuration
    }

    /// - Returns: the archive's format; 0 for a file that holds nothing yet.
    @discardableResult
    private static func checkFormat(
        _ reader: any DatabaseReader, _ path: String, mayBeEmpty: Bool
    ) throws -> Int {
        let (id, format, isEmpty) = try reader.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                // What is left where a process ended while it made the file.
                try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'"
                ) == 0
            )
        }
        if isEmpty, id == 0 || id == ArchiveSchema.applicationID, mayBeEmpty { return 0 }
        guard id == ArchiveSchema.applicationID else { throw ArchiveError.notAnArchive(path: path) }
        guard format <= ArchiveSchema.format else {
            throw ArchiveError.newerFormat(
                path: path, found: format, known: ArchiveSchema.format)
        }
        return format
    }

    static func escaped(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    }
}
