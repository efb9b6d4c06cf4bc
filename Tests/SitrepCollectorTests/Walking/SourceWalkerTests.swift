import Foundation
import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct SourceWalkerTests {
    private let page = "<!DOCTYPE html><html><title>Talks</title><p>They met in Geneva.</p></html>"

    private func warc(_ url: String, _ body: String) -> String {
        let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(body)"
        return """
            WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r
            WARC-Date: 2022-01-26T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:\(url.hashed)>\r
            Content-Type: application/http; msgtype=response\r
            Content-Length: \(http.utf8.count)\r\n\r\n\(http)\r\n\r\n
            """
    }

    @Test func mixedInputsInOneOrder() throws {
        let site = try #require(NewsSite())
        site.put(article: "/web")
        let folder = try Folder()
        try folder.write("a/report.txt", "The minister left.")
        try folder.write("a/saved.php", page)
        try folder.write("a/articles.json", "[{\"id\": \"report\", \"outlet\": \"Post\"}]")
        try folder.write("a/LICENSE", "You may copy this.")
        try folder.write("a/picture.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0])
        try folder.write("a/data.json", "{\"n\": 1}")
        try folder.write(
            "b/crawl.warc", warc("http://w.example/1", page) + warc("http://w.example/2", page))
        try folder.write(
            "b/packed.warc.gz", PackedBodies.gzip(stored: warc("http://w.example/3", page)))
        try folder.write("b/story.txt.gz", PackedBodies.gzip(stored: "A packed report."))
        try folder.write(
            "c/pages.list", "# kept by hand\n\(site.base)/web\n\n\(site.base)/missing\n")
        let keeper = Keeper()
        let inputs = [site.base + "/web", folder.path]
        let names = try keeper.walk(inputs)
        let expected = [
            folder.path + "/a/report.txt", folder.path + "/a/saved.php", "http://w.example/1",
            "http://w.example/2", "http://w.example/3", folder.path + "/b/story.txt.gz",
            site.base + "/web",
        ]
        #expect(names == expected)
        #expect(keeper.troubles.map(\.input) == [site.base + "/missing"], "\(keeper.troubles)")
        #expect(keeper.tally.passedOver == 3)
        #expect(keeper.reports[0].sidecar?.outlet == "Post")
        #expect(keeper.reports[2].capture.container?.name == folder.path + "/b/crawl.warc")
        #expect(keeper.reports[2].capture.capturedAt == "2022-01-26T10:00:00Z")
        #expect(keeper.reports[5].capture.bytes == Array("A packed report.".utf8))
        let again = Keeper()
        #expect(try again.walk(inputs.reversed() + [folder.path + "/a/report.txt"]) == expected)
    }

    @Test(arguments: ["text", "page", "archive", "packed archive", "feed"])
    func readsStandardInput(what: String) throws {
        let site = try #require(NewsSite())
        site.put(article: "/a")
        site.put(feed: "/feed", [("/a", 1)])
        let bytes =
            switch what {
            case "text": Array("The minister left.".utf8)
            case "page": Array(page.utf8)
            case "archive": Array(warc("http://w.example/1", page).utf8)
            case "packed archive":
                PackedBodies.gzip(stored: warc("http://w.example/1", page))
            default:
                Array(
                    "<rss><channel><item><link>\(site.base)/a</link></item></channel></rss>".utf8)
            }
        let pipe = Pipe()
        Thread.detachNewThread {
            pipe.fileHandleForWriting.write(Data(bytes))
            try? pipe.fileHandleForWriting.close()
        }
        let keeper = Keeper()
        let names = try keeper.walk(
            ["-"], standardInput: pipe.fileHandleForReading.fileDescriptor)
        #expect(keeper.troubles.isEmpty, "\(keeper.troubles)")
        #expect(names.count == 1)
        switch what {
        case "text", "page": #expect(keeper.reports[0].capture.source == .stream)
        case "feed": #expect(names == [site.base + "/a"])
        default: #expect(keeper.reports[0].capture.container?.name == "standard input")
        }
    }

    @Test func archivesAndPackedListsComeOverTheWebToo() throws {
        let site = try #require(NewsSite())
        site.put(article: "/a")
        site.put("/crawl", warc("http://w.example/1", page))
        site.put(
            "/packed", .init(body: PackedBodies.gzip(stored: warc("http://w.example/2", page))))
        let map = "<urlset><url><loc>\(site.base)/a</loc></url></urlset>"
        site.put("/map.xml.gz", .init(body: PackedBodies.gzip(stored: map)))
        site.put("/index", "<sitemapindex><sitemap><loc>/map.xml.gz</loc></sitemap></sitemapindex>")
        let keeper = Keeper()
        let names = try keeper.walk(["/crawl", "/packed", "/index"].map { site.base + $0 })
        #expect(names == ["http://w.example/1", "http://w.example/2", site.base + "/a"])
        #expect(keeper.troubles.isEmpty, "\(keeper.troubles)")
        #expect(try keeper.walk(["/crawl", "/packed", "/index"].map { site.base + $0 }).isEmpty)
    }

    @Test func nothingBadStopsTheRest() throws {
        let site = try #require(NewsSite())
        site.put("/empty", "")
        site.put("/picture", .init(body: [0x89, 0x50, 0x4E, 0x47, 0]))
        site.put(
            "/loop", "<sitemapindex><sitemap><loc>\(site.base)/loop</loc></sitemap></sitemapindex>")
        site.put(
            "/laughs",
            "<!DOCTYPE rss [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><rss><channel><title>&b;</title></channel></rss>"
        )
        for depth in 0..<6 {
            site.put(
                "/deep\(depth)",
                "<sitemapindex><sitemap><loc>\(site.base)/deep\(depth + 1)</loc></sitemap></sitemapindex>"
            )
        }
        site.put(article: "/good")
        let folder = try Folder()
        let bomb = try folder.write("bomb.zst", PackedBodies.zstd(zeros: 80 << 20))
        let pdf = try folder.write("paper.pdf", "%PDF-1.7 and so on")
        let empty = try folder.write("empty.txt", "")
        let text = try folder.write("good.txt", "The minister left.")
        let keeper = Keeper()
        let pages = ["/empty", "/picture", "/loop", "/laughs", "/deep0", "/good"].map {
            site.base + $0
        }
        let inputs = [
            bomb, pdf, empty, text, "missing.txt", "ftp://a.example/", "http://u:p@a.example/",
        ]
        let names = try keeper.walk(inputs + pages + ["http://10.1.2.3/"])
        #expect(names == [text, site.base + "/good"])
        let told = Dictionary(grouping: keeper.troubles, by: \.input)
        for (input, reason) in [
            (bomb, "unpacks"), (pdf, "a PDF"), (empty, "empty"), ("missing.txt", "no such file"),
            (site.base + "/empty", "empty"), (site.base + "/picture", "an image"),
            (site.base + "/laughs", ""), (site.base + "/deep4", "lists that lead to each other"),
            ("http://10.1.2.3/", "private"), ("http://a.example/", "password"),
        ] {
            let trouble = told[input]?.first
            #expect(trouble != nil, "\(input)")
            #expect(reason.isEmpty || trouble?.reason.contains(reason) == true, "\(trouble as Any)")
        }
        #expect(told[site.base + "/loop"] == nil)
    }

    @Test(arguments: ["file", "page"])
    func aTakerThatFailsEndsIt(kind: String) throws {
        let site = try #require(NewsSite())
        site.put(article: "/a")
        let folder = try Folder()
        let input = kind == "page" ? site.base + "/a" : try folder.write("a.txt", "Talks failed.")
        let full = Trouble(input: "archive", reason: "the disk is full", remedy: "Make room.")
        let walker = SourceWalker(fetcher: Fetcher(localSettings()))
        var count = 0
        let thrown = #expect(throws: Trouble.self) {
            try walker.walk([input, input + "x"]) { _ in
                count += 1
                throw full
            }
        }
        #expect(thrown == full)
        #expect(count == 1)
    }

    @Test func aWalkIsBounded() throws {
        let site = try #require(NewsSite())
        let pages = (0..<30).map { "/\($0)" }
        for page in pages { site.put(article: page) }
        site.put(feed: "/feed", pages.map { ($0, 1) })
        let keeper = Keeper()
        keeper.options.entriesPerListing = 7
        #expect(try keeper.walk([site.base + "/feed"]).count == 7)
        #expect(keeper.notices[0].reason.contains("lists 30 entries, of which the first 7"))
        let other = Keeper()
        other.options.addresses = 11
        #expect(try other.walk([site.base + "/feed"]).count == 10)
        #expect(other.troubles[0].reason.contains("more than 11 addresses"))
        // Going on: the feed is read again, as not all of it came.
        #expect(try other.walk([site.base + "/feed"]).count == 10)
    }
}

