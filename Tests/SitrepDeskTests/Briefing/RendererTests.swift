import SitrepModel
import Testing

@testable import SitrepDesk

@Suite struct RendererTests {
    let brief = FishingCrisis.brief()

    @Test func textKeepsToAHundredColumns() {
        let text = TextBrief().render(brief)
        for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
        #expect(text.hasPrefix("SITUATION BRIEF   5 reports, 5 outlets,"))
    }

    @Test func sectionsComeInOrderAndEmptyOnesNot() {
        let ids = BriefPage(brief).sections.map(\.id)
        #expect(
            ids == [
                "basis", "leading", "timeline", "differences", "demands", "forces", "aid",
                "meetings",
                "positions", "statements", "tension",
            ])
        let small = Desk().brief(articles: [], assertions: [])
        #expect(BriefPage(small).sections.isEmpty)
    }

    @Test func everyLineHasAReference() {
        for section in BriefPage(brief).sections where section.id != "basis" {
            for line in section.groups.flatMap(\.lines) {
                #expect(!line.references.isEmpty, "\(line.text)")
            }
        }
    }

    @Test func everyReferenceInHTMLHasItsAnchorOnce() {
        let html = HTMLBrief().render(brief, articles: FishingCrisis.articles)
        var targets: Set<String> = []
        for piece in html.components(between: "href=\"#", and: "\"") { targets.insert(piece) }
        #expect(targets.count > 20)
        for target in targets {
            #expect(
                html.components(between: "id=\"\(target)", and: "\"").filter(\.isEmpty).count == 1,
                "\(target)")
        }
        #expect(!html.contains("<script"))
        #expect(!html.contains("src="))
        #expect(!html.contains("url("))
    }

    @Test func hostileTextIsEscaped() {
        let report = ReportBuilder(
            "evil\"><script>", outlet: "<b>Outlet</b>", published: "1976-01-14",
            title: "<img src=x onerror=alert(1)>",
            "Iceland criticised <script>alert('x')</script> Britain & \"others\" \u{202E}on Monday."
        )
        let assertion = report.tells(
            "criticised", "110", ReportBuilder.Who("Iceland", "ISL"),
            ReportBuilder.Who("Britain", "GBR"), content: "<script>alert('x')</script>")
        let brief = Desk().brief(articles: [report.article], assertions: [assertion])
        let html = HTMLBrief().render(brief, articles: [report.article])
        #expect(!html.contains("<script"))
        #expect(!html.contains("<img"))
        #expect(!html.contains("<b>Outlet"))
        #expect(!html.contains("\u{202E}"))
        let unescaped = MarkdownBrief().render(brief).replacing("\\<", with: "")
        #expect(!unescaped.contains("<script"))
        #expect(!unescaped.contains("<img"))
    }

    @Test func markdownLinksItsSentences() {
        let markdown = MarkdownBrief().render(brief)
        #expect(markdown.contains("[1.2](#s1-2)"))
        #expect(markdown.contains("<a id=\"s1-2\"></a>"))
    }
}

extension String {
    /// What stands between each `start` and the next `end`.
    func components(between start: String, and end: Character) -> [String] {
        var rest = Substring(self)
        var found: [String] = []
        while let range = rest.firstRange(of: start) {
            rest = rest[range.upperBound...]
            guard let stop = rest.firstIndex(of: end) else { break }
            found.append(String(rest[..<stop]))
        }
        return found
    }
}
