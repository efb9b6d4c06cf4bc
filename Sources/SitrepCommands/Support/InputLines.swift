import Foundation
import SitrepCollector

import SitrepModel

/// A line of standard input that could not be used, as the record that stands in its place.
struct InputLineError: Error, Codable, Sendable {
    var id: String?
    var line: Int
    var error: String
    var remedy: String
}

/// Lines of a stream with their numbers, in bounded memory.
struct InputLines {
    /// Longer lines are refused.
    static let longest = 64 << 20

    struct Line: Sendable {
        var number: Int
        /// nil where the line is longer than ``InputLines/longest``.
        var bytes: Data?
    }

    private let handle: FileHandle
    private var buffer = Data()
    private var atEnd = false
    private var overlong = false
    /// Lines given out so far.
    private(set) var count = 0

    init(_ handle: FileHandle) { self.handle = handle }

    /// Up to `most` further lines; nil at the end.
    mutating func next(_ most: Int) -> [Line]? {
        var lines: [Line] = []
        while lines.count < most, let line = nextLine() { lines.append(line) }
        return lines.isEmpty ? nil : lines
    }

    private mutating func nextLine() -> Line? {
        var searched = 0
        while true {
            if let end = buffer[(buffer.startIndex + searched)...].firstIndex(of: 0x0A) {
                let bytes = buffer[buffer.startIndex..<end]
                buffer = buffer[(end + 1)...]
                count += 1
                if overlong {
                    overlong = false
                    return Line(number: count, bytes: nil)
                }
                if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
                    searched = 0
                    continue
                }
                return Line(number: count, bytes: Data(bytes))
            }
            if atEnd {
                guard !buffer.isEmpty || overlong else { return nil }
                count += 1
                let bytes = overlong ? nil : Data(buffer)
                (buffer, overlong) = (Data(), false)
                return Line(number: count, bytes: bytes)
            }
            searched = buffer.count
            if buffer.count > Self.longest {
                (buffer, overlong, searched) = (Data(), true, 0)
            }
            let more = handle.availableData
            if more.isEmpty { atEnd = true } else { buffer = Data(buffer) + more }
        }
    }
}

/// One line of `sitrep map`'s input.
struct InputRecord: Decodable {
    var id: String
    var text: String?
    var title: String?
    var outlet: String?
    var agency: String?
    var author: String?
    var published: String?
    var date: String?
    var language: String?
    var url: String?
    var warc: String?

    static func article(
        from line: InputLines.Line, _ collector: Collector
    ) -> Result<Article, InputLineError> {
        guard let bytes = line.bytes else {
            return .failure(
                InputLineError(
                    id: nil, line: line.number, error: "the line is longer than 64 MiB",
                    remedy: "Split the text into reports of their own"))
        }
        let record: InputRecord
        do { record = try JSONDecoder().decode(InputRecord.self, from: bytes) } catch {
            return .failure(
                InputLineError(
                    id: nil, line: line.number,
                    error: "not a JSON object with \"id\" and \"text\": \(Self.reason(error))",
                    remedy: "Give one object a line, e.g. {\"id\":\"r1\",\"text\":\"...\"}"))
        }
        guard let text = record.text else {
            let isManifest = record.warc != nil
            return .failure(
                InputLineError(
                    id: record.id, line: line.number,
                    error: isManifest ? "web archives are not read yet" : "there is no \"text\"",
                    remedy: isManifest
                        ? "Extract the text first and give it as \"text\""
                        : "Add the report's text as \"text\""))
        }
        do {
            let article = try collector.article(
                from: Array(text.utf8), name: record.id, metadata: record.metadata)
            if let why = article.unusable {
                return .failure(
                    InputLineError(
                        id: record.id, line: line.number, error: why,
                        remedy: "Give an English version of the report"))
            }
            return .success(article)
        } catch {
            return .failure(
                InputLineError(
                    id: record.id, line: line.number, error: error.reason, remedy: error.remedy))
        }
    }

    private var metadata: Metadata {
        Metadata(
            id: id, title: title, published: published ?? date, url: url, outlet: outlet,
            authors: author.map { [$0] } ?? [], agency: agency, language: language,
            origin: "given with the line")
    }

    static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "\"\(key.stringValue)\" is missing"
        case DecodingError.typeMismatch(_, let context):
            "wrong type at \"\(context.codingPath.map(\.stringValue).joined(separator: "."))\""
        case DecodingError.valueNotFound(_, let context):
            "null at \"\(context.codingPath.map(\.stringValue).joined(separator: "."))\""
        default: "it is not valid JSON"
        }
    }
}
