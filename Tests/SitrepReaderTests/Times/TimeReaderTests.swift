import Foundation
import SitrepModel
import Testing

@testable import SitrepReader

/// A document of one sentence a line, without tags or syntax.
func plainDocument(_ text: String, published: String = "") -> Document {
    let source = SourceText(text)
    let whole = Span(0, source.bytes.count)
    var article = Article(
        id: "test", captureHash: "", source: .stream, text: source,
        parts: [.init(span: whole, kind: .paragraph, language: "en")])
    article.published = DateValue(published).map {
        PublicationDate(value: $0, inferred: false, reason: "given")
    }
    var document = Document(article: article)
    var start = 0
    for line in source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let span = Span(start, start + line.count)
        let first = document.tokens.count
        var at = span.start
        while at < span.end {
            while at < span.end, source.bytes[at] == 0x20 { at += 1 }
            var end = at
            while end < span.end, source.bytes[end] != 0x20 { end += 1 }
            if at < end {
                document.tokens.append(
                    Token(start: at, end: end, sentence: document.sentences.count))
            }
            at = end
        }
        document.sentences.append(
            Sentence(span: span, tokens: first..<document.tokens.count, part: 0, isHeadline: false))
        start += line.count + 1
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
    var wrong: [String] = []
    let found = document.times.map { document.text.string($0.span) }
    if found != test.expressions { wrong.append("found \(found), not \(test.expressions)") }
    let values = document.times.map(\.value)
    if values != test.values { wrong.append("values \(values), not \(test.values)") }
    guard wrong.isEmpty else { return wrong }
    for (i, time) in document.times.enumerated() {
        let expected = i < test.dates.count ? test.dates[i] : DateValue(test.values[i])?.value ?? "-"
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
}
