#if Server
import Hummingbird
import SitrepArchive
import SitrepModel

/// Ledgers, stories, syndication groups, differences and the tension line.
enum LedgerRoutes {
    static let listParameters: Set<String> = [
        "party", "from_party", "to_party", "status", "from", "to", "event", "article", "text",
        "order", "as_of", "cursor", "limit",
    ]
    static let parameters: Set<String> = ["version", "as_of"]

    /// Lists outside the ledgers, with their addresses.
    static let lists: [(path: String, kind: RecordKind)] = [
        ("/api/v1/stories", .story), ("/api/v1/syndication", .syndication),
        ("/api/v1/differences", .difference), ("/api/v1/tension", .tension),
    ]

    static func add(to routes: Routes, _ archive: ArchiveAccess) {
        for (path, kind) in lists {
            routes.get(path) { request, _ in try await list(request, kind, archive) }
        }
        for (path, kind) in Ledger.kinds {
            routes.get("/api/v1/ledgers/\(path)") { request, _ in
                try await list(request, kind, archive)
            }
            routes.get("/api/v1/ledgers/\(path)/{id}") { request, context in
                try await one(request, kind, context.parameter("id"), archive)
            }
        }
        routes.get("/api/v1/stories/{id}") { request, context in
            try await one(request, .story, context.parameter("id"), archive)
        }
    }

    private static func list(
        _ request: Request, _ kind: RecordKind, _ archive: ArchiveAccess
    ) async throws -> Response {
        let asked = try Query(request, listParameters)
        let query = try query(asked)
        let (cursor, limit) = (
            try asked.text("cursor"), try asked.number("limit", in: 1...500) ?? 50
        )
        return try await archive.answer(request, asOf: asked.moment("as_of")) { reader in
            let page = try reader.records(kind, query, after: cursor, limit: limit)
            return ListAnswer.make(request, page.map(RecordJSON.object))
        }
    }

    /// An entry with its history and what analysts say of it.
    private static func one(
        _ request: Request, _ kind: RecordKind, _ name: String, _ archive: ArchiveAccess
    ) async throws -> Response {
        let asked = try Query(request, parameters)
        let version = try asked.number("version", in: 1...1_000_000)
        return try await archive.answer(request, asOf: asked.moment("as_of")) { reader in
            guard let entry = try reader.record(kind, name, version: version) else {
                throw Problem.notFound("There is nothing of this identifier or lineage here.")
            }
            var json = RecordJSON.object(entry)
            let history = try reader.history(kind, lineage: entry.lineage)
            let changes = try reader.changes(of: entry.lineage)
            if let last = changes.last, last.operation == .gone {
                json.add("replaced_by", last.replacedBy)
            }
            json.add("versions", history.map(RecordJSON.head))
            json.add(
                "corrections",
                try reader.corrections(of: entry.lineage).map(CorrectionJSON.object))
            return Answer(type: "application/json", bytes: json.bytes)
        }
    }

    static func query(_ asked: Query) throws -> LedgerQuery {
        var query = LedgerQuery()
        query.parties = try asked.list("party")
        query.from = try asked.text("from_party")
        query.to = try asked.text("to_party")
        query.statuses = try asked.list("status")
        query.firstDay = try asked.day("from")
        query.lastDay = try asked.day("to")
        query.event = try asked.text("event")
        query.article = try asked.text("article")
        query.text = try asked.text("text")
        query.descending = try asked.text("order", of: ["day", "-day"]) == "-day"
        return query
    }
}
#endif
