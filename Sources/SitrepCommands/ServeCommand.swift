#if Server
import ArgumentParser
import Foundation
import Logging
import SitrepArchive
import SitrepCollector
import SitrepIngest
import SitrepServer
import Synchronization

/// `sitrep serve`: page and API over an archive.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show an archive as a page in the browser, and as an API for programs.",
        discussion: """
            With paths, collects these reports first. Without an archive, starts one in a temporary \
            place, which is gone when the server ends. Answers on this machine only, unless there \
            are tokens (`sitrep token add`); once there are, they are asked for everywhere. Speaks \
            plain HTTP: beyond this machine put a proxy with TLS before it, and name the proxy's \
            host with --host.

            EXAMPLES
              sitrep serve Examples                            a page of the examples
              sitrep serve --archive crisis.sitrep             a page of an archive
              sitrep serve reports/ --archive crisis.sitrep --bind 127.0.0.1:9000
              sitrep serve --archive crisis.sitrep --host desk.example.org

            EXIT CODES
              0 ended by a signal   1 some input could not be used   2 the call is wrong
            """)

    @Argument(help: "Files or folders of reports to collect first.")
    var paths: [String] = []

    @Option(help: "The archive; made where there is none. Without it, a temporary one.")
    var archive: String?

    @Option(help: "Address and port to listen at; port 0 for any that is free.")
    var bind = "127.0.0.1:8484"

    @Option(help: "A name by which the server is called, e.g. behind a proxy; may be repeated.")
    var host: [String] = []

    @Option(help: "The file of tokens (default: ~/.config/sitrep/tokens.json).")
    var tokens: String?

    @Option(help: "What to log: debug, info, notice, warning, error.")
    var logLevel: String?

    @Option(help: "Connections that may be open at a time.")
    var connections = 8192

    @Option(name: .shortAndLong, help: "Threads for reading reports (default: one a core).")
    var jobs: Int?

    func validate() throws {
        if ServerSettings.address(bind) == nil {
            throw ValidationError("--bind wants HOST:PORT such as 127.0.0.1:8484, not '\(bind)'")
        }
        if let logLevel, Logger.Level(rawValue: logLevel) == nil {
            throw ValidationError("--log-level wants debug, info, notice, warning or error")
        }
        if connections < 1 { throw ValidationError("--connections wants a number from 1 up") }
        if let jobs, jobs < 1 {
            throw ValidationError("--jobs wants a number from 1 up, not \(jobs)")
        }
    }

    func run() throws {
        var settings = ServerSettings()
        if let (host, port) = ServerSettings.address(bind) {
            (settings.host, settings.port) = (host, port)
        }
        settings.names = host
        settings.connections = connections
        let store = try tokenStore()
        if !ServerSettings.isLoopback(settings.host), store == nil {
            throw ValidationError("\(RefusedToServe(host: settings.host))")
        }
        let place = try ArchivePlace(archive)
        defer { place.remove() }
        let opened = try Archive(path: place.path)
        let troubled = try paths.isEmpty ? false : collect(into: opened)
        FileLimit.raise()
        try serve(opened, settings, store, place)
        try opened.close()
        if troubled { throw ExitCode(1) }
    }

    /// The tokens, where there are any.
    private func tokenStore() throws -> TokenStore? {
        let path = tokens ?? TokenStore.standardPath(ProcessInfo.processInfo.environment)
        let store = TokenStore(path: path)
        do {
            if try !store.entries().isEmpty { return store }
        } catch { throw ValidationError("\(error)") }
        if tokens != nil { throw ValidationError("\(path): it has no tokens; add one first") }
        return nil
    }

    private func collect(into archive: Archive) throws -> Bool {
        let pipeline = Pipeline(
            archive: archive, clock: { Clock.now() },
            folder: FileManager.default.currentDirectoryPath, workers: jobs)
        return try Collecting.run(paths, into: pipeline, at: archive.path)
    }

    private func serve(
        _ archive: Archive, _ settings: ServerSettings, _ store: TokenStore?,
        _ place: ArchivePlace
    ) throws {
        let level = logLevel.flatMap(Logger.Level.init(rawValue:))
        let logger = Logger(label: "sitrep.server") { label in
            JSONLog(
                label: label, level: level ?? (isatty(2) == 1 ? .notice : .info),
                clock: { Clock.now() })
        }
        let application = try SitrepApplication(
            archive: archive, settings: settings, tokens: store, logger: logger,
            clock: { Clock.now() })
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        let kept = place.isTemporary ? "temporary, gone at the end" : "kept"
        try Waiting.wait {
            try await application.run { port in
                Output.say("archive: \(place.path) (\(kept))")
                Output.say("serving http://\(host):\(port)/ until interrupted")
            }
        }
    }
}

/// Where the archive is that is served.
private struct ArchivePlace {
    let path: String
    private let folder: URL?

    /// - Parameter given: nil for a temporary place.
    init(_ given: String?) throws {
        if let given {
            (path, folder) = (given, nil)
            return
        }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        path = folder.appendingPathComponent("archive.sitrep").path
        self.folder = folder
    }

    var isTemporary: Bool { folder != nil }

    func remove() {
        if let folder { try? FileManager.default.removeItem(at: folder) }
    }
}

/// Every connection and stream is an open file.
private enum FileLimit {
    static func raise() {
        var limit = rlimit()
        guard getrlimit(Self.files, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(Self.files, &limit)
    }

    #if os(Linux)
    private static var files: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
    #else
    private static var files: Int32 { RLIMIT_NOFILE }
    #endif
}

/// Lets the command's thread wait for what runs concurrently.
private final class Waiting: Sendable {
    private let failure = Mutex<(any Error)?>(nil)

    static func wait(_ work: @escaping @Sendable () async throws -> Void) throws {
        let waiting = Waiting()
        let done = DispatchSemaphore(value: 0)
        Task {
            do { try await work() } catch { waiting.failure.withLock { $0 = error } }
            done.signal()
        }
        done.wait()
        if let error = waiting.failure.withLock({ $0 }) { throw error }
    }
}
#endif
