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
    /// A web archive's path, instead of a text.
    var warc: String?
    /// With `warc`: where its record begins; without, all pages and texts of the archive are meant.
    var offset: Int?

    /// The line's article, or those of the web archive that it names, or what is wrong.
    static func articles(
        from line: InputLines.Line, _ collector: Collector
    ) -> [Result<Article, InputLineError>] {
        guard let bytes = line.bytes,
            let record = try? JSONDecoder().decode(InputRecord.self, from: bytes),
            record.text == nil, let path = record.warc
        else { return [article(from: line, collector)] }
        return record.captured(in: path, line: line.number, collector)
    }

    private func captured(
        in path: String, line: Int, _ collector: Collector
    ) -> [Result<Article, InputLineError>] {
        func failure(_ trouble: Trouble) -> Result<Article, InputLineError> {
            .failure(
                InputLineError(
                    id: id, line: line, error: trouble.description, remedy: trouble.remedy))
        }
        var results: [Result<Article, InputLineError>] = []
        do throws(Trouble) {
            let archive = try WebArchiveCaptures(path: path, from: offset ?? 0)
            while let item = archive.next() {
                switch item {
                case .trouble(let trouble): results.append(failure(trouble))
                case .capture(let capture):
                    guard isAtOffset(capture) else { break }
                    results.append(article(of: capture, line: line, collector))
                }
                if offset != nil { break }
            }
        } catch { results.append(failure(error)) }
        guard results.isEmpty else { return results }
        return [
            failure(
                Trouble(
                    input: path,
                    reason: offset.map { "there is no page and no text at byte \($0)" }
                        ?? "the web archive holds no page and no text",
                    remedy: "Give an archive, or a place in it, with pages."))
        ]
    }

    private func isAtOffset(_ capture: Capture) -> Bool {
        guard let offset, let place = capture.container?.place else { return true }
        return place == "byte \(offset)" || place.hasPrefix("byte \(offset),")
    }

    private func article(
        of capture: Capture, line: Int, _ collector: Collector
    ) -> Result<Article, InputLineError> {
        // One page goes by the line's name, several by their own after it.
        let name = offset == nil ? "\(id)-\(capture.name)" : id
        var known = metadata
        known.id = name
        if offset == nil { known.url = nil }
        do throws(Trouble) {
            let read = try collector.article(of: capture, name: name, metadata: known).article
            guard let why = read.unusable else { return .success(read) }
            return .failure(
                InputLineError(
                    id: name, line: line, error: why, remedy: "Give a page that holds a report"))
        } catch {
            return .failure(
                InputLineError(id: name, line: line, error: error.reason, remedy: error.remedy))
        }
    }

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
            return .failure(
                InputLineError(
                    id: record.id, line: line.number, error: "there is no \"text\"",
                    remedy: "Add the report's text as \"text\""))
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
