import Foundation
import GeneratedReports
import SitrepArchive
import SitrepDesk
import SitrepModel
import Testing

@testable import SitrepIngest

/// Reports through the pipeline, with a stand-in for the models.
@Suite struct PipelineTests {
    static let reports = GeneratedReports(sentences: 9, days: 6, undatedEvery: 7)

    static func coding(_ version: String = "1") -> ArticleCoding {
        ArticleCoding(versions: ["generated": version]) { articles in
            articles.map {
                let (assertions, sentences) = reports.read($0)
                return Extraction.Result(
                    article: $0, assertions: assertions, sentences: sentences)
            }
        }
    }

    static func pipeline(_ path: String? = nil, version: String = "1") throws -> Pipeline {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-pipeline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = path ?? folder.appendingPathComponent("archive.sitrep").path
        return Pipeline(
            archive: try Archive(path: path), clock: { "2022-02-01T06:00:00Z" }, folder: "/news"
        ) { coding(version) }
    }

    static func arrival(_ number: Int, version: Int = 1) -> Arrival {
        let report = reports.report(number, version: version)
        return Arrival(capture: report.capture, article: report.article)
    }

    /// What a desk makes of the same reports at once.
    private func batch(_ arrivals: [Arrival]) throws -> String {
        let results = Self.coding().read(arrivals.compactMap(\.article))
        let dates = Desk().inferPublication(
            articles: results.map(\.article), assertions: results.flatMap(\.assertions))
        let again = results.map { result in
            guard result.article.published == nil, let date = dates[result.article.id] else {
                return result
            }
            var article = result.article
            article.published = date
            return Extraction.Result(
                article: article, assertions: Self.reports.read(article).assertions)
        }
        return try JSONBrief().render(
            Desk().brief(
                articles: again.map(\.article), assertions: again.flatMap(\.assertions),
                versions: ["generated": "1"]))
    }

    @Test func analystsStandInTheBrief() throws {
        let pipeline = try Self.pipeline()
        try pipeline.ingest(all: (0..<6).map { Self.arrival($0) })
        let lineages = try pipeline.archive.read { reader in
            try reader.events().rows.map { ($0.lineage, $0.id) }
        }
        let time = "2022-02-02T06:00:00Z"
        try pipeline.archive.enter(
            .reject(subject: lineages[0].0, reason: "last year's figure"), who: "Ana Ruiz",
            time: time)
        try pipeline.archive.enter(
            .merge(events: [lineages[1].0, lineages[2].0]), who: "Ana Ruiz", time: time)
        try pipeline.archive.enter(
            .note(subject: "report-1", text: "Ask the port."), who: "Bo Li", time: time)
        let brief = try pipeline.brief()
        #expect(brief.corrections.map(\.kind) == ["reject", "merge", "note"])
        #expect(brief.corrections[0].subjects == [lineages[0].1])
        let text = TextBrief().render(brief)
        #expect(text.contains("WHAT ANALYSTS SAY"))
        #expect(text.contains("rejected by Ana Ruiz: last year's figure"))
        #expect(text.contains("note by Bo Li: Ask the port."))
        #expect(text.contains("one event according to Ana Ruiz"))
        // Nothing is erased: every event is in it as often as without them.
        var bare = brief
        bare.corrections = []
        let plain = TextBrief().render(bare)
        for event in brief.events {
            #expect(text.contains(event.summary) == plain.contains(event.summary))
        }
        #expect(!plain.contains("Ana Ruiz"))
    }

    @Test func aTitleGoesOnBehindANUL() throws {
        let pipeline = try Self.pipeline()
        var arrival = Self.arrival(0)
        arrival.article?.title = "Envoy\0 recalled"
        try pipeline.ingest([arrival])
        let title = try pipeline.archive.read { try $0.entry(article: "report-0")?.title }
        #expect(title == "Envoy\u{FFFD} recalled")
    }

    @Test(arguments: [1, 4, 30]) func theBriefIsThatOfTheSameReports(size: Int) throws {
        let arrivals = (0..<30).map { Self.arrival($0) }
        let pipeline = try Self.pipeline()
        let tally = try pipeline.ingest(all: arrivals, batch: size)
        #expect(tally.articles == 30)
        #expect(tally.dated > 0)
        let expected = try batch(arrivals)
        let running = try JSONBrief().render(pipeline.brief()) == expected
        #expect(running)
        let read = try pipeline.archive.read { try ArchivedDesk($0) }
        let stored = try JSONBrief().render(read.desk.brief(versions: read.versions)) == expected
        #expect(stored)
        try expectRecordsOfTheDesk(pipeline)
        try pipeline.archive.close()
        #expect(try Archive.verify(pipeline.archive.path).isClean)
    }

