import Foundation
import SitrepArchive
import SitrepModel
import Testing

@testable import SitrepCollector
@testable import SitrepIngest

/// From sources into an archive: files, pages, a web archive, and what was asked for when.
@Suite struct CollectingTests {
    static let text = """
        OSLO, March 5, 2024 - Norway recalled its ambassador to Belarus on Tuesday, the foreign ministry said.

        Belarus rejected the step as unfounded.
        """

    static func page(_ head: String = "") -> String {
        """
        <html><head><title>Norway recalls its envoy</title>\(head)</head><body><article>
        <h1>Norway recalls its envoy</h1><p>Norway recalled its ambassador to Belarus on Tuesday after \
        two of its citizens had been arrested in Brest, the foreign ministry said.</p>
        <p>Belarus rejected the step as unfounded and spoke of interference in its courts.</p>
        </article></body></html>
        """
    }

    /// A record of a page, as crawlers write it.
    static func record(_ url: String, _ page: String) -> String {
        let answer =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
            + "Content-Length: \(page.utf8.count)\r\n\r\n\(page)"
        return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\n"
            + "WARC-Date: 2024-03-06T12:00:00Z\r\n"
            + "WARC-Record-ID: <urn:uuid:6f1c1a52-0000-4000-8000-000000000001>\r\n"
            + "Content-Type: application/http; msgtype=response\r\n"
            + "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n"
    }

    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-collecting-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    private func collect(
        _ inputs: [String], into path: String
    ) throws -> (tally: SourceCollection.Tally, troubles: [String]) {
        let pipeline = Pipeline(
            archive: try Archive(path: path), clock: { "2024-03-07T06:00:00Z" }, folder: "/"
        ) {
            ArticleCoding(versions: ["stand-in": "1"]) { articles in
                articles.map { Extraction.Result(article: $0, assertions: [], sentences: []) }
            }
        }
        let collection = SourceCollection(
            pipeline: pipeline,
            walker: SourceWalker(
                fetcher: Fetcher(FetchSettings(version: "0", clock: .machine))),
            visits: try VisitFile(archive: path), batch: 2)
        var troubles: [String] = []
        let tally = try collection.run(
            inputs, tell: { trouble, _ in troubles.append(trouble.description) }, show: { _ in })
        try pipeline.archive.close()
        return (tally, troubles)
    }

    @Test func filesPagesAndWebArchivesAreKeptOnce() throws {
        let reports = folder.appendingPathComponent("reports")
        try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: true)
        try write("reports/report.txt", Self.text)
        try write("reports/page.html", Self.page())
        try write("reports/empty.txt", "")
        try write(
            "reports/crawl.warc",
            Self.record("https://news.example/a", Self.page())
                + Self.record("https://news.example/b", Self.page("<meta name='x'>")))
        let path = folder.appendingPathComponent("a.sitrep").path
        let first = try collect([reports.path], into: path)
        #expect(first.tally.reports.articles == 4)
        #expect(first.troubles.count == 1)
        #expect(first.troubles.first?.contains("empty.txt") == true)

        let archive = try Archive(path: path, mode: .read)
        let entries = try archive.read { try $0.lastEntry()?.sequence }
        let names = try archive.read { try $0.articles().rows.map(\.id) }
        #expect(Set(names) == ["report", "page", "news.example-a", "news.example-b"])

