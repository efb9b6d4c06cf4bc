import Foundation
import SitrepModel

@testable import SitrepArchive

/// Small contents for tests: our own sentences.
enum Samples {
    static func path(_ name: String = "archive") throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-archive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appendingPathComponent("\(name).sitrep").path
    }

    static func archive(pageLimit: Int? = nil) throws -> Archive {
        try Archive(path: path(), pageLimit: pageLimit)
    }

    static func time(_ n: Int) -> String {
        "2022-02-\(n < 10 ? "0" : "")\(n)T06:00:00Z"
    }

    static func article(
        _ id: String, _ text: String, outlet: String = "The Courier", day: Int = 19_000
    ) -> Article {
        let source = SourceText(text)
        return Article(
            id: id, captureHash: ContentHash.hex(source.bytes), source: .path("reports/\(id).txt"),
            title: "News of \(id)", outlet: outlet, agency: "NTB", authors: ["Kari Lund"],
            language: "en",
            published: PublicationDate(
                value: DateValue(day: CalendarDay(ordinal: day)), inferred: false,
                reason: "front matter"),
            dateline: Dateline(place: "Oslo", month: 1, day: 8, agency: nil, span: Span(0, 4)),
            text: source,
            parts: [
                Article.Part(
                    span: Span(0, source.bytes.count), kind: .paragraph, language: "en")
            ])
    }

    static func capture(of article: Article, at time: String? = nil) -> Capture {
        Capture(
            bytes: article.text.bytes, source: article.source, mediaType: "text/plain",
            capturedAt: time)
    }

    static func sentences(_ article: Article) -> [Span] {
        var spans: [Span] = []
        var start = 0
        for (n, byte) in article.text.bytes.enumerated() where byte == 0x2E {
            spans.append(Span(start, n + 1))
            start = n + 2
        }
        return spans
    }

    static func assertion(_ article: Article, sentence: Int = 0) -> Assertion {
        let span = sentences(article)[sentence]
        let words = QuotedSpan(span, in: article.text)
        return Assertion(
            article: article.id, sentence: words,
            trigger: QuotedSpan(Span(span.start, span.start + 4), in: article.text),
            actor: ActorReference(text: "Oslo", key: "NOR", role: "GOV"),
            target: ActorReference(text: "", key: ""),
            act: Act(
                cameo: "161", plover: Plover(event: "SANCTION"), goldstein: -6.5,
                quad: .materialConflict),
            when: ActDate(
                value: DateValue("2022-01-08T10:30:00Z").map { date in
                    var date = date
                    date.precision = .minute
                    return date
                } ?? DateValue(day: CalendarDay(ordinal: 19_000)), inferred: true,
                reason: "the dateline", expression: nil),
            place: nil, modality: .actual, tellers: [], quantities: [], content: nil, channel: nil,
            confidence: 0.8, explanation: [Reason(part: "act", rule: "lexicon: recall (161)")],
            outlet: article.outlet, agency: article.agency, published: article.published?.value)
    }

    static func event(
        _ id: String, _ assertions: [String], _ articles: [Article], day: Int,
        actors: [String] = ["NOR"], targets: [String] = ["LVA"], cameo: String = "161",
        quad: QuadClass = .materialConflict, origins: Int = 1, summary: String? = nil,
        place: Place? = nil, fields: [String: FieldVerdict] = [:]
    ) throws -> RecordDraft {
        let event = Event(
            id: id, summary: summary ?? "\(actors.joined()) acted on \(targets.joined())",
            act: Act(
                cameo: cameo, plover: Plover(event: "SANCTION"), goldstein: -6.5, quad: quad),
            actors: actors.map { Party(key: $0) }, targets: targets.map { Party(key: $0) },
            when: EventDate(
                value: DateValue(day: CalendarDay(ordinal: day)), inferred: false, reason: "said"),
            place: place, modality: .actual, channel: nil,
            toldBy: (0..<origins).map {
                Origin(key: "outlet:\($0)", name: "Outlet \($0)", kind: .outlet)
            }, articles: articles.map(\.id), assertions: assertions, fields: fields,
            confidence: 0.8, joins: [],
            evidence: articles.map {
                Evidence(article: $0.id, start: 0, end: 4, quote: $0.text.string(Span(0, 4)))
            })
        return try RecordDraft(
            event, day: day, reported: day + 1, texts: articles.count,
            outlets: articles.compactMap(\.outlet))
    }
}
