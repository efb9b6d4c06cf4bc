import GRDB
import SitrepModel

/// How a list of records is sorted: by day with those without one at the end, or by change.
enum DayOrder: Sendable {
    /// Earliest first.
    case up
    /// Latest first.
    case down
    /// Last changed first.
    case change
}

extension ArchiveReader {
    /// A part of a list of records.
    ///
    /// Costs what it gives out, not what there is: by day it goes along the index of days, first over
    /// the records that have one, then over the others.
    ///
    /// - Parameters:
    ///   - source: the table of records as `r`, and what it is joined with.
    ///   - list: what its cursors are called.
    func page(
        _ source: String, _ conditions: Conditions, _ order: DayOrder, list: String,
        after cursor: String?, limit: Int
    ) throws -> Page<RecordEntry> {
        let keys = try cursor.map { try Cursor($0, list: list, keys: 2).keys }
        func rows(_ more: Conditions, _ sort: String, _ count: Int) throws -> [Row] {
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(RecordEntry.columns) FROM record AS r WHERE r.row IN (
                        SELECT r.row FROM \(source) WHERE \(more.sql) ORDER BY \(sort) LIMIT \(count))
                    ORDER BY \(sort)
                    """, arguments: more.arguments)
        }
        var found: [Row] = []
        switch order {
        case .change:
            var c = conditions
            if let keys { c.add("(-r.since, r.row) > (?, ?)", keys) }
            found = try rows(c, "-r.since, r.row", limit + 1)
        case .up, .down:
            let (sign, word) = order == .up ? (1, ">") : (-1, "<")
            let sort = order == .up ? "r.day, r.row" : "r.day DESC, r.row DESC"
            let isPastDays = keys?[0] == Self.noDay
            if !isPastDays {
                var c = conditions
                c.add("r.day IS NOT NULL")
                if let keys {
                    c.add("(r.day, r.row) \(word) (?, ?)", [sign &* keys[0], sign &* keys[1]])
                }
                found = try rows(c, sort, limit + 1)
            }
            if found.count <= limit {
                var c = conditions
                c.add("r.day IS NULL")
                if isPastDays, let keys { c.add("r.row \(word) ?", [sign &* keys[1]]) }
                found += try rows(c, sort, limit + 1 - found.count)
            }
        }
        var next: String?
        if found.count > limit, let last = found.prefix(limit).last {
            let (row, since) = (last["row"] as Int, last["since"] as Int)
            let day = last["day"] as Int?
            let keys =
                switch order {
                case .up: [day ?? Self.noDay, row]
                case .down: [day.map { -$0 } ?? Self.noDay, -row]
                case .change: [-since, row]
                }
            next = Cursor(list: list, keys: keys).text
        }
        return Page(
            rows: try found.prefix(limit).map { try RecordEntry($0, path: path) }, next: next)
    }

    /// A cursor's key of what has no day: behind all that have one.
    static var noDay: Int { 9_999_999 }
}
