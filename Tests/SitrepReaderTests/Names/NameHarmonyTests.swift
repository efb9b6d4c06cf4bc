import SitrepModel
import Testing

@testable import SitrepReader

/// Names of one document that agree with each other, on documents made by hand.
@Suite struct NameHarmonyTests {
    /// Words parted by blanks, sentences by " | "; names as (first word, count, kind).
    private func document(
        _ text: String, _ names: [(Int, Int, NameMention.Kind)]
    ) -> Document {
        let source = SourceText(text)
        var document = Document(
            article: Article(
                id: "t", captureHash: "", source: .stream, language: "en", text: source, parts: []))
        var at = 0
        var first = 0
        func close(_ end: Int) {
            guard first < document.tokens.count else { return }
            document.sentences.append(
                Sentence(
                    span: Span(Int(document.tokens[first].start), end),
                    tokens: first..<document.tokens.count, part: 0, isHeadline: false))
            first = document.tokens.count
        }
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let end = at + word.utf8.count
            if word == "|" {
                close(at)
            } else {
                document.tokens.append(
                    Token(start: at, end: end, sentence: document.sentences.count))
            }
            at = end + 1
        }
        close(at - 1)
        document.names = names.map { NameMention(tokens: $0.0..<($0.0 + $0.1), kind: $0.2) }
        return document
    }

    @Test func aFamilyNameAloneIsThePersonNamedInFull() {
        var read = document(
            "Minister Liz Truss warned Moscow . | Truss said sanctions were ready .",
            [(1, 2, .person), (4, 1, .place), (6, 1, .place)])
        NameHarmony().read(&read)
        #expect(read.names.map(\.kind) == [.person, .place, .person])
    }

    @Test func aPlaceStaysAPlaceBehindItsPreposition() {
        var read = document(
            "The writer Jack London died . | He was never in London again .",
            [(2, 2, .person), (10, 1, .place)])
        NameHarmony().read(&read)
        #expect(read.names.map(\.kind) == [.person, .place])
    }

    @Test func whatHasNoCapitalIsNoNameWhereCapitalsAreUsed() {
        var read = document(
            "Then Olaf Scholz spoke . | The chancellor promised tanks .",
            [(1, 2, .person), (6, 1, .person)])
        NameHarmony().read(&read)
        #expect(read.names.count == 1)
    }

    @Test func aTextWithoutCapitalsKeepsItsNames() {
        var read = document("olaf scholz spoke in berlin .", [(0, 2, .person), (4, 1, .place)])
        NameHarmony().read(&read)
        #expect(read.names.map(\.kind) == [.person, .place])
    }
}
