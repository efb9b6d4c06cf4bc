import Foundation
import SitrepModel
import Testing

@testable import SitrepArchive

/// What goes in, comes out: captures, articles, readings, records, changes, corrections.
@Suite struct ArchiveTests {
    @Test func keepsWhatItIsGiven() throws {
        let archive = try Samples.archive()
        let article = Samples.article("r1", "Oslo recalled its envoy. Riga protested.")
        let capture = Samples.capture(of: article)
        try archive.write(time: Samples.time(1), who: "test") { w in
            guard case .new(let number) = try w.take(capture, sourceKey: "r1") else {
                Issue.record("a first capture is new")
                return
            }
            _ = try w.revise(
                article, capture: number, sourceKey: "r1", sentences: Samples.sentences(article))
            try w.keep([Samples.assertion(article)], of: article, versions: ["act": "1"])
            try w.apply(.init(made: [try Samples.event("e1", ["a1"], [article], day: 100)]))
        }
        try archive.read { r in
            let stored = try #require(try r.article("r1"))
            #expect(stored.article == article)
            #expect(stored.revision == 1)
            #expect(
                stored.sentences.map { article.text.string($0) } == [
                    "Oslo recalled its envoy.", "Riga protested.",
                ])
            #expect(try r.capture(capture.hash) == capture)
            #expect(try r.assertions(of: "r1") == [Samples.assertion(article)])
            #expect(try r.assertion(Samples.assertion(article).id) == Samples.assertion(article))
            #expect(try r.articles().rows.map(\.id) == ["r1"])
            let events = try r.events()
            #expect(events.rows.map(\.id) == ["e1"])
            #expect(events.next == nil)
            #expect(events.rows.first?.time == Samples.time(1))
            #expect(try r.lastChange() == 2)
            let hits = try r.search("oslo envoy").rows
            #expect(hits.count == 1)
            #expect(hits.first?.matches == [0..<4, 18..<23])
            #expect(hits.first?.sentence?.quote == "Oslo recalled its envoy.")
        }
        try archive.close()
    }
}
