import Testing

@testable import SitrepCollector

@Suite struct CleanerTests {
    static let titles = TitleCleaner()
    static let authors = AuthorCleaner(agencies: AgencyTable(), calendar: CalendarWords())

    @Test(
        arguments: [
            (
                "Envoys meet in the capital - Harbour Post", ["Harbour Post"], nil,
                "Envoys meet in the capital"
            ),
            ("Harbour Post: Envoys meet", ["Harbour Post"], nil, "Envoys meet"),
            (
                "Envoys meet in the capital | World | Harbour Post", ["Harbour Post"], nil,
                "Envoys meet in the capital"
            ),
            ("Envoys meet – live | Some paper", [], "Envoys meet – live", "Envoys meet – live"),
            (
                "Envoys meet – a first step – Harbourpost", ["Harbour Post"], nil,
                "Envoys meet – a first step"
            ),
            ("Talks - the long way home", ["Harbour Post"], nil, "Talks - the long way home"),
            (
                "Envoys of both sides meet * Harbour Post * by Jane Doe", ["Harbour Post"], nil,
                "Envoys of both sides meet"
            ),
            ("使节会晤-港口日报", ["港口日报"], nil, "使节会晤"), ("使节会晤_港口日报", ["港口日报"], nil, "使节会晤"),
            ("Post-war envoys meet-Ups", ["Harbour Post"], nil, "Post-war envoys meet-Ups"),
            ("World: envoys meet", ["Harbour Post"], "envoys meet", "envoys meet"),
            ("  Envoys\n meet  ", [], nil, "Envoys meet"),
            ("Harbour Post", ["Harbour Post"], nil, "Harbour Post"),
        ] as [(String, [String], String?, String)])
    func cleansTitles(_ title: String, _ sites: [String], _ heading: String?, _ clean: String) {
        #expect(Self.titles.clean(title, sites: sites, heading: heading) == clean)
    }

    @Test(
        arguments: [
            ("By Jane Doe", ["Jane Doe"]),
            ("Written by: Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
            ("Jane Doe, John Roe & Mary Major", ["Jane Doe", "John Roe", "Mary Major"]),
            ("Jane Doe, Senior Reporter", ["Jane Doe"]), ("Jane Doe, MD, PhD", ["Jane Doe"]),
            ("Jane Doe | Updated 3 May 2022", ["Jane Doe"]), ("Jane Doe in Kyiv", ["Jane Doe"]),
            ("Jane Doe for the Harbour Post", ["Jane Doe"]),
            ("Jane Doe January 26, 2022", ["Jane Doe"]),
            ("Jean de la Tour", ["Jean de la Tour"]),
            ("Martin Luther King Jr.", ["Martin Luther King Jr."]),
            ("Jane Doe,John Roe", ["Jane Doe", "John Roe"]), ("Jane Doe @janedoe", ["Jane Doe"]),
            ("Doe Jane 기자", ["Doe Jane"]), ("Alles von Jana Doe", ["Jana Doe"]),
            ("Agenturen", []), ("Jana Doe, Chefredakteurin", ["Jana Doe"]),
            ("Doe & Doe", ["Doe & Doe"]), ("Von Max Mustermann", ["Max Mustermann"]),
            ("admin", []), ("https://social.example/jane.doe", []), ("jane@outlet.example", []),
            ("Staff", []), ("", []), ("Editor", []), ("JANE DOE", ["JANE DOE"]),
            ("Center for Harbour Studies", ["Center for Harbour Studies"]),
        ] as [(String, [String])]) func cleansAuthors(_ value: String, _ names: [String])
    {
        #expect(Self.authors.clean([value]).authors == names)
    }

    @Test func agenciesAreNoAuthors() {
        let cleaned = Self.authors.clean(["Jane Doe, Reuters", "The Associated Press"])
        #expect(cleaned.authors == ["Jane Doe"])
        #expect(cleaned.agency == "Reuters")
    }

    @Test(arguments: [
        ("Jane Doe", true), ("Sat", false), ("Updated", false), ("7 min read", false),
        ("3 May 2022", false), ("the whole story", false), ("Élodie d'Arc", true),
    ]) func knowsPeople(_ text: String, _ isPeople: Bool) {
        #expect(Self.authors.isPeople(text) == isPeople)
    }

    @Test(
        arguments: [
            ("/a/b.html", "https://x.example/a/b.html"), ("//y.example/c", "https://y.example/c"),
            ("b.html", "https://x.example/news/b.html"),
            ("https://z.example/", "https://z.example/"),
            ("mailto:a@b.example", nil), ("#top", nil), ("javascript:void(0)", nil), ("", nil),
        ] as [(String, String?)]) func makesAddressesAbsolute(
            _ reference: String, _ absolute: String?
        )
    {
        #expect(
            PageAddress.absolute(reference, base: "https://x.example/news/a.html?p=1") == absolute)
    }

    @Test(arguments: [
        ("news.bbc.co.uk", "bbc"), ("outlet.example", "outlet"), ("www2.outlet.com.au", "outlet"),
        ("localhost", "localhost"),
    ]) func namesSites(_ host: String, _ label: String) {
        #expect(PageAddress.label(ofHost: host) == label)
    }
}
