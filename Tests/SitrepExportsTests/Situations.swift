import Foundation
import SitrepModel

@testable import SitrepExports

/// Contents for the tests: the committed brief of the examples, and small ones made here.
enum Situations {
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The examples, with an assertion of our own.
    static func examples() throws -> ExportContent {
        let file = root.appendingPathComponent("Tests/Snapshots/examples.json")
        let brief = try JSONDecoder().decode(Brief.self, from: Data(contentsOf: file))
        return ExportContent(brief: brief, assertions: [assertion()], title: "Examples")
    }

    /// Words that are something else to spreadsheets, calendars, browsers and parsers.
    static let hostile =
        "=HYPERLINK(\"http://x.example\";\"a\"), <script>alert('1')</script> ]]> & \\n {{7*7}}; "
        + "Größe 東京 \u{1F54A} | \u{202E}txt"

    /// A content whose every text is hostile.
    static func hostileContent() -> ExportContent {
        var content = ExportContent(title: hostile, identity: hostile)
        content.articles = [article("r1", outlet: hostile, published: "2022-01-26")]
        content.assertions = [assertion(hostile)]
        var event = event(hostile)
        event.place = Place(
            name: hostile, country: "UKR", latitude: 50.45, longitude: 30.52, precision: "city")
        content.events = [Exported(lineage: "e1", value: event)]
        content.meetings = [
            Exported(
                lineage: "m1",
                value: meeting("2022-02-04", participants: [hostile], place: hostile))
        ]
        return content
    }

    static func article(
        _ id: String, outlet: String = "The Harbour Times", published: String?
    ) -> ArticleRecord {
        ArticleRecord(
            id: id, number: 1, path: "\(id).txt", url: nil, title: "A report", outlet: outlet,
            agency: nil, language: "en",
            published: published.flatMap { DateValue($0) }.map {
                PublicationDate(value: $0, inferred: false, reason: "front matter")
            }, syndication: nil, used: true, whyNotUsed: nil)
    }

    static func event(_ summary: String, article: String = "r1", when: String? = nil) -> Event {
        let act = Act(
            cameo: "040", plover: Plover(event: "CONSULT"), goldstein: 1, quad: .verbalCooperation)
        return Event(
            id: ContentHash.identifier("e", [summary, article]), summary: summary, act: act,
            actors: [Party(key: "FRA", name: "Emmanuel Macron", role: "GOV")],
            targets: [Party(key: "RUS")], when: known(when), place: nil, modality: .actual,
            channel: nil,
            toldBy: [Origin(key: "outlet:x", name: summary, kind: .outlet)], articles: [article],
            assertions: ["a1"], fields: [:], confidence: 0.75, joins: [],
            evidence: [Evidence(article: article, start: 3, end: 3 + summary.count, quote: summary)]
        )
    }

    static func meeting(
        _ when: String?, status: Meeting.Status = .planned,
        participants: [String] = ["Olaf Scholz"], place: String? = "Berlin",
        history: [String] = [], told: [String] = ["r1"]
    ) -> Meeting {
        Meeting(
            participants: participants.map { Party(key: "DEU", name: $0) }, kind: .visit,
            when: known(when), place: place, status: status,
            saidBy: [Origin(key: "outlet:x", name: "The Harbour Times", kind: .outlet)],
            event: "e1", history: history,
            evidence: told.map {
                Evidence(
                    article: $0, start: 10, end: 30, quote: "He will come, on Monday;\nso it is.")
            })
    }

    static func known(_ date: String?) -> KnownDate? {
        date.flatMap { DateValue($0) }.map { KnownDate(value: $0, inferred: false, reason: "") }
    }

    static func assertion(_ words: String = "Berlin received the minister.") -> Assertion {
        let span = QuotedSpan(start: 0, end: words.unicodeScalars.count, quote: words)
        return Assertion(
            article: "r1", sentence: span, trigger: span,
            actor: ActorReference(text: words, key: "DEU"),
            target: ActorReference(text: "the minister", key: "FRA", role: "GOV"),
            act: Act(
                cameo: "043", plover: Plover(event: "CONSULT", mode: "visit"), goldstein: 2.8,
                quad: .verbalCooperation), when: nil, place: nil, modality: .actual, tellers: [],
            quantities: [], content: nil, channel: nil, confidence: 0.5, explanation: [],
            outlet: "The Harbour Times", published: DateValue("2022-01-26"))
    }
}
