import Foundation
import SitrepModel

/// Articles and assertions read from JSON lines.
struct ReportLines {
    var articles: [Article] = []
    var assertions: [Assertion] = []
    /// The world that each article was made from.
    var worlds: [String: Int] = [:]

    private struct Line: Decodable {
        var id: String
        var text: String
        var outlet: String?
        var agency: String?
        var published: String?
        var world: Int
    }

    /// - Parameter count: how many of the articles, from the first.
    init(articles path: String, assertions assertionPath: String, count: Int) throws {
        let decoder = JSONDecoder()
        try Self.forEachLine(path) { bytes in
            let line = try decoder.decode(Line.self, from: bytes)
            let text = SourceText(line.text)
            articles.append(
                Article(
                    id: line.id, captureHash: ContentHash.hex(text.bytes), source: .stream,
                    outlet: line.outlet, agency: line.agency, language: "en",
                    published: line.published.flatMap { DateValue($0) }.map {
                        PublicationDate(value: $0, inferred: false, reason: "given")
                    },
                    text: text,
                    parts: [
                        Article.Part(
                            span: Span(0, text.bytes.count), kind: .paragraph, language: "en")
                    ]))
            worlds[line.id] = line.world
            return articles.count < count
        }
        let ids = Set(articles.map(\.id))
        let last = articles.last?.id ?? ""
        try Self.forEachLine(assertionPath) { bytes in
            // Reports that could not be used have a line with the reason instead.
            guard let assertion = try? decoder.decode(Assertion.self, from: bytes) else {
                return true
            }
            if ids.contains(assertion.article) { assertions.append(assertion) }
            return assertion.article <= last
        }
    }

    private static func forEachLine(_ path: String, _ body: (Data) throws -> Bool) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        var start = data.startIndex
        while start < data.endIndex {
            let end = data[start...].firstIndex(of: 0x0A) ?? data.endIndex
            // A line that was cut off ends the stream.
            guard end < data.endIndex, try body(Data(data[start..<end])) else { return }
            start = end + 1
        }
    }
}
