import Foundation
import SitrepModel
import Testing

@testable import SitrepArchive

/// What is asked for is found, page by page.
@Suite struct QueryTests {
    static func filled() throws -> Archive {
        let archive = try Samples.archive()
        let a = Samples.article("r1", "Oslo recalled its envoy. Riga protested.")
        let b = Samples.article("r2", "Riga talked. Tunis was silent.", outlet: "Harbour Times")
        try archive.write(time: Samples.time(1), who: "test") { w in
            for article in [a, b] {
                guard
                    case .new(let n) = try w.take(
                        Samples.capture(of: article), sourceKey: article.id)
                else { continue }
                _ = try w.revise(
                    article, capture: n, sourceKey: article.id,
                    sentences: Samples.sentences(article))
            }
            var made: [RecordDraft] = []
            for n in 0..<30 {
                made.append(
                    try Samples.event(
                        "e\(n)", ["a\(n)"], n % 2 == 0 ? [a] : [a, b], day: 100 + n / 3,
                        actors: n % 5 == 0 ? ["NOR", "TUN"] : ["NOR"],
                        cameo: n % 3 == 0 ? "043" : "161",
                        quad: n % 3 == 0 ? .verbalCooperation : .materialConflict,
                        origins: n % 4 + 1, summary: "Deed number \(n) of the envoy",
                        place: n % 6 == 0 ? Place(name: "Riga", country: "LVA") : nil))
            }
            try w.apply(.init(made: made))
        }
        return archive
    }

    private func names(_ change: (inout EventQuery) -> Void) throws -> Set<Int> {
        var query = EventQuery()
        change(&query)
        return try Self.filled().read { reader in
            let rows = try reader.events(query).rows
            #expect(try reader.countEvents(query) == rows.count)
            return Set(rows.compactMap { Int($0.id.dropFirst()) })
        }
    }

    private func numbers(_ holds: (Int) -> Bool) -> Set<Int> { Set((0..<30).filter(holds)) }

