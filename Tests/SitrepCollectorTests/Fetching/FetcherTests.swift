import Foundation
import SitrepModel
import Testing

@testable import SitrepCollector

/// Settings for servers on this machine, with small limits so that the tests are quick.
func localSettings(_ change: (inout FetchSettings) -> Void = { _ in }) -> FetchSettings {
    var settings = FetchSettings(version: "9.9", clock: .fixed(1_643_263_200))
    settings.addressGuard.allowedBlocks = ["127.0.0.0/8", "::1"].compactMap { AddressBlock($0) }
    settings.hostInterval = 0
    settings.limits.bodyBytes = 4 << 20
    settings.limits.wireBytes = 1 << 20
    settings.limits.hopSeconds = 10
    settings.obeysRobots = false
    change(&settings)
    return settings
}

func failure(_ outcome: FetchOutcome) throws -> FetchFailure {
    guard case .failed(let failure) = outcome else {
        Issue.record("nothing failed: \(outcome)")
        throw CancellationError()
    }
    return failure
}

func captured(_ outcome: FetchOutcome) throws -> (Capture, ResponseFacts) {
    guard case .captured(let capture, let facts) = outcome else {
        Issue.record("nothing was captured: \(outcome)")
        throw CancellationError()
    }
    return (capture, facts)
}

extension Fetcher {
    func fetch(_ url: String) throws -> FetchOutcome { fetch(FetchRequest(try WebAddress(url))) }
}

