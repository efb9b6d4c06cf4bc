import SitrepArchive
import SitrepExports
import SitrepModel

extension ExportContent {
    /// All that an archive holds, each part with its lineage, version and time.
    ///
    /// Meetings that nothing supports any more come along as withdrawn, so that a calendar that
    /// subscribed to them can drop them.
    ///
    /// - Throws: ``ArchiveError`` where the archive is damaged.
    package init(_ reader: ArchiveReader, title: String = "Sitrep") throws {
        self.init(
            title: title, identity: try reader.custody(limit: 1).first.map { "\($0.hash)" } ?? "")
        var cursor: String?
        repeat {
            var query = ArticleQuery()
            query.order = .oldest
            let page = try reader.articles(query, after: cursor, limit: Self.batch)
            for entry in page.rows { articles.append(ArticleRecord(entry, articles.count + 1)) }
            cursor = page.next
        } while cursor != nil
        try reader.forEachReading { readings in
            for reading in readings { assertions += reading.assertions }
        }
        repeat {
            let page = try reader.events(after: cursor, limit: Self.batch)
            events += try page.rows.map { try Exported($0) }
            cursor = page.next
        } while cursor != nil
        differences = try Self.all(.difference, reader)
        demands = try Self.all(.demand, reader)
        forces = try Self.all(.force, reader)
        aid = try Self.all(.aid, reader)
        meetings = try Self.all(.meeting, reader) + Self.withdrawnMeetings(reader)
        positions = try Self.all(.position, reader)
        statements = try Self.all(.statement, reader)
        tension = try Self.all(.tension, reader)
    }

    private static let batch = 500

    private static func all<Value: Decodable & Sendable & Hashable>(
        _ kind: RecordKind, _ reader: ArchiveReader
    ) throws -> [Exported<Value>] {
        var values: [Exported<Value>] = []
        var cursor: String?
        repeat {
            let page = try reader.records(kind, after: cursor, limit: batch)
            values += try page.rows.map { try Exported($0) }
            cursor = page.next
        } while cursor != nil
        return values
    }

    /// By lineage.
    private static func withdrawnMeetings(
        _ reader: ArchiveReader
    ) throws -> [Exported<Meeting>] {
        var last: [String: ChangePage.TimedChange] = [:]
        var cursor: String?
        var hasMore = true
        while hasMore {
            let page = try reader.changes(since: cursor, kinds: [.meeting], limit: batch)
            for change in page.changes { last[change.change.lineage] = change }
            (cursor, hasMore) = (page.cursor, page.hasMore)
        }
        return try last.values.filter { $0.change.operation == .gone }
            .sorted { $0.change.lineage < $1.change.lineage }
            .compactMap { change in
                guard let entry = try reader.record(.meeting, change.change.lineage) else {
                    return nil
                }
                var meeting: Exported<Meeting> = try Exported(entry)
                meeting.isWithdrawn = true
                meeting.changed = change.time
                return meeting
            }
    }
}

extension Exported where Value: Decodable {
    /// - Throws: where the record is not of that type.
    init(_ entry: RecordEntry) throws {
        self.init(
            lineage: entry.lineage, version: entry.version, changed: entry.time,
            value: try entry.value())
    }
}

extension ArticleRecord {
    fileprivate init(_ entry: ArticleEntry, _ number: Int) {
        var (path, url): (String?, String?)
        switch entry.source {
        case .path(let place): path = place
        case .url(let address): url = address
        case .stream: break
        }
        self.init(
            id: entry.id, number: number, path: path, url: url, title: entry.title,
            outlet: entry.outlet, agency: entry.agency, language: entry.language,
            published: entry.published, syndication: entry.syndication,
            used: entry.unusable == nil, whyNotUsed: entry.unusable)
    }
}
