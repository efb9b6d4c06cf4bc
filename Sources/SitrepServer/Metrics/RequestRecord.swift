#if Server
import HTTPTypes
import Hummingbird
import Logging

/// Counts and logs every request, and gives its identifier to whoever asked.
///
/// The log says which route was asked for, not the address itself: what an analyst looks for stays out
/// of it.
struct RequestRecord: RouterMiddleware {
    let metrics: Metrics

    func handle(
        _ request: Request, context: SitrepContext,
        next: (Request, SitrepContext) async throws -> Response
    ) async throws -> Response {
        metrics.inFlight.add(1)
        defer { metrics.inFlight.add(-1) }
        let start = ContinuousClock.now
        var response = try await next(request, context)
        let spent = ContinuousClock.now - start
        let seconds =
            Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
        let method = Self.known.contains(request.method) ? request.method.rawValue : "other"
        let route = context.endpointPath.flatMap { $0 == "NotFound" ? nil : $0 } ?? "none"
        metrics.answered(
            method: method, route: route, status: response.status.code, seconds: seconds)
        response.headers[.requestID] = context.id
        context.logger.info(
            "request",
            metadata: [
                "method": "\(method)", "route": "\(route)", "status": "\(response.status.code)",
                "ms": "\((seconds * 1e5).rounded() / 100)",
            ])
        return response
    }

    private static let known: Set<HTTPRequest.Method> = [
        .get, .head, .post, .put, .patch, .delete, .options,
    ]
}
#endif
