#if Server
import HTTPTypes
import Hummingbird

/// Asks for a token wherever there are tokens: reading needs read scope, changing write scope.
///
/// A token is sent as `Authorization: Bearer TOKEN` or, for browsers, as the password of HTTP Basic.
struct Authorisation: RouterMiddleware {
    let tokens: TokenCheck?

    func handle(
        _ request: Request, context: SitrepContext,
        next: (Request, SitrepContext) async throws -> Response
    ) async throws -> Response {
        guard let tokens, request.uri.path != "/health" else {
            return try await next(request, context)
        }
        guard let token = Self.token(request.headers[.authorization]),
            let principal = try await tokens.principal(token)
        else {
            throw Problem(
                .unauthorized, "This server asks for a token, and none that it knows was sent.",
                remedy: """
                    Send 'Authorization: Bearer TOKEN', or give the token as password in the browser; \
                    `sitrep token add` makes one.
                    """)
        }
        let isReading = request.method == .get || request.method == .head
        guard isReading || principal.scope == .write else {
            throw Problem(
                .forbidden, "The token is for reading only.",
                remedy: "Use one with write scope; `sitrep token add --scope write` makes one.")
        }
        var context = context
        context.principal = principal
        return try await next(request, context)
    }

    /// The token that a header carries.
    static func token(_ header: String?) -> String? {
        guard let header, let space = header.firstIndex(of: " ") else { return nil }
        let rest = header[header.index(after: space)...].drop { $0 == " " }
        switch header[..<space].lowercased() {
        case "bearer": return String(rest)
        case "basic":
            guard let bytes = Base64.decoded(rest),
                let text = String(validating: bytes, as: UTF8.self),
                let colon = text.firstIndex(of: ":")
            else { return nil }
            return String(text[text.index(after: colon)...])
        default: return nil
        }
    }
}
#endif
