#if Server
import SitrepArchive
import SitrepModel

/// A record of the archive as a view takes it.
struct Kept<Value: Decodable & Sendable>: Sendable {
    /// Shared by all its versions; what addresses are made of.
    var lineage: String
    /// Counts its versions from 1.
    var version: Int
    /// When this version was made, RFC 3339 in UTC.
    var time: String
    /// What it says.
    var value: Value

    init(lineage: String, version: Int = 1, time: String = "", value: Value) {
        self.lineage = lineage
        self.version = version
        self.time = time
        self.value = value
    }

    init(_ entry: RecordEntry) throws {
        self.init(
            lineage: entry.lineage, version: entry.version, time: entry.time,
            value: try entry.value())
    }
}

extension ArchiveReader {
    /// Events as views take them.
    func kept(
        _ query: EventQuery, after cursor: String? = nil, limit: Int
    ) throws -> (rows: [Kept<Event>], next: String?) {
        let page = try events(query, after: cursor, limit: limit)
        return (try page.rows.map(Kept.init), page.next)
    }

    /// Entries of a ledger as views take them.
    func kept<Value>(
        _ kind: RecordKind, _ query: LedgerQuery = LedgerQuery(), after cursor: String? = nil,
        limit: Int, as type: Value.Type = Value.self
    ) throws -> (rows: [Kept<Value>], next: String?) {
        let page = try records(kind, query, after: cursor, limit: limit)
        return (try page.rows.map(Kept.init), page.next)
    }

    /// The day of the latest dated report; nil where none is dated.
    func latestDay() throws -> CalendarDay? {
        try articles(limit: 1).rows.first?.published?.value.last
    }
}

/// What views show of the reports that they cite.
struct ReportNames: Sendable {
    private var entries: [String: ArticleEntry] = [:]

    init(_ entries: [ArticleEntry] = []) {
        for entry in entries { self.entries[entry.id] = entry }
    }

    /// Looks the reports up.
    init(_ articles: some Sequence<String>, in reader: ArchiveReader) throws {
        for id in Set(articles) { entries[id] = try reader.entry(article: id) }
    }

    func entry(_ id: String) -> ArticleEntry? { entries[id] }

    /// "Harbour Times"; the report's identifier where it has no masthead.
    func outlet(_ id: String) -> String {
        guard let outlet = entries[id]?.outlet, !outlet.isEmpty else { return id }
        return outlet.hasPrefix("The ") ? String(outlet.dropFirst(4)) : outlet
    }

    /// "Harbour Times, 26 Jan 2022".
    func outletAndDay(_ id: String) -> String {
        guard let published = entries[id]?.published else { return outlet(id) }
        return outlet(id) + ", " + Words.short(published.value) + (published.inferred ? "*" : "")
    }
}
#endif
