import Foundation
import GRDB
import SitrepModel

/// Which events are asked for. What is not said does not matter; what is said must all hold.
public struct EventQuery: Sendable, Hashable {
    /// Every one of these has a part in it.
    public var parties: [String] = []
    /// Any of these acts.
    public var actors: [String] = []
    /// Any of these is acted upon.
    public var targets: [String] = []
    /// Any of these CAMEO roots, "01" to "20".
    public var roots: [String] = []
    /// Any of these CAMEO codes.
    public var cameo: [String] = []
    /// Any of these PLOVER events, e.g. "CONSULT".
    public var plover: [String] = []
    /// Any of these quad classes, 1 to 4.
    public var quads: [Int] = []
    /// Any of these: actual, future, hypothetical, negated.
    public var modalities: [String] = []
    /// Overlaps with the days from this one on.
    public var from: CalendarDay?
    /// Overlaps with the days up to this one.
    public var to: CalendarDay?
    /// Reported first on this day or later.
    public var reportedFrom: CalendarDay?
    /// Reported first on this day or before.
    public var reportedTo: CalendarDay?
    /// In this country (ISO 3166 alpha-3).
    public var country: String?
    /// At a place of this name.
    public var place: String?
    /// Told by any of these outlets.
    public var outlets: [String] = []
    /// Told by this article.
    public var article: String?
    /// Part of this story (identifier or lineage).
    public var story: String?
    /// At least so many independent origins.
    public var minOrigins: Int?
    /// At least so surely read, 0...1.
    public var minConfidence: Double?
    /// Has a field with this verdict: agree, differ, silent.
    public var verdict: String?
    /// With ``verdict`` or ``differenceKind``: that field only: date, place, actors, numbers, act.
    public var field: String?
    /// Has a field that differs so: contradiction, different_bound, ...
    public var differenceKind: String?
    /// Words of its summary.
    public var text: String?
    /// New or changed after this change.
    public var changedAfter: ChangeNumber?
    /// How they are sorted.
    public var order = Order.byDay

    /// Orders of events.
    public enum Order: Int, Sendable, Hashable {
        /// Earliest first.
        case byDay = 1
        /// Latest first.
        case byDayDown = 2
        /// Last changed first.
        case byChange = 3
    }

    /// Asks for all.
    public init() {}
}

extension ArchiveReader {
    /// Events of this state.
    public func events(
        _ query: EventQuery = EventQuery(), after cursor: String? = nil, limit: Int = 100
    ) throws -> Page<RecordEntry> {
        guard let conditions = conditions(query) else { return Page(rows: [], next: nil) }
        let list = "events\(query.order.rawValue)"
        let order: DayOrder =
            switch query.order {
            case .byDay: .up
            case .byDayDown: .down
            case .byChange: .change
            }
        return try page(
            "record AS r JOIN event_fact AS f ON f.row = r.row", conditions, order, list: list,
            after: cursor, limit: limit)
    }

