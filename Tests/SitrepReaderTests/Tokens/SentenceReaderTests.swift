import SitrepModel
import Testing

@testable import SitrepReader

/// Sentences are parted by "|" in the input; the mark is taken out before reading.
@Suite struct SentenceReaderTests {
    let reader: SentenceReader

    init() throws {
        reader = SentenceReader(
            tables: try TokenTables(
                directory: ReaderResources.directory.appendingPathComponent("tokens")))
    }

    @Test(arguments: [
        "The envoy left. |Nobody replied.",
        "U.S. officials met Gen. Mark Doe on Jan. 26 in St. Petersburg. |They talked.",
        "He lives in the U.S. |The court disagreed.",
        "“We will not go. |We will stay,” the minister said. |He left.",
        "“Stop!” she shouted. |“Why?” asked the guard.",
        "Talks resume at 6 p.m. Monday. |The price rose to 3.5 dollars.",
        "It ended on 31 December. |2022 began badly.",
        "Will they go? |Nobody knows! |Perhaps...",
        "The opening ceremony of the Games. . |Next day it rained.",
        "He said (in a letter. It was short.) that he would go.",
        "“The talks failed.” |Rebels said they would fight on.",
        "are you there? |nobody came yesterday. |we left early",
        "Oklahoma! opened on Monday.",
        "Jane Doe |03/04/2021 10:15 AM |Please call me.",
        "Best regards, |Jane Doe",
        "Write to desk@example.org |Our office is closed.",
        "She moved in 1805. [17] |He stayed.",
        "Bring these: |1) a map |2) a torch",
        "That was fun :-) |See you.",
        "The firm, Acme Inc. (Delaware), closed.",
        "...and so it ended. |========== |Next day",
    ])
    func splits(marked: String) {
        let expected = marked.split(separator: "|").map { $0.trimmingSuffix(" ") }
        let text = SourceText(marked.split(separator: "|").joined())
        var document = Document(
            article: Article(
                id: "t", captureHash: "", source: .stream, language: "en", text: text,
                parts: [.init(span: Span(0, text.bytes.count), kind: .paragraph, language: "en")]))
        reader.read(&document)
        #expect(document.sentences.map { text.string($0.span) } == expected)
    }

    @Test func sentencesHoldEveryTokenOnceWhateverTheBytes() {
        var state: UInt64 = 11
        let alphabet = Array("ab .-’“\"12,\nA/:…@<>()[]!?=_é".utf8)
        for _ in 0..<2000 {
            var bytes: [UInt8] = []
            for _ in 0..<120 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            let text = SourceText(validUTF8: bytes)
            var document = Document(
                article: Article(
                    id: "t", captureHash: "", source: .stream, language: "en", text: text,
                    parts: [
                        .init(span: Span(0, text.bytes.count), kind: .paragraph, language: "en")
                    ]))
            reader.read(&document)
            var next = 0
            for sentence in document.sentences {
                #expect(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
                next = sentence.tokens.upperBound
            }
            #expect(next == document.tokens.count)
        }
    }

    @Test func readsOnlyReadableEnglishParts() {
        let text = SourceText("Skip to content\n\nEnvoy leaves\n\nEl enviado se va")
        var document = Document(
            article: Article(
                id: "t", captureHash: "", source: .stream, language: "en", text: text,
                parts: [
                    .init(span: Span(0, 15), kind: .furniture, language: "en"),
                    .init(span: Span(17, 29), kind: .title, language: "en"),
                    .init(span: Span(31, 47), kind: .paragraph, language: "es"),
                ]))
        reader.read(&document)
        #expect(document.sentences.map { text.string($0.span) } == ["Envoy leaves"])
        #expect(document.sentences.first?.isHeadline == true)
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : String(self)
    }
}
