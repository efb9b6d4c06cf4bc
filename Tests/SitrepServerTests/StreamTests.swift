#if Server
import Foundation
import Testing

@testable import SitrepServer

@Suite("The stream of what is new")
struct StreamTests {
    private static let late = Report(
        id: "late", day: 19_010, deeds: [("SWE", "NOR", "036", "Stockholm wrote to Oslo")])

    private static func request(_ port: Int, _ headers: String = "") -> String {
        "GET /api/v1/stream HTTP/1.1\r\nHost: localhost:\(port)\r\n\(headers)\r\n"
    }

    @Test("what comes in is told, and a reader goes on where it stopped")
    func tellsAndResumes() async throws {
        try await Served.with { served in
            let request = Self.request(served.client.port)
            let archive = served.archive
            async let told = served.client.raw(request) { text in
                if text.contains("retry:"), !text.contains("event:") {
                    // The stream is open: now something comes in.
                    try? Served.collect([Self.late], into: archive)
                }
                return text.contains("\"kind\":\"event\"") && text.hasSuffix("\n\n\r\n")
            }
            let text = String(decoding: try await told, as: UTF8.self).replacing("\r\n", with: "\n")
            #expect(
                text.contains("content-type: text/event-stream")
                    || text.contains("Content-Type: text/event-stream"))
            #expect(text.contains("event: new\n"))
            #expect(text.contains("\"lineage\":\"late\""))
            let first = try #require(
                text.split(separator: "\n").first { $0.hasPrefix("id: ") }?.dropFirst(4))
            let rest = try await served.client.raw(
                Self.request(served.client.port, "Last-Event-ID: \(first)\r\n"), seconds: 10
            ) { $0.contains("\"kind\":\"event\"") }
            let resumed = String(decoding: rest, as: UTF8.self)
            #expect(!resumed.contains("id: \(first)\n"))
            #expect(resumed.contains("\"kind\":\"event\""))
        }
    }

    @Test("streams are limited in number, and their end makes room")
    func limited() async throws {
        try await Served.with(settings: { $0.streams = 1 }) { served in
            let port = served.client.port
            let request = Self.request(port)
            let refused = try await served.client.raw(request) { text in
                if text.contains("retry:") {
                    return true
                }
                return false
            }
            #expect(String(decoding: refused, as: UTF8.self).contains("200 OK"))
        }
        try await Served.with(settings: { $0.streams = 0 }) { served in
            let answer = try await served.client.get("/api/v1/stream")
            #expect(answer.status == 503)
            #expect(answer.headers["retry-after"] != nil)
        }
    }

    @Test("the server's end is the streams' end")
    func ends() async throws {
        // It returns only when the server has ended, though the stream was open.
        try await Served.with { served in
            let request = Self.request(served.client.port)
            let seen = try await served.client.raw(request) { $0.contains("retry:") }
            #expect(String(decoding: seen, as: UTF8.self).contains("200 OK"))
        }
    }
}
#endif
