import Foundation
import SitrepModel
import Testing

@testable import SitrepCollector

/// Whatever the input: parts are in order, don't overlap, lie in the text on code-point boundaries,
/// and leave out nothing but white space and Markdown marks.
@Suite struct PartsPropertyTests {
    static func violation(_ article: Article) -> String? {
        let bytes = article.text.bytes
        var end = 0
        func isBoundary(_ at: Int) -> Bool { at == bytes.count || bytes[at] & 0xC0 != 0x80 }
        func isLeftOut(_ from: Int, _ to: Int) -> Bool {
            var i = from
            while i < to {
                let n = Bytes.space(bytes, at: i)
                let isMark = n == 0 && Array("#*_-+>.)0123456789=~".utf8).contains(bytes[i])
                let isBullet = n == 0 && Bytes.hasPrefix(bytes, at: i, "\u{2022}")
                guard n > 0 || isMark || isBullet else { return false }
                i += isBullet ? 3 : max(n, 1)
            }
            return true
        }
        for part in article.parts {
            guard part.span.start >= end else { return "\(part) overlaps or is out of order" }
            guard part.span.start < part.span.end, part.span.end <= bytes.count else {
                return "\(part) is empty or outside"
            }
            guard isBoundary(part.span.start), isBoundary(part.span.end) else {
                return "\(part) splits a code point"
            }
            guard isLeftOut(end, part.span.start) else { return "text before \(part) is lost" }
            let quoted = QuotedSpan(part.span, in: article.text)
            let from = article.text.offset(ofCodePoint: quoted.start)
            let to = article.text.offset(ofCodePoint: quoted.end)
            guard article.text.string(Span(from, to)) == quoted.quote else {
                return "\(part) does not resolve"
            }
            end = part.span.end
        }
        if let dateline = article.dateline,
            !article.parts.contains(where: { $0.kind == .dateline && $0.span == dateline.span })
        {
            return "the dateline has no part"
        }
        return isLeftOut(end, bytes.count) ? nil : "text after the last part is lost"
    }

    /// SplitMix64: the same inputs in every run.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    static let pieces = [
        "---", "\n", "\n\n", "\r\n", " ", "title: ", "\"", "'", "#", "# ", "## A heading", "- ",
        "* ", "1. ",
        "• ", "> ", "***", "===", "**Bold**", "Skip to content", "Leave a Comment",
        "[Leer en español]",
        "WASHINGTON, Jan 26 (EFE) .- ", "KYIV, Ukraine (AP) — ", "/TASS/", "(Reuters)", "© 2022 ",
        "By Jane Doe",
        "Published 26 January 2022", "26/01/2022 18:30 GMT",
        "The minister said that the envoys would meet.",
        "El ministro dijo que los enviados se reunirán.", "министр заявил, что", "\u{A0}",
        "\u{200B}", "é", "”",
        "🕊", "e\u{301}", "\u{FEFF}", "████", "Home", "World", "Monday ", "Related: ", ":", ".", "—",
        "\t", "(", "]",
    ]

    @Test func holdsOnGeneratedPages() throws {
        var generator = Generator(state: 20_220_126)
        for round in 0..<600 {
            let count = Int.random(in: 1...40, using: &generator)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
                .joined()
            guard let report = try? article(text) else { continue }
            let violation = Self.violation(report)
            #expect(violation == nil, "round \(round): \(text.debugDescription)")
        }
    }

    @Test func holdsOnRandomBytes() {
        var generator = Generator(state: 7)
        for round in 0..<600 {
            let count = Int.random(in: 1...400, using: &generator)
            let high = round % 3 == 0 ? 255 : 127
            let bytes = (0..<count).map { _ in
                UInt8(Int.random(in: (round % 2 == 0 ? 0 : 9)...high, using: &generator))
            }
            guard let report = try? collector.article(from: bytes, name: "x") else { continue }
            #expect(Self.violation(report) == nil, "round \(round): \(bytes)")
        }
    }

    @Test func holdsOnTheExamples() {
        let collection = collector.collect(paths: [Places.examples])
        #expect(collection.articles.count >= 7)
        #expect(collection.troubles.isEmpty)
        for report in collection.articles {
            #expect(Self.violation(report) == nil, "\(report.id)")
            #expect(report.unusable == nil && report.language == "en" && report.outlet != nil)
        }
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: Places.corpus),
            "../shared/corpus is not there"))
    func holdsOnTheCorpus() {
        let collection = collector.collect(paths: [Places.corpus])
        #expect(collection.articles.count >= 14)
        for report in collection.articles {
            #expect(Self.violation(report) == nil, "\(report.id)")
            #expect(report.texts(.title).count == 1, "\(report.id)")
        }
    }
}
