import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct FeedReaderTests {
    private static let reader = FeedReader()

    private func read(
        _ text: String, media: String? = nil, base: String = "https://outlet.example/feeds/all"
    ) throws -> FeedReader.Reading {
        try Self.reader.read(Array(text.utf8), mediaType: media, base: base)
    }

    @Test func readsRSS2() throws {
        let reading = try read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"
              xmlns:a="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>The Docks &amp; Quays Daily</title><link>https://outlet.example/</link>
            <language>en-gb</language><ttl>30</ttl>
            <skipHours><hour>2</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
            <a:link rel="self" href="/feeds/all.xml"/>
            <item><title>Envoy &amp;amp; minister meet</title><link> /news/1 </link>
            <guid isPermaLink="false">tag-1</guid>
            <pubDate>Thu, 27 Jan 2022 08:30:00 +0200</pubDate>
            <description>&lt;p&gt;They met.&lt;/p&gt;</description>
            <c:encoded><![CDATA[<p>They met in <b>Oslo</b>.</p>]]></c:encoded>
            <dc:creator>Ada Berg</dc:creator><author>li@outlet.example (Li Wen)</author></item>
            <item><guid>https://outlet.example/news/2</guid><title>No link</title></item>
            </channel></rss>
            """)
        let feed = reading.feed
        #expect(reading.troubles.isEmpty)
        #expect(feed.kind == .rss && feed.version == "2.0" && feed.language == "en-gb")
        #expect(feed.title == "The Docks & Quays Daily")
        #expect(feed.selfLink == "https://outlet.example/feeds/all.xml")
        #expect(feed.hints.interval == 1800)
        #expect(feed.hints.skipHours == [0, 2] && feed.hints.skipDays == [7])
        let item = try #require(feed.items.first)
        #expect(item.id == "tag-1" && item.url == "https://outlet.example/news/1")
        #expect(item.title == "Envoy & minister meet")
        #expect(item.published == "2022-01-27T06:30:00Z")
        #expect(item.summary == "<p>They met.</p>")
        #expect(item.content == "<p>They met in <b>Oslo</b>.</p>")
        #expect(item.authors == ["Ada Berg", "Li Wen"] && item.language == "en-gb")
        #expect(feed.items[1].url == "https://outlet.example/news/2")
    }

    @Test(arguments: [
        ("http://purl.org/rss/1.0/", "rdf:about=\"https://outlet.example/1\""),
        ("http://my.netscape.com/rdf/simple/0.9/", ""),
    ]) func readsRDF(_ namespace: String, _ about: String) throws {
        let feed = try read(
            """
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="\(namespace)"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:s="http://purl.org/rss/1.0/modules/syndication/">
            <channel><title>Notes</title><s:updatePeriod>hourly</s:updatePeriod>
            <s:updateFrequency>2</s:updateFrequency></channel>
            <item \(about)><title>One</title><link>https://outlet.example/1</link>
            <dc:date>2022-01-27T08:30+02:00</dc:date></item></r:RDF>
            """
        ).feed
        #expect(feed.kind == .rdf && feed.title == "Notes" && feed.hints.interval == 1800)
        #expect(feed.items.map(\.url) == ["https://outlet.example/1"])
        #expect(feed.items.map(\.id) == ["https://outlet.example/1"])
        #expect(feed.items.first?.published == "2022-01-27T06:30:00Z")
    }

    @Test func readsAtom() throws {
        let feed = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://outlet.example/a/">
            <title type="html">News &lt;em&gt;today&lt;/em&gt; &amp;amp; more</title>
            <link rel="self" href="feed.atom"/><link rel="next" href="?page=2"/><link href="/"/>
            <author><name>Desk</name></author>
            <entry><id>urn:1</id><title>Eins</title><link rel="enclosure" href="x.mp3"/>
            <link href="eins.html"/><published>2022-01-27T06:00:00.5Z</published>
            <updated>2022-01-27T07:00:00-01:00</updated><summary>a &lt; b</summary>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="x">Text &amp;
            <br/>mehr</p></div></content></entry>
            <entry xml:lang="fr"><id>urn:2</id><title>Deux</title><author><name>Ana</name></author>
            <content type="html">&lt;p&gt;x&lt;/p&gt;</content>
            <source><title>Agence</title></source></entry></feed>
            """
        ).feed
        #expect(feed.kind == .atom && feed.title == "News today & more" && feed.language == "de")
        #expect(feed.selfLink == "https://outlet.example/a/feed.atom")
        #expect(feed.next == "https://outlet.example/a/?page=2")
        #expect(feed.home == "https://outlet.example/")
        let first = try #require(feed.items.first)
        #expect(first.url == "https://outlet.example/a/eins.html")
        #expect(first.published == "2022-01-27T06:00:00Z")
        #expect(first.updated == "2022-01-27T08:00:00Z")
        #expect(first.summary == "a &lt; b" && first.authors == ["Desk"] && first.language == "de")
        #expect(first.content == "<p class=\"x\">Text &amp;\n<br>mehr</p>")
        #expect(feed.items[1].content == "<p>x</p>" && feed.items[1].outlet == "Agence")
        #expect(feed.items[1].authors == ["Ana"] && feed.items[1].language == "fr")
    }

    @Test func readsOldAtom() throws {
        let feed = try read(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Alt</title>
            <entry><id>1</id><title>T</title><link rel="alternate" type="text/html" href="/1"/>
            <issued>2005-01-02T03:04:05Z</issued><modified>2005-01-03T03:04:05Z</modified>
            <content type="text/html" mode="escaped">&lt;p&gt;x</content></entry></feed>
            """
        ).feed
        #expect(feed.version == "0.3")
        #expect(feed.items.first?.published == "2005-01-02T03:04:05Z")
        #expect(feed.items.first?.updated == "2005-01-03T03:04:05Z")
        #expect(feed.items.first?.content == "<p>x")
    }

    @Test func readsJSONFeed() throws {
        let reading = try read(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "J", "home_page_url": "/",
             "feed_url": "/f.json", "language": "en", "authors": [{"name": "Desk"}],
             "items": [{"id": 7, "url": "/7", "title": "Seven", "content_html": "<p>x</p>",
               "date_published": "2022-01-27T08:00:00+02:00", "authors": [{"name": "Ada"}]},
               {"id": "8", "content_text": "a < b", "author": {"name": "Old"}}, 5]}
            """)
        let feed = reading.feed
        #expect(
            feed.kind == .json && feed.version == "1.1" && feed.home == "https://outlet.example/")
        #expect(feed.items.map(\.id) == ["7", "8"])
        #expect(
            feed.items[0].published == "2022-01-27T06:00:00Z" && feed.items[0].authors == ["Ada"])
        #expect(feed.items[1].content == "a &lt; b" && feed.items[1].authors == ["Old"])
        #expect(reading.troubles.map(\.reason) == ["1 of its items are no objects"])
    }

    @Test func readsSitemaps() throws {
        let news = try read(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
              xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://outlet.example/1</loc><lastmod>2022-01-28</lastmod><n:news>
            <n:publication><n:name>Docks Daily</n:name><n:language>en</n:language></n:publication>
            <n:publication_date>2022-01-27T08:00Z</n:publication_date><n:title>One</n:title>
            </n:news></url><url><loc>ftp://x/</loc></url></urlset>
            """
        ).feed
        #expect(news.kind == .sitemap && news.items.count == 1)
        #expect(news.items[0].title == "One" && news.items[0].outlet == "Docks Daily")
        #expect(news.items[0].published == "2022-01-27T08:00:00Z")
        #expect(news.items[0].updated == "2022-01-28")
        let index = try read(
            "<sitemapindex><sitemap><loc>HTTPS://outlet.example/s1.xml</loc></sitemap></sitemapindex>"
        ).feed
        #expect(index.kind == .sitemapIndex)
        #expect(index.items.map(\.url) == ["https://outlet.example/s1.xml"])
    }

    @Test(
        arguments: [
            (
                "<rss><channel><item><title>A &nbsp;&ndash; B & C</title></item></channel></rss>",
                "A \u{A0}\u{2013} B & C"
            ),
            ("<rss><channel><item><title>Open<b>x</title></item></channel></rss>", "Openx"),
            ("<rss><channel><item><title>Cut off", "Cut off"),
            ("\n <rss><channel><item><title>1 < 2</title></item></channel></rss>", "1 < 2"),
            (
                "<rss><channel><item><title>A &custom; B</title></item></channel></rss>",
                "A &custom; B"
            ),
            (
                "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://x.example/rss.dtd\">"
                    + "<rss version='0.91'><channel><item><title>Old</title></item></channel></rss>",
                "Old"
            ),
            ("<rss><channel></rss><item><title>Late</title></item>", nil),
        ] as [(String, String?)]) func mendsBrokenFeeds(_ text: String, _ title: String?) throws
    {
        #expect(try read(text).feed.items.first?.title == title)
    }

    @Test func tellsWhatItMended() throws {
        let reading = try read("<rss><channel><item><title>Cut &foo; off")
        #expect(
            reading.troubles.map(\.reason) == [
                "the entity &foo; is not defined", "it is cut off within <title>",
            ])
    }

    @Test(arguments: [
        (
            "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><rss>&lol2;</rss>",
            "&lol;"
        ),
        ("<!DOCTYPE r [<!ENTITY % x SYSTEM \"file:///etc/passwd\">]><rss/>", "&x;"),
        ("<!DOCTYPE r [<!ELEMENT r ANY>]><rss/>", "declares"),
        (String(repeating: "<a>", count: 100_000), "200 deep"),
        ("<rss " + (0..<300).map { "a\($0)='1' " }.joined() + "/>", "200 attributes"),
        ("<" + String(repeating: "a", count: 5000) + "/>", "a name"),
        ("", "no XML element"), ("plain text", "no XML element"),
        ("<!doctype html><html><body>Hi</body></html>", "web page"),
        ("<opml version='2.0'/>", "OPML"), ("<data/>", "<data>"), ("{\"a\": 1}", "no JSON Feed"),
        ("{\"a\": ", "not valid JSON"),
        ("{\"items\":" + String(repeating: "[", count: 100_000), "not valid JSON"),
    ]) func refuses(_ text: String, _ reason: String) throws {
        let trouble = #expect(throws: Trouble.self) { try read(text) }
        #expect(trouble?.reason.contains(reason) == true, "\(trouble?.reason ?? "")")
        #expect(trouble?.input == "https://outlet.example/feeds/all")
    }

    @Test func readsDeclaredEncodings() throws {
        let head = Array("<?xml version='1.0' encoding='windows-1251'?><rss><channel><title>".utf8)
        let bytes =
            head + [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0] + Array("</title></channel></rss>".utf8)
        let reading = try Self.reader.read(bytes, base: "https://outlet.example/")
        #expect(reading.feed.title == "Москва")
    }

    @Test(
        arguments: [
            ("Thu, 27 Jan 2022 08:30:00 GMT", "2022-01-27T08:30:00Z"),
            ("27 Jan 22 08:30 EST", "2022-01-27T13:30:00Z"),
            ("Thu, 27 Jan 2022 08:30:00 -0130", "2022-01-27T10:00:00Z"),
            ("January 27, 2022", "2022-01-27"), ("27-Jan-2022 08:30:00", "2022-01-27T08:30:00Z"),
            ("2022-01-27", "2022-01-27"), ("2022-01-27 08:30", "2022-01-27T08:30:00Z"),
            ("20220127T083000Z", "2022-01-27T08:30:00Z"),
            ("2022-01-27T23:30:00-05:00", "2022-01-28T04:30:00Z"),
            ("2022-02-30", nil), ("yesterday", nil), ("", nil), ("12", nil), ("2022", nil),
        ] as [(String, String?)]) func readsDates(_ text: String, _ expected: String?)
    {
        #expect(FeedTime.normalized(text) == expected)
        if let expected, expected.utf8.count > 10 {
            #expect(FeedTime.seconds(expected).map(FeedTime.text) == expected)
        }
    }
}
