#if Server
import NIOPosix
import SitrepArchive
import Synchronization

/// The archive as request handlers use it: looking and writing happen on threads of their own, so that
/// a slow question holds up neither the network nor other requests' quick ones.
package struct ArchiveAccess: Sendable {
    package let archive: Archive
    /// Now, RFC 3339 in UTC; the only clock that the server's data see.
    package let clock: @Sendable () -> String
    let metrics: Metrics
    let answers: AnswerCache
    let making = AnswersInTheMaking()
    /// The archive's state as it was looked up last.
    let seen = LastSeen()
    private let threads: NIOThreadPool
    private let slowThreads: NIOThreadPool

    /// - Parameters:
    ///   - threads: started by whoever makes it, and shut down by them.
    ///   - slowThreads: the same, for what takes long; fewer.
    ///   - answers: bytes of answers that are kept while they hold.
    init(
        archive: Archive, threads: NIOThreadPool, slowThreads: NIOThreadPool, metrics: Metrics,
        answers: Int, clock: @escaping @Sendable () -> String
    ) {
        self.archive = archive
        self.threads = threads
        self.slowThreads = slowThreads
        self.metrics = metrics
        self.answers = AnswerCache(most: answers)
        self.clock = clock
    }

    /// Looks at one state of the archive.
    ///
    /// - Parameters:
    ///   - asOf: what it held after that change; nil for now.
    ///   - isSlow: whether it takes so long that it must wait for others of its kind.
    package func read<T: Sendable>(
        asOf: ChangeNumber? = nil, isSlow: Bool = false,
        _ look: @escaping @Sendable (ArchiveReader) throws -> T
    ) async throws -> T {
        try await (isSlow ? slowThreads : threads).runIfActive {
            try archive.read(asOf: asOf, look)
        }
    }

    /// Runs work that waits for the disk.
    package func run<T: Sendable>(
        _ work: @escaping @Sendable () throws -> T
    ) async throws -> T { try await threads.runIfActive(work) }

    /// The name of the archive's present state: the hash of the log's last entry. Equal names, equal
    /// answers.
    package func state() async throws -> String { try await read(Self.state) }

    /// The name of a state, and what a glance at the archive gave before it was looked up.
    final class LastSeen: Sendable {
        private let value = Mutex<(glance: Int, state: String)?>(nil)

        func keep(_ state: String, glance: Int) { value.withLock { $0 = (glance, state) } }

        /// The state, where the archive looks as it did then.
        func state(at glance: Int) -> String? {
            value.withLock { $0.flatMap { $0.glance == glance ? $0.state : nil } }
        }
    }

    static func state(_ reader: ArchiveReader) throws -> String {
        try reader.lastEntry().map { String($0.hash.description.prefix(20)) } ?? "empty"
    }
}
#endif
