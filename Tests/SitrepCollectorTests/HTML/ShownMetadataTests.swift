import SitrepModel
import Testing

@testable import SitrepCollector

/// What pages show their readers, where tags are missing, wrong or in universal time.
@Suite struct ShownMetadataTests {
    private func read(
        _ head: String, _ body: String = "", url: String? = "https://harbour.example/world/envoys"
    ) -> PageMetadata { MetadataTests.read(head, body, url: url) }

    @Test(
        arguments: [
            // The part that a title of the page has alone is the headline.
            (
                "<title>Envoys meet in the capital - Harbour Post</title>",
                "<h1><span>Talks in Oslo</span> <span>Envoys meet in the capital</span></h1>",
                "Envoys meet in the capital"
            ),
            (
                "<title>Envoys meet in the capital</title>",
                "<h1><small>26.01.2022</small>Envoys meet in the capital</h1>",
                "Envoys meet in the capital"
            ),
            // Where a title has all of it, so has the article, with the title's punctuation.
            (
                "<title>Talks in Oslo: Envoys meet in the capital | Harbour Post</title>",
                "<h1><span>Talks in Oslo</span> <span>Envoys meet in the capital</span></h1>",
                "Talks in Oslo: Envoys meet in the capital"
            ),
            // A shorter title does not cut a headline that runs on.
            (
                "<title>Envoys meet in the capital at last</title>",
                "<h1><b>Envoys meet</b> <i>in the capital today</i></h1>",
                "Envoys meet in the capital today"
            ),
            // A site's name that leads home is no headline.
            (
                "<title>Envoys meet in the capital</title>",
                "<h1><a href='https://harbour.example/'>The daily envoys</a></h1>",
                "Envoys meet in the capital"
            ),
        ]) func findsTheHeadline(_ head: String, _ body: String, _ title: String)
    {
        #expect(read(head, body).title == title)
    }

    @Test func thePageThatAnArticleIsPartOfDoesNotNameTheSite() {
        let page = read(
            """
            <title>Talks in Oslo: what comes next - Harbour Post</title>
            <script type="application/ld+json">{"@graph": [
            {"@type": "Article", "headline": "Talks in Oslo: what comes next",
            "isPartOf": {"@id": "#page"}, "publisher": {"name": "Harbour Post"}},
            {"@type": "WebPage", "@id": "#page", "name": "Talks in Oslo: what comes next - Harbour Post"}
            ]}</script>
            """)
        #expect(page.title == "Talks in Oslo: what comes next")
    }

    @Test(
        arguments: [
            ("2022-01-27T02:54:29Z", "Wednesday, January 26, 2022", "2022-01-26"),
            ("2022-01-25T23:00:00Z", "26 January 2022", "2022-01-26"),
            // No place is so far from universal time.
            ("2022-01-26T13:00:00Z", "25 January 2022", "2022-01-26T13:00:00Z"),
            // With an offset the stamp says the local day itself.
            ("2022-01-27T02:54:29+01:00", "26 January 2022", "2022-01-27T02:54:29+01:00"),
            ("2022-01-27T02:54:29Z", "Updated 26 January 2022", "2022-01-27T02:54:29Z"),
        ]) func theShownDayIsTheLocalOne(_ stamp: String, _ shown: String, _ value: String)
    {
        let page = read(
            "<meta property='article:published_time' content='\(stamp)'>",
            "<h1>Envoys meet in the capital</h1><p>\(shown)</p><p>The talks went on.</p>")
        #expect(page.published?.value.value == value)
    }

    @Test(
        arguments: [
            ("<p>Harbour Post &bull; 26.01.2022</p>", "2022-01-26"),
            ("<p>Hamburg, 26. Januar 2022</p>", "2022-01-26"),
            ("<p>26.01.2022 – The envoys came by ship.</p>", "2022-01-26"),
            ("<p>Mi 26.01.22 | 14:07 Uhr | Von <b>Jana Doe</b></p>", "2022-01-26"),
            ("<ul><li><b>Datum</b> 26.01.2022</li></ul>", "2022-01-26"),
            ("<p>The treaty of 26 January 1992 is what the envoys spoke of.</p>", nil),
            (
                "<p>Born on 26 January 1992 in Bergen, she leads the delegation of her country.</p>",
                nil
            ),
        ] as [(String, String?)]) func findsDatesBesideWords(_ line: String, _ value: String?)
    {
        let page = read("", "<h1>Envoys meet in the capital</h1>\(line)<p>The talks went on.</p>")
        #expect(page.published?.value.day?.description == value)
    }

    @Test func aLabelledDateGoesBeforeOthersFarFromTheHeadline() {
        let far = String(repeating: "<p>The talks went on.</p>", count: 120)
        let page = read(
            "",
            """
            <h1>Envoys meet in the capital</h1>\(far)<div class=date>20.01.2022</div>
            <li><strong>Datum</strong> 26.01.2022</li>
            """)
        #expect(page.published?.value.value == "2022-01-26")
        #expect(page.provenance[.published]?.source == "text label")
    }

    @Test func aChangeAtTheEndDatesAPageWithoutOtherDates() {
        let page = read(
            "", "<h1>Envoys meet</h1><p>The talks went on.</p><p>Aktualisiert: 26.01.2022</p>")
        #expect(page.published?.value.value == "2022-01-26")
        #expect(page.published?.inferred == true)
    }

    @Test(
        arguments: [
            ("<h1>Envoys</h1><p>Von Jana Doe und Jan Roe</p>", ["Jana Doe", "Jan Roe"]),
            ("<h1>Envoys</h1><p>Auteur : Jeanne Doe</p>", ["Jeanne Doe"]),
            ("<h1>Envoys</h1><p class=autorenzeile>Von Jana Doe, HPD</p>", ["Jana Doe"]),
            (
                "<h1>Envoys</h1><p class=author>Jana Doe <a href='/x'>Alle Artikel</a></p>",
                ["Jana Doe"]
            ),
            ("<h1>Envoys</h1><p>Von Wegen lernen</p>", []),
        ] as [(String, [String])]) func findsBylinesOfOtherLanguages(
            _ body: String, _ authors: [String]
        )
    {
        #expect(read("", body).authors == authors)
    }

    @Test func labelsOfCardsAreReadInAnyLanguage() {
        let page = read(
            """
            <meta name=twitter:label1 content='Verfasst von'><meta name=twitter:data1 content='Jana Doe'>
            """)
        #expect(page.authors == ["Jana Doe"])
    }

    @Test func aHouseWithItsAddressIsNoWriter() {
        let page = read(
            """
            <meta name=publisher content='Harbour Radio (www.harbour.example)'>
            <meta name=author content='Harbour Radio (www.harbour.example)'>
            """, "<h1>Envoys</h1><p class=byline>By Jane Doe</p>")
        #expect(page.authors == ["Jane Doe"])
    }
}
