import Foundation
import SitrepModel
import Testing

@testable import SitrepReader

/// A text cut into sentences and tokens, without tags or syntax.
func plainDocument(_ text: String, published: String = "") -> Document {
    let source = SourceText(text)
    var article = Article(
        id: "test", captureHash: "", source: .stream, language: "en", text: source,
        parts: [
            .init(span: Span(0, source.bytes.count), kind: .paragraph, language: "en")
        ])
    article.published = DateValue(published).map {
        PublicationDate(value: $0, inferred: false, reason: "given")
    }
    var document = Document(article: article)
    if let tables = try? TokenTables(directory: readerResources.appending(path: "tokens")) {
        SentenceReader(tables: tables).read(&document)
    }
    return document
}

let readerResources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/SitrepReader/Resources")

private let reader = Result { try TimeReader(resources: readerResources) }

/// What was read differently from the case; empty where all is right.
func mistakes(_ test: TimeCase, _ reader: TimeReader) -> [String] {
    var document = plainDocument(test.sentence, published: test.anchor)
    reader.read(&document)
    return mistakes(test, document)
}

/// What a document's times differ in from the case.
func mistakes(_ test: TimeCase, _ document: Document) -> [String] {
    var wrong: [String] = []
    let found = document.times.map { document.text.string($0.span) }
    if found != test.expressions { wrong.append("found \(found), not \(test.expressions)") }
    let values = document.times.map(\.value)
    if values != test.values { wrong.append("values \(values), not \(test.values)") }
    guard wrong.isEmpty else { return wrong }
    for (i, time) in document.times.enumerated() {
        let expected =
            i < test.dates.count ? test.dates[i] : DateValue(test.values[i])?.value ?? "-"
        let date = time.date?.value ?? "-"
        if date != expected { wrong.append("date \(date), not \(expected)") }
        if i < test.modifiers.count, (time.modifier ?? "") != test.modifiers[i] {
            wrong.append("modifier \(time.modifier ?? "none"), not \(test.modifiers[i])")
        }
        if time.reason.isEmpty { wrong.append("no reason") }
        if test.anchor.isEmpty, date == "-", time.kind == .date, !time.needsAnchor {
            wrong.append("doesn't say that it needs an anchor")
        }
    }
    return wrong
}

@Suite("Time expressions") struct TimeReaderTests {
    @Test("The first sixty", arguments: firstTimeCases)
    func first(_ test: TimeCase) throws {
        #expect(mistakes(test, try reader.get()) == [])
    }

    @Test("Further cases", arguments: moreTimeCases)
    func more(_ test: TimeCase) throws {
        #expect(mistakes(test, try reader.get()) == [])
    }

    @Test("In the style of agency reports", arguments: newsTimeCases)
    func news(_ test: TimeCase) throws {
        #expect(mistakes(test, try reader.get()) == [])
    }

    static let hasEngine = FileManager.default.fileExists(
        atPath: readerResources.appending(path: "engine/engine.json").path)

    /// Syntax is read with errors; it must help more than it harms.
    @Test("All cases with the engine's tags and syntax", .enabled(if: hasEngine))
    func withSyntax() throws {
        let reader = try Reader(directory: readerResources)
        let cases = firstTimeCases + moreTimeCases + newsTimeCases
        let documents = reader.read(
            cases.map { plainDocument($0.sentence, published: $0.anchor).article }, workers: 2)
        let wrong = zip(cases, documents).compactMap { test, document -> String? in
            let found = mistakes(test, document)
            return found.isEmpty ? nil : "\(test.testDescription): \(found)"
        }
        let report = wrong.joined(separator: "\n")
        #expect(
            wrong.count * 100 <= cases.count * 3,
            "\(wrong.count) of \(cases.count) wrong:\n\(report)")
    }
}
