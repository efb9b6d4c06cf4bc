import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("https://News.Example.ORG", "https://news.example.org/"),
        ("  http://news.example/a b?q=ü#top\n", "http://news.example/a%20b?q=%c3%bc"),
        ("http://news.example:80/x/../y", "http://news.example/y"),
        ("https://news.example:8443/", "https://news.example:8443/"),
        ("https://news.example./a", "https://news.example/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        // The ways in which an address is hidden are read as the address.
        ("http://2130706433/", "http://127.0.0.1/"), ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://017700000001/", "http://127.0.0.1/"),
    ])
    func readsOneSpelling(given: String, read: String) throws {
        #expect(try WebAddress(given).text.lowercased() == read)
    }

    @Test(arguments: [
        ("ftp://news.example/a", "ftp"), ("file:///etc/passwd", "file"),
        ("gopher://news.example/", "gopher"), ("javascript:alert(1)", "no address"),
        ("https://reader@news.example/", "user name or password"),
        ("https://reader:secret@news.example/", "user name or password"),
        ("http://news.example\r\nHost: other/", "control characters"),
        ("http://news.example\0.other/", "control characters"), ("", "empty"),
        ("http://", "no host"),
        ("news.example/a", "bad scheme"), ("http://news.example:99999/", "port number"),
        ("https://news.example/" + String(repeating: "a", count: 5000), "longer than 4096"),
    ])
    func refusesWhatIsNotToBeFetched(given: String, reason: String) throws {
        let trouble = #expect(throws: Trouble.self) { try WebAddress(given) }
        #expect(trouble?.reason.contains(reason) == true, "\(String(describing: trouble))")
        #expect(trouble?.description.contains("secret") != true)
    }

    @Test(arguments: [
        ("b", "https://news.example/a/b"), ("/b?c", "https://news.example/b?c"),
        ("//other.example/x", "https://other.example/x"), ("../d#e", "https://news.example/d"),
        ("?page=2", "https://news.example/a/page?page=2"),
        ("http://plain.example", "http://plain.example/"),
    ])
    func followsLinks(link: String, to: String) throws {
        #expect(try WebAddress("https://news.example/a/page").following(link).text == to)
    }

    @Test func knowsItsParts() throws {
        let address = try WebAddress("https://News.example/a%20b/c?d=e&f")
        #expect(address.isSecure)
        #expect(address.host == "news.example")
        #expect(address.port == 443)
        #expect(address.target == "/a%20b/c?d=e&f")
        #expect(address.origin == "https://news.example:443")
    }
}

@Suite struct HeaderTests {
    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        (1_709_164_800, "2024-02-29T00:00:00Z"), (1_643_292_245, "2022-01-27T14:04:05Z"),
    ])
    func writesMoments(seconds: Int64, text: String) {
        #expect(WallClock.text(seconds) == text)
    }

    @Test func readsCacheControl() {
        #expect(CacheControl("public, Max-Age=300")?.maxAge == 300)
        #expect(CacheControl("no-store, no-cache")?.noStore == true)
        #expect(CacheControl("max-age=\"60\"")?.maxAge == 60)
        #expect(CacheControl("private") == nil)
        #expect(CacheControl("max-age=-5") == nil)
    }

    @Test func saysWhoAsks() {
        var settings = FetchSettings(version: "1.2", clock: .fixed(0))
        #expect(settings.userAgent == "Sitrep/1.2")
        settings.contact = "https://desk.example/about\r\nX: y"
        #expect(settings.userAgent == "Sitrep/1.2 (+https://desk.example/aboutX: y)")
    }
}