    /// The records that hold are those of the desk, all of them and no others.
    private func expectRecordsOfTheDesk(_ pipeline: Pipeline) throws {
        let brief = try pipeline.brief()
        try pipeline.archive.read { (reader) throws in
            func ids(_ kind: RecordKind) throws -> [String] {
                try reader.records(kind, limit: 100_000).rows.map(\.id).sorted()
            }
            #expect(try ids(.event) == brief.events.map(\.id).sorted())
            #expect(try ids(.story) == brief.stories.map(\.id).sorted())
            #expect(try ids(.syndication) == brief.syndication.map(\.id).sorted())
            #expect(try ids(.demand).count == Set(brief.demands).count)
            #expect(try ids(.aid).count == Set(brief.aid).count)
            #expect(try ids(.meeting).count == Set(brief.meetings).count)
            #expect(try ids(.position).count == Set(brief.positions).count)
            #expect(try ids(.statement).count == Set(brief.statements).count)
            #expect(try ids(.difference).count == Set(brief.differences).count)
            let tension = try reader.records(.tension, limit: 100_000).rows
                .map { try $0.value(Tension.self) }
            var expected = Set(brief.tension)
            for figure in tension {
                guard
                    let same = expected.first(where: {
                        $0.pair == figure.pair && $0.day == figure.day && $0.n == figure.n
                            && $0.threats == figure.threats && $0.acts == figure.acts
                    })
                else {
                    Issue.record("no figure of \(figure.pair) on \(figure.day.value)")
                    continue
                }
                expected.remove(same)
            }
            #expect(expected.isEmpty)
            let events = try reader.records(.event, limit: 100_000).rows.map {
                try $0.value(Event.self)
            }
            #expect(Set(events) == Set(brief.events))
        }
    }

    @Test func theSameInputTwiceChangesNothing() throws {
        let arrivals = (0..<12).map { Self.arrival($0) } + [Self.arrival(2, version: 2)]
        let first = try Self.pipeline()
        try first.ingest(all: arrivals, batch: 5)
        let path = first.archive.path
        try first.archive.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let second = try Self.pipeline(path)
        let tally = try second.ingest(all: arrivals, batch: 4)
        #expect(tally.known == 13)
        #expect(tally.captures == 0)
        try second.archive.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func anotherTextIsARevisionAndTheDeskFollows() throws {
        let pipeline = try Self.pipeline()
        try pipeline.ingest(all: (0..<8).map { Self.arrival($0) })
        let before = try pipeline.archive.read { try $0.lastChange() }
        let tally = try pipeline.ingest(all: [Self.arrival(3, version: 2)])
        #expect(tally.revisions == 1)
        try pipeline.archive.read { (reader) throws in
            let differences = try #require(try reader.differences(of: "report-3", from: 1, to: 2))
            #expect(differences.map(\.kind) == [.changed])
            #expect(differences.first?.new?.quote.hasSuffix("it was confirmed later.") == true)
            let revision = try #require(try reader.article("report-3"))
            #expect(revision.revision == 2)
        }
        try pipeline.archive.read(asOf: before) { (reader) throws in
            #expect(try reader.article("report-3")?.revision == 1)
            #expect(try reader.lastChange() == before)
        }
        try expectRecordsOfTheDesk(pipeline)
        let now = (0..<8).map { Self.arrival($0, version: $0 == 3 ? 2 : 1) }
        let same = try JSONBrief().render(pipeline.brief()) == (try batch(now))
        #expect(same)
    }

    @Test func aLaterTextThatCameFirstStaysTheOneThatCounts() throws {
        let pipeline = try Self.pipeline()
        try pipeline.ingest(all: [Self.arrival(3, version: 2)])
        try pipeline.ingest(all: [Self.arrival(3, version: 1)])
        try pipeline.archive.read { (reader) throws in
            #expect(try reader.article("report-3")?.revision == 1)
            #expect(try reader.article("report-3")?.revisions == 2)
            #expect(try reader.article("report-3")?.article == Self.arrival(3, version: 2).article)
        }
        try pipeline.archive.close()
        let result = try Archive.verify(pipeline.archive.path)
        #expect(result.isClean, "\(result.findings)")
    }

    @Test func sourcesOfOneNameAreToldApart() throws {
        let pipeline = try Self.pipeline()
        var other = Self.arrival(2)
        other.article?.id = "report-1"
        try pipeline.ingest(all: [Self.arrival(1)])
        try pipeline.ingest(all: [other, other])
        let ids = try pipeline.archive.read { try $0.articles().rows.map(\.id).sorted() }
        let hash = try #require(other.article?.captureHash.prefix(8))
        #expect(ids == ["report-1", "report-1-\(hash)"])
    }

    /// Twenty reports read by older models; the recoding is broken off and goes on.
    @Test func recodingGoesOnWhereItEnded() throws {
        let old = try Self.pipeline()
        try old.ingest(all: (0..<20).map { Self.arrival($0) })
        let path = old.archive.path
        try old.archive.close()
        struct BrokenOff: Error {}
        let broken = try Self.pipeline(path, version: "2")
        let calls = Counter()
        let archive = broken.archive
        let stopping = Pipeline(archive: archive, clock: { "2022-02-02T06:00:00Z" }, folder: "/") {
            ArticleCoding(versions: ["generated": "2"]) { articles in
                calls.add(articles.count)
                return Self.coding("2").read(articles)
            }
        }
        #expect(throws: BrokenOff.self) {
            try stopping.recode(batch: 6) { done, _ in if done >= 12 { throw BrokenOff() } }
        }
        #expect(calls.count == 12)
        #expect(try stopping.recode(batch: 6) == 8)
        #expect(try stopping.recode() == 0)
        try archive.read { (reader) throws in
            #expect(try reader.versions().map(\.versions) == [["generated": "2"]])
        }
        try expectRecordsOfTheDesk(stopping)
        try archive.close()
        let result = try Archive.verify(path)
        #expect(result.isClean, "\(result.findings.prefix(3))")
    }

