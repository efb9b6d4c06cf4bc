import SitrepModel
import Testing

@testable import SitrepReader

@Suite("Times and quantities in any text") struct TimeRobustnessTests {
    /// Words that rules know, in every order that a small generator makes of them, with odd bytes between.
    @Test("Spans lie within their sentence, in order, without overlap", arguments: 0..<40)
    func anyOrder(_ seed: UInt64) throws {
        let words = [
            "the", "last", "May", "31", "February", "1st", "2020", "99999999999999999999", "two",
            "and",
            "a", "half", "million", "trillion", "years", "ago", "-", "/", "'s", "9/11", "Monday",
            "of",
            "to", "from", "between", "$", "€", "%", "hundreds", "12:30", "p.m.", "GMT", "quarter",
            "Q",
            "4", "killed", "people", "next", "week", "before", "after", "Easter", "eve", "'", "–",
            "\u{2019}",
            "é", "日本", ",", ".", ";", "in", "recent", "days", "0", "00", "1.5", "1,000",
            "31/12/1999",
            "billion", "later", "the", "same", "Ramadan", "1500", "centuries", "decades", "first",
        ]
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        var text = ""
        for _ in 0..<600 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            text += words[Int(state % UInt64(words.count))]
            if state >> 40 & 3 != 0 { text += " " }
        }
        var document = plainDocument(text, published: seed % 3 == 0 ? "" : "2020-02-29")
        try TimeReader(resources: readerResources).read(&document)
        try QuantityReader(resources: readerResources).read(&document)
        var end = 0
        for time in document.times {
            #expect(time.span.start >= end && time.span.end > time.span.start)
            #expect(document.sentences[time.sentence].span.contains(time.span))
            #expect(!time.value.isEmpty && !time.reason.isEmpty)
            end = time.span.end
        }
        end = 0
        for quantity in document.quantities {
            #expect(quantity.span.start >= end && quantity.span.end > quantity.span.start)
            #expect(document.sentences[quantity.sentence].span.contains(quantity.span))
            #expect(quantity.value.isFinite)
            #expect(quantity.upper.map { $0 > quantity.value } ?? true)
            #expect(!document.times.contains { $0.span.overlaps(quantity.span) })
            end = quantity.span.end
        }
    }
}
