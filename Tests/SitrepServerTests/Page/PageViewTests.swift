#if Server
import SitrepModel
import Testing

@testable import SitrepServer

@Suite("Views are functions from records to HTML")
struct PageViewTests {
    private static let attack = "<script>x</script>\" onload='y' javascript:z"

    private func text(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }

    private func evidence(_ article: String, _ quote: String) -> Evidence {
        Evidence(article: article, start: 0, end: quote.unicodeScalars.count, quote: quote)
    }

    private func event(_ words: String, fields: [String: FieldVerdict]) -> Event {
        Event(
            id: "e1", summary: words,
            act: Act(
                cameo: "154", plover: Plover(event: "MOBILIZE"), goldstein: -7.2,
                quad: .materialConflict), actors: [Party(key: "RUS", name: words)],
            targets: [Party(key: "UKR")], when: nil, place: nil, modality: .actual, channel: nil,
            toldBy: [
                Origin(key: "agency:a", name: words, kind: .agency),
                Origin(key: "speaker:b", name: "Pentagon", kind: .speaker),
            ], articles: ["one", "two", "three"], assertions: ["a1", "a2"], fields: fields,
            confidence: 0.9, joins: [], evidence: [evidence("one", words)])
    }

    private func differing(_ words: String) -> [String: FieldVerdict] {
        [
            "numbers": FieldVerdict(
                verdict: .differ, kind: .differentBound,
                values: [
                    FieldValue(
                        value: "more than 100,000", articles: ["one"], origins: ["agency:a"],
                        evidence: [evidence("one", "100,000")]),
                    FieldValue(
                        value: words, articles: ["two"], origins: ["speaker:b"],
                        evidence: [evidence("two", words)]),
                ], silent: ["three"])
        ]
    }

    @Test("Outlets side by side: who differs, who is silent")
    func compares() {
        let table = text(
            ClaimTable(
                event: event("Forces massed", fields: differing("100,000")),
                references: References(names: ReportNames())
            ).html)
        #expect(table.contains("<th scope=\"col\">one</th>"))
        #expect(table.components(separated: "\u{2260} differs") == 3)
        #expect(table.contains("<span class=\"silent\">silent</span>"))
        #expect(table.contains("href=\"/reports/two?start=0&amp;end=7#mark\""))
        #expect(table.contains("<caption>"))
    }

    @Test("What most origins say is not marked as differing")
    func majority() {
        var fields = differing("100,000")
        fields["numbers"]?.values[0].origins = ["agency:a", "outlet:c"]
        let table = text(
            ClaimTable(
                event: event("Forces massed", fields: fields),
                references: References(names: ReportNames())
            ).html)
        #expect(table.components(separated: "\u{2260} differs") == 2)
        #expect(table.components(separated: "= agrees") == 2)
    }

    @Test("No field of an event can bring markup in")
    func inert() {
        let kept = Kept(
            lineage: Self.attack, value: event(Self.attack, fields: differing(Self.attack)))
        let references = References(names: ReportNames())
        let pages = [
            EventLines(references: references).list([kept]),
            ClaimTable(event: kept.value, references: references).html,
            OriginBar(kept.value).html, mapView([kept]),
            TimelineChart(
                events: [TimelineView.Told(kept: kept, reported: CalendarDay(ordinal: 19_000))],
                from: CalendarDay(ordinal: 18_990), to: CalendarDay(ordinal: 19_010)
            ).html,
        ]
        for page in pages.map(text) {
            #expect(!page.contains("<script"))
            #expect(!page.contains("\" onload="))
            #expect(!page.contains("' javascript"))
            #expect(!page.contains("href=\"javascript"))
        }
    }

    @Test("A chart of tension says in words what it shows")
    func tension() {
        let figure = Tension(
            pair: ["RUS", "USA"], day: DateValue(day: CalendarDay(ordinal: 19_018)), threats: -2.5,
            acts: -7.2, cooperation: 1, n: 4, events: [], evidence: [])
        let chart = text(TensionChart(figures: [figure], width: 300, height: 100).html)
        #expect(chart.contains("role=\"img\""))
        #expect(chart.contains("acts \u{2212}7.2"))
        #expect(!chart.contains("nan"))
        #expect(!chart.contains("inf"))
    }

    @Test("Equal networks look equal, and those with ties come closer", arguments: [1, 2, 7, 26])
    func layout(_ count: Int) {
        let edges = count > 3 ? [(a: 0, b: 1, weight: 9.0), (a: 2, b: 3, weight: 1.0)] : []
        let one = NetworkLayout(count: count, edges: edges).places
        let two = NetworkLayout(count: count, edges: edges).places
        #expect(one.count == count)
        #expect(zip(one, two).allSatisfy { $0.x == $1.x && $0.y == $1.y })
        #expect(one.allSatisfy { (0...1).contains($0.x) && (0...1).contains($0.y) })
    }

    @Test(
        "Dates and figures as people write them",
        arguments: [
            ("2022-01-26", "26 Jan 2022"), ("2022-01-24/2022-01-30", "24\u{2013}30 Jan 2022"),
            ("2021-12", "Dec 2021"), ("2020", "2020"),
            ("2021-12-30/2022-01-02", "30 Dec 2021 \u{2013} 2 Jan 2022"),
        ])
    func dates(_ value: String, _ words: String) throws {
        #expect(Words.short(try #require(DateValue(value))) == words)
    }

    @Test(
        "Signs stand before figures",
        arguments: [(-7.24, "\u{2212}7.2"), (0.04, "0.0"), (3, "+3.0"), (-0.02, "0.0")])
    func decimals(_ value: Double, _ words: String) { #expect(Words.decimal(value) == words) }

    @Test("A time some days before keeps its hour")
    func back() {
        #expect(NewView.back("2022-03-01T06:30:00Z", 1) == "2022-02-28T06:30:00Z")
        #expect(NewView.back("nothing", 1) == "nothing")
    }
}

extension String {
    /// In how many pieces the words cut it.
    fileprivate func components(separated words: String) -> Int {
        ranges(of: words).count + 1
    }
}
#endif
