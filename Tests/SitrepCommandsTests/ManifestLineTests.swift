import Foundation
import SitrepCollector
import SitrepModel
import Testing

@testable import SitrepCommands

/// Lines of standard input that name a web archive instead of giving a text.
@Suite struct ManifestLineTests {
    private static func record(_ url: String, _ title: String) -> String {
        let page = """
            <html><head><title>\(title)</title></head><body><article><h1>\(title)</h1>
            <p>The envoys of both sides met on Tuesday and spoke for two hours about the release of the \
            prisoners, the ministry said.</p><p>They will meet again next week, a spokesman said.</p>
            </article></body></html>
            """
        let answer =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(page.utf8.count)\r\n\r\n"
            + page
        return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\n"
            + "WARC-Date: 2024-03-06T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            + "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n"
    }

    private let path: String
    private let second: Int

    init() throws {
        let first = Self.record("https://post.example/oslo", "Envoys meet")
        second = first.utf8.count
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-manifest-\(UUID().uuidString).warc").path
        let text = first + Self.record("https://post.example/bergen", "Talks go on")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func articles(_ line: String) -> [Result<Article, InputLineError>] {
        InputRecord.articles(
            from: InputLines.Line(number: 7, bytes: Data(line.utf8)), Collector())
    }

    @Test func anArchiveGivesAllItsPages() throws {
        let found = try articles(#"{"id":"crawl","warc":"\#(path)"}"#).map { try $0.get() }
        #expect(found.map(\.id) == ["crawl-post.example-oslo", "crawl-post.example-bergen"])
        #expect(found.map(\.title) == ["Envoys meet", "Talks go on"])
    }

    @Test func anOffsetGivesOnePageByTheLinesName() throws {
        let line = #"{"id":"r1","warc":"\#(path)","offset":\#(second),"outlet":"Harbour Post"}"#
        let found = try articles(line).map { try $0.get() }
        #expect(found.map(\.id) == ["r1"])
        #expect(found.map(\.title) == ["Talks go on"])
        #expect(found.map(\.outlet) == ["Harbour Post"])
    }

    @Test(arguments: [
        (#"{"id":"r1","warc":"/no/such/crawl.warc"}"#, "/no/such/crawl.warc"),
        (#"{"id":"r1"}"#, "there is no \"text\""),
    ]) func saysWhatIsWrong(_ line: String, _ reason: String) {
        let found = articles(line)
        #expect(found.count == 1)
        guard case .failure(let error) = found.first else {
            Issue.record("it was read")
            return
        }
        #expect(error.line == 7)
        #expect(error.id == "r1")
        #expect(error.error.contains(reason))
        #expect(!error.remedy.isEmpty)
    }
}
