#if Server
import HTTPTypes
import Hummingbird

/// The names that this server answers to.
///
/// A page on the web can have its own name resolve to this machine (DNS rebinding) and would then be
/// of the same origin as the server; it can't, however, send another name than its own.
package struct HostCheck: RouterMiddleware {
    private let names: Set<String>
    private let isOpen: Bool

    /// - Parameter names: without ports; "*" for any.
    package init(names: some Sequence<String>) {
        self.names = Set(names.map { $0.lowercased() })
        isOpen = self.names.contains("*")
    }

    package func handle(
        _ request: Request, context: SitrepContext,
        next: (Request, SitrepContext) async throws -> Response
    ) async throws -> Response {
        guard isOpen || names.contains(Self.name(request.head.authority ?? "")) else {
            throw Problem(
                .wrongHost, "This server does not go by the name in the Host header.",
                remedy: "Use the address that `sitrep serve` printed, or start it with --host NAME."
            )
        }
        return try await next(request, context)
    }

    /// "[::1]:8080" is "::1", "localhost:8080" is "localhost".
    static func name(_ authority: String) -> String {
        var name = authority.lowercased()[...]
        if name.first == "[" {
            name = name.dropFirst()
            return String(name.prefix { $0 != "]" })
        }
        if let colon = name.lastIndex(of: ":") { name = name[..<colon] }
        if name.last == "." { name = name.dropLast() }
        return String(name)
    }
}
#endif
