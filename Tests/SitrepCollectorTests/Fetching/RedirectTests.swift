import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct RedirectTests {
    /// Redirects along `/1`, `/2`, ... with these statuses; the page is after the last.
    private func chain(_ statuses: [Int]) throws -> LocalServer {
        try #require(
            LocalServer { request, client in
                let at = Int(request.target.dropFirst()) ?? 0
                if at < statuses.count {
                    client.reply(statuses[at], ["Location: \(at + 1)"], "moved")
                } else {
                    client.reply(200, ["ETag: \"end\""], "page")
                }
            })
    }

    @Test func followsAndRecordsEach() throws {
        let server = try chain([301, 308, 302, 307, 303])
        let (capture, facts) = try captured(Fetcher(localSettings()).fetch(server.base + "/0"))
        #expect(capture.source == .url(server.base + "/0"))
        #expect(capture.finalURL == server.base + "/5")
        #expect(facts.redirects.map(\.status) == [301, 308, 302, 307, 303])
        #expect(facts.redirects[1].from == server.base + "/1")
        #expect(facts.redirects[1].to == server.base + "/2")
        // Only the permanent ones at the beginning change the address that is to be kept.
        #expect(facts.permanentURL == server.base + "/2")
    }

    @Test func aTemporaryRedirectChangesNoAddress() throws {
        let server = try chain([302, 301])
        let (_, facts) = try captured(Fetcher(localSettings()).fetch(server.base + "/0"))
        #expect(facts.permanentURL == nil)
    }

    @Test(arguments: [
        ("https://a.example/", "http://a.example/", true), ("http://a/", "https://a/", false),
        ("https://a.example/", "https://b.example/", false),
    ])
    func knowsWhenAWayBecomesInsecure(from: String, to: String, isDowngrade: Bool) {
        let redirect = ResponseFacts.Redirect(from: from, to: to, status: 301)
        #expect(redirect.isDowngrade == isDowngrade)
    }

    @Test func stopsAfterTheLimit() throws {
        let server = try chain(Array(repeating: 302, count: 40))
        let failure = try failure(
            Fetcher(localSettings { $0.limits.redirects = 3 }).fetch(server.base + "/0"))
        #expect(failure.kind == .redirect)
        #expect(failure.trouble.reason.contains("more than 3 times"))
        #expect(failure.trouble.place == "redirect 3, \(server.base)/3")
        #expect(server.pages == ["/0", "/1", "/2", "/3"])
    }

    @Test func endsCircles() throws {
        let server = try #require(
            LocalServer { request, client in
                client.reply(302, ["Location: \(request.target == "/a" ? "/b" : "/a")"], "")
            })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/a"))
        #expect(failure.trouble.reason.contains("in a circle"))
        #expect(server.pages == ["/a", "/b"])
    }

    @Test(arguments: [
        ("http://10.0.0.1/admin", "private"), ("http://169.254.169.254/latest/", "link-local"),
        ("http://[::ffff:10.0.0.1]/", "IPv4-mapped"), ("http://[fd00::1]/", "unique local"),
        ("http://0x0a000001/", "10.0.0.1 is a private"), ("http://192.0.2.1/", "documentation"),
    ])
    func neverIntoANetwork(target: String, reason: String) throws {
        let server = try #require(
            LocalServer { _, client in client.reply(302, ["Location: \(target)"], "") })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/a"))
        #expect(failure.kind == .address)
        #expect(failure.trouble.reason.contains(reason), "\(failure.trouble)")
        #expect(failure.trouble.place?.hasPrefix("redirect 1, http://") == true)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://a.example/", "http://u:p@a.example/", "http://"])
    func neverToWhatIsNotTheWeb(target: String) throws {
        let server = try #require(
            LocalServer { _, client in client.reply(301, ["Location: \(target)"], "") })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/a"))
        #expect(failure.kind == .redirect)
        #expect(!failure.trouble.description.contains("u:p"))
    }

    @Test func aRedirectMayLeadNowhere() throws {
        let server = try #require(LocalServer { _, client in client.reply(302, [], "") })
        let failure = try failure(Fetcher(localSettings()).fetch(server.base + "/a"))
        #expect(failure.trouble.reason.contains("without saying where"))
    }

    @Test func namesThatLeadToThisMachineAreRefusedWhenTheyConnect() throws {
        let server = try #require(LocalServer { _, client in client.reply(200, [], "secret") })
        let pinned = "news.example:\(server.port):127.0.0.1"
        let closed = Fetcher(
            localSettings {
                $0.addressGuard.allowedBlocks = []
                $0.pinnedNames = [pinned]
            })
        let failure = try failure(closed.fetch("http://news.example:\(server.port)/a"))
        #expect(failure.kind == .address)
        #expect(failure.trouble.reason.contains("127.0.0.1 is this machine itself"))
        #expect(server.requests.isEmpty)
        // The same name allowed by name, and by its address.
        for settings in [
            localSettings { $0.pinnedNames = [pinned] },
            localSettings {
                $0.pinnedNames = [pinned]
                $0.addressGuard = AddressGuard(allowedHosts: ["news.example"])
            },
        ] {
            _ = try captured(Fetcher(settings).fetch("http://news.example:\(server.port)/a"))
        }
    }

    @Test func namesOfThisMachineAreNoWayIn() throws {
        let server = try #require(LocalServer { _, client in client.reply(200, [], "secret") })
        let closed = Fetcher(localSettings { $0.addressGuard.allowedBlocks = [] })
        let failure = try failure(closed.fetch("http://localhost:\(server.port)/"))
        #expect(failure.kind == .address)
        #expect(server.requests.isEmpty)
    }

    @Test func ofSeveralAddressesOnlyTheGoodOnesAreConnectedTo() throws {
        let server = try #require(LocalServer { _, client in client.reply(200, [], "page") })
        let fetcher = Fetcher(
            localSettings {
                $0.pinnedNames = ["news.example:\(server.port):10.0.0.1,192.168.0.1,127.0.0.1"]
            })
        let (_, facts) = try captured(fetcher.fetch("http://news.example:\(server.port)/a"))
        #expect(facts.networkAddress == "127.0.0.1")
    }

    @Test func aNameThatChangesItsAddressBetweenHopsIsAskedAgain() throws {
        // The first answer is allowed, the second one isn't: what counts is each connection.
        let server = try #require(LocalServer { _, client in client.reply(200, [], "secret") })
        let hopping = try #require(
            LocalServer(on: "127.0.0.2") { _, client in
                client.reply(302, ["Location: http://news.example:\(server.port)/"], "")
            })
        let fetcher = Fetcher(
            localSettings {
                $0.addressGuard.allowedBlocks = [AddressBlock("127.0.0.2")].compactMap { $0 }
                $0.pinnedNames = [
                    "news.example:\(hopping.port):127.0.0.2",
                    "news.example:\(server.port):127.0.0.1",
                ]
            })
        let failure = try failure(fetcher.fetch("http://news.example:\(hopping.port)/"))
        #expect(failure.kind == .address)
        #expect(hopping.requests.count == 1)
        #expect(server.requests.isEmpty)
    }
}
