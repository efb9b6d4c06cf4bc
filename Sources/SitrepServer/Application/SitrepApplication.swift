#if Server
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import SitrepArchive

/// The server: page and API over one archive.
package struct SitrepApplication: Sendable {
    private let archive: Archive
    private let settings: ServerSettings
    private let tokens: TokenStore?
    private let logger: Logger
    private let clock: @Sendable () -> String
    /// What it counts.
    package let metrics = Metrics()

    /// - Parameters:
    ///   - tokens: asked for where given.
    ///   - clock: now, RFC 3339 in UTC.
    /// - Throws: ``RefusedToServe`` where it could be reached from elsewhere without a token.
    package init(
        archive: Archive, settings: ServerSettings, tokens: TokenStore?, logger: Logger,
        clock: @escaping @Sendable () -> String
    ) throws {
        guard ServerSettings.isLoopback(settings.host) || tokens != nil else {
            throw RefusedToServe(host: settings.host)
        }
        self.archive = archive
        self.settings = settings
        self.tokens = tokens
        self.logger = logger
        self.clock = clock
    }

    /// Serves until it is told to end by a signal, or its task is cancelled.
    ///
    /// - Parameters:
    ///   - endsOnSignals: whether SIGTERM and SIGINT end it.
    ///   - isRunning: told the port once it answers.
    package func run(
        endsOnSignals: Bool = true,
        isRunning: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let threads = Threads()
        do {
            try await serve(threads, endsOnSignals, isRunning)
        } catch {
            try? await threads.end()
            throw error
        }
        try await threads.end()
    }

    /// Threads beside the network's and those of Swift's concurrency.
    private struct Threads: Sendable {
        /// For looking things up.
        let readers: NIOThreadPool
        /// For what takes long: one at a time.
        let slow = NIOThreadPool(numberOfThreads: 1)
        /// For hashes of tokens: one at a time.
        let hashers = NIOThreadPool(numberOfThreads: 1)

        init() {
            let cores = ProcessInfo.processInfo.activeProcessorCount
            readers = NIOThreadPool(numberOfThreads: min(max(cores, 4), 12))
            for pool in [readers, slow, hashers] { pool.start() }
        }

        func end() async throws {
            for pool in [readers, slow, hashers] { try await pool.shutdownGracefully() }
        }
    }

    private func serve(
        _ threads: Threads, _ endsOnSignals: Bool,
        _ isRunning: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let access = ArchiveAccess(
            archive: archive, threads: threads.readers, slowThreads: threads.slow,
            metrics: metrics, answers: settings.answers, clock: clock)
        let hub = EventHub(
            archive: access, settings: settings, metrics: metrics,
            onNews: { await PageRoutes.prepare(access) })
        // So that the first view is there as soon as anybody can ask for it.
        await PageRoutes.prepare(access)
        let (metrics, patience) = (metrics, settings.patience)
        let application = Application(
            responder: responder(access, hub, threads.hashers),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [
                        SlowClients(patience, metrics), BadRequests(),
                    ],
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 64 << 10, maxHeaderListSize: 128 << 10,
                        maxHeaderFieldCount: 100))),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(settings.connections)),
            onServerRunning: { await isRunning($0.localAddress?.port ?? 0) }, logger: logger)
        var configuration = ServiceGroupConfiguration(
            // They end in reverse: the streams first, so that their connections can be closed.
            services: [.init(service: application), .init(service: hub)],
            gracefulShutdownSignals: endsOnSignals ? [.sigterm, .sigint] : [], logger: logger)
        configuration.maximumGracefulShutdownDuration = settings.farewell
        try await ServiceGroup(configuration: configuration).run()
    }

    private func responder(
        _ access: ArchiveAccess, _ hub: EventHub, _ hashers: NIOThreadPool
    ) -> RouterResponder<SitrepContext> {
        let service = APIService(
            archive: access, hub: hub, metrics: metrics, settings: settings)
        // Middleware holds for what is added after it, and it has to know what is added: the table of
        // routes is made with a router of its own first.
        let table = Self.fill(Router(context: SitrepContext.self), service)
        let router = Router(
            context: SitrepContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: RequestRecord(metrics: metrics))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ProblemAnswers(table: table))
        router.add(middleware: HostCheck(names: names))
        router.add(
            middleware: Authorisation(
                tokens: tokens.map { TokenCheck(store: $0, threads: hashers) }))
        router.add(middleware: SameOrigin())
        _ = Self.fill(router, service)
        return router.buildResponder()
    }

    private static func fill(
        _ router: Router<SitrepContext>, _ service: APIService
    ) -> RouteTable {
        let routes = Routes(router: router)
        APIRoutes.add(to: routes, service)
        PageRoutes.add(to: routes, service.archive)
        return routes.table
    }

    /// The addresses that it answers.
    var table: RouteTable {
        let access = ArchiveAccess(
            archive: archive, threads: NIOThreadPool(numberOfThreads: 1),
            slowThreads: NIOThreadPool(numberOfThreads: 1), metrics: metrics, answers: 0,
            clock: clock)
        let hub = EventHub(archive: access, settings: settings, metrics: metrics)
        return Self.fill(
            Router(context: SitrepContext.self),
            APIService(archive: access, hub: hub, metrics: metrics, settings: settings))
    }

    private var names: [String] {
        ["localhost", "127.0.0.1", "::1", settings.host] + settings.names
    }
}

/// Serving beyond this machine without tokens is refused.
package struct RefusedToServe: Error, Sendable, CustomStringConvertible {
    package var host: String

    package init(host: String) { self.host = host }

    package var description: String {
        """
        \(host) can be reached from other machines, and there are no tokens. Make one with \
        `sitrep token add NAME`, or serve on 127.0.0.1. Sitrep speaks plain HTTP: beyond this \
        machine put a proxy with TLS before it.
        """
    }
}
#endif
