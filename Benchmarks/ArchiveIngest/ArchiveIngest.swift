import Foundation
import GRDB
import GeneratedReports
import SitrepArchive
import SitrepModel

/// How fast reports go into an archive, beside bare inserts of the same texts into SQLite.
///
///     archive-ingest [ARTICLES]            with assertions and events that are made already
///     archive-ingest --write FOLDER COUNT  writes reports as files instead
@main
enum ArchiveIngest {
    static let time = "2022-02-01T06:00:00Z"

    static func main() throws {
        let arguments = CommandLine.arguments
        let reports = GeneratedReports()
        if arguments.count == 4, arguments[1] == "--write", let count = Int(arguments[3]) {
            return try write(reports, count, arguments[2])
        }
        let articles = arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("archive-ingest-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try bare(reports, articles, folder)
        try archive(reports, articles, folder)
    }

    /// Bytes of each report into a table with one index, 64 a transaction, as durable as the archive.
    private static func bare(_ reports: GeneratedReports, _ count: Int, _ folder: URL) throws {
        let path = folder.appendingPathComponent("bare").path
        var configuration = Configuration()
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write {
            try $0.execute(
                sql: "CREATE TABLE report (id INTEGER PRIMARY KEY, name TEXT UNIQUE, bytes BLOB)")
        }
        let clock = Stopwatch()
        var (seconds, processor) = (0.0, 0.0)
        for start in stride(from: 0, to: count, by: 64) {
            let batch = (start..<min(start + 64, count)).map { reports.report($0) }
            let (begin, before) = (clock.seconds, Stopwatch.processor)
            try queue.write { db in
                let statement = try db.cachedStatement(sql: "INSERT INTO report VALUES (?, ?, ?)")
                for (n, report) in batch.enumerated() {
                    try statement.execute(arguments: [
                        start + n, report.article.id, Data(report.capture.bytes),
                    ])
                }
            }
            seconds += clock.seconds - begin
            processor += Stopwatch.processor - before
        }
        try queue.close()
        say("bare inserts", count, seconds, processor, path)
    }

    /// Captures, articles, readings with 8 assertions, 24 sentences in the full text, 4 events each.
    private static func archive(_ reports: GeneratedReports, _ count: Int, _ folder: URL) throws {
        let path = folder.appendingPathComponent("archive").path
        let archive = try Archive(path: path)
        let clock = Stopwatch()
        var (seconds, processor) = (0.0, 0.0)
        for start in stride(from: 0, to: count, by: 64) {
            let batch = (start..<min(start + 64, count)).map { reports.report($0) }
            let events = try batch.map { report in
                try (0..<min(4, report.assertions.count)).map {
                    try event(report.assertions[$0], report, $0)
                }
            }
            let (begin, before) = (clock.seconds, Stopwatch.processor)
            try archive.write(time: time, who: "benchmark") { w in
                var delta = ArchiveWriter.RecordDelta()
                for (report, events) in zip(batch, events) {
                    let id = report.article.id
                    guard case .new(let capture) = try w.take(report.capture, sourceKey: id) else {
                        continue
                    }
                    _ = try w.revise(
                        report.article, capture: capture, sourceKey: id, sentences: report.sentences
                    )
                    try w.keep(report.assertions, of: report.article, versions: ["generated": "1"])
                    delta.made += events
                }
                try w.apply(delta)
            }
            seconds += clock.seconds - begin
            processor += Stopwatch.processor - before
        }
        let closing = clock.seconds
        try archive.close()
        seconds += clock.seconds - closing
        say("archive alone", count, seconds, processor, path)
        let (checking, before) = (clock.seconds, Stopwatch.processor)
        let result = try Archive.verify(path)
        print(
            "  verify: \(result.isClean ? "clean" : "\(result.findings)"), "
                + "\(rounded(clock.seconds - checking)) s, "
                + "\(rounded(Stopwatch.processor - before)) s of processor, \(memory()) MB at most")
    }

    private static func event(
        _ assertion: Assertion, _ report: GeneratedReports.Report, _ n: Int
    ) throws -> RecordDraft {
        let evidence = assertion.sentence.evidence(in: report.article.id)
        let json: [String: Any] = [
            "id": "e\(report.article.id)-\(n)", "summary": assertion.sentence.quote,
            "cameo": assertion.act.cameo, "root": assertion.act.root,
            "plover": ["event": assertion.act.plover.event ?? "", "contexts": [String]()],
            "quad": assertion.act.quad.rawValue, "goldstein": assertion.act.goldstein,
            "actors": [["key": assertion.actor.key]], "targets": [["key": assertion.target.key]],
            "modality": "actual", "origins": 1,
            "told_by": [["key": "outlet:a", "name": "A", "kind": "outlet"]],
            "articles": [report.article.id], "assertions": [assertion.id],
            "fields": [String: String](), "confidence": 0.75,
            "evidence": [
                [
                    "article": evidence.article, "start": evidence.start, "end": evidence.end,
                    "quote": evidence.quote,
                ]
            ],
        ]
        let event = try JSONDecoder().decode(
            Event.self, from: JSONSerialization.data(withJSONObject: json))
        let day = report.article.published?.value.first.ordinal
        return try RecordDraft(
            event, day: day, reported: day, texts: 1, outlets: [report.article.outlet ?? ""])
    }

    /// Reports as files, for timing `sitrep collect` on them.
    private static func write(_ reports: GeneratedReports, _ count: Int, _ folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        for n in 0..<count {
            let report = reports.report(n)
            let front = """
                ---
                title: \(report.article.title ?? "")
                outlet: \(report.article.outlet ?? "")
                published: \(report.article.published?.value.value ?? "")
                ---


                """
            let bytes = Data(front.utf8) + Data(report.capture.bytes)
            try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(report.article.id).md"))
        }
    }

    // MARK: Saying

    private static func say(
        _ name: String, _ count: Int, _ seconds: Double, _ processor: Double, _ path: String
    ) {
        let size =
            (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int).flatMap { $0 }
            ?? 0
        print(
            "\(name): \(count) articles, \(rounded(seconds)) s, "
                + "\(rounded(Double(count) / max(seconds, 1e-9))) articles a second "
                + "(\(rounded(Double(count) / max(processor, 1e-9))) a second of processor), "
                + "\(rounded(Double(size) / 1e6)) MB (\(size / max(count, 1)) bytes an article), "
                + "\(memory()) MB of memory at most")
    }

    private static func rounded(_ value: Double) -> String {
        value >= 100 ? "\(Int(value.rounded()))" : "\((value * 10).rounded() / 10)"
    }

    /// The most memory that the process has held so far, in MB.
    private static func memory() -> Int {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        return usage.ru_maxrss / 1000
    }
}

/// Seconds since it was made.
struct Stopwatch {
    private let start = DispatchTime.now().uptimeNanoseconds
    var seconds: Double { Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 }

    /// Seconds that the process has had of the processor: the figure to go by on a shared machine.
    static var processor: Double {
        var now = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