    @Test func readersSeeOneStateWhileOthersWrite() async throws {
        let pipeline = try Self.pipeline()
        try pipeline.ingest(all: (0..<5).map { Self.arrival($0) })
        async let writing: Void = Task.detached {
            for n in 5..<25 { try pipeline.ingest([Self.arrival(n)]) }
        }.value
        var seen = 0
        while seen < 200 {
            try pipeline.archive.read { (reader) throws in
                let count = try reader.overview().articles
                #expect(try reader.articles(limit: 1000).rows.count == count)
                let last = try reader.lastChange()
                let feed = try reader.changes(limit: 100_000).changes
                #expect(feed.last?.change.sequence == last)
            }
            seen += 1
        }
        try await writing
        #expect(try pipeline.archive.read { try $0.overview().articles } == 25)
    }

    /// A feed read in parts says at its end what holds: the last word on each lineage.
    @Test func theChangeFeedLeadsToWhatHolds() throws {
        let pipeline = try Self.pipeline()
        for n in 0..<20 { try pipeline.ingest([Self.arrival(n)]) }
        try pipeline.settle()
        try pipeline.ingest(all: [Self.arrival(3, version: 2), Self.arrival(4, version: 2)])
        try pipeline.archive.read { (reader) throws in
            var live: [String: String] = [:]
            var cursor: String?
            var tombstones = 0
            while true {
                let page = try reader.changes(since: cursor, kinds: [.event], limit: 7)
                for change in page.changes.map(\.change) {
                    live[change.lineage] = change.operation == .gone ? nil : change.id
                    if change.operation == .gone { tombstones += 1 }
                }
                cursor = page.cursor
                if !page.hasMore { break }
            }
            let events = try reader.events(limit: 10_000).rows
            #expect(Set(live.values) == Set(events.map(\.id)))
            #expect(Set(live.keys) == Set(events.map(\.lineage)))
            #expect(tombstones > 0)
            #expect(try reader.changes(since: cursor).changes.isEmpty)
            #expect(throws: ArchiveError.self) { try reader.events(after: cursor) }
        }
    }
}

/// Counts from any thread.
final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var value = 0
    var count: Int { lock.withLock { value } }
    func add(_ n: Int) { lock.withLock { value += n } }
}
