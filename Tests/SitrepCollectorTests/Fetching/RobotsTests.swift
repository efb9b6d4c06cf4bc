import Testing

@testable import SitrepCollector

@Suite struct RobotsTests {
    private func rules(_ file: String) -> RobotsRules {
        RobotsRules(Array(file.utf8), product: "Sitrep")
    }

    @Test(arguments: [
        ("Disallow: /news", "/news", false), ("Disallow: /news", "/newsroom/1", false),
        ("Disallow: /news/", "/news", true), ("Disallow: /News", "/news", true),
        ("Disallow:", "/news", true), ("Disallow: /", "/", false),
        ("Disallow: /*.pdf", "/a/b.pdf?x", false), ("Disallow: /*.pdf$", "/a/b.pdf?x", true),
        ("Disallow: /*.pdf$", "/a.pdf/b.pdf", false), ("Disallow: /a$", "/a", false),
        ("Disallow: /a$", "/ab", true), ("Disallow: /*a*b*c", "/xxaxxbxxcxx", false),
        ("Disallow: /*a*b*c", "/xxaxxcxxbxx", true), ("Disallow: *", "/x", false),
        ("Disallow: /a*$", "/abc", false), ("Disallow: /?print", "/?print=1", false),
        // The longest match counts, Allow where two are of one length.
        ("Disallow: /\nAllow: /news", "/news/1", true),
        ("Allow: /news\nDisallow: /news/private", "/news/private/1", false),
        ("Disallow: /page\nAllow: /page", "/page", true),
        ("Allow: /page\nDisallow: /*.html", "/page.html", false),
        ("Disallow: /x\nAllow: /$", "/", true),
        // Percent-encoding is evened out on both sides.
        ("Disallow: /%7Ejoe", "/~joe/x", false), ("Disallow: /~joe", "/%7ejoe/x", false),
        ("Disallow: /a%2fb", "/a%2Fb", false), ("Disallow: /a%2fb", "/a/b", true),
        ("Disallow: /ü", "/%C3%BC", false), ("Disallow: /%C3%BC", "/%c3%bc", false),
        ("Disallow: /a%2Ab", "/a*b", false), ("Disallow: /a%2Ab", "/aXb", true),
        ("Disallow: /", "/robots.txt", true), ("disallow : /y # not that", "/y", false),
        ("Disallow /z", "/z", true), ("Noindex: /z", "/z", true),
    ])
    func matchesPaths(rule: String, path: String, isAllowed: Bool) {
        #expect(rules("User-agent: *\n" + rule).allows(path) == isAllowed)
    }

    @Test(arguments: [
        ("User-agent: Sitrep\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/a", false),
        ("User-agent: Sitrep\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true),
        ("User-agent: *\nDisallow: /\n\nUser-agent: SITREP/1.0\nDisallow:", "/b", true),
        ("User-agent: other\nUser-agent: sitrep\nDisallow: /b", "/b", false),
        (
            "User-agent: sitrep\nSitemap: https://a.example/s\nUser-agent: other\nDisallow: /b",
            "/b", false
        ),
        ("User-agent: sitrep\nDisallow: /a\nUser-agent: other\nDisallow: /b", "/b", true),
        // Groups of one robot count together.
        (
            "User-agent: sitrep\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: sitrep\nDisallow: /b",
            "/b", false
        ),
        ("User-agent: sitreporter\nDisallow: /", "/b", true),
        ("User-agent: other\nDisallow: /", "/b", true), ("Disallow: /", "/b", true),
        ("\u{FEFF}User-agent: *\r\nDisallow: /b\r\n", "/b", false),
        ("User-agent: *\rDisallow: /b\rAllow: /b/c", "/b/c", true), ("", "/b", true),
        ("<html><body>Not found</body></html>", "/b", true),
    ])
    func findsItsGroup(file: String, path: String, isAllowed: Bool) {
        #expect(rules(file).allows(path) == isAllowed)
    }

    @Test func readsDelaysAndSitemaps() {
        let file = """
            Sitemap: https://a.example/one.xml
            User-agent: *
            Crawl-delay: 2.5
            Disallow: /x
            Crawl-delay: soon
            User-agent: other
            Crawl-delay: 90
            Sitemap: https://a.example/two.xml
            """
        #expect(rules(file).crawlDelay == 2.5)
        #expect(rules(file).sitemaps == ["https://a.example/one.xml", "https://a.example/two.xml"])
        #expect(rules("User-agent: *\nCrawl-delay: -1\nCrawl-delay: inf").crawlDelay == nil)
    }

    @Test func readsUpToItsSizeLimit() {
        let filler = String(
            repeating: "# nothing here, only a long remark of many words\n", count: 10_500)
        #expect(filler.utf8.count > RobotsRules.sizeLimit)
        #expect(rules("User-agent: *\nDisallow: /a\n" + filler + "Disallow: /b").allows("/b"))
        #expect(!rules("User-agent: *\nDisallow: /a\n" + filler + "Disallow: /b").allows("/a"))
    }

    @Test func patternsMadeToBeSlowAreNot() {
        let stars = String(repeating: "*a", count: 500)
        let file = "User-agent: *\n" + String(repeating: "Disallow: /\(stars)b\n", count: 480)
        let rules = rules(file)
        // What tries all ways takes longer than anybody waits.
        #expect(rules.allows("/" + String(repeating: "a", count: 4000)))
    }
}