@Suite struct FetcherTests {
    @Test func capturesAPageWithWhatTheServerSaid() throws {
        let server = try #require(
            LocalServer { request, client in
                client.reply(
                    200,
                    [
                        "Content-Type: text/html; charset=utf-8", "ETag: \"v1\"",
                        "Last-Modified: Wed, 26 Jan 2022 10:00:00 GMT",
                        "Cache-Control: max-age=600", "Set-Cookie: id=7",
                    ], "<p>Envoys met on Friday.</p>")
            })
        let fetcher = Fetcher(localSettings { $0.contact = "desk@sitrep.example" })
        let url = server.base + "/news"
        let (capture, facts) = try captured(fetcher.fetch(url))
        #expect(capture.bytes == Array("<p>Envoys met on Friday.</p>".utf8))
        #expect(capture.source == .url(url))
        #expect(capture.finalURL == nil)
        #expect(capture.mediaType == "text/html; charset=utf-8")
        #expect(capture.status == 200)
        #expect(capture.capturedAt == "2022-01-27T06:00:00Z")
        #expect(facts.etag == "\"v1\"")
        #expect(facts.lastModified == "Wed, 26 Jan 2022 10:00:00 GMT")
        #expect(facts.cacheControl?.maxAge == 600)
        #expect(facts.networkAddress == "127.0.0.1")
        _ = try captured(fetcher.fetch(url))
        let headers = server.requests[1].headers
        #expect(headers["user-agent"] == "Sitrep/9.9 (desk@sitrep.example)")
        #expect(headers["cookie"] == nil)
        #expect(headers["accept-encoding"]?.contains("gzip") == true)
    }

    @Test func asksOnlyForWhatChanged() throws {
        let server = try #require(
            LocalServer { request, client in
                let isHeld = request.headers["if-none-match"] == "\"v1\""
                client.reply(isHeld ? 304 : 200, ["ETag: \"v1\""], isHeld ? "" : "news")
            })
        let fetcher = Fetcher(localSettings())
        let address = try WebAddress(server.base + "/feed")
        let (_, facts) = try captured(fetcher.fetch(FetchRequest(address)))
        let again = FetchRequest(
            address, etag: facts.etag, lastModified: "Wed, 26 Jan 2022 10:00:00 GMT")
        guard case .unchanged(let second) = fetcher.fetch(again) else {
            Issue.record("it was fetched again")
            return
        }
        #expect(second.status == 304)
        #expect(
            server.requests[1].headers["if-modified-since"] == "Wed, 26 Jan 2022 10:00:00 GMT")
        // A validator that would begin a header of its own is left out.
        _ = fetcher.fetch(FetchRequest(address, etag: "x\r\nEvil: yes"))
        #expect(server.requests[2].headers["evil"] == nil)
        #expect(server.requests[2].headers["if-none-match"] == nil)
    }

    @Test(arguments: [
        (404, "no such page"), (410, "gone for good"), (403, "refuses"), (401, "login"),
        (500, "fault of its own"), (204, "without content"), (304, "status 304"), (418, "418"),
    ])
    func saysWhatAStatusMeans(status: Int, reason: String) throws {
        let server = try #require(LocalServer { _, client in client.reply(status, [], "") })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/a"))
        #expect(failure.kind == .status)
        #expect(failure.trouble.reason.contains(reason), "\(failure.trouble)")
        #expect(failure.trouble.input == server.base + "/a")
        #expect(failure.facts?.status == status)
        #expect(failure.facts?.isGone == (status == 410))
    }

    @Test(arguments: [("7200", 7200), ("Thu, 27 Jan 2022 06:01:30 GMT", 90), ("-3", 0)])
    func surfacesRetryAfterAndKeepsToIt(value: String, seconds: Int) throws {
        let server = try #require(
            LocalServer { _, client in client.reply(429, ["Retry-After: \(value)"], "") })
        let fetcher = Fetcher(localSettings { $0.longestWait = 5 })
        let first = try failure(fetcher.fetch(server.base + "/a"))
        #expect(first.facts?.retryAfter == seconds)
        let second = try failure(fetcher.fetch(server.base + "/b"))
        #expect(second.kind == (seconds > 5 ? .wait : .status))
        #expect(server.requests.count == (seconds > 5 ? 1 : 2))
    }

    @Test func speaksIPv6() throws {
        guard
            let server = LocalServer(on: "::1", answer: { _, client in client.reply(200, [], "x") })
        else { return }
        let (_, facts) = try captured(Fetcher(localSettings()).fetch(server.base + "/a"))
        #expect(facts.networkAddress == "::1")
        let closed = Fetcher(localSettings { $0.addressGuard.allowedBlocks.removeLast() })
        #expect(try failure(closed.fetch(server.base + "/a")).kind == .address)
    }

    @Test func usesAConnectionAgain() throws {
        let server = try #require(
            LocalServer(keepsOpen: true) { request, client in
                let isPage = request.target != "/3"
                client.reply(isPage ? 200 : 404, [], request.target)
            })
        let fetcher = Fetcher(localSettings())
        for page in 1...5 {
            let outcome = try fetcher.fetch("\(server.base)/\(page)")
            #expect(outcome.facts?.networkAddress == "127.0.0.1")
            if page == 3 { continue }
            #expect(try captured(outcome).0.bytes == Array("/\(page)".utf8))
        }
        #expect(server.requests.count == 5)
        #expect(server.connections == 1)
    }

    @Test func environmentProxiesCountForNothing() throws {
        let proxy = try #require(LocalServer { _, client in client.reply(200, [], "proxy") })
        let server = try #require(LocalServer { _, client in client.reply(200, [], "server") })
        setenv("http_proxy", proxy.base, 1)
        defer { unsetenv("http_proxy") }
        let (capture, _) = try captured(Fetcher(localSettings()).fetch(server.base + "/a"))
        #expect(capture.bytes == Array("server".utf8))
        let configured = Fetcher(localSettings { $0.proxy = proxy.base })
        let (other, _) = try captured(configured.fetch("http://news.example/a"))
        #expect(other.bytes == Array("proxy".utf8))
        #expect(proxy.requests.map(\.target) == ["http://news.example/a"])
        #expect(try failure(configured.fetch("http://10.0.0.1/a")).kind == .address)
    }
}
