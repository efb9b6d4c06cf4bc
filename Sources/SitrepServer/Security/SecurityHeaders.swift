#if Server
import HTTPTypes
import Hummingbird

/// Headers of every answer: what reports say stays text, wherever it is shown.
///
/// Only this server's own style, script and pictures are used; no page can frame this one, no form
/// leads elsewhere, nothing is guessed about types, and no address of this server is told to others.
package struct SecurityHeaders: RouterMiddleware {
    /// The policy of every answer but raw captures.
    package static let policy = """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
        connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'
        """

    /// The policy of bytes that came from elsewhere: they can't even run as a page of their own.
    package static let captures = "default-src 'none'; sandbox; frame-ancestors 'none'"

    package func handle(
        _ request: Request, context: SitrepContext,
        next: (Request, SitrepContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        func set(_ name: HTTPField.Name, _ value: String) {
            if response.headers[name] == nil { response.headers[name] = value }
        }
        set(.contentSecurityPolicy, Self.policy)
        set(.xContentTypeOptions, "nosniff")
        set(.referrerPolicy, "no-referrer")
        set(.crossOriginOpenerPolicy, "same-origin")
        set(.crossOriginResourcePolicy, "same-origin")
        set(.permissionsPolicy, "camera=(), geolocation=(), microphone=()")
        return response
    }
}

extension HTTPField.Name {
    private static func named(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .contentType
    }
    static let referrerPolicy = named("Referrer-Policy")
    static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
    static let permissionsPolicy = named("Permissions-Policy")
    static let secFetchSite = named("Sec-Fetch-Site")
    static let lastEventID = named("Last-Event-ID")
    static let link = named("Link")
    static let requestID = named("X-Request-ID")
}
#endif
