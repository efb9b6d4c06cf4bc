import Foundation
import SitrepCollector
import SitrepDesk
import SitrepIngest
import SitrepModel
import Testing

@testable import SitrepCommands

/// The whole way from files to brief, on the bundled examples and, where it is at hand, on the corpus.
@Suite(.serialized) struct ExtractionTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let examples = root.appendingPathComponent("Examples").path
    static let corpus = root.deletingLastPathComponent().appendingPathComponent("shared/corpus")
        .path

    /// The folders of reports that are here; says so where the corpus is not.
    static var folders: [String] {
        guard FileManager.default.fileExists(atPath: corpus) else {
            print("note: \(corpus) is not here; only the examples are read")
            return [examples]
        }
        return [examples, corpus]
    }

    private func brief(_ articles: [Article], workers: Int) throws -> String {
        let situation = try Situation(articles: articles, workers: workers)
        return try JSONBrief().render(
            Desk().brief(articles: situation.articles, assertions: situation.assertions))
    }

    @Test(arguments: folders) func everySpanResolvesToItsQuote(folder: String) throws {
        let collection = Collector().collect(paths: [folder])
        let extraction = try Extraction(workers: 1)
        var checked = 0
        for (article, assertions) in zip(
            collection.articles, extraction.assertions(of: collection.articles))
        {
            let scalars = Array(article.text.string.unicodeScalars)
            for assertion in assertions {
                for span in assertion.spans {
                    try #require(
                        span.start >= 0 && span.start <= span.end && span.end <= scalars.count)
                    var quote = String.UnicodeScalarView()
                    quote.append(contentsOf: scalars[span.start..<span.end])
                    #expect(Array(String(quote).utf8) == Array(span.quote.utf8), "\(article.id)")
                    checked += 1
                }
            }
        }
        #expect(checked > 100)
    }

    @Test func everyEvidenceOfTheJSONBriefResolves() throws {
        let collection = Collector().collect(paths: [Self.examples])
        let json = try JSONSerialization.jsonObject(
            with: Data(try brief(collection.articles, workers: 2).utf8))
        var texts: [String: [Unicode.Scalar]] = [:]
        for article in collection.articles {
            texts[article.id] = Array(article.text.string.unicodeScalars)
        }
        var checked = 0
        func walk(_ value: Any) throws {
            if let list = value as? [Any] { for item in list { try walk(item) } }
            guard let object = value as? [String: Any] else { return }
            if let article = object["article"] as? String, let start = object["start"] as? Int,
                let end = object["end"] as? Int, let quote = object["quote"] as? String
            {
                let text = try #require(texts[article])
                try #require(start >= 0 && end <= text.count && start <= end)
                #expect(text[start..<end].map { String($0) }.joined() == quote)
                checked += 1
            }
            for item in object.values { try walk(item) }
        }
        try walk(json)
        #expect(checked > 50)
    }

    @Test func orderAndCoresDoNotMatter() throws {
        let articles = Collector().collect(paths: [Self.examples]).articles
        let reference = try brief(articles, workers: 1)
        #expect(try brief(articles.reversed(), workers: 2) == reference)
        #expect(
            try brief(Array(articles.dropFirst(3) + articles.prefix(3)), workers: 2) == reference)
    }

    @Test func nothingComesFromFurniture() throws {
        let articles = Collector().collect(paths: Self.folders).articles
        let extraction = try Extraction(workers: 2)
        for (article, assertions) in zip(articles, extraction.assertions(of: articles)) {
            let unread = article.parts.filter { !$0.kind.isRead }.map {
                (article.text.codePoint(at: $0.span.start), article.text.codePoint(at: $0.span.end))
            }
            for assertion in assertions {
                for (start, end) in unread {
                    #expect(assertion.sentence.end <= start || assertion.sentence.start >= end)
                }
            }
        }
    }

    @Test func generatedInputIsReadWithoutHarm() throws {
        let words = [
            "Moscow", "the", "minister", "said", "\"", "“", "”", "on", "Thursday", ".", ",", "é",
            "🕊",
            "attacked", "100,000", "\n", "\n\n", "—", "U.S.", "(", ")", "’s", "\u{200B}", "…",
        ]
        var state: UInt64 = 11
        var articles: [Article] = []
        for index in 0..<40 {
            var text = ""
            for _ in 0..<120 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += words[Int(state >> 33) % words.count] + (state & 256 == 0 ? "" : " ")
            }
            let source = SourceText(text)
            articles.append(
                Article(
                    id: "g\(index)", captureHash: "", source: .stream, language: "en", text: source,
                    parts: [
                        .init(span: Span(0, source.bytes.count), kind: .paragraph, language: "en")
                    ]))
        }
        for (article, assertions) in zip(
            articles, try Extraction(workers: 2).assertions(of: articles))
        {
            for span in assertions.flatMap(\.spans) {
                let start = article.text.offset(ofCodePoint: span.start)
                let end = article.text.offset(ofCodePoint: span.end)
                #expect(article.text.string(Span(start, end)) == span.quote)
            }
        }
    }
}