@Suite struct ContentKindTests {
    static let table: [(String, ContentKind)] = [
        ("WARC/1.1\r\nWARC-Type: warcinfo", .webArchive),
        ("filedesc://crawl.arc 0.0.0.0 2005", .webArchive), ("PK\u{3}\u{4}rest", .zip),
        ("<rss version=\"2.0\">", .feed),
        ("  <?xml version=\"1.0\"?>\n<!-- a > b -->\n<feed xmlns=\"x\">", .feed),
        ("\u{FEFF}<?xml version='1.0'?><rdf:RDF>", .feed), ("<urlset>", .feed),
        ("<?xml-stylesheet?><sitemapindex/>", .feed), ("<opml version=\"2.0\">", .subscriptions),
        ("{ \"version\": \"https://jsonfeed.org/version/1.1\"}", .feed),
        ("{\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1\"}", .feed),
        ("{\"a\": 1}", .other("JSON")), ("[ {\"a\": 1}]", .other("JSON")),
        ("[Update] The minister left.", .text), ("{sic} the minister", .text),
        ("<!DOCTYPE html><html>", .page), ("<p>The minister", .page),
        ("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html xmlns=\"y\">", .page),
        ("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>", .feed),
        ("<?xml version=\"1.0\"?><kml>", .other("XML of the kind kml")),
        ("http://a.example/\nhttps://b.example/x\n", .addresses),
        ("# mine\n\n  http://a.example/", .addresses),
        ("http://a.example/ tells of talks", .text), ("http://a.example/\nand then", .text),
        ("# Talks\n\nThe minister left.", .text), ("The minister left.", .text),
        ("%PDF-1.4", .other("a PDF")), ("{\\rtf1", .other("an RTF document")),
        ("a\u{0}b", .other("binary data")), ("# only a remark", .text),
    ]

    @Test(arguments: table)
    func tellsByTheBeginning(text: String, kind: ContentKind) {
        #expect(ContentKind(head: Array(text.utf8)[...]) == kind)
    }

    @Test func readsUTF16() {
        let text = "<?xml version=\"1.0\"?><rss>"
        let bytes: [UInt8] = [0xFF, 0xFE] + text.utf8.flatMap { [$0, 0] as [UInt8] }
        #expect(ContentKind(head: bytes[...]) == .feed)
    }

    @Test func aCutListOfAddressesIsOneStill() {
        let lines = String(repeating: "https://news.example/report/1\n", count: 200)
        #expect(ContentKind(head: Array(lines.utf8)[..<ContentKind.headLength]) == .addresses)
    }
}

extension String {
    fileprivate var hashed: String { String(ContentHash.hex(Array(utf8)).prefix(32)) }
}
