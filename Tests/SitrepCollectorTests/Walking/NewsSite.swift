import SitrepModel
import Synchronization

@testable import SitrepCollector

/// A site whose pages tests put there, with validators, that answers conditional requests.
final class NewsSite: Sendable {
    struct Page: Sendable {
        var body: [UInt8]
        var headers: [String] = []
        var status = 200
        var hasTag = true
    }

    let server: LocalServer
    private let pages: Pages

    private final class Pages: Sendable {
        let all = Mutex<[String: Page]>([:])
    }

    init?(on address: String = "127.0.0.1") {
        let pages = Pages()
        self.pages = pages
        let server = LocalServer(on: address) { request, client in
            guard let page = pages.all.withLock({ $0[request.target] }) else {
                return client.reply(404, [], "")
            }
            let tag = "\"\(ContentHash.hex(page.body).prefix(8))\""
            let headers = page.headers + (page.hasTag ? ["ETag: \(tag)"] : [])
            if page.hasTag, request.headers["if-none-match"] == tag {
                return client.reply(304, headers, "")
            }
            client.reply(page.status, headers, page.body)
        }
        guard let server else { return nil }
        self.server = server
    }

    var base: String { server.base }

    func put(_ path: String, _ page: Page) { pages.all.withLock { $0[path] = page } }
    func put(_ path: String, _ body: String) { put(path, Page(body: Array(body.utf8))) }

    /// A page with a text of its own.
    func put(article path: String) {
        put(path, "<!DOCTYPE html><title>\(path)</title><p>Envoys spoke of \(path) on Friday.</p>")
    }

    /// A feed of these pages, each with a date that says how often it was changed.
    func put(feed path: String, _ entries: [(path: String, edition: Int)]) {
        let items = entries.map {
            """
            <item><title>On \($0.path)</title><link>\(base)\($0.path)</link>
            <pubDate>Thu, 27 Jan 2022 0\($0.edition):00:00 GMT</pubDate>
            <content:encoded><![CDATA[<p>All of \($0.path), edition \($0.edition).</p>]]></content:encoded></item>
            """
        }
        put(
            path,
            """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>Harbour Times</title>\(items.joined())</channel></rss>
            """)
    }

    /// What was asked for since the last call.
    func asked() -> [String] {
        let all = server.pages
        return told.withLock { told in
            defer { told = all.count }
            return Array(all[told...])
        }
    }
    private let told = Mutex(0)
}

/// Keeps what a walk finds as an archive would: reports first, then the visit.
final class Keeper {
    var book = VisitBook()
    var reports: [CollectedReport] = []
    var troubles: [Trouble] = []
    var notices: [Trouble] = []
    var settings = localSettings()
    var options = WalkOptions()
    var tally = WalkTally()
    /// Findings until the process ends, for tests of that.
    var endsAfter = Int.max

    struct Killed: Error {}

    init() { options.policy = FeedPolicy(shortest: 0, usual: 0, longest: 0, firstRetry: 0) }

    /// Walks and returns the reports of this walk alone, by URL or path.
    @discardableResult
    func walk(_ inputs: [String], standardInput: Int32 = 0) throws -> [String] {
        reports = []
        troubles = []
        notices = []
        let walker = SourceWalker(fetcher: Fetcher(settings), options: options)
        var left = endsAfter
        tally = try walker.walk(
            inputs, standardInput: standardInput, visits: { [book] in book[url: $0] }
        ) { finding in
            if left == 0 { throw Killed() }
            left -= 1
            switch finding {
            case .report(let report): self.reports.append(report)
            case .visit(let visit): self.book.add(visit)
            case .notice(let notice): self.notices.append(notice)
            case .trouble(let trouble): self.troubles.append(trouble)
            }
        }
        return names
    }

    var names: [String] {
        reports.map {
            switch $0.capture.source {
            case .url(let url): url
            case .path(let path): path
            case .stream: "standard input"
            }
        }
    }
}
