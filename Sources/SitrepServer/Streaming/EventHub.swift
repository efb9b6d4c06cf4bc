#if Server
import Logging
import NIOCore
import ServiceLifecycle
import SitrepArchive
import Synchronization

/// Tells all open event streams what is new in the archive.
///
/// It looks at the archive once for all of them, writes what is new once, and hands the same bytes to
/// everyone. A stream whose other end takes nothing for a while is ended; it can go on where it
/// stopped.
package final class EventHub: Service {
    /// Bytes for a stream.
    typealias Chunks = AsyncStream<ByteBuffer>

    private struct State {
        var streams: [Int: Chunks.Continuation] = [:]
        var next = 0
        /// What streams have been told up to; nil before the archive was looked at.
        var told: ChangeNumber?
        var isOver = false
    }

    private let archive: ArchiveAccess
    private let settings: ServerSettings
    private let metrics: Metrics
    private let state = Mutex(State())
    private let onNews: @Sendable () async -> Void

    /// So many streams are told at a time, so that requests come in between.
    private static let slice = 200

    /// - Parameter onNews: called when there is something new, after it was told.
    init(
        archive: ArchiveAccess, settings: ServerSettings, metrics: Metrics,
        onNews: @escaping @Sendable () async -> Void = {}
    ) {
        self.archive = archive
        self.settings = settings
        self.metrics = metrics
        self.onNews = onNews
    }

    /// Looks for what is new until the server ends.
    package func run() async throws {
        try await begin()
        await cancelWhenGracefulShutdown { [self] in
            var sinceHeartbeat = Duration.zero
            while !Task.isCancelled {
                try? await Task.sleep(for: settings.pollInterval)
                sinceHeartbeat += settings.pollInterval
                await tellNews()
                if sinceHeartbeat >= settings.heartbeat {
                    sinceHeartbeat = .zero
                    await tell(ByteBuffer(string: ": still here\n\n"), upTo: nil)
                }
            }
        }
        end()
    }

    /// Finds where streams begin, unless that is known.
    func begin() async throws {
        if state.withLock({ $0.told != nil }) { return }
        let start = try await archive.read { try $0.lastChange() }
        state.withLock { if $0.told == nil { $0.told = start } }
    }

    /// Ends all streams and opens no more.
    func end() {
        let streams = state.withLock { state in
            defer { state.streams = [:] }
            state.isOver = true
            return Array(state.streams.values)
        }
        for stream in streams { stream.finish() }
    }

    /// Looks once for what is new, and tells it.
    func tellNews() async {
        var more = true
        while more, !Task.isCancelled {
            guard let told = state.withLock({ $0.told }) else { return }
            let page = try? await archive.read { reader in
                guard try reader.lastChange() > told else { return nil as EventStreamText.Page? }
                return try EventStreamText.page(reader, since: reader.cursor(after: told))
            }
            guard let page = page ?? nil, let last = page.last else { return }
            await tell(page.bytes, upTo: last)
            more = page.hasMore
            if !more { await onNews() }
        }
    }

    /// Whether another stream may be opened.
    var hasRoom: Bool {
        state.withLock { !$0.isOver && $0.streams.count < settings.streams }
    }

    /// Opens a stream of what comes after a change.
    ///
    /// - Returns: the stream's number, what the hub had told up to when it was opened, and its bytes;
    ///   nil where there are too many streams or the server is ending.
    func open() -> (number: Int, told: ChangeNumber, chunks: Chunks)? {
        let (chunks, continuation) = Chunks.makeStream(bufferingPolicy: .bufferingOldest(64))
        let opened = state.withLock { state -> (Int, ChangeNumber)? in
            guard !state.isOver, state.streams.count < settings.streams, let told = state.told
            else { return nil }
            state.next += 1
            state.streams[state.next] = continuation
            return (state.next, told)
        }
        guard let (number, told) = opened else { return nil }
        metrics.streams.add(1)
        return (number, told, chunks)
    }

    /// Closes a stream.
    func close(_ number: Int) {
        let stream = state.withLock { $0.streams.removeValue(forKey: number) }
        stream?.finish()
        metrics.streams.add(-1)
    }

    private func tell(_ bytes: ByteBuffer, upTo change: ChangeNumber?) async {
        let streams = state.withLock { state in
            if let change { state.told = max(state.told ?? 0, change) }
            return state.streams.map { ($0.key, $0.value) }
        }
        for (n, (number, stream)) in streams.enumerated() {
            if n % Self.slice == Self.slice - 1 { try? await Task.sleep(for: .milliseconds(5)) }
            if case .dropped = stream.yield(bytes) {
                stream.finish()
                state.withLock { _ = $0.streams.removeValue(forKey: number) }
            }
        }
    }
}
#endif
