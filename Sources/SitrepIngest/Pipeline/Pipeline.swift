import Foundation
import SitrepArchive
import SitrepDesk
import SitrepModel
import Synchronization

/// The way of reports into an archive: capture, article, assertions, desk, records, one transaction a
/// batch.
///
/// When ``ingest(_:)`` has returned, its batch is in the archive for good; when it throws, nothing of it
/// is. Batches are taken one after the other, whatever the number of callers; ``brief(asOf:since:)``
/// does not wait for them.
public final class Pipeline: Sendable {
    /// What it fills.
    public let archive: Archive
    private let coding: Mutex<ArticleCoding?>
    private let makeCoding: @Sendable () throws -> ArticleCoding
    private let state = Mutex<ArchivedDesk?>(nil)
    /// The desk as readers asked for it last.
    private let shown = Mutex<ArchivedDesk?>(nil)
    private let clock: @Sendable () -> String
    private let who: String
    private let folder: String

    /// - Parameters:
    ///   - clock: now, RFC 3339 in UTC.
    ///   - who: named in the log's entries.
    ///   - folder: what relative paths of captures are relative to.
    ///   - workers: threads for reading; nil for as many as the machine has cores.
    public convenience init(
        archive: Archive, clock: @escaping @Sendable () -> String, who: String = "collect",
        folder: String, workers: Int? = nil
    ) {
        self.init(archive: archive, clock: clock, who: who, folder: folder) {
            try ArticleCoding.standard(workers: workers)
        }
    }

    package init(
        archive: Archive, clock: @escaping @Sendable () -> String, who: String = "collect",
        folder: String, coding: @escaping @Sendable () throws -> ArticleCoding
    ) {
        self.archive = archive
        self.clock = clock
        self.who = who
        self.folder = folder
        makeCoding = coding
        self.coding = Mutex(nil)
    }

    // MARK: In

    /// Takes in one batch; call ``settle()`` when no more comes for now.
    @discardableResult
    public func ingest(_ arrivals: [Arrival]) throws -> IngestTally {
        let (fresh, troubles, known) = try news(of: arrivals)
        var tally = IngestTally()
        tally.known = known
        if fresh.isEmpty, troubles.isEmpty { return tally }
        try change { desk, writer in
            tally = IngestTally()
            tally.known = known
            for trouble in troubles { try writer.keep(trouble) }
            try self.take(fresh, &desk, &writer, &tally)
        }
        return tally
    }

    /// Takes in any number of arrivals, batch by batch, then settles.
    ///
    /// - Parameter report: told after each batch what became of all so far; the batch is kept then.
    @discardableResult
    public func ingest(
        all arrivals: some Sequence<Arrival>, batch size: Int = 64,
        report: (IngestTally) -> Void = { _ in }
    ) throws -> IngestTally {
        var tally = IngestTally()
        var batch: [Arrival] = []
        func finish() throws {
            tally.add(try ingest(batch))
            batch = []
            report(tally)
        }
        for arrival in arrivals {
            batch.append(arrival)
            if batch.count == size { try finish() }
        }
        if !batch.isEmpty { try finish() }
        tally.dated = try settle()
        return tally
    }

    /// Gives articles without a date the day that fits best with the events they share with the
    /// others. Does nothing where nothing has come since it was last done.
    ///
    /// - Returns: how many got another date than before.
    @discardableResult
    public func settle() throws -> Int {
        guard try archive.read({ try $0.needsDating() }) else { return 0 }
        var count = 0
        try change { desk, writer in
            let redated = desk.redated()
            count = redated.count
            let dated = redated.compactMap { one in
                one.date.map { date in
                    var article = one.result.article
                    article.published = date
                    return article
                }
            }
            let coding = dated.isEmpty ? nil : try self.loadedCoding()
            let results = coding?.read(dated) ?? []
            let undone = redated.filter { $0.date == nil }.map(\.result)
            for result in results {
                try writer.keep(
                    result.assertions, of: result.article, versions: coding?.versions ?? [:],
                    isDated: true)
            }
            for result in undone { try writer.keepAgain(result.article.id) }
            if !undone.isEmpty { desk.take(undone) }
            if !undone.isEmpty { try writer.apply(try desk.delta(writer)) }
            if !results.isEmpty {
                desk.take(results, isDated: true, versions: coding?.versions)
                try writer.apply(try desk.delta(writer))
            }
            try writer.enterDating(count)
        }
        return count
    }

    // MARK: Out

    /// The brief of the archive.
    ///
    /// - Parameters: as of `RunningDesk.brief`.
    public func brief(asOf: DateValue? = nil, since: DateValue? = nil) throws -> Brief {
        let desk = try current()
        var brief = desk.desk.brief(versions: desk.versions, asOf: asOf, since: since)
        brief.corrections = try archive.read { try $0.analystCorrections() }
        return brief
    }