    @Test func eventsAreFoundByWhatTheyAre() throws {
        #expect(try names { $0.parties = ["TUN"] } == numbers { $0 % 5 == 0 })
        #expect(try names { $0.parties = ["TUN", "LVA"] } == numbers { $0 % 5 == 0 })
        #expect(try names { $0.targets = ["NOR"] }.isEmpty)
        #expect(try names { $0.actors = ["TUN"] } == numbers { $0 % 5 == 0 })
        #expect(try names { $0.roots = ["04"] } == numbers { $0 % 3 == 0 })
        #expect(try names { $0.cameo = ["161"] } == numbers { $0 % 3 != 0 })
        #expect(try names { $0.quads = [4] } == numbers { $0 % 3 != 0 })
        #expect(try names { $0.outlets = ["Harbour Times"] } == numbers { $0 % 2 == 1 })
        #expect(try names { $0.article = "r2" } == numbers { $0 % 2 == 1 })
        #expect(try names { $0.minOrigins = 3 } == numbers { $0 % 4 >= 2 })
        #expect(try names { $0.country = "LVA" } == numbers { $0 % 6 == 0 })
        #expect(try names { $0.text = "number 7" } == [7])
        #expect(try names { $0.text = "\"of the envoy\" -7" } == numbers { $0 != 7 })
        #expect(
            try names {
                $0.from = CalendarDay(ordinal: 102)
                $0.to = CalendarDay(ordinal: 103)
            } == numbers { (6..<12).contains($0) })
        #expect(
            try names {
                $0.quads = [4]
                $0.outlets = ["Harbour Times"]
                $0.parties = ["TUN"]
            } == numbers { $0 % 3 != 0 && $0 % 2 == 1 && $0 % 5 == 0 })
    }

    @Test(arguments: [EventQuery.Order.byDay, .byDayDown, .byChange]) func pagesMissNothing(
        order: EventQuery.Order
    ) throws {
        let archive = try Self.filled()
        var query = EventQuery()
        query.order = order
        var cursor: String?
        var seen: [String] = []
        var days: [Int] = []
        repeat {
            let page = try archive.read { try $0.events(query, after: cursor, limit: 7) }
            seen += page.rows.map(\.id)
            days += page.rows.compactMap(\.day?.ordinal)
            cursor = page.next
        } while cursor != nil
        #expect(seen.count == 30)
        #expect(Set(seen).count == 30)
        if order == .byDay { #expect(days == days.sorted()) }
        if order == .byDayDown { #expect(days == days.sorted(by: >)) }
    }

    /// Every third has no day; pages end within the dated ones, between both, and within the others.
    @Test(arguments: [EventQuery.Order.byDay, .byDayDown], [1, 3, 8, 20])
    func thoseWithoutADayComeLast(order: EventQuery.Order, limit: Int) throws {
        let archive = try Samples.archive()
        let article = Samples.article("r1", "Oslo recalled its envoy.")
        try archive.write(time: Samples.time(1), who: "test") { w in
            var made: [RecordDraft] = []
            for n in 0..<12 {
                var draft = try Samples.event("e\(n)", ["a\(n)"], [article], day: 100 + n / 4)
                if n % 3 == 0 { (draft.day, draft.lastDay) = (nil, nil) }
                made.append(draft)
            }
            try w.apply(.init(made: made))
        }
        var query = EventQuery()
        query.order = order
        var (seen, days, cursor) = ([String](), [Int?](), String?.none)
        repeat {
            let page = try archive.read { try $0.events(query, after: cursor, limit: limit) }
            seen += page.rows.map(\.id)
            days += page.rows.map { $0.day?.ordinal }
            cursor = page.next
        } while cursor != nil
        #expect(Set(seen).count == 12 && seen.count == 12)
        let dated = days.prefix(8).compactMap { $0 }
        #expect(dated == (order == .byDay ? dated.sorted() : dated.sorted(by: >)))
        #expect(dated.count == 8 && days.suffix(4).allSatisfy { $0 == nil })
    }

    @Test func aGlanceTellsWhetherAnythingWasWritten() throws {
        let archive = try Self.filled()
        let before = try archive.glance()
        #expect(try archive.glance() == before)
        try archive.enter(.note(subject: "e1", text: "Seen."), who: "Kari", time: Samples.time(3))
        #expect(try archive.glance() != before)
    }

    @Test func correctionsAreThoseOfTheTime() throws {
        let archive = try Self.filled()
        let note = Correction.note(subject: "e1", text: "Seen.")
        let first = try archive.enter(note, who: "Kari", time: Samples.time(3))
        let between = try archive.read { try $0.lastChange() }
        try archive.enter(
            .undo(correction: first.number, reason: "Not so."), who: "Kari", time: Samples.time(4))
        func standing(_ asOf: ChangeNumber?) throws -> [Int] {
            try archive.read(asOf: asOf) { try $0.standingCorrections().map(\.number) }
        }
        #expect(try standing(nil).isEmpty)
        #expect(try standing(between) == [first.number])
        #expect(try standing(between - 1).isEmpty)
        let written = try archive.read(asOf: between) { try $0.overview().lastWritten }
        #expect(written == Samples.time(3))
    }

    @Test func articlesAreListedByDay() throws {
        try Self.filled().read { (reader) throws in
            var query = ArticleQuery()
            query.outlets = ["Harbour Times"]
            #expect(try reader.articles(query).rows.map(\.id) == ["r2"])
            query = ArticleQuery()
            query.text = "silent"
            #expect(try reader.articles(query).rows.map(\.id) == ["r2"])
            query = ArticleQuery()
            query.record = "e2"
            #expect(try reader.articles(query).rows.map(\.id) == ["r1"])
            let first = try reader.articles(limit: 1)
            let second = try reader.articles(after: first.next, limit: 1)
            #expect((first.rows + second.rows).map(\.id).sorted() == ["r1", "r2"])
            #expect(second.next == nil)
        }
    }

    /// Whatever is typed is no error.
    @Test(arguments: [
        "\"", "*", "-", "AND", "NEAR(a b)", "a\" OR \"b", "col:x", "-riga", "ri*", "\u{0}", "(((",
        "  ",
    ]) func anythingCanBeSearchedFor(text: String) throws {
        try Self.filled().read { (reader) throws in
            let hits = try reader.search(text).rows
            if text == "ri*" { #expect(hits.count == 2) }
        }
    }

    @Test func aRecordKeepsItsLineage() throws {
        let archive = try Self.filled()
        let a = Samples.article("r1", "Oslo recalled its envoy. Riga protested.")
        let before = try archive.read { try $0.lastChange() }
        try archive.write(time: Samples.time(2), who: "test") { w in
            let old = try ["e3", "e4"].map {
                try Samples.event($0, ["a\($0.dropFirst())"], [a], day: 1)
            }
            try w.apply(
                .init(gone: old, made: [try Samples.event("e99", ["a3", "a4"], [a], day: 5)]))
        }
        try archive.read { (reader) throws in
            let event = try #require(try reader.record(.event, "e99"))
            #expect(event.lineage == "e3")
            #expect(event.version == 2)
            #expect(try reader.history(.event, lineage: "e3").map(\.id) == ["e3", "e99"])
            let gone = try #require(try reader.changes(of: "e4").last)
            #expect(gone.operation == .gone)
            #expect(gone.replacedBy == ["e3"])
            #expect(try reader.countEvents() == 29)
        }
        try archive.read(asOf: before) { (reader) throws in
            #expect(try reader.countEvents() == 30)
            #expect(try reader.record(.event, "e3")?.version == 1)
        }
        try archive.close()
        let result = try Archive.verify(archive.path)
        #expect(result.isClean, "\(result.findings)")
    }

    @Test func correctionsAreSignedAndUndone() throws {
        let archive = try Self.filled()
        func enter(_ correction: Correction, _ who: String = "Kari Lund") throws -> StoredCorrection
        {
            try archive.enter(correction, who: who, time: Samples.time(3))
        }
        let merge = try enter(.merge(events: ["e1", "e2"]))
        let reject = try enter(.reject(subject: "e3", reason: "satire"))
        _ = try enter(.undo(correction: reject.number, reason: "it is none"))
        for bad: Correction in [
            .merge(events: ["e1"]), .note(subject: "nothing", text: "x"),
            .note(subject: "e1", text: " "), .undo(correction: 77, reason: ""),
            .undo(correction: reject.number, reason: "again"), .split(event: "e1", assertions: []),
        ] {
            #expect(throws: ArchiveError.self) { try enter(bad) }
        }
        #expect(throws: ArchiveError.self) { try enter(.note(subject: "e1", text: "x"), " ") }
        try archive.read { (reader) throws in
            #expect(try reader.corrections(of: "e1").map(\.number) == [merge.number])
            let onThree = try reader.corrections(of: "e3")
            #expect(onThree.map(\.holds) == [false, true])
            #expect(onThree.first?.undoneBy == 3)
            #expect(try reader.record(.event, "e3") != nil)
            #expect(try reader.corrections().rows.count == 3)
            #expect(try reader.lastEntry()?.who == "Kari Lund")
        }
        try archive.close()
        #expect(try Archive.verify(archive.path).isClean)
    }
}
