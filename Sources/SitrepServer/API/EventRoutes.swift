#if Server
import Hummingbird
import SitrepArchive
import SitrepModel

/// Events: found by what is known of them, and opened with all that they rest on.
enum EventRoutes {
    static let filters: Set<String> = [
        "party", "actor", "target", "root", "cameo", "plover", "quad", "modality", "from", "to",
        "reported_from", "reported_to", "country", "place", "outlet", "article", "story",
        "min_origins", "min_confidence", "verdict", "field", "difference", "text", "order",
    ]
    static let listParameters = filters.union(["as_of", "cursor", "limit", "total"])
    static let parameters: Set<String> = ["as_of", "version"]

    static func add(to routes: Routes, _ archive: ArchiveAccess) {
        routes.get("/api/v1/events") { request, _ in
            let asked = try Query(request, listParameters)
            let query = try query(asked)
            let (cursor, limit) = (
                try asked.text("cursor"), try asked.number("limit", in: 1...500) ?? 50
            )
            let wantsTotal = try asked.flag("total") ?? false
            return try await archive.answer(request, asOf: asked.moment("as_of")) { reader in
                let page = try reader.events(query, after: cursor, limit: limit)
                let total = wantsTotal ? try reader.countEvents(query) : nil
                return ListAnswer.make(request, page.map(RecordJSON.object), total: total)
            }
        }
        routes.get("/api/v1/events/{id}") { request, context in
            let asked = try Query(request, parameters)
            let name = try context.parameter("id")
            let version = try asked.number("version", in: 1...1_000_000)
            return try await archive.answer(request, asOf: asked.moment("as_of")) { reader in
                if let version {
                    guard let entry = try reader.record(.event, name, version: version) else {
                        throw Problem.notFound("There is no such version of this event.")
                    }
                    return Answer(
                        type: "application/json", bytes: RecordJSON.object(entry).bytes)
                }
                guard let dossier = try reader.dossier(name) else {
                    throw Problem.notFound("There is no event of this identifier or lineage.")
                }
                return Answer(type: "application/json", bytes: try object(dossier).bytes)
            }
        }
    }

    /// What the parameters ask for.
    static func query(_ asked: Query) throws -> EventQuery {
        var query = EventQuery()
        query.parties = try asked.list("party")
        query.actors = try asked.list("actor")
        query.targets = try asked.list("target")
        query.roots = try asked.list("root", of: (1...20).map { $0 < 10 ? "0\($0)" : "\($0)" })
        query.cameo = try asked.list("cameo")
        query.plover = try asked.list("plover")
        query.quads = try asked.list("quad", of: ["1", "2", "3", "4"]).compactMap { Int($0) }
        query.modalities = try asked.list(
            "modality", of: ["actual", "future", "hypothetical", "negated"])
        query.from = try asked.day("from")
        query.to = try asked.day("to")
        query.reportedFrom = try asked.day("reported_from")
        query.reportedTo = try asked.day("reported_to")
        query.country = try asked.text("country")
        query.place = try asked.text("place")
        query.outlets = try asked.list("outlet")
        query.article = try asked.text("article")
        query.story = try asked.text("story")
        query.minOrigins = try asked.number("min_origins", in: 1...1_000_000)
        query.minConfidence = try asked.share("min_confidence")
        query.verdict = try asked.text("verdict", of: ["agree", "differ", "silent"])
        query.field = try asked.text("field")
        query.differenceKind = try asked.text(
            "difference", of: FieldVerdict.Kind.allCases.map(\.rawValue))
        query.text = try asked.text("text")
        switch try asked.text("order", of: ["day", "-day", "-changed"]) {
        case "-day": query.order = .byDayDown
        case "-changed": query.order = .byChange
        default: query.order = .byDay
        }
        return query
    }

    private static func object(_ dossier: EventDossier) throws -> JSONObject {
        var json = RecordJSON.object(dossier.entry)
        let heirs = dossier.changes.last.flatMap { $0.operation == .gone ? $0.replacedBy : nil }
        if let heirs { json.add("replaced_by", heirs) }
        json.add("told_in", try dossier.articles.map(ArticleJSON.object))
        json.add("told_as", list: try dossier.assertions.map(JSONText.encoded))
        json.add("ledger_entries", dossier.ledgers.map(RecordJSON.object))
        json.add("history", dossier.history.map(RecordJSON.head))
        json.add("changes", dossier.changes.map { ChangeJSON.object($0) })
        json.add("corrections", try dossier.corrections.map(CorrectionJSON.object))
        return json
    }
}
#endif
