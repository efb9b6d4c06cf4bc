import Foundation
import SitrepModel
import Synchronization
import Testing

@testable import SitrepCollector

@Suite struct PolitenessTests {
    private func server(
        on address: String = "127.0.0.1", robots: String, status: Int = 200
    ) throws -> LocalServer {
        try #require(
            LocalServer(on: address) { request, client in
                if request.target == "/robots.txt" {
                    client.reply(status, [], robots)
                } else {
                    client.reply(200, [], "page \(request.target)")
                }
            })
    }

    private var obedient: FetchSettings { localSettings { $0.obeysRobots = true } }

    @Test func keepsToRobotsAndAsksForThemOnce() throws {
        let server = try server(robots: "User-agent: sitrep\nDisallow: /private")
        let fetcher = Fetcher(obedient)
        _ = try captured(fetcher.fetch(server.base + "/news"))
        let failure = try failure(fetcher.fetch(server.base + "/private/1"))
        #expect(failure.kind == .robots)
        #expect(failure.trouble.reason.contains("asks not to fetch /private/1"))
        _ = try captured(fetcher.fetch(server.base + "/news/2"))
        #expect(server.requests.map(\.target) == ["/robots.txt", "/news", "/news/2"])
    }

    @Test(arguments: [
        (404, true), (403, true), (410, true), (500, false), (503, false), (429, false),
    ])
    func aMissingFileAllowsAndABrokenServerForbids(status: Int, isAllowed: Bool) throws {
        let server = try server(robots: "", status: status)
        let fetcher = Fetcher(obedient)
        for page in ["/a", "/b"] {
            let outcome = try fetcher.fetch(server.base + page)
            if isAllowed {
                _ = try captured(outcome)
            } else {
                let failure = try failure(outcome)
                #expect(failure.kind == .unavailable)
                #expect(failure.trouble.reason.contains("can't be read"))
            }
        }
        // A broken one is not asked again for a time.
        #expect(server.requests.count == (isAllowed ? 3 : 1))
    }

    @Test func longFilesCountUpToTheLimit() throws {
        let filler = String(
            repeating: "# a remark that goes on and on, saying nothing\n", count: 20_000)
        let server = try server(robots: "User-agent: *\nDisallow: /a\n\(filler)Disallow: /b")
        let fetcher = Fetcher(obedient)
        #expect(try failure(fetcher.fetch(server.base + "/a")).kind == .robots)
        _ = try captured(fetcher.fetch(server.base + "/b"))
    }

    @Test func redirectsAreAskedAboutOnTheirHost() throws {
        let target = try server(on: "127.0.0.2", robots: "User-agent: *\nDisallow: /inside")
        let start = try #require(
            LocalServer { request, client in
                if request.target == "/robots.txt" {
                    client.reply(302, ["Location: \(target.base)/allowing"], "")
                } else {
                    client.reply(302, ["Location: \(target.base)/inside"], "")
                }
            })
        let failure = try failure(Fetcher(obedient).fetch(start.base + "/a"))
        #expect(failure.kind == .robots)
        #expect(failure.trouble.place?.contains("redirect 1") == true)
        // The first host's robots.txt was followed to another host, and allowed the page.
        #expect(target.requests.map(\.target) == ["/allowing", "/robots.txt"])
        #expect(start.requests.map(\.target) == ["/robots.txt", "/a"])
    }

    @Test func leavesAPauseBetweenRequests() throws {
        let server = try server(robots: "User-agent: *\nCrawl-delay: 0.4")
        var settings = obedient
        settings.hostInterval = 0.15
        let fetcher = Fetcher(settings)
        for page in 0..<3 { _ = try captured(fetcher.fetch(server.base + "/\(page)")) }
        let times = server.requests.map(\.time)
        #expect(times[1] - times[0] > .seconds(0.39))
        #expect(times[2] - times[1] > .seconds(0.39))
        settings.obeysRobots = false
        let other = Fetcher(settings)
        for page in 3..<5 { _ = try captured(other.fetch(server.base + "/\(page)")) }
        let later = server.requests.map(\.time)
        #expect(later[5] - later[4] > .seconds(0.14))
    }

    @Test func severalHostsAtOnceEachAloneAndInOrder() throws {
        let running = Mutex<[String: Int]>([:])
        let most = Mutex<(host: Int, all: Int)>((0, 0))
        let servers = try (1...4).map { n in
            let address = "127.0.0.\(n)"
            return try #require(
                LocalServer(on: address) { request, client in
                    let counts = running.withLock { running in
                        running[address, default: 0] += 1
                        return (running[address] ?? 0, running.values.reduce(0, +))
                    }
                    most.withLock { $0 = (max($0.host, counts.0), max($0.all, counts.1)) }
                    usleep(40_000)
                    running.withLock { $0[address, default: 0] -= 1 }
                    client.reply(200, [], address + request.target)
                })
        }
        let requests = try (0..<6).flatMap { page in
            try servers.map { FetchRequest(try WebAddress("\($0.base)/\(page)")) }
        }
        var bodies: [String] = []
        let fetcher = Fetcher(localSettings { $0.parallel = 3 })
        try fetcher.fetch(requests, heldBytes: 1) { index, outcome in
            #expect(index == bodies.count)
            bodies.append(String(decoding: try captured(outcome).0.bytes, as: UTF8.self))
        }
        #expect(bodies == requests.map { "\($0.address.host)\($0.address.target)" })
        most.withLock {
            #expect($0.host == 1)
            #expect($0.all > 1 && $0.all <= 3)
        }
    }

    @Test func aFailureOfTheTakerStopsTheRest() throws {
        struct Enough: Error {}
        let server = try #require(
            LocalServer { _, client in
                usleep(10_000)
                client.reply(200, [], "x")
            })
        let requests = try (0..<50).map { FetchRequest(try WebAddress("\(server.base)/\($0)")) }
        #expect(throws: Enough.self) {
            try Fetcher(localSettings()).fetch(requests) { index, _ in
                if index == 3 { throw Enough() }
            }
        }
        #expect(server.requests.count < 20)
    }
}
