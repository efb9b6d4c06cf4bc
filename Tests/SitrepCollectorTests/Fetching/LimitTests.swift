import Foundation
import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct LimitTests {
    private func serve(
        _ headers: [String], _ body: [UInt8]
    ) throws -> LocalServer {
        try #require(LocalServer { _, client in client.reply(200, headers, body) })
    }

    @Test func takesOffCodings() throws {
        let text = "The minister left."
        for (coding, body, expected) in [
            ("gzip", PackedBodies.gzip(stored: text), Array(text.utf8)),
            ("gzip", PackedBodies.gzip(zeros: 100_000), [UInt8](repeating: 0, count: 100_000)),
            ("deflate", PackedBodies.zlib(zeros: 70_001), [UInt8](repeating: 0, count: 70_001)),
            ("zstd", PackedBodies.zstd(zeros: 300_000), [UInt8](repeating: 0, count: 300_000)),
            ("identity", Array(text.utf8), Array(text.utf8)),
        ] {
            let server = try serve(["Content-Encoding: \(coding)"], body)
            let (capture, facts) = try captured(Fetcher(localSettings()).fetch(server.base + "/"))
            #expect(capture.bytes == expected, "\(coding)")
            #expect(facts.wireBytes == body.count)
        }
    }

    @Test(arguments: ["gzip", "deflate", "zstd", "br"])
    func bombsAreStopped(coding: String) throws {
        let zeros = 64 << 20
        let body =
            switch coding {
            case "gzip": PackedBodies.gzip(zeros: zeros)
            case "deflate": PackedBodies.zlib(zeros: zeros)
            case "zstd": PackedBodies.zstd(zeros: zeros)
            default: BrotliBomb.bytes
            }
        #expect(body.count < 1 << 20)
        let server = try serve(["Content-Encoding: \(coding)"], body)
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/"))
        #expect(failure.kind == .limit)
        #expect(failure.trouble.reason.contains("unpack"), "\(failure.trouble)")
    }

    @Test(arguments: [
        ["Content-Encoding: gzip, gzip"], ["Content-Encoding: gzip", "Content-Encoding: br"],
        ["Transfer-Encoding: gzip", "Content-Encoding: gzip"],
    ])
    func whatIsPackedTwiceIsNotUnpacked(headers: [String]) throws {
        let server = try serve(headers, PackedBodies.gzip(stored: "x"))
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/"))
        #expect(failure.trouble.reason.contains("packed more than once"))
    }

    @Test(arguments: ["gzip", "deflate", "zstd", "br", "compress"])
    func damagedPackingIsSaid(coding: String) throws {
        let server = try serve(["Content-Encoding: \(coding)"], Array("not packed at all".utf8))
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/"))
        #expect(failure.kind == .network)
        #expect(failure.trouble.reason.contains("compression (\(coding))"), "\(failure.trouble)")
    }

    @Test func declaredSizesAreBelievedWhenTooLarge() throws {
        let server = try #require(
            LocalServer { _, client in client.reply(200, [], [1, 2, 3], length: 1 << 40) })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/"))
        #expect(failure.trouble.reason.contains("more than 1 MiB came"))
    }

    @Test(arguments: ["chunked", "none"])
    func endlessBodiesEnd(framing: String) throws {
        let server = try #require(
            LocalServer { _, client in
                let isChunked = framing == "chunked"
                let header = isChunked ? "Transfer-Encoding: chunked\r\n" : ""
                client.send("HTTP/1.1 200 OK\r\n\(header)\r\n")
                let block = [UInt8](repeating: 0x61, count: 0x4000)
                let piece = isChunked ? Array("4000\r\n".utf8) + block + [13, 10] : block
                while client.send(piece) {}
            })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/"))
        #expect(failure.kind == .limit)
        #expect(failure.trouble.reason.contains("1 MiB"))
    }

    @Test func packedBytesThatGiveNothingAreCountedToo() throws {
        // Empty stored blocks of deflate: five bytes in, none out, for ever.
        let server = try #require(
            LocalServer { _, client in
                client.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
                client.send([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
                let blocks = (0..<4096).flatMap { _ in [0, 0, 0, 0xFF, 0xFF] as [UInt8] }
                while client.send(blocks) {}
            })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/"))
        #expect(failure.trouble.reason.contains("1 MiB"), "\(failure.trouble)")
    }

    @Test func shortBodiesAreNotTakenForPages() throws {
        let server = try #require(
            LocalServer { _, client in client.reply(200, [], Array("half a".utf8), length: 100) })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/"))
        #expect(failure.kind == .network)
        #expect(failure.trouble.reason.contains("ended early, after 6 bytes"))
    }

    @Test func longBodiesEndWhereTheyWereDeclaredTo() throws {
        let server = try #require(
            LocalServer { _, client in
                client.reply(200, [], Array("page and more".utf8), length: 4)
            })
        let (capture, _) = try captured(Fetcher(localSettings()).fetch(server.base + "/"))
        #expect(capture.bytes == Array("page".utf8))
    }

    @Test(arguments: ["lines", "bytes", "one line", "informational"])
    func floodsOfHeadersAreStopped(kind: String) throws {
        let server = try #require(
            LocalServer { _, client in
                if kind != "informational" { client.send("HTTP/1.1 200 OK\r\n") }
                var n = 0
                var isOpen = true
                while isOpen {
                    n += 1
                    isOpen =
                        switch kind {
                        case "lines": client.send("X-\(n): a\r\n")
                        case "bytes":
                            client.send("X-\(n): \(String(repeating: "a", count: 9000))\r\n")
                        case "one line": client.send(String(repeating: "a", count: 9000))
                        default: client.send("HTTP/1.1 100 Continue\r\n\r\n")
                        }
                }
            })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/"))
        #expect(failure.kind == .limit, "\(failure.trouble)")
        #expect(failure.trouble.reason.contains("header"), "\(failure.trouble)")
    }

    @Test func slowServersAreGivenUp() throws {
        let server = try #require(
            LocalServer { _, client in
                client.send("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
                while client.send("a") { usleep(50_000) }
            })
        let drip = Fetcher(
            localSettings {
                $0.limits.slowBytes = 500
                $0.limits.slowSeconds = 1
            })
        let slow = try failure(drip.fetch(server.base + "/"))
        #expect(slow.trouble.reason.contains("less than 500 bytes a second"), "\(slow.trouble)")
        let hasty = Fetcher(localSettings { $0.limits.hopSeconds = 0.4 })
        let late = try failure(hasty.fetch(server.base + "/"))
        #expect(late.kind == .limit)
        #expect(late.trouble.reason.contains("longer than 0.4 s"), "\(late.trouble)")
    }

    @Test func allHopsTogetherAreBounded() throws {
        let server = try #require(
            LocalServer { request, client in
                usleep(150_000)
                let at = Int(request.target.dropFirst()) ?? 0
                client.reply(302, ["Location: /\(at + 1)"], [UInt8](repeating: 1, count: 50_000))
            })
        let timed = Fetcher(localSettings { $0.limits.totalSeconds = 0.4 })
        #expect(try failure(timed.fetch(server.base + "/0")).kind == .limit)
        let weighed = Fetcher(localSettings { $0.limits.totalWireBytes = 120_000 })
        let heavy = try failure(weighed.fetch(server.base + "/0"))
        #expect(heavy.kind == .limit)
        #expect(heavy.facts?.redirects.count ?? 2 == 2)
    }

    @Test(arguments: ["", "hello\r\n", "HTTP/1.1 two hundred\r\n\r\n", "ICY 200 OK\r\n\r\nnoise"])
    func whatIsNotHTTPIsSaid(answer: String) throws {
        let server = try #require(LocalServer { _, client in client.send(answer) })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/"))
        #expect(failure.trouble.remedy.count > 10)
        #expect(failure.kind == .network || failure.kind == .status, "\(failure)")
    }

    @Test func aServerWithoutTLSGetsNoSecureRequest() throws {
        let server = try #require(LocalServer { _, client in client.reply(200, [], "x") })
        let failure = try failure(
            Fetcher(localSettings()).fetch("https://127.0.0.1:\(server.port)/"))
        #expect(failure.kind == .network)
        #expect(failure.trouble.reason.contains("no secure connection to 127.0.0.1"))
        #expect(server.requests.isEmpty)
    }

    @Test func portsWithoutAServerAreSaid() throws {
        var server = LocalServer { _, _ in }
        let base = try #require(server).base
        server = nil
        usleep(50_000)
        let failure = try failure(Fetcher(localSettings()).fetch(base + "/"))
        #expect(failure.kind == .network)
        #expect(failure.trouble.reason.contains("doesn't accept connections"))
    }
}
