#if Server
import Hummingbird
import SitrepArchive

/// A part of a list, with the address of the part that follows.
enum ListAnswer {
    /// - Parameters:
    ///   - request: whose address it answers; the next part's is the same with another cursor.
    ///   - page: the items as JSON.
    static func make(
        _ request: Request, _ page: Page<JSONObject>, total: Int? = nil
    ) -> Answer {
        var json = JSONObject()
        json.add("total", total)
        json.add("items", page.rows)
        let next = page.next.map { address(request, cursor: $0) }
        json.add("next", next)
        return Answer(type: "application/json", bytes: json.bytes, next: next)
    }

    private static func address(_ request: Request, cursor: String) -> String {
        let rest = (request.uri.query ?? "").split(separator: "&")
            .filter { !$0.hasPrefix("cursor=") && $0 != "cursor" }
        return request.uri.path + "?" + (rest + ["cursor=\(cursor)"[...]]).joined(separator: "&")
    }
}
#endif
