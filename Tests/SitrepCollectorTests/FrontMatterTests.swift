import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct FrontMatterTests {
    static let body =
        "The foreign ministers of the two states agreed on Tuesday to open the border to food convoys."

    @Test func isHonoured() throws {
        let report = try article(
            """
            ---
            title: "Border opens"   
            outlet: The Harbour Times # a paper
            published: 2022-01-26T18:30:00Z
            authors:
              - Jane Doe
              - 'John O''Roe'
            agency: Agencia EFE
            language: en
            ---
            \(Self.body)
            """)
        #expect(report.title == "Border opens")
        #expect(report.outlet == "The Harbour Times")
        #expect(report.published?.value.value == "2022-01-26T18:30:00Z")
        #expect(report.published?.reason == "front matter")
        #expect(report.authors == ["Jane Doe", "John O'Roe"])
        #expect(report.agency == "EFE")
        #expect(report.texts(.title) == ["Border opens"])
        #expect(report.texts(.paragraph) == [Self.body])
        #expect(report.texts(.metadata).count == 2)
    }

    @Test func theBodysOwnHeadlineIsTheTitlePart() throws {
        let report = try article("---\ntitle: Border opens\n---\n\n# Border opens\n\n\(Self.body)")
        #expect(report.texts(.title) == ["Border opens"])
        #expect(report.texts(.metadata).count == 1)
    }

    @Test func aListInBrackets() throws {
        let report = try article("---\nauthor: [Jane Doe, \"Roe, John\"]\n---\n\(Self.body)")
        #expect(report.authors == ["Jane Doe", "Roe, John"])
    }

    @Test(arguments: [
        ("---\ntitle: Border opens\nno key here\noutlet: Post\n---\n", "line 3"),
        ("---\ntitle: \"Border opens\noutlet: Post\n---\n", "line 2"),
        ("---\noutlet: Post\nauthor: [Jane\n---\n", "line 3"),
        ("---\noutlet: Post\ntitle: >\n  Border\n---\n", "line 3"),
        ("---\n- item\noutlet: Post\n---\n", "line 2"),
    ]) func namesTheLineThatIsMalformed(_ head: String, _ line: String) throws {
        let folder = try Folder()
        try folder.write("a.md", head + Self.body)
        let collection = collector.collect(paths: [folder.path])
        #expect(collection.troubles.first?.place == line)
        #expect(collection.articles.first?.outlet == "Post")
        #expect(collection.articles.first?.texts(.paragraph) == [Self.body])
    }

    @Test func anUnclosedBlockIsSaid() throws {
        let folder = try Folder()
        try folder.write("a.md", "---\ntitle: Border opens\n\n\(Self.body)\n")
        let collection = collector.collect(paths: [folder.path])
        #expect(collection.troubles.first?.reason.contains("closing ---") == true)
        #expect(collection.articles.first?.texts(.paragraph).contains(Self.body) == true)
    }

    @Test func givenMetadataGoesFirst() throws {
        let report = try article(
            "---\noutlet: Post\ndate: 2022-01-01\n---\n\(Self.body)",
            Metadata(published: "2022-01-26", outlet: "Courier", origin: "articles.json"))
        #expect(report.outlet == "Courier")
        #expect(report.published?.value.value == "2022-01-26")
        #expect(report.published?.reason == "articles.json")
    }

    @Test func aRuleIsNoFrontMatter() throws {
        let report = try article("---\n\n\(Self.body)\n\n---\n\n\(Self.body)\n")
        #expect(report.texts(.paragraph) == [Self.body, Self.body])
        #expect(report.texts(.furniture) == ["---", "---"])
    }
}
