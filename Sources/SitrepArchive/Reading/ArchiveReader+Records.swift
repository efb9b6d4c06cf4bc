import Foundation
import GRDB
import SitrepModel

/// Which entries of a ledger are asked for. What is not said does not matter.
public struct LedgerQuery: Sendable, Hashable {
    /// Every one of these has a part in it.
    public var parties: [String] = []
    /// Acts, asks, gives, speaks, takes part.
    public var from: String?
    /// Is asked, given to, spoken to.
    public var to: String?
    /// Any of these: "open", "planned", "delivered", "contradiction", by the ledger.
    public var statuses: [String] = []
    /// Overlaps with the days from this one on.
    public var firstDay: CalendarDay?
    /// Overlaps with the days up to this one.
    public var lastDay: CalendarDay?
    /// Belongs to this event (identifier or lineage).
    public var event: String?
    /// Rests on this article.
    public var article: String?
    /// Words of demands, statements, questions, summaries.
    public var text: String?
    /// New or changed after this change.
    public var changedAfter: ChangeNumber?
    /// Latest first.
    public var descending = false

    /// Asks for all.
    public init() {}
}

extension ArchiveReader {
    /// Entries of a ledger, or stories, syndication groups, differences, tension figures, by day; those
    /// without one at the end of the list either way.
    public func records(
        _ kind: RecordKind, _ query: LedgerQuery = LedgerQuery(), after cursor: String? = nil,
        limit: Int = 100
    ) throws -> Page<RecordEntry> {
        var c = Conditions()
        c.add("r.kind = \(kind.rawValue)")
        c.add(live("r"))
        for key in query.parties {
            c.add("r.row IN (SELECT row FROM record_party WHERE key = ?)", [key])
        }
        for (key, side) in [(query.from, PartySide.from), (query.to, .to)] {
            guard let key else { continue }
            c.add(
                "r.row IN (SELECT row FROM record_party WHERE key = ? AND side = \(side.rawValue))",
                [key])
        }
        c.addAny("r.status", query.statuses)
        if let day = query.firstDay { c.add("coalesce(r.last_day, r.day) >= ?", [day.ordinal]) }
        if let day = query.lastDay { c.add("r.day <= ?", [day.ordinal]) }
        if let event = query.event {
            c.add(
                """
                r.event = ? OR r.event IN (SELECT e.id FROM record AS e WHERE e.kind = 1
                AND e.lineage = ? AND \(live("e")))
                """, [event, event])
        }
        if let article = query.article {
            c.add("r.row IN (SELECT row FROM record_article WHERE article = ?)", [article])
        }
        if let after = query.changedAfter { c.add("r.since > ?", [after]) }
        if let text = query.text {
            guard let pattern = SearchPattern(text) else { return Page(rows: [], next: nil) }
            c.add(
                "r.row IN (SELECT rowid FROM record_text WHERE record_text MATCH ?)",
                [pattern.match])
        }
        return try page(
            "record AS r", c, query.descending ? .down : .up,
            list: "\(kind.name)\(query.descending ? 2 : 1)", after: cursor, limit: limit)
    }

    /// A record by its identifier or its lineage: the version that holds, else the last one there was.
    ///
    /// - Parameter version: that version of the lineage.
    public func record(
        _ kind: RecordKind, _ name: String, version: Int? = nil
    ) throws -> RecordEntry? {
        let limit = asOf.map { "AND r.since <= \($0)" } ?? ""
        return try Row.fetchOne(
            db,
            sql: """
                SELECT \(RecordEntry.columns) FROM record AS r
                WHERE r.row IN (
                    SELECT row FROM record WHERE kind = ? AND id = ?
                    UNION ALL SELECT row FROM record WHERE kind = ? AND lineage = ?) \(limit)
                    AND (? IS NULL OR r.version = ?)
                ORDER BY r.lineage = ? DESC, r.since DESC LIMIT 1
                """,
            arguments: [kind.rawValue, name, kind.rawValue, name, version, version, name]
        ).map { try RecordEntry($0, path: path) }
    }

    /// All versions of a record, oldest first.
    public func history(_ kind: RecordKind, lineage: String) throws -> [RecordEntry] {
        let limit = asOf.map { "AND r.since <= \($0)" } ?? ""
        return try Row.fetchAll(
            db,
            sql: """
                SELECT \(RecordEntry.columns) FROM record AS r
                WHERE r.kind = ? AND r.lineage = ? \(limit) ORDER BY r.version
                """, arguments: [kind.rawValue, lineage]
        ).map { try RecordEntry($0, path: path) }
    }

    /// An event with all that it rests on; nil where there is none of that identifier or lineage.
    public func dossier(_ name: String) throws -> EventDossier? {
        guard let entry = try record(.event, name) else { return nil }
        let event = try entry.value(Event.self)
        let wanted = Set(event.assertions)
        var assertions: [Assertion] = []
        for article in event.articles {
            assertions += try self.assertions(of: article).filter { wanted.contains($0.id) }
        }
        // An earlier version may rest on readings that no longer count.
        let found = Set(assertions.map(\.id))
        for id in event.assertions where !found.contains(id) {
            if let assertion = try assertion(id) { assertions.append(assertion) }
        }
        var ledgers: [RecordEntry] = []
        var query = LedgerQuery()
        query.event = event.id
        for kind in RecordKind.recorded where kind != .event && kind != .tension {
            ledgers += try records(kind, query).rows
        }
        return EventDossier(
            entry: entry, event: event, history: try history(.event, lineage: entry.lineage),
            changes: try changes(of: entry.lineage), assertions: assertions,
            articles: try event.articles.compactMap { try self.entry(article: $0) },
            ledgers: ledgers, corrections: try corrections(of: entry.lineage))
    }
}

/// An event with all that it rests on.
public struct EventDossier: Sendable {
    /// The version that holds, or the last one.
    public var entry: RecordEntry
    /// What it says.
    public var event: Event
    /// All versions, oldest first.
    public var history: [RecordEntry]
    /// What was done to it, oldest first.
    public var changes: [Change]
    /// What tells it, with how each part was found.
    public var assertions: [Assertion]
    /// The articles, oldest first.
    public var articles: [ArticleEntry]
    /// The ledger entries and differences that belong to it.
    public var ledgers: [RecordEntry]
    /// What analysts say of it.
    public var corrections: [StoredCorrection]
}
