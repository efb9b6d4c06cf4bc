import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct MetadataTests {
    static let reader = MetadataReader(tables: Tables())

    static func read(
        _ head: String, _ body: String = "", url: String? = "https://harbour.example/world/envoys",
        captured: String? = "2022-02-01"
    ) -> PageMetadata {
        let page = "<!doctype html><html lang=en-GB><head>\(head)</head><body>\(body)</body></html>"
        return reader.read(
            HTMLParser().parse(Array(page.utf8)), url: url,
            captured: captured.flatMap { CalendarDay($0) })
    }

    @Test func readsTags() {
        let page = Self.read(
            """
            <title>Envoys meet in the capital | Harbour Post</title>
            <meta property="og:title" content="Envoys meet in the capital">
            <meta property="og:site_name" content="Harbour Post">
            <meta name=author content="By Jane Doe, Reuters">
            <meta property="article:published_time" content="2022-01-26T18:30:00+01:00">
            <meta property="article:modified_time" content="2022-01-27T08:00:00+01:00">
            <meta property="article:section" content="World">
            <link rel=canonical href="/world/envoys-meet">
            <link rel=alternate hreflang=uk href="/uk/envoys-meet">
            <link rel=alternate hreflang=x-default href="https://harbour.example/">
            """, "<h1>Envoys meet in the capital</h1>")
        #expect(page.title == "Envoys meet in the capital")
        #expect(page.outlet == "Harbour Post")
        #expect(page.authors == ["Jane Doe"])
        #expect(page.agency == "Reuters")
        #expect(page.published?.value.value == "2022-01-26T18:30:00+01:00")
        #expect(page.published?.reason == "meta article:published_time")
        #expect(page.modified?.value.day == CalendarDay("2022-01-27"))
        #expect(page.section == "World")
        #expect(page.language == "en-GB")
        #expect(page.canonicalURL == "https://harbour.example/world/envoys-meet")
        #expect(
            page.alternates == [
                .init(language: "uk", url: "https://harbour.example/uk/envoys-meet"),
                .init(language: "x-default", url: "https://harbour.example/"),
            ])
    }

    @Test func agreeingSourcesAreTrustedMore() throws {
        let alone = Self.read("<meta name=date content=2022-01-26>")
        let both = Self.read(
            "<meta name=date content=2022-01-26>",
            "<h1>Envoys</h1><time datetime=2022-01-26>26 Jan</time>")
        let weak = try #require(alone.provenance[.published]?.confidence)
        let strong = try #require(both.provenance[.published]?.confidence)
        #expect(weak < strong)
        #expect((0...1).contains(strong))
    }

    @Test func futureDatesAreRefused() {
        let head = """
            <meta property="article:published_time" content="2031-01-26">
            <meta name=date content="2022-01-25">
            """
        #expect(Self.read(head).published?.value.value == "2022-01-25")
        #expect(Self.read(head).provenance[.published]?.source == "meta date")
        #expect(Self.read(head, captured: nil).published?.value.value == "2031-01-26")
    }

    @Test func theAddressDatesAReport() {
        let page = Self.read(
            "", "<h1>Envoys</h1>", url: "https://harbour.example/2022/01/26/envoys")
        #expect(page.published?.value.value == "2022-01-26")
        #expect(page.published?.reason == "url")
    }

    @Test func theOnlyDateOfAPageMayBeThatOfItsChange() {
        let page = Self.read("<meta property='article:modified_time' content='2022-01-27'>")
        #expect(page.published?.value.value == "2022-01-27")
        #expect(page.published?.inferred == true)
        #expect(page.published?.reason.hasSuffix("the only date of the page") == true)
    }

    @Test(
        arguments: [
            (
                "<h1>Envoys</h1><p>By <a href='/x'>Jane Doe</a> and <a href='/y'>John Roe</a></p>",
                ["Jane Doe", "John Roe"]
            ),
            (
                "<h1>Envoys</h1><div class=byline><span>By</span> <b>Jane Doe</b> <i>3 May 2021</i></div>",
                ["Jane Doe"]
            ),
            ("<h1>Envoys</h1><a rel=author href='/jane'>Jane Doe</a>", ["Jane Doe"]),
            (
                "<h1>Envoys</h1><span itemprop=author><span itemprop=name>Jane Doe</span>, Kyiv</span>",
                ["Jane Doe"]
            ),
            ("<h1>Envoys</h1><p><a href='/authors/jane-doe/'>Jane Doe</a></p>", ["Jane Doe"]),
            ("<h1>Envoys</h1><p>The talks went on.</p><p>Written by Jane Doe</p>", ["Jane Doe"]),
            ("<h1>Envoys</h1><p>By the river the talks went on.</p>", []),
        ] as [(String, [String])]) func findsBylines(_ body: String, _ authors: [String])
    {
        #expect(Self.read("", body).authors == authors)
    }

    @Test func aPersonGoesBeforeTheHouse() {
        let data = """
            <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Envoys meet",
            "author": {"@type": "Organization", "name": "Harbour Post"},
            "publisher": {"@type": "Organization", "name": "Harbour Post"}}</script>
            """
        #expect(Self.read(data, "<h1>Envoys meet</h1>").authors == ["Harbour Post"])
        #expect(
            Self.read(data, "<h1>Envoys meet</h1><p class=byline>By Jane Doe</p>").authors
                == ["Jane Doe"])
    }

    @Test func theHeadlineGoesBeforeWhatIsMeantForSearch() {
        let page = Self.read(
            """
            <title>Envoys meet: all you need to know - Harbour Post</title>
            <meta property="og:site_name" content="Harbour Post">
            <meta property="og:title" content="Envoys meet: all you need to know">
            """, "<h1><a href='/'>Harbour Post</a></h1><h1>Envoys of two sides meet</h1>")
        #expect(page.title == "Envoys of two sides meet")
    }

    @Test func aBarePageHasNothing() {
        let page = Self.read("", "<p>Hello</p>", url: nil)
        #expect(page.title == nil)
        #expect(page.authors.isEmpty)
        #expect(page.published == nil)
        #expect(page.provenance[.title] == nil)
    }
}
