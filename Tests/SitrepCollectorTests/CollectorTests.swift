import Foundation
import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct CollectorTests {
    @Test func readsFoldersInOrderAndPassesOverTheRest() throws {
        let folder = try Folder()
        for name in ["b.txt", "a.md", "deep/er/c.markdown", "deep/d.text"] {
            try folder.write(name, plainReport)
        }
        for name in [".hidden.txt", ".git/e.txt", "picture.jpg", "LICENSE"] {
            try folder.write(name, plainReport)
        }
        let collection = collector.collect(paths: [folder.path])
        #expect(collection.articles.map(\.id) == ["a", "b", "c", "d"])
        #expect(collection.troubles.isEmpty)
        #expect(collection.articles[0].captureHash == ContentHash.hex(Array(plainReport.utf8)))
        #expect(collection.articles[2].source == .path(folder.path + "/deep/er/c.markdown"))
    }

    @Test func orderOfPathsDoesNotMatter() throws {
        let folder = try Folder()
        let files = try (1...6).map {
            try folder.write("\($0)/report.txt", plainReport + "\n\nPart \($0) follows.")
        }
        let once = collector.collect(paths: files)
        let twice = collector.collect(paths: files.reversed() + files + [folder.path])
        #expect(once.articles == twice.articles)
        #expect(once.articles.count == 6)
    }

    @Test func filesOfOneNameAreToldApart() throws {
        let folder = try Folder()
        try folder.write("x/report.txt", plainReport)
        try folder.write("y/report.txt", plainReport)
        try folder.write("z/report.txt", plainReport + "\n")
        let ids = collector.collect(paths: [folder.path]).articles.map(\.id)
        let hash = ContentHash.hex(Array(plainReport.utf8)).prefix(8)
        #expect(Set(ids).count == 3)
        #expect(ids.contains("report-\(hash)"))
        #expect(ids.contains("report-\(hash)-2"))
    }

    @Test func sidecarsAreHonoured() throws {
        let folder = try Folder()
        try folder.write("one.txt", plainReport)
        try folder.write("sub/two.txt", plainReport)
        try folder.write(
            "articles.json",
            """
            [{"id": "one", "title": "Given title", "outlet": "Post", "published": "2022-01-26", "n": 3,
              "author": "Jane Doe"},
             {"path": "sub/two.txt", "id": "second", "outlet": "Courier", "agency": "Agence France-Presse"},
             7, {"outlet": "nobody's"}]
            """)
        let collection = collector.collect(paths: [folder.path])
        #expect(collection.articles.map(\.id) == ["one", "second"])
        #expect(collection.articles[0].title == "Given title")
        #expect(collection.articles[0].authors == ["Jane Doe"])
        #expect(collection.articles[0].published?.reason == "articles.json")
        #expect(collection.articles[1].agency == "AFP")
        #expect(collection.troubles.map(\.place) == ["entry 3", "entry 4"])
        // Given by itself, a file is still known to the sidecar beside it.
        let alone = collector.collect(paths: [
            folder.path + "/one.txt", folder.path + "/articles.json",
        ])
        #expect(alone.articles.map(\.outlet) == ["Post"])
        #expect(alone.troubles.count == 2)
    }

    @Test func aBrokenSidecarStopsNothing() throws {
        let folder = try Folder()
        try folder.write("one.txt", plainReport)
        try folder.write("articles.json", "[{\"id\": ")
        let collection = collector.collect(paths: [folder.path])
        #expect(collection.articles.count == 1)
        #expect(collection.troubles.first?.reason.hasPrefix("it is not valid JSON") == true)
    }

    /// Each bad input beside a good one: it is named with a reason and a remedy, and the good one read.
    @Test(
        arguments: [
            ("missing.txt", nil, "no such file"), ("empty.txt", "", "empty"),
            ("blank.txt", " \n\n\t\n", "white space"),
            ("junk.txt", "\u{0}\u{1}\u{2}\u{3}abc\u{0}\u{0}", "binary"),
            ("report.pdf", "%PDF-1.4", "type .pdf"),
            ("page.html", "<script>let x = 1</script>", "holds no text"),
            ("pdf.txt", "%PDF-1.4 and so on", "PDF"),
            ("menu.txt", "Skip to content\n\nLeave a Reply\n", "furniture"),
        ] as [(String, String?, String)])
    func namesWhatItCannotUse(_ name: String, _ content: String?, _ reason: String) throws {
        let folder = try Folder()
        let good = try folder.write("good.txt", plainReport)
        let bad = folder.path + "/" + name
        if let content { try folder.write(name, content) }
        let collection = collector.collect(paths: [bad, good])
        let trouble = try #require(collection.troubles.first)
        #expect(collection.troubles.count == 1)
        #expect(trouble.input == bad)
        #expect(trouble.reason.contains(reason))
        #expect(!trouble.remedy.isEmpty)
        #expect(collection.articles.filter { $0.unusable == nil }.map(\.id) == ["good"])
    }

    @Test func aFolderWithoutReports() throws {
        let folder = try Folder()
        try folder.write("picture.jpg", "x")
        let troubles = collector.collect(paths: [folder.path]).troubles
        #expect(troubles.map(\.reason) == ["the folder holds no reports"])
    }

    @Test func linksAndFoldersThatAreNoReports() throws {
        let folder = try Folder()
        try folder.write("good.txt", plainReport)
        try folder.write("x.txt/inside.txt", plainReport)
        try folder.link("dangling.txt", to: "nowhere.txt")
        try folder.link("loop", to: ".")
        try folder.link("round.txt", to: "round.txt")
        try folder.link("again.txt", to: "good.txt")
        let collection = collector.collect(paths: [folder.path])
        #expect(collection.articles.count == 1)
        #expect(
            collection.troubles.map { FileWalker.name($0.input) } == [
                "dangling.txt", "loop", "round.txt", "x.txt",
            ])
    }

    @Test func readsWithinBounds() throws {
        let folder = try Folder()
        let line = try folder.write("line.txt", [UInt8](repeating: 0x61, count: 50_000_000))
        let large = try folder.write("large.txt", Array("word word word\n".utf8))
        try #require(truncate(large, 65 << 20) == 0)
        let lines = try folder.write("lines.txt", [UInt8](repeating: 0x0A, count: 300_000) + [0x61])
        let good = try folder.write("good.txt", plainReport)
        let collection = collector.collect(paths: [line, lines, large, good])
        #expect(collection.articles.map(\.id) == ["good"])
        #expect(
            collection.troubles.map { FileWalker.name($0.input) } == [
                "large.txt", "line.txt", "lines.txt",
            ])
        #expect(collection.troubles.allSatisfy { $0.reason.contains("limit") })
        #expect(collection.troubles[1].place == "line 1, byte 0")
    }

    @Test func damagedTextIsRepairedAndUsed() throws {
        let folder = try Folder()
        try folder.write(
            "damaged.txt",
            Array("Café talks — begin\n\n".utf8) + [0xFF, 0xFE, 0xE2] + Array(plainReport.utf8))
        let collection = collector.collect(paths: [folder.path])
        #expect(collection.articles.first?.unusable == nil)
        #expect(collection.troubles.first?.place == "byte 23")
        #expect(collection.troubles.first?.reason.contains("invalid UTF-8") == true)
    }

    @Test func anUnreadableDateIsSaid() throws {
        let folder = try Folder()
        try folder.write("a.md", "---\npublished: yesterday\n---\n" + plainReport)
        let collection = collector.collect(paths: [folder.path])
        #expect(collection.articles.first?.published == nil)
        #expect(collection.troubles.first?.reason.contains("'yesterday'") == true)
    }
}
