#if Server
import Hummingbird
import SitrepArchive
import SitrepModel

/// The brief: the latest of everything at once, with the addresses of the rest.
enum BriefRoutes {
    static let parameters: Set<String> = ["as_of", "limit"]

    static func add(to routes: Routes, _ archive: ArchiveAccess) {
        routes.get("/api/v1/brief") { request, _ in
            let asked = try Query(request, parameters)
            let limit = try asked.number("limit", in: 1...200) ?? 30
            let asOf = try asked.moment("as_of")
            return try await archive.answer(request, asOf: asOf) { reader in
                Answer(type: "application/json", bytes: try brief(reader, limit, asOf).bytes)
            }
        }
    }

    /// The answer to `/api/v1/brief` without parameters.
    @Sendable static func latest(_ reader: ArchiveReader) throws -> Answer {
        Answer(type: "application/json", bytes: try brief(reader, 30, nil).bytes)
    }

    private static func brief(
        _ reader: ArchiveReader, _ limit: Int, _ asOf: String?
    ) throws -> JSONObject {
        var json = JSONObject()
        var more = JSONObject()
        let time = asOf.map { "&as_of=\(PercentDecoding.encoded($0))" } ?? ""
        func add(_ key: String, _ path: String, _ page: Page<JSONObject>) {
            json.add(key, page.rows)
            if let next = page.next {
                more.add(key, "/api/v1/\(path)?order=-day&limit=\(limit)&cursor=\(next)\(time)")
            }
        }
        json.add("basis", try basis(reader, asOf))
        add(
            "articles", "articles",
            try reader.articles(limit: limit).map(ArticleJSON.object))
        var told = EventQuery()
        told.order = .byDayDown
        let events = try reader.events(told, limit: limit)
        told.minOrigins = 2
        json.add("leading", try reader.events(told, limit: limit).rows.map(\.id))
        add("events", "events", events.map(RecordJSON.object))
        var latest = LedgerQuery()
        latest.descending = true
        let lists =
            LedgerRoutes.lists + Ledger.kinds.map { ("/api/v1/ledgers/\($0.path)", $0.kind) }
        for (path, kind) in lists {
            let path = String(path.dropFirst("/api/v1/".count))
            let key = path.split(separator: "/").last.map(String.init) ?? path
            let page = try reader.records(kind, latest, limit: limit)
            add(key, path, page.map(RecordJSON.object))
        }
        json.add("more", more)
        return json
    }

    /// What it rests on.
    static func basis(_ reader: ArchiveReader, _ asOf: String?) throws -> JSONObject {
        let overview = try reader.overview()
        var json = JSONObject()
        json.add("articles", overview.articles)
        json.add("outlets", overview.outlets)
        json.add("assertions", overview.assertions)
        json.add("events", overview.records[.event] ?? 0)
        json.add("as_of", asOf)
        json.add("last_written", overview.lastWritten)
        json.add("changes", overview.changes)
        try json.add("versions", list: reader.versions().map { try JSONText.encoded($0.versions) })
        return json
    }
}
#endif
