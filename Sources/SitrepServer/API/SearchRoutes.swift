#if Server
import Hummingbird
import SitrepArchive

/// Full-text search in the sentences and titles of the articles.
enum SearchRoutes {
    static let parameters: Set<String> = [
        "q", "outlet", "from", "to", "order", "cursor", "limit",
    ]

    static func add(to routes: Routes, _ archive: ArchiveAccess) {
        routes.get("/api/v1/search") { request, _ in
            let asked = try Query(request, parameters)
            guard let words = try asked.text("q") else {
                throw Problem.badRequest(
                    "The parameter 'q' is missing.", remedy: "Say what to look for.")
            }
            let outlets = try asked.list("outlet")
            let (from, to) = (try asked.day("from"), try asked.day("to"))
            let order: SearchOrder =
                try asked.text("order", of: ["best", "newest"]) == "newest" ? .newest : .best
            let (cursor, limit) = (
                try asked.text("cursor"), try asked.number("limit", in: 1...200) ?? 50
            )
            return try await archive.answer(request) { reader in
                let page = try reader.search(
                    words, order: order, outlets: outlets, from: from, to: to, after: cursor,
                    limit: limit)
                return ListAnswer.make(request, page.map(object))
            }
        }
    }

    private static func object(_ hit: SentenceHit) -> JSONObject {
        var json = JSONObject()
        json.add("article", hit.article)
        json.add("title", hit.title)
        json.add("outlet", hit.outlet)
        json.add("published", hit.published?.description)
        json.add("start", hit.sentence?.start)
        json.add("end", hit.sentence?.end)
        json.add("text", hit.text)
        json.add(
            "matches",
            hit.matches.map { range in
                var json = JSONObject()
                json.add("start", range.lowerBound)
                json.add("end", range.upperBound)
                return json
            })
        return json
    }
}
#endif
