#if Server
import Foundation
import Logging
import SitrepArchive
import SitrepModel
import Synchronization

@testable import SitrepIngest
@testable import SitrepServer

/// A real server on a free port of the loopback, over an archive of a few made-up reports.
struct Served: Sendable {
    let client: Client
    let archive: Archive
    let log: Log

    /// The server's log, line by line.
    final class Log: Sendable {
        private let kept = Mutex<[String]>([])
        var lines: [String] { kept.withLock { $0 } }
        func add(_ line: [UInt8]) {
            kept.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
        }
    }

    /// Serves while `work` runs.
    static func with(
        _ reports: [Report] = Report.some, tokens: TokenStore? = nil,
        settings change: (inout ServerSettings) -> Void = { _ in },
        _ work: @escaping @Sendable (Served) async throws -> Void
    ) async throws {
        var settings = ServerSettings()
        settings.port = 0
        settings.pollInterval = .milliseconds(50)
        change(&settings)
        let archive = try filled(reports)
        let log = Log()
        let logger = Logger(label: "test") { label in
            JSONLog(label: label, level: .info, clock: { Report.now }, write: { log.add($0) })
        }
        let application = try SitrepApplication(
            archive: archive, settings: settings, tokens: tokens, logger: logger,
            clock: { Report.now })
        let (ports, found) = AsyncStream<Int>.makeStream()
        let serving = Task {
            defer { found.finish() }
            try await application.run(endsOnSignals: false) { found.yield($0) }
        }
        guard let port = await ports.first(where: { _ in true }) else {
            return try await serving.value
        }
        do {
            try await work(Served(client: Client(port: port), archive: archive, log: log))
        } catch {
            serving.cancel()
            _ = await serving.result
            throw error
        }
        serving.cancel()
        _ = await serving.result
        try archive.close()
    }

    /// A logger that says nothing.
    static let quiet = Logger(label: "test") { label in
        JSONLog(label: label, level: .critical, clock: { Report.now }, write: { _ in })
    }

    /// An archive with these reports, read by a stand-in for the models.
    static func filled(_ reports: [Report]) throws -> Archive {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let archive = try Archive(path: folder.appendingPathComponent("test.sitrep").path)
        try collect(reports, into: archive)
        return archive
    }

    /// Adds reports, as `sitrep collect` beside a running server would.
    static func collect(_ reports: [Report], into archive: Archive) throws {
        let deeds = Dictionary(reports.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let pipeline = Pipeline(archive: archive, clock: { Report.now }, folder: "/") {
            ArticleCoding(versions: ["stand-in": "1"]) { articles in
                articles.map { article in
                    Extraction.Result(
                        article: article, assertions: deeds[article.id]?.assertions(article) ?? [],
                        sentences: Report.sentences(article))
                }
            }
        }
        try pipeline.ingest(
            all: reports.map { report in
                let article = report.article
                return Arrival(
                    capture: Capture(bytes: article.text.bytes, source: article.source),
                    article: article, troubles: report.troubles)
            })
    }
}

/// A made-up report: each of its sentences tells one deed.
struct Report: Sendable {
    var id: String
    var title = "News of the day"
    var outlet = "The Courier"
    var agency: String? = "NTB"
    var authors = ["Kari Lund"]
    var url: String?
    var day = 19_000
    /// Actor, target, CAMEO code, sentence without its full stop.
    var deeds: [(actor: String, target: String, cameo: String, sentence: String)]
    var troubles: [Trouble] = []

    static let now = "2022-02-01T06:00:00Z"

    static let some: [Report] = [
        Report(
            id: "courier-1",
            deeds: [
                ("NOR", "LVA", "161", "Oslo recalled its envoy from Riga on Friday"),
                ("LVA", "NOR", "111", "Riga called the step regrettable"),
            ]),
        Report(
            id: "herald-1", title: "Envoy called home", outlet: "The Herald", agency: nil,
            deeds: [
                ("NOR", "LVA", "161", "Norway called its envoy in Riga home on Friday"),
                ("EST", "NOR", "036", "Tallinn offered to host talks with Oslo"),
            ]),
        Report(
            id: "courier-2", title: "Talks are planned", day: 19_003,
            deeds: [
                ("NOR", "EST", "057", "Oslo and Tallinn agreed to meet next week"),
                ("NOR", "LVA", "173", "Police in Oslo detained two Latvian citizens"),
                ("LVA", "NOR", "128", "Riga rejected the demand of Oslo"),
            ]),
    ]

    var article: Article {
        let text = SourceText(deeds.map { $0.sentence + "." }.joined(separator: " "))
        return Article(
            id: id, captureHash: ContentHash.hex(text.bytes),
            source: url.map { .url($0) } ?? .path("reports/\(id).txt"), title: title,
            outlet: outlet, agency: agency, authors: authors, language: "en",
            published: PublicationDate(
                value: DateValue(day: CalendarDay(ordinal: day)), inferred: false,
                reason: "front matter"),
            text: text,
            parts: [Article.Part(span: Span(0, text.bytes.count), kind: .paragraph, language: "en")]
        )
    }

    static func sentences(_ article: Article) -> [Span] {
        var spans: [Span] = []
        var start = 0
        for (n, byte) in article.text.bytes.enumerated() where byte == UInt8(ascii: ".") {
            spans.append(Span(start, n + 1))
            start = n + 2
        }
        return spans
    }

    func assertions(_ article: Article) -> [Assertion] {
        var start = 0
        return deeds.map { deed in
            let end = start + deed.sentence.utf8.count + 1
            defer { start = end + 1 }
            let root = Int(deed.cameo.prefix(2)) ?? 0
            let isConflict = root > 9
            return Assertion(
                article: article.id, sentence: QuotedSpan(Span(start, end), in: article.text),
                trigger: QuotedSpan(Span(start, start + 4), in: article.text),
                actor: ActorReference(text: deed.actor, key: deed.actor, role: "GOV"),
                target: ActorReference(text: deed.target, key: deed.target),
                act: Act(
                    cameo: deed.cameo, plover: Plover(event: isConflict ? "SANCTION" : "CONSULT"),
                    goldstein: isConflict ? -4 : 3,
                    quad: isConflict ? .materialConflict : .verbalCooperation),
                when: ActDate(
                    value: DateValue(day: CalendarDay(ordinal: day)), inferred: false,
                    reason: "said", expression: nil),
                place: nil, modality: .actual, tellers: [], quantities: [], content: nil,
                channel: nil, confidence: 0.8,
                explanation: [Reason(part: "act", rule: "test")], outlet: article.outlet,
                agency: article.agency, published: article.published?.value)
        }
    }
}
#endif
