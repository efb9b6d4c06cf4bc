import SitrepArchive
import SitrepDesk
import SitrepModel
import SitrepReader

/// A desk that knows what an archive knows, and what else is needed to go on from there.
package struct ArchivedDesk: Sendable {
    /// All articles with what was read from them.
    package private(set) var desk = RunningDesk()
    /// Articles that give no date, as they were read by themselves.
    private(set) var undated: [String: Extraction.Result] = [:]
    /// The dates that others gave them.
    private(set) var found: [String: PublicationDate] = [:]
    private(set) var outlets: [String: String] = [:]
    /// The last entry of the log when it was read.
    private(set) var entry = 0
    private var versionSets: Set<[String: String]> = []

    /// Whether no report is there.
    package var isEmpty: Bool { desk.arrived().articles.isEmpty }

    /// All articles, with the dates that they were read with, by identifier.
    package var articles: [Article] { desk.arrived().articles.sorted { $0.id < $1.id } }

    /// Reads an archive: articles and assertions, without reading the texts anew.
    package init(_ reader: ArchiveReader) throws {
        entry = try reader.lastEntry()?.sequence ?? 0
        try lookUpVersions(reader)
        var articles: [Article] = []
        var assertions: [Assertion] = []
        try reader.forEachReading { readings in
            for one in readings {
                if let outlet = one.article.outlet { outlets[one.article.id] = outlet }
                articles.append(one.article)
                assertions += one.assertions
                guard let own = one.own else { continue }
                undated[one.article.id] = Extraction.Result(
                    article: own.article, assertions: own.assertions)
                if let date = one.article.published { found[one.article.id] = date }
            }
        }
        desk.add(articles, assertions)
    }

    /// What made the readings; where several were at work, each value names all of them.
    package var versions: [String: String] {
        var values: [String: Set<String>] = [:]
        for set in versionSets {
            for (key, value) in set { values[key, default: []].insert(value) }
        }
        return values.mapValues { $0.sorted().joined(separator: ", ") }
    }

    /// Takes in what was read: new articles, and later texts or readings of known ones.
    ///
    /// - Parameters:
    ///   - isDated: whether their dates were found in other reports.
    ///   - versions: what read them.
    mutating func take(
        _ results: [Extraction.Result], isDated: Bool = false, versions: [String: String]? = nil
    ) {
        if let versions { versionSets.insert(versions) }
        for result in results {
            let id = result.article.id
            outlets[id] = result.article.outlet
            if isDated {
                found[id] = result.article.published
                continue
            }
            found[id] = nil
            undated[id] =
                result.article.published == nil && result.article.unusable == nil ? result : nil
        }
        desk.replace(
            results.map(\.article.id), by: results.map(\.article), results.flatMap(\.assertions))
    }

    /// Of the undated articles, those for which the others now give another date than before: with
    /// the new one, or as they were read by themselves where none is given any more.
    func redated() -> [(result: Extraction.Result, date: PublicationDate?)] {
        if undated.isEmpty { return [] }
        var (articles, assertions) = desk.arrived(without: Set(undated.keys))
        let own = undated.values.sorted { $0.article.id < $1.article.id }
        articles += own.map(\.article)
        assertions += own.flatMap(\.assertions)
        let dates = Desk().inferPublication(
            articles: articles.sorted { $0.id < $1.id }, assertions: assertions)
        return own.compactMap { result in
            let date = dates[result.article.id]
            return date == found[result.article.id] ? nil : (result, date)
        }
    }

    /// What the last arrival changed, as records.
    func delta(_ writer: ArchiveWriter) throws -> ArchiveWriter.RecordDelta {
        let (gone, made) = desk.renewal
        var delta = ArchiveWriter.RecordDelta()
        let (old, new) = (gone.flatMap(\.entries), made.flatMap(\.entries))
        let (oldEvents, newEvents) = (Set(old.map(EntryKey.init)), Set(new.map(EntryKey.init)))
        let goneEvents = old.filter { !newEvents.contains(EntryKey($0)) }
        let madeEvents = new.filter { !oldEvents.contains(EntryKey($0)) }
        delta.gone = try goneEvents.map(draft)
        delta.made = try madeEvents.map(draft)
        try delta.add(gone, made, \.stories) { try RecordDraft($0) }
        try delta.add(gone, made, \.groups) { try RecordDraft($0) }
        try delta.add(gone, made, \.differences) { try RecordDraft($0) }
        try delta.add(gone, made, \.demands) { try RecordDraft($0) }
        try delta.add(gone, made, \.forces) { try RecordDraft($0) }
        try delta.add(gone, made, \.aid) { try RecordDraft($0) }
        try delta.add(gone, made, \.meetings) { try RecordDraft($0) }
        try delta.add(gone, made, \.positions) { try RecordDraft($0) }
        try delta.add(gone, made, \.statements) { try RecordDraft($0) }
        let days = Set((goneEvents + madeEvents).compactMap { $0.event.when?.value.day })
        delta.made += try desk.tension(on: days).map { try RecordDraft($0) }
        let kept = Set(delta.made.filter { $0.kind == .tension }.map(\.id))
        for id in try writer.liveRecords(.tension, on: days) where !kept.contains(id) {
            if let draft = try writer.draft(.tension, id) { delta.gone.append(draft) }
        }
        return delta
    }

    /// All that holds, and the end of all that doesn't: for when the desk itself is another.
    func everything(_ writer: ArchiveWriter) throws -> ArchiveWriter.RecordDelta {
        var delta = ArchiveWriter.RecordDelta()
        let all = desk.contents
        delta.made = try all.flatMap(\.entries).map(draft)
        try delta.add([], all, \.stories) { try RecordDraft($0) }
        try delta.add([], all, \.groups) { try RecordDraft($0) }
        try delta.add([], all, \.differences) { try RecordDraft($0) }
        try delta.add([], all, \.demands) { try RecordDraft($0) }
        try delta.add([], all, \.forces) { try RecordDraft($0) }
        try delta.add([], all, \.aid) { try RecordDraft($0) }
        try delta.add([], all, \.meetings) { try RecordDraft($0) }
        try delta.add([], all, \.positions) { try RecordDraft($0) }
        try delta.add([], all, \.statements) { try RecordDraft($0) }
        let days = Set(all.flatMap(\.entries).compactMap { $0.event.when?.value.day })
        delta.made += try desk.tension(on: days).map { try RecordDraft($0) }
        let kept = Set(delta.made.map { "\($0.kind) \($0.id)" })
        for kind in RecordKind.allCases {
            for id in try writer.liveRecords(kind) where !kept.contains("\(kind) \(id)") {
                if let draft = try writer.draft(kind, id) { delta.gone.append(draft) }
            }
        }
        return delta
    }

    mutating func settled(at entry: Int) { self.entry = entry }

    /// Learns what made the readings that count.
    mutating func lookUpVersions(_ reader: ArchiveReader) throws {
        versionSets = Set(try reader.versions().map(\.versions))
    }

    private func draft(_ entry: StorySituation.Entry) throws -> RecordDraft {
        try RecordDraft(
            entry.event, day: entry.day == .max ? nil : entry.day, reported: entry.reported,
            texts: entry.texts, outlets: entry.event.articles.compactMap { outlets[$0] })
    }

    /// An event with all that is kept of it.
    private struct EntryKey: Hashable {
        var event: Event
        var numbers: [Int?]

        init(_ entry: StorySituation.Entry) {
            event = entry.event
            numbers = [entry.day, entry.reported, entry.texts]
        }
    }
}

extension ArchiveWriter.RecordDelta {
    /// Adds what only one side has. Of equal values one is kept.
    mutating func add<Value: Hashable>(
        _ gone: [StorySituation], _ made: [StorySituation],
        _ values: KeyPath<StorySituation, [Value]>, _ draft: (Value) throws -> RecordDraft
    ) throws {
        let (old, new) = (
            gone.flatMap { $0[keyPath: values] }, made.flatMap { $0[keyPath: values] }
        )
        let (before, after) = (Set(old), Set(new))
        self.gone += try old.filter { !after.contains($0) }.map(draft)
        self.made += try new.filter { !before.contains($0) }.map(draft)
    }
}