    /// How many events of this state there are.
    public func countEvents(_ query: EventQuery = EventQuery()) throws -> Int {
        guard let conditions = conditions(query) else { return 0 }
        return try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM record AS r JOIN event_fact AS f ON f.row = r.row
                WHERE \(conditions.sql)
                """, arguments: conditions.arguments) ?? 0
    }

    /// How many events each day has, happened and reported, by quad class.
    public func density(
        _ query: EventQuery = EventQuery()
    ) throws -> [(day: CalendarDay, quad: Int, happened: Int, reported: Int)] {
        guard let conditions = conditions(query) else { return [] }
        func counts(_ column: String) throws -> [[Int]: Int] {
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(column) AS day, quad, count(*) AS n
                    FROM record AS r JOIN event_fact AS f ON f.row = r.row
                    WHERE \(conditions.sql) AND \(column) IS NOT NULL GROUP BY 1, 2
                    """, arguments: conditions.arguments)
            return Dictionary(
                rows.map { ([$0["day"] as Int, $0["quad"] as Int], $0["n"] as Int) },
                uniquingKeysWith: +)
        }
        let happened = try counts("CASE WHEN f.dated THEN r.day END")
        let reported = try counts("f.reported")
        return Set(happened.keys).union(reported.keys).sorted { $0.lexicographicallyPrecedes($1) }
            .map { key in
                (CalendarDay(ordinal: key[0]), key[1], happened[key] ?? 0, reported[key] ?? 0)
            }
    }

    /// Pairs of actor and target with their events, by quad class: the network of actors.
    public func network(
        _ query: EventQuery = EventQuery()
    ) throws -> [(actor: String, target: String, quad: Int, events: Int, goldstein: Double)] {
        guard let conditions = conditions(query) else { return [] }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT a.key AS actor, t.key AS target, f.quad, count(*) AS n, sum(f.goldstein) AS g
                FROM record AS r JOIN event_fact AS f ON f.row = r.row
                JOIN record_party AS a ON a.row = r.row AND a.side = 1
                JOIN record_party AS t ON t.row = r.row AND t.side = 2 AND t.key <> a.key
                WHERE \(conditions.sql) GROUP BY 1, 2, 3 ORDER BY n DESC, actor, target, f.quad
                """, arguments: conditions.arguments
        ).map { ($0["actor"], $0["target"], $0["quad"], $0["n"], $0["g"]) }
    }

    /// What events can be asked for by, with how many have it, most first.
    public func facet(_ facet: EventFacet, limit: Int = 100) throws -> [(
        value: String, events: Int
    )] {
        let source =
            switch facet {
            case .party: "SELECT DISTINCT key AS v, row FROM record_party"
            case .outlet: "SELECT outlet AS v, row FROM event_outlet"
            case .country: "SELECT country AS v, row FROM event_fact WHERE country IS NOT NULL"
            case .place: "SELECT place AS v, row FROM event_fact WHERE place IS NOT NULL"
            case .root: "SELECT root AS v, row FROM event_fact"
            case .plover: "SELECT plover AS v, row FROM event_fact WHERE plover IS NOT NULL"
            }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT v, count(*) AS n FROM (\(source)) AS s JOIN record AS r ON r.row = s.row
                WHERE r.kind = 1 AND \(live("r")) GROUP BY v ORDER BY n DESC, v LIMIT ?
                """, arguments: [limit]
        ).map { ($0["v"], $0["n"]) }
    }

    /// Nil where nothing can match.
    private func conditions(_ q: EventQuery) -> Conditions? {
        var c = Conditions()
        c.add("r.kind = 1")
        c.add(live("r"))
        for key in q.parties {
            c.add("r.row IN (SELECT row FROM record_party WHERE key = ?)", [key])
        }
        for (keys, side) in [(q.actors, PartySide.from), (q.targets, .to)] where !keys.isEmpty {
            c.add(
                """
                r.row IN (SELECT row FROM record_party WHERE side = \(side.rawValue)
                AND key IN (\(marks(keys.count))))
                """, keys)
        }
        c.addAny("f.root", q.roots)
        c.addAny("f.cameo", q.cameo)
        c.addAny("f.plover", q.plover)
        c.addAny("f.modality", q.modalities)
        if !q.quads.isEmpty {
            c.add("f.quad IN (\(q.quads.map(String.init).joined(separator: ", ")))")
        }
        if let from = q.from { c.add("coalesce(r.last_day, r.day) >= ?", [from.ordinal]) }
        if let to = q.to { c.add("r.day <= ?", [to.ordinal]) }
        if let from = q.reportedFrom { c.add("f.reported >= ?", [from.ordinal]) }
        if let to = q.reportedTo { c.add("f.reported <= ?", [to.ordinal]) }
        if let country = q.country { c.add("f.country = ?", [country]) }
        if let place = q.place { c.add("f.place = ?", [place]) }
        if !q.outlets.isEmpty {
            c.add(
                "r.row IN (SELECT row FROM event_outlet WHERE outlet IN (\(marks(q.outlets.count))))",
                q.outlets)
        }
        if let article = q.article {
            c.add("r.row IN (SELECT row FROM record_article WHERE article = ?)", [article])
        }
        if let story = q.story {
            c.add(
                """
                r.row IN (SELECT m.row FROM record_article AS m
                JOIN record_article AS s ON s.article = m.article
                JOIN record ON record.row = s.row AND record.kind = 2
                WHERE (record.id = ? OR record.lineage = ?) AND \(live("record")))
                """, [story, story])
        }
        if let least = q.minOrigins { c.add("f.origins >= ?", [least]) }
        if let least = q.minConfidence { c.add("f.confidence >= ?", [least]) }
        if q.verdict != nil || q.differenceKind != nil {
            var v = Conditions()
            if let verdict = q.verdict { v.add("verdict = ?", [verdict]) }
            if let field = q.field { v.add("field = ?", [field]) }
            if let kind = q.differenceKind { v.add("kind = ?", [kind]) }
            let values = [q.verdict, q.field, q.differenceKind].compactMap { $0 }
            c.add("r.row IN (SELECT row FROM event_verdict WHERE \(v.sql))", values)
        }
        if let text = q.text {
            guard let pattern = SearchPattern(text) else { return nil }
            c.add(
                "r.row IN (SELECT rowid FROM record_text WHERE record_text MATCH ?)",
                [pattern.match])
        }
        if let after = q.changedAfter { c.add("r.since > ?", [after]) }
        return c
    }
}

/// What events can be asked for by.
public enum EventFacet: Sendable, Hashable, CaseIterable {
    case party, outlet, country, place, root, plover
}
