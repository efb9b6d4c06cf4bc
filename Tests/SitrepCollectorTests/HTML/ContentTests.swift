import SitrepModel
import Testing

@testable import SitrepCollector

private let parser = HTMLParser()
private let extractor = ContentExtractor()

private func extract(_ html: String) -> HTMLArticle {
    extractor.extract(parser.parse(Array(html.utf8)))
}

@Suite struct ContentTests {
    @Test(arguments: NewsPage.all)
    func findsTheReport(_ page: NewsPage) {
        let text = extract(page.html).text
        for sentence in NewsPage.sentences {
            #expect(text.contains(sentence), "\(page) lacks '\(sentence.prefix(40))'")
        }
        for line in NewsPage.furniture {
            #expect(!text.contains(line), "\(page) has '\(line)'")
        }
    }

    @Test func keepsParagraphsApartAndInOrder() {
        let article = extract(NewsPage.semantic.html)
        let found = article.blocks.map(\.text).filter { NewsPage.sentences.contains($0) }
        #expect(found == NewsPage.sentences)
        #expect(article.means == .blocks)
        #expect(article.confidence > 0.7)
    }

    @Test(arguments: [
        "<p>Two words", "One line and no tag at all", "<a href=1>Only</a> <a href=2>links</a>",
        "<nav><li><a href=x>Home<li><a href=y>World</nav>", "<h1>A headline alone</h1>",
        "<footer>© 2022 The Courier</footer>", "<div hidden>Hidden words of the page</div>",
        "<meta name=description content='What the page is about'><div id=app></div>",
        "<table><tr><td>Wheat<td>310<tr><td>Maize<td>270</table>",
        "<pre>ADVISORY 3\n\nALL SHIPS KEEP CLEAR</pre>",
    ])
    func isNeverEmptyWhereThereIsText(_ html: String) {
        let article = extract(html)
        #expect(!article.text.isEmpty)
        #expect(article.means != .none)
    }

    @Test(arguments: [
        "", "<html></html>", "<script>var x = 1</script>", "<img src=x>", "<!-- note -->",
    ])
    func isEmptyWhereThereIsNone(_ html: String) {
        #expect(extract(html).blocks.isEmpty)
        #expect(extract(html).means == .none)
    }

    @Test func rowsOfTablesAreLines() {
        let rows = [("Harbour", "Ships"), ("North quay", "nine"), ("South quay", "four")]
        let table = rows.map { "<tr><td>\($0.0)</td><td>\($0.1)</td></tr>" }.joined()
        let html = NewsPage.semantic.html.replacing(
            "<p>The opposition", with: "<table>\(table)</table><p>The opposition")
        let lines = extract(html).blocks.filter { $0.kind == .tableRow }.map(\.text)
        #expect(lines == rows.map { "\($0.0) | \($0.1)" })
    }

    @Test func classesAreReadAsWords() {
        let marks = HintTable().marks
        func hints(_ mark: String) -> HintSet {
            Array(mark.utf8).withUnsafeBufferPointer { marks.hints(inMark: $0, 0, $0.count) }
        }
        #expect(hints("entry-content").contains(.content))
        #expect(hints("relatedPosts").contains(.related))
        #expect(hints("post_comments_2").contains(.comment))
        #expect(hints("c-article__body").contains(.content))
        #expect(hints("uncommented").isEmpty)
        #expect(hints("entry x content").contains(.content) == false)
    }
}

@Suite struct SiteFurnitureTests {
    /// A page of a site whose notice looks like a paragraph of the report.
    private func page(_ number: Int) -> HTMLTree {
        let own = (1...6).map {
            "<p>Report \(words[(number * 7 + $0) % words.count]) of the day tells how the "
                + "\(words[(number * 3 + $0) % words.count]) was moved to the "
                + "\(words[(number * 5 + $0 * 2) % words.count]) before the evening came.</p>"
        }
        return parser.parse(
            Array(
                """
                <title>Report \(number)</title><div class=text><p>\(notice)</p>\(own.joined())</div>
                """.utf8))
    }

    private let notice =
        "This service is brought to you by the harbour board, which is not answerable for its content."
    private let words = [
        "crane", "wheat", "lighthouse", "convoy", "anchor", "quay", "tariff", "pilot", "storm",
        "ferry",
        "customs",
    ]

    @Test func learnsWhatRepeats() {
        var furniture = SiteFurniture()
        #expect(extractor.extract(page(1)).text.contains("harbour board"))
        for number in 1...5 { furniture.add(extractor.fingerprints(page(number))) }
        let text = extractor.extract(page(1), furniture: furniture).text
        #expect(!text.contains("harbour board"))
        #expect(text.contains("moved to the"))
        #expect(furniture.pages == 5)
    }

    @Test func sharedBackgroundOfTwoReportsStays() {
        var furniture = SiteFurniture()
        for number in [1, 1, 2, 3, 4, 5] { furniture.add(extractor.fingerprints(page(number))) }
        let text = extractor.extract(page(1), furniture: furniture).text
        #expect(text.contains("moved to the"))
    }

    @Test func twoPagesTeachNothing() {
        var furniture = SiteFurniture()
        for number in 1...2 { furniture.add(extractor.fingerprints(page(number))) }
        #expect(extractor.extract(page(1), furniture: furniture).text.contains("harbour board"))
    }
}
