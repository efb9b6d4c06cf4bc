import SitrepModel

@testable import SitrepDesk

/// An invented report with hand-made assertions whose spans resolve in its text.
struct ReportBuilder {
    var article: Article

    init(
        _ id: String, outlet: String? = nil, agency: String? = nil, published: String? = nil,
        title: String? = nil, _ text: String
    ) {
        let source = SourceText(text)
        article = Article(
            id: id, captureHash: ContentHash.hex(source.bytes), source: .path("\(id).txt"),
            title: title, outlet: outlet, agency: agency, language: "en",
            published: published.flatMap(DateValue.init).map {
                PublicationDate(value: $0, inferred: false, reason: "front matter")
            },
            text: source,
            parts: [
                Article.Part(span: Span(0, source.bytes.count), kind: .paragraph, language: "en")
            ])
    }

    /// Somebody: words in the text, key, name.
    struct Who {
        var text: String
        var key: String
        var name: String?
        var role: String?
        init(_ text: String, _ key: String, _ name: String? = nil, role: String? = nil) {
            self.text = text
            self.key = key
            self.name = name
            self.role = role
        }
        static let nobody = Who("", "")
    }

    /// The assertion of the first sentence that holds `trigger` (and `near`, where given).
    func tells(
        _ trigger: String, _ cameo: String, _ actor: Who, _ target: Who = .nobody,
        near: String? = nil, on when: String? = nil, words: String? = nil,
        _ modality: Modality = .actual, by teller: Who? = nil, stance: Teller.Stance = .says,
        number: (String, Double, QuantityBound, String)? = nil, currency: String? = nil,
        content: String? = nil, quoted: Bool = false, channel: String? = nil, place: String? = nil,
        goldstein: Double? = nil, confidence: Double = 0.8
    ) -> Assertion {
        let text = article.text
        let sentence =
            Syndication.sentences(text.bytes, Span(0, text.bytes.count)).first {
                let quote = text.string($0)
                return quote.contains(trigger) && near.map(quote.contains) != false
            } ?? Span(0, text.bytes.count)
        func span(_ words: String) -> QuotedSpan? { Self.find(words, in: sentence, of: text) }
        let root = Int(cameo.prefix(2)) ?? 1
        func reference(_ who: Who) -> ActorReference {
            ActorReference(
                text: who.text, key: who.key, name: who.name, role: who.role, span: span(who.text))
        }
        return Assertion(
            article: article.id, sentence: QuotedSpan(sentence, in: text),
            trigger: span(trigger) ?? QuotedSpan(sentence, in: text), actor: reference(actor),
            target: reference(target),
            act: Act(
                cameo: cameo, plover: Plover(event: nil),
                goldstein: goldstein ?? (root < 9 ? 3 : -4),
                quad: QuadClass(root: root) ?? .verbalCooperation),
            when: when.flatMap(DateValue.init).map {
                ActDate(
                    value: $0, inferred: false, reason: "given",
                    expression: words.flatMap(span))
            },
            place: place.map { Place(name: $0, precision: "city", span: span($0)) },
            modality: modality,
            tellers: teller.map {
                [Teller(actor: reference($0), kind: .speaker, stance: stance, cue: nil)]
            } ?? [],
            quantities: number.map { n in
                [
                    Quantity(
                        value: n.1, bound: n.2, unit: n.3, currency: currency, counted: nil,
                        span: span(n.0) ?? QuotedSpan(sentence, in: text))
                ]
            } ?? [],
            content: content.flatMap(span).map { Content(span: $0, quoted: quoted) },
            channel: channel, confidence: confidence, explanation: [], outlet: article.outlet,
            agency: article.agency, published: article.published?.value)
    }

    private static func find(_ words: String, in span: Span, of text: SourceText) -> QuotedSpan? {
        let needle = Array(words.utf8)
        guard !needle.isEmpty, needle.count <= span.count else { return nil }
        for start in span.start...(span.end - needle.count)
        where text.bytes[start..<(start + needle.count)].elementsEqual(needle) {
            return QuotedSpan(Span(start, start + needle.count), in: text)
        }
        return nil
    }
}
