#if Server
import HTTPTypes
import Hummingbird

/// The addresses that the application answers, with their methods. Patterns have variable parts:
/// `/events/{id}`.
package final class Routes {
    /// What answers a request.
    package typealias Handler = @Sendable (Request, SitrepContext) async throws -> Response

    private let router: Router<SitrepContext>
    private(set) var table = RouteTable()

    init(router: Router<SitrepContext>) { self.router = router }

    /// Answers GET and HEAD.
    package func get(_ pattern: String, _ handler: @escaping Handler) {
        table.add(pattern, [.get, .head])
        router.on(RouterPath(pattern), method: .get, responder: responder(handler))
    }

    /// Answers POST. Comes through only from the same origin and, where tokens are asked for, with
    /// write scope.
    package func post(_ pattern: String, _ handler: @escaping Handler) {
        table.add(pattern, [.post])
        router.on(RouterPath(pattern), method: .post, responder: responder(handler))
    }

    private func responder(
        _ handler: @escaping Handler
    ) -> CallbackResponder<SitrepContext> { CallbackResponder(callback: handler) }
}

/// Which methods each pattern has; for answering 405 where only the method is wrong.
struct RouteTable: Sendable {
    private var entries: [(segments: [Substring], methods: [HTTPRequest.Method])] = []

    mutating func add(_ pattern: String, _ methods: [HTTPRequest.Method]) {
        let segments = pattern.split(separator: "/")
        if let known = entries.firstIndex(where: { $0.segments == segments }) {
            entries[known].methods += methods
        } else {
            entries.append((segments, methods))
        }
    }

    /// All patterns.
    var patterns: [String] { entries.map { "/" + $0.segments.joined(separator: "/") } }

    /// The methods of the pattern that the path fits, and the pattern; nil where none fits.
    func match(_ path: String) -> (pattern: String, methods: [HTTPRequest.Method])? {
        let parts = path.split(separator: "/")
        let found = entries.first { entry in
            entry.segments.count == parts.count
                && zip(entry.segments, parts).allSatisfy { $0.first == "{" || $0 == $1 }
        }
        return found.map { ("/" + $0.segments.joined(separator: "/"), $0.methods) }
    }
}
#endif
