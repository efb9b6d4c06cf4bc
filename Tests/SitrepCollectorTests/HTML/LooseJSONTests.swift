import Testing

@testable import SitrepCollector

@Suite struct LooseJSONTests {
    static func value(_ text: String) -> LooseJSON? {
        LooseJSONReader.values(Array(text.utf8)[...]).first
    }

    @Test func readsSoundJSON() {
        let value = Self.value(
            #"{"a": [1, -2.5e3, true, false, null], "b": {"c": "é\n\"\\\/\u0041\ud83d\ude00"}, "d": ""}"#
        )
        #expect(
            value?["a"]
                == .array([.number("1"), .number("-2.5e3"), .bool(true), .bool(false), .null]))
        #expect(value?["b"]?["c"]?.text == "é\n\"\\/A\u{1F600}")
        #expect(value?["d"]?.text == "")
    }

    @Test(arguments: [
        (#"{"headline": "Talks open",}"#, "Talks open"),
        ("{\"headline\": \"Talks open\"\n\"author\": \"A\"}", "Talks open"),
        ("{\"headline\": \"Talks\nopen\"}", "Talks\nopen"),
        (#"{"headline": "The "quiet" talks open"}"#, #"The "quiet" talks open"#),
        (#"{"headline": "Talks open", "body": "cut of"#, "Talks open"),
        (#"{"author": {"name": "A", "headline": "Talks"#, nil),
        (#"// <![CDATA[ {"headline": "Talks open"} // ]]>"#, "Talks open"),
        (#"<!-- {"headline": "Talks open"} -->"#, "Talks open"),
        (#"{"headline": "Talks \x open"}"#, "Talks x open"),
        (#"{"headline": "Talks \ud83d open"}"#, "Talks \u{FFFD} open"),
    ]) func forgives(_ text: String, _ headline: String?) {
        #expect(Self.value(text)?["headline"]?.text == headline)
    }

    @Test(arguments: ["", "null", "}{", "[[[[", #"{"a":"#, #"{"a"}"#, "\u{0}{\u{0}", #"{"a":]}"#])
    func neverFails(_ text: String) {
        _ = LooseJSONReader.values(Array(text.utf8)[...])
    }

    @Test func depthIsBounded() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(Self.value(deep) != nil)
    }

    @Test func findsTheArticleInAGraph() {
        let graph = """
            {"@context": "https://schema.org", "@graph": [
              {"@type": "WebSite", "@id": "#site", "name": "Harbour Post"},
              {"@type": ["WebPage", "ItemPage"], "datePublished": "2022-01-25"},
              {"@type": "NewsArticle", "headline": "Envoys meet",
               "author": [{"@id": "#jane"}, "John Roe"], "publisher": {"@id": "#post"},
               "isAccessibleForFree": "False"},
              {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
              {"@type": "Organization", "@id": "#post", "name": "Harbour Post"}]}
            """
        let data = LinkedData(scripts: [Array(graph.utf8)[...]], types: .init())
        #expect(data.text("headline") == "Envoys meet")
        #expect(data.names("author").map(\.name) == ["Jane Doe", "John Roe"])
        #expect(data.names("author").first?.isPerson == true)
        #expect(data.names("publisher").first?.name == "Harbour Post")
        #expect(data.isFree == false)
        #expect(data.page?["datePublished"]?.text == "2022-01-25")
    }

    @Test func anArticleGoesBeforeAPageAndAnOuterThing() {
        let scripts = [
            #"{"@type": "WebPage", "mainEntity": {"@type": "https://schema.org/Article", "name": "N"}}"#,
            #"{"@type": "VideoObject", "name": "film"}"#,
        ]
        let data = LinkedData(scripts: scripts.map { Array($0.utf8)[...] }, types: .init())
        #expect(data.text("name") == "N")
        #expect(data.types.contains("VideoObject"))
    }
}
