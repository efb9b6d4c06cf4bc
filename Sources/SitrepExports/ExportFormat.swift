import SitrepModel

/// The formats of `sitrep export`: the one list of them. One format is one file under `Formats`.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// One table, RFC 4180.
    case csv
    /// Tables as lines of JSON.
    case jsonl
    /// Meetings, RFC 5545.
    case ical
    /// Events with places, RFC 7946.
    case geojson
    /// New events, RFC 4287.
    case atom

    /// As HTTP names it.
    public var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .jsonl: "application/jsonl"
        case .ical: "text/calendar; charset=utf-8"
        case .geojson: "application/geo+json"
        case .atom: "application/atom+xml"
        }
    }

    /// How a file of it ends, without the dot.
    public var fileEnding: String {
        switch self {
        case .csv, .jsonl, .geojson, .atom: rawValue
        case .ical: "ics"
        }
    }

    /// What it carries, in words.
    public var summary: String {
        switch self {
        case .csv: "one table for spreadsheets and statistics"
        case .jsonl: "tables, one JSON object a line"
        case .ical: "meetings for calendars"
        case .geojson: "events with known places for maps"
        case .atom: "new events for feed readers"
        }
    }

    /// Whether it is made of tables, of which one can be asked for.
    public var hasTables: Bool { self == .csv || self == .jsonl }

    /// The bytes of the export; the same for the same contents.
    ///
    /// - Parameters:
    ///   - table: of those that are made of tables: only this one. CSV is always one table, the
    ///     events where none is named.
    ///   - base: the address of a server that shows the same archive, e.g.
    ///     `https://desk.example/`; entries then link to its pages.
    public func bytes(
        of content: ExportContent, table: ExportTable? = nil, base: String? = nil
    ) -> [UInt8] {
        switch self {
        case .csv: CSVExport.bytes(of: content, table: table ?? .events)
        case .jsonl:
            JSONLinesExport.bytes(of: content, tables: table.map { [$0] } ?? ExportTable.all)
        case .ical: CalendarExport.bytes(of: content, base: base)
        case .geojson: GeoJSONExport.bytes(of: content, base: base)
        case .atom: AtomExport.bytes(of: content, base: base)
        }
    }
}
