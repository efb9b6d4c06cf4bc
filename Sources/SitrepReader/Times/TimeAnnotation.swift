import Foundation
import SitrepModel

/// A text with its time expressions annotated inline, as TimeML writes them:
/// `on <TIMEX3 tid="t1" type="DATE" value="2022-01-26">Wednesday</TIMEX3>`.
///
/// The expression with `functionInDocument="CREATION_TIME"` dates the text. Where there is a `<TEXT>`
/// element, only what is in it is read; other tags are passed over.
package struct TimeAnnotation: Sendable {
    package struct Mark: Sendable, Hashable {
        package var span: Span
        package var type: String
        package var value: String
    }

    package var text: SourceText
    package var created: DateValue?
    package var marks: [Mark] = []

    package init(contentsOf file: URL) throws {
        self.init(markup: String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    package init(markup: String) {
        let bytes = Array(markup.utf8)
        var plain: [UInt8] = []
        var open: (start: Int, attributes: [String: String])?
        let hasText = Self.find("<TEXT>", bytes) != nil
        var isReading = !hasText
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x3C, let close = bytes[at...].firstIndex(of: 0x3E) {
                let tag = String(decoding: bytes[(at + 1)..<close], as: UTF8.self)
                at = close + 1
                if tag == "TEXT" {
                    isReading = true
                } else if tag == "/TEXT" {
                    isReading = false
                } else if tag.hasPrefix("TIMEX3") {
                    let attributes = Self.attributes(tag)
                    if attributes["functionInDocument"] == "CREATION_TIME" {
                        created = attributes["value"].flatMap { DateValue($0) }
                    }
                    open = (plain.count, attributes)
                } else if tag == "/TIMEX3", let mark = open {
                    open = nil
                    guard isReading, mark.attributes["functionInDocument"] != "CREATION_TIME" else {
                        continue
                    }
                    marks.append(
                        Mark(
                            span: Span(mark.start, plain.count),
                            type: mark.attributes["type"] ?? "",
                            value: mark.attributes["value"] ?? ""))
                }
                continue
            }
            if isReading {
                if bytes[at] == 0x26, let entity = Self.entity(bytes, at) {
                    plain.append(entity.byte)
                    at = entity.end
                    continue
                }
                plain.append(bytes[at])
            }
            at += 1
        }
        text = SourceText(validUTF8: plain)
    }

    private static func find(_ word: String, _ bytes: [UInt8]) -> Int? {
        let needle = Array(word.utf8)
        guard bytes.count >= needle.count else { return nil }
        return (0...(bytes.count - needle.count)).first {
            bytes[$0..<($0 + needle.count)].elementsEqual(needle)
        }
    }

    private static func entity(_ bytes: [UInt8], _ at: Int) -> (byte: UInt8, end: Int)? {
        let known: [(String, UInt8)] = [
            ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&apos;", 0x27),
        ]
        for (name, byte) in known where bytes[at...].starts(with: name.utf8) {
            return (byte, at + name.utf8.count)
        }
        return nil
    }

    /// The attributes of a start tag.
    private static func attributes(_ tag: String) -> [String: String] {
        var out: [String: String] = [:]
        var rest = Substring(tag)
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].split(separator: " ").last.map(String.init) ?? ""
            rest = rest[rest.index(after: equals)...]
            guard let quote = rest.first, quote == "\"" || quote == "'" else { break }
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: quote) else { break }
            out[name] = String(rest[..<end])
            rest = rest[rest.index(after: end)...]
        }
        return out
    }

    /// The annotated text as an article of its day.
    package var article: Article {
        var article = Article(
            id: "annotated", captureHash: "", source: .stream, language: "en", text: text,
            parts: [.init(span: Span(0, text.bytes.count), kind: .paragraph, language: "en")])
        article.published = created.map {
            PublicationDate(value: $0, inferred: false, reason: "creation time of the annotation")
        }
        return article
    }
}