        let second = try collect([reports.path], into: path)
        #expect(second.tally.reports.articles == 0)
        #expect(second.tally.reports.captures == 0)
        #expect(
            try Archive(path: path, mode: .read).read { try $0.lastEntry()?.sequence } == entries)
    }

    /// Whoever keeps the archive among the reports has it passed over, with what lies beside it.
    @Test func theArchiveItselfIsNoReport() throws {
        let reports = folder.appendingPathComponent("with-archive")
        try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: true)
        try Data("Norway recalled its ambassador from Serbia on Monday.".utf8)
            .write(to: reports.appendingPathComponent("report.txt"))
        let path = reports.appendingPathComponent("all.sitrep").path
        for name in ["all.sitrep-visits", "all.sitrep-wal"] {
            try Data().write(to: reports.appendingPathComponent(name))
        }
        _ = try collect([reports.path], into: path)
        let again = try collect([reports.path], into: path)
        #expect(again.troubles.isEmpty, "\(again.troubles)")
        #expect(again.tally.reports.articles == 0)
    }

    @Test func whatAFeedSaysFillsOnlyWhatIsOpen() throws {
        let listing = Metadata(
            title: "From the feed", published: "2024-03-05T10:00:00Z", outlet: "Fjord Daily",
            authors: ["Ada Holm"])
        let capture = Capture(
            bytes: Array(Self.page().utf8), source: .url("https://news.example/envoy.html"),
            mediaType: "text/html", capturedAt: "2024-03-06T12:00:00Z")
        let reading = ReportReading()
        let listed = reading.arrival(of: CollectedReport(capture: capture, listing: listing))
            .article
        #expect(listed?.title == "Norway recalls its envoy")
        #expect(listed?.published?.value.day == CalendarDay("2024-03-05"))
        #expect(listed?.outlet == "Fjord Daily")
        #expect(listed?.authors == ["Ada Holm"])
        let known = reading.arrival(
            of: CollectedReport(
                capture: capture, sidecar: Metadata(published: "2024-03-04", outlet: "Archive"),
                listing: listing)
        ).article
        #expect(known?.published?.value.day == CalendarDay("2024-03-04"))
        #expect(known?.outlet == "Archive")
    }

    @Test func whatIsNoReportIsKeptWithItsReason() {
        let capture = Capture(bytes: [0x25, 0x50, 0x44, 0x46, 0x2D], source: .path("/n/note.pdf"))
        let arrival = ReportReading().arrival(of: CollectedReport(capture: capture))
        #expect(arrival.capture == capture)
        #expect(arrival.article == nil)
        #expect(arrival.troubles.first?.reason.contains("PDF") == true)
    }

    @Test(arguments: [
        (Article.Source.path("/news/2024/envoy.final.txt"), "envoy.final"),
        (
            .url("https://www.news.example/world/2024/envoy-recalled.html?ref=a#top"),
            "news.example-envoy-recalled"
        ),
        (.url("https://news.example:8080/"), "news.example"),
        (.url("http://news.example/a b/c%20d/"), "news.example-c-20d"),
    ]) func reportsAreNamedByWhereTheyCameFrom(_ source: Article.Source, _ name: String) {
        #expect(Capture(bytes: [0x61], source: source).name == name)
    }

    @Test func visitsAreKeptAcrossCalls() throws {
        let archive = folder.appendingPathComponent("v.sitrep").path
        let file = try VisitFile(archive: archive)
        try file.add([Visit(url: "https://a.example/", at: "2024-03-05T10:00:00Z", status: 200)])
        try file.add([
            Visit(url: "https://b.example/", at: "2024-03-05T10:00:01Z", status: 404),
            Visit(url: "https://a.example/", at: "2024-03-05T10:00:02Z", status: 304),
        ])
        let again = try VisitFile(archive: archive)
        #expect(again.visit(of: "https://a.example/")?.status == 304)
        #expect(again.visit(of: "https://b.example/")?.status == 404)
        try file.tidy()
        let lines = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2)
    }

    @Test func aVisitThatWasCutOffIsForgotten() throws {
        let archive = folder.appendingPathComponent("c.sitrep").path
        let file = try VisitFile(archive: archive)
        try file.add([Visit(url: "https://a.example/", at: "2024-03-05T10:00:00Z", status: 200)])
        let whole = try Data(contentsOf: URL(fileURLWithPath: file.path))
        try (whole + Data(#"{"url":"https://b.exa"#.utf8))
            .write(to: URL(fileURLWithPath: file.path))
        let again = try VisitFile(archive: archive)
        #expect(again.visit(of: "https://a.example/")?.status == 200)
        try (whole + Data("nonsense\n".utf8)).write(to: URL(fileURLWithPath: file.path))
        #expect { try VisitFile(archive: archive) } throws: { error in
            (error as? Trouble)?.place == "line 2"
        }
    }

    @Test func anArchiveThatCanNotBeMadeSaysSo() {
        #expect { try Archive(path: "/nowhere/at/all.sitrep") } throws: { error in
            "\(error)".contains("no archive can be made there")
        }
    }

    /// Nobody can make files there, not even the superuser.
    @Test func nothingIsMadeOnAReadOnlyFileSystem() {
        #expect { try Archive(path: "/proc/sitrep-test.sitrep") } throws: { error in
            "\(error)".contains("no archive can be made there")
                && "\(error)".contains("permissions")
        }
    }

    /// The superuser may write whatever a folder's permissions say.
    @Test(.enabled(if: geteuid() != 0)) func aFolderThatBecameReadOnlyIsNamedAndStaysSound() throws
    {
        let kept = folder.appendingPathComponent("kept")
        try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
        try write("report.txt", Self.text)
        let input = folder.appendingPathComponent("report.txt").path
        let path = kept.appendingPathComponent("d.sitrep").path
        #expect(try collect([input], into: path).tally.reports.articles == 1)
        chmod(path, 0o444)
        chmod(kept.path, 0o555)
        defer { chmod(kept.path, 0o755) }
        #expect { try collect([input], into: path) } throws: { error in
            "\(error)".contains(path) && "\(error)".contains("read-only")
        }
        let archive = try Archive(path: path, mode: .read)
        #expect(try archive.read { try ArchivedDesk($0) }.articles.count == 1)
    }
}