    /// The desk as of the last batch of this process; read from the archive where there was none,
    /// where another process has written since, or where a batch is being taken in.
    package func current() throws -> ArchivedDesk {
        let last = try archive.read { try $0.lastEntry()?.sequence ?? 0 }
        if let desk = shown.withLock({ $0 }), desk.entry >= last { return desk }
        let known = state.withLockIfAvailable { $0 }
        let desk = try known.flatMap { $0 }.flatMap { $0.entry >= last ? $0 : nil } ?? read()
        shown.withLock { shown in
            if (shown?.entry ?? -1) < desk.entry { shown = desk }
        }
        return desk
    }

    private func read() throws -> ArchivedDesk { try archive.read { try ArchivedDesk($0) } }

    // MARK: Parts

    /// Runs a change on desk and archive together; where the archive refuses it, the desk is read anew.
    func change(_ work: (inout ArchivedDesk, inout ArchiveWriter) throws -> Void) throws {
        try state.withLock { state in
            // Whatever else held the desk would make each change copy all of it.
            let known = shown.withLock { shown in
                defer { shown = nil }
                return shown
            }
            var desk = try state ?? known ?? (try read())
            state = nil
            while true {
                do {
                    try archive.write(time: clock(), who: who) { writer in
                        guard writer.before == desk.entry else { throw Outdated() }
                        try work(&desk, &writer)
                        desk.settled(at: writer.after)
                    }
                    break
                } catch is Outdated {
                    // Another process has written.
                    desk = try read()
                }
            }
            state = desk
        }
    }

    private struct Outdated: Error {}

    func loadedCoding() throws -> ArticleCoding {
        try coding.withLock { coding in
            if let coding { return coding }
            let made = try makeCoding()
            coding = made
            return made
        }
    }

    /// What of it is new, without the models: so that what is known costs little.
    private func news(
        of arrivals: [Arrival]
    ) throws -> (fresh: [Arrival], troubles: [Trouble], known: Int) {
        try archive.read { reader in
            var fresh: [Arrival] = []
            var troubles: [Trouble] = []
            for arrival in arrivals {
                troubles += try arrival.troubles.filter { try !reader.knows($0) }
                guard let capture = arrival.capture else { continue }
                if try !reader.knows(capture, sourceKey: arrival.sourceKey(folder: folder)) {
                    fresh.append(arrival)
                }
            }
            let captures = arrivals.count { $0.capture != nil }
            return (fresh, troubles, captures - fresh.count)
        }
    }

    private func take(
        _ arrivals: [Arrival], _ desk: inout ArchivedDesk, _ writer: inout ArchiveWriter,
        _ tally: inout IngestTally
    ) throws {
        var named = arrivals.map(\.withoutNUL)
        var names: [String: String] = [:]
        for n in named.indices {
            guard let article = named[n].article else { continue }
            let key = arrivals[n].sourceKey(folder: folder)
            named[n].article?.id = try name(article, key, &names, writer.reader)
        }
        let articles = named.compactMap(\.article)
        let coding = articles.isEmpty ? nil : try loadedCoding()
        var results = (coding?.read(articles) ?? []).makeIterator()
        var read: [String: Extraction.Result] = [:]
        for (arrival, given) in zip(named, arrivals) {
            let result = arrival.article == nil ? nil : results.next()
            guard let capture = arrival.capture,
                case .new(let number) = try writer.take(
                    capture, sourceKey: given.sourceKey(folder: folder))
            else {
                tally.known += 1
                continue
            }
            tally.captures += 1
            guard let article = arrival.article, let result else {
                tally.unread += 1
                continue
            }
            let isNew = try writer.reader.source(ofArticle: article.id) == nil
            let sentences =
                article.unusable == nil
                ? result.sentences : article.parts.filter { $0.kind.isRead }.map(\.span)
            let revision = try writer.revise(
                article, capture: number, sourceKey: given.sourceKey(folder: folder),
                sentences: sentences)
            guard revision != nil else { continue }
            if isNew { tally.articles += 1 } else { tally.revisions += 1 }
            try writer.keep(
                result.assertions, of: result.article, versions: coding?.versions ?? [:])
            read[article.id] = result
        }
        if read.isEmpty { return }
        desk.take(
            read.values.sorted { $0.article.id < $1.article.id }, versions: coding?.versions)
        try writer.apply(try desk.delta(writer))
    }

    /// The name of a source's article: the one it has, else the one given, with the beginning of its
    /// content's hash where another source has that.
    private func name(
        _ article: Article, _ key: String, _ names: inout [String: String], _ reader: ArchiveReader
    ) throws -> String {
        if let known = try reader.article(ofSource: key) { return known }
        let hash = article.captureHash.prefix(8)
        var (name, copy) = (article.id, 1)
        while true {
            let owner = try names[name] ?? reader.source(ofArticle: name)
            if owner == nil || owner == key {
                names[name] = key
                return name
            }
            name = "\(article.id)-\(hash)" + (copy > 1 ? "-\(copy)" : "")
            copy += 1
        }
    }
}
