#if Server
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import SitrepArchive
import SitrepModel
import Testing

@testable import SitrepServer

@Suite("What keeps the server and its readers safe")
struct ProtectionTests {
    @Test(
        "beyond this machine nothing is served without tokens",
        arguments: ["0.0.0.0", "::", "192.0.2.7"])
    func loopbackOnly(host: String) throws {
        var settings = ServerSettings()
        settings.host = host
        #expect(throws: RefusedToServe.self) {
            try SitrepApplication(
                archive: Served.filled([]), settings: settings, tokens: nil, logger: Served.quiet,
                clock: { Report.now })
        }
    }

    @Test(
        "loopback is what can't be reached from elsewhere",
        arguments: [
            ("127.0.0.1", true), ("127.8.9.10", true), ("localhost", true), ("::1", true),
            ("0.0.0.0", false), ("127.0.0.1.example.org", false), ("128.0.0.1", false),
            ("127.0.0", false), ("::", false), ("", false),
        ])
    func loopback(host: String, isLoopback: Bool) {
        #expect(ServerSettings.isLoopback(host) == isLoopback)
    }

    @Test(
        "addresses to listen at",
        arguments: [
            ("127.0.0.1:9000", "127.0.0.1", 9000), ("[::1]:80", "::1", 80), ("[::1]", "::1", 8484),
            (":7000", "127.0.0.1", 7000), ("7000", "127.0.0.1", 7000),
            ("localhost", "localhost", 8484),
        ])
    func addresses(text: String, host: String, port: Int) throws {
        let address = try #require(ServerSettings.address(text))
        #expect(address.host == host)
        #expect(address.port == port)
    }

    @Test(
        "what is no address is refused",
        arguments: ["a:b", "127.0.0.1:99999", "[::1", "::1:80", "[::1]x"])
    func noAddress(text: String) {
        #expect(ServerSettings.address(text) == nil)
    }

    @Test(
        "only its own names are answered to",
        arguments: [
            ("localhost", 200), ("127.0.0.1:1", 200), ("[::1]:9", 200), ("LOCALHOST.:80", 200),
            ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example", 421),
        ])
    func hosts(host: String, status: Int) async throws {
        try await Served.with { served in
            let answer = try await served.client.get("/health", ["Host": host])
            #expect(answer.status == status)
        }
    }

    @Test(
        "other sites' pages can change nothing",
        arguments: [
            (["Origin": "http://evil.example"], 403), (["Origin": "null"], 403),
            (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
            (["Sec-Fetch-Site": "same-origin"], 201), ([:], 201),
            (["Origin": "null", "Sec-Fetch-Site": "same-origin"], 201),
            (["Origin": "null", "Sec-Fetch-Site": "none"], 403),
        ])
    func crossSite(headers: [String: String], status: Int) async throws {
        try await Served.with { served in
            let answer = try await served.client.post(
                "/api/v1/corrections",
                #"{"kind":"note","name":"Ana","subject":"courier-1","text":"Seen."}"#, headers)
            #expect(answer.status == status)
            let own = "http://127.0.0.1:\(served.client.port)"
            let same = try await served.client.post(
                "/api/v1/corrections",
                #"{"kind":"note","name":"Ana","subject":"courier-1","text":"Seen."}"#,
                ["Origin": own])
            #expect(same.status == 201)
        }
    }

    @Test(
        "only a proxy on this machine says that it was asked by TLS",
        arguments: [
            (["X-Forwarded-Proto": "https"], "127.0.0.1", "https"),
            (["X-Forwarded-Proto": "https, http"], "::1", "https"),
            (["X-Forwarded-Proto": "http"], "127.0.0.1", "http"),
            (["X-Forwarded-Proto": "javascript"], "127.0.0.1", "http"),
            (["Forwarded": "for=192.0.2.1;proto=https;by=_a"], "127.0.0.1", "https"),
            (["Forwarded": "proto=http, proto=https"], "127.0.0.1", "http"),
            (["X-Forwarded-Proto": "https"], "192.0.2.1", "http"), ([:], "127.0.0.1", "http"),
        ])
    func forwarded(headers: [String: String], peer: String, scheme: String) {
        var fields: HTTPFields = [:]
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let request = Request(
            head: HTTPRequest(
                method: .get, scheme: nil, authority: "desk.example.org", path: "/",
                headerFields: fields), body: RequestBody(buffer: ByteBuffer()))
        #expect(OwnAddress.base(request, peer: peer) == "\(scheme)://desk.example.org/")
    }

    @Test("what is no HTTP is told so as any other problem is")
    func noHTTP() async throws {
        try await Served.with { served in
            for text in ["rubbish\r\n\r\n", "GET / HTTP/1.1\r\nHost x\r\n\r\n"] {
                let answer = Client.answer(try await served.client.raw(text))
                #expect(answer.status == 400)
                #expect(answer.headers["content-type"] == "application/problem+json")
                #expect(answer.json["status"] as? Int == 400)
                #expect(answer.json["remedy"] as? String != nil)
            }
        }
    }

    @Test("tokens: none, wrong, for reading, for writing, taken away")
    func tokens() async throws {
        let store = try Self.store()
        let reading = try store.add(name: "Reader", scope: .read, time: Report.now)
        let writing = try store.add(name: "Ana Silva", scope: .write, time: Report.now)
        let note = #"{"kind":"note","name":"Somebody","subject":"courier-1","text":"Seen."}"#
        try await Served.with(tokens: store) { served in
            func status(_ token: String?) async throws -> Int {
                try await served.client.get(
                    "/api/v1/events", token.map { ["Authorization": "Bearer \($0)"] } ?? [:]
                ).status
            }
            let refused = try await served.client.get("/")
            #expect(refused.status == 401)
            #expect(refused.headers["www-authenticate"]?.hasPrefix("Basic") == true)
            #expect(try await served.client.get("/health").status == 200)
            #expect(try await status(nil) == 401)
            #expect(try await status("sitrep_000000000000_x") == 401)
            #expect(try await status(reading.dropLast() + "!") == 401)
            #expect(try await status(reading) == 200)
            #expect(try await status(reading) == 200)
            let basic = Data("anyone:\(reading)".utf8).base64EncodedString()
            #expect(
                try await served.client.get("/", ["Authorization": "Basic \(basic)"]).status == 200)
            let forbidden = try await served.client.post(
                "/api/v1/corrections", note, ["Authorization": "Bearer \(reading)"])
            #expect(forbidden.status == 403)
            let entered = try await served.client.post(
                "/api/v1/corrections", note, ["Authorization": "Bearer \(writing)"])
            #expect(entered.status == 201)
            #expect(entered.json["name"] as? String == "Ana Silva")
            #expect(try store.remove("Reader"))
            #expect(try await status(reading) == 401)
            #expect(served.log.lines.allSatisfy { !$0.contains(reading) && !$0.contains(writing) })
        }
    }

    @Test("the file of tokens has no token and is its owner's alone")
    func tokenFile() throws {
        let store = try Self.store()
        let token = try store.add(name: "Ana", scope: .write, time: Report.now)
        let secret = try #require(TokenStore.parts(token)?.secret)
        let text = try String(contentsOfFile: store.path, encoding: .utf8)
        #expect(!text.contains(secret))
        #expect(text.contains("$argon2id$v=19$m=19456,t=2,p=1$"))
        let mode = try FileManager.default.attributesOfItem(atPath: store.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(throws: TokenError.nameTaken("Ana")) {
            try store.add(name: "Ana", scope: .read, time: Report.now)
        }
        #expect(throws: (any Error).self) {
            try store.add(name: " \u{1B}", scope: .read, time: Report.now)
        }
        #expect(try !store.remove("Nobody"))
    }

    @Test("who is slow is sent away, and others don't notice")
    func slowClients() async throws {
        try await Served.with(settings: { $0.patience.head = .milliseconds(300) }) { served in
            async let slow = served.client.raw("GET / HTTP/1.1\r\nHost: local", seconds: 10)
            #expect(try await served.client.get("/health").status == 200)
            #expect(try await slow.isEmpty)
            let metrics = try await served.client.get("/metrics").text
            #expect(metrics.contains("sitrep_connections_too_slow_total 1"))
        }
    }

    @Test("heads and bodies that are too large are refused")
    func tooLarge() async throws {
        try await Served.with { served in
            let head = try await served.client.get(
                "/health", ["X-Long": String(repeating: "a", count: 200_000)])
            #expect(head.status == 400 || head.status == 431 || head.status == 0)
            let body = try await served.client.post(
                "/api/v1/corrections", String(repeating: "a", count: 300_000))
            #expect(body.status == 413)
            #expect(body.json["remedy"] != nil)
        }
    }

    static func store() throws -> TokenStore {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-tokens-\(UUID().uuidString)")
        return TokenStore(path: folder.appendingPathComponent("tokens.json").path)
    }
}
#endif
