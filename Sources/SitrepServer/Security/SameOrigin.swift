#if Server
import HTTPTypes
import Hummingbird

/// Whatever changes something must come from this server's own pages or from a program, never from
/// another site's page in a browser (CSRF).
package struct SameOrigin: RouterMiddleware {
    package func handle(
        _ request: Request, context: SitrepContext,
        next: (Request, SitrepContext) async throws -> Response
    ) async throws -> Response {
        switch request.method {
        case .get, .head, .options: break
        default:
            guard Self.isOwn(request) else {
                throw Problem(
                    .forbidden, "This request comes from another site's page.",
                    remedy: "Use this server's own page, or a program that sends no Origin header.")
            }
        }
        return try await next(request, context)
    }

    static func isOwn(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" {
            return false
        }
        guard let origin = request.headers[.origin] else { return true }
        // Browsers hide where a form was posted from where a policy says so; they still say, and no
        // page can make them say otherwise, that it was this server's.
        if origin == "null" { return request.headers[.secFetchSite] == "same-origin" }
        guard let separator = origin.firstRange(of: "://") else { return false }
        return origin[separator.upperBound...].lowercased()
            == (request.head.authority ?? "").lowercased()
    }
}
#endif
