import SitrepModel
import Testing

@testable import SitrepCollector

/// Pages as the Collector gives them.
@Suite struct HTMLPageTests {
    @Test(arguments: NewsPage.all)
    func partsCoverTheText(_ page: NewsPage) throws {
        let article = try article(page.html)
        #expect(PartsPropertyTests.violation(article) == nil)
        #expect(article.language == "en")
        #expect(article.unusable == nil)
        #expect(article.texts(.paragraph).count >= NewsPage.sentences.count)
        #expect(article.captureHash == ContentHash.hex(Array(page.html.utf8)))
    }

    @Test func titleStandsFirstAndOnce() throws {
        let article = try article(NewsPage.semantic.html, Metadata(title: NewsPage.title))
        #expect(article.title == NewsPage.title)
        #expect(article.parts.first?.kind == .title)
        #expect(article.text.string.ranges(of: NewsPage.title).count == 1)
    }

    @Test func datelineAndSignatureAreParted() throws {
        let html = NewsPage.semantic.html
            .replacing("<p>The transport", with: "<p>Port Oresund, Jan 26 (EFE).- The transport")
            .replacing("in the evening.</p>", with: "in the evening. EFE</p>")
        let article = try article(html)
        #expect(article.texts(.dateline) == ["Port Oresund, Jan 26 (EFE).-"])
        #expect(article.agency == "EFE")
        #expect(PartsPropertyTests.violation(article) == nil)
    }

    @Test func filesOfPagesAreCollected() throws {
        let folder = try Folder()
        for name in ["a.html", "b.htm", "c.xhtml", "d.txt"] {
            try folder.write(name, NewsPage.divisions.html)
        }
        let collection = collector.collect(paths: [folder.path])
        #expect(collection.articles.map(\.id) == ["a", "b", "c", "d"])
        #expect(Set(collection.articles.map(\.text)).count == 1)
        #expect(collection.troubles.isEmpty)
    }

    @Test(arguments: [
        ("<!DOCTYPE html><p>x", true, true), ("\u{FEFF}  <!-- a -->\n<HTML>", true, true),
        ("<?xml version=\"1.0\"?><html xmlns=\"x\">", true, true), ("<div>x", false, true),
        ("A line <html>", false, false), ("", false, false), ("<", false, false),
        ("<!--", false, false), ("<rss>", false, false),
    ])
    func knowsPagesByTheirStart(_ text: String, _ isFile: Bool, _ isStream: Bool) {
        #expect(HTMLReader.isPage(Array(text.utf8), fragments: false) == isFile)
        #expect(HTMLReader.isPage(Array(text.utf8), fragments: true) == isStream)
    }

    @Test func hugePagesAreRefused() throws {
        let huge = [UInt8](repeating: 0x61, count: HTMLReader.pageLimit + 1)
        let trouble = #expect(throws: Trouble.self) {
            try HTMLReader().read(huge, input: "huge.html")
        }
        #expect(trouble?.reason.contains("larger than 16 MiB") == true)
    }

    /// Cut at any byte, a page is read without a fault, and its spans are valid.
    @Test func everyPrefixIsRead() throws {
        let bytes = Array(NewsPage.withComments.html.utf8)
        for count in stride(from: 20, to: bytes.count, by: 53) {
            guard
                let article = try? collector.article(
                    from: Array(bytes.prefix(count)), name: "cut")
            else { continue }
            #expect(PartsPropertyTests.violation(article) == nil, "cut at \(count)")
        }
    }
}
