#if Server
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import SitrepArchive

/// Turns whatever went wrong into an answer that says what to do: JSON for programs, a page for
/// browsers.
struct ProblemAnswers: RouterMiddleware {
    let table: RouteTable

    func handle(
        _ request: Request, context: SitrepContext,
        next: (Request, SitrepContext) async throws -> Response
    ) async throws -> Response {
        let problem: Problem
        do {
            return try await next(request, context)
        } catch {
            problem = self.problem(error, request)
            if problem.kind == .internalError {
                context.logger.error("failed", metadata: ["error": "\(error)"])
            }
        }
        let isPage = !request.uri.path.hasPrefix("/api/") && Self.wantsPage(request)
        guard isPage else { return problem.response(request: context.id) }
        return Response(
            status: problem.status, headers: problem.headers(type: "text/html; charset=utf-8"),
            body: ResponseBody(
                byteBuffer: ByteBuffer(bytes: ErrorPage.html(problem, request: context.id))))
    }

    private static func wantsPage(_ request: Request) -> Bool {
        request.headers[.accept]?.contains("text/html") ?? false
    }

    private func problem(_ error: any Error, _ request: Request) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as ArchiveError: return Self.problem(error)
        case let error as HTTPError where error.status == .notFound:
            if let (_, methods) = table.match(request.uri.path) {
                return Problem(
                    .methodNotAllowed, "This address has no method \(request.method.rawValue).",
                    remedy: "Use \(methods.map(\.rawValue).joined(separator: " or ")).",
                    allowed: methods)
            }
            return .notFound(
                "There is nothing at this address.",
                remedy: "Begin at / or at /api/v1, which lists what there is.")
        case let error as HTTPError where error.status == .contentTooLarge:
            return Problem(
                .tooLarge, "The request's body is larger than 256 KiB.", remedy: "Send less.")
        case is NIOTooManyBytesError:
            return Problem(
                .tooLarge, "The request's body is larger than 256 KiB.", remedy: "Send less.")
        case let error as HTTPError where (400..<500).contains(error.status.code):
            return .badRequest(error.body ?? "The request can't be read.")
        case is NIOThreadPoolError.ThreadPoolInactive, is CancellationError:
            return Problem(
                .busy, "The server is shutting down.", remedy: "Try again later.", retryAfter: 5)
        default:
            return Problem(
                .internalError, "The answer could not be made.",
                remedy: "Look for this request in the server's log, and report it.")
        }
    }

    static func problem(_ error: ArchiveError) -> Problem {
        let trouble = error.trouble
        switch error {
        case .badCursor:
            return .notFound(
                "The cursor was not given out for this list.",
                remedy: "Begin again without a cursor.")
        case .badCorrection(let reason):
            return Problem(
                .conflict, "The correction can't be entered: \(reason).",
                remedy: "Nothing was changed. Correct it and send it again.")
        case .readOnly:
            return Problem(
                .forbidden, "The archive is read-only.",
                remedy: "Make the archive's file writable and start the server anew.")
        case .busy, .full:
            return Problem(.busy, trouble.reason, remedy: trouble.remedy, retryAfter: 5)
        case .missing, .notAnArchive, .newerFormat, .damaged, .refused:
            return Problem(
                .internalError, "The archive can't be used.",
                remedy: "Run `sitrep verify` on it, and look into the server's log.")
        }
    }
}
#endif
