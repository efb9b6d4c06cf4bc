#if Server
import HTTPTypes
import Hummingbird
import NIOCore

/// What went wrong with a request, and what to do about it: a problem of RFC 9457.
package struct Problem: Error, Sendable, Hashable {
    /// The kind of problem; the end of its type's address.
    package var kind: Kind
    /// What is wrong with this request.
    package var detail: String
    /// What to do.
    package var remedy: String
    /// The methods that the address has, where another was used.
    package var allowed: [HTTPRequest.Method] = []
    /// Seconds after which to try again.
    package var retryAfter: Int?

    /// Where the kinds of problems are listed.
    static let list = "/api/v1/problems"

    /// The kinds of problems.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case badRequest = "bad-request"
        case unauthorized = "unauthorized"
        case forbidden = "forbidden"
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case conflict = "conflict"
        case gone = "gone"
        case tooLarge = "too-large"
        case unsupportedMediaType = "unsupported-media-type"
        case wrongHost = "wrong-host"
        case internalError = "internal-error"
        case busy = "busy"

        var status: HTTPResponse.Status {
            switch self {
            case .badRequest: .badRequest
            case .unauthorized: .unauthorized
            case .forbidden: .forbidden
            case .notFound: .notFound
            case .methodNotAllowed: .methodNotAllowed
            case .conflict: .conflict
            case .gone: .gone
            case .tooLarge: .contentTooLarge
            case .unsupportedMediaType: .unsupportedMediaType
            case .wrongHost: .misdirectedRequest
            case .internalError: .internalServerError
            case .busy: .serviceUnavailable
            }
        }

        var title: String {
            switch self {
            case .badRequest: "The request can't be understood"
            case .unauthorized: "A token is asked for"
            case .forbidden: "This is not allowed"
            case .notFound: "There is nothing here"
            case .methodNotAllowed: "This address has no such method"
            case .conflict: "This does not fit what the archive holds"
            case .gone: "This is no longer there"
            case .tooLarge: "The request is too large"
            case .unsupportedMediaType: "The request's body is of another type"
            case .wrongHost: "This server goes by other names"
            case .internalError: "Something went wrong in the server"
            case .busy: "The server is busy"
            }
        }
    }

    package init(
        _ kind: Kind, _ detail: String, remedy: String, allowed: [HTTPRequest.Method] = [],
        retryAfter: Int? = nil
    ) {
        self.kind = kind
        self.detail = detail
        self.remedy = remedy
        self.allowed = allowed
        self.retryAfter = retryAfter
    }

    package static func notFound(
        _ detail: String, remedy: String = "Check the address."
    ) -> Problem { Problem(.notFound, detail, remedy: remedy) }

    package static func badRequest(
        _ detail: String,
        remedy: String = "Correct the request; /api/v1/openapi.json describes what can be asked."
    ) -> Problem { Problem(.badRequest, detail, remedy: remedy) }

    var status: HTTPResponse.Status { kind.status }

    /// The body of `application/problem+json`.
    ///
    /// - Parameter request: the request's identifier, as the logs have it.
    func json(request: String) -> [UInt8] {
        var json = JSONObject()
        json.add("type", "\(Self.list)#\(kind.rawValue)")
        json.add("title", kind.title)
        json.add("status", status.code)
        json.add("detail", detail)
        json.add("remedy", remedy)
        json.add("instance", "urn:sitrep:request:\(request)")
        return json.bytes
    }

    /// The answer as JSON.
    func response(request: String) -> Response {
        Response(
            status: status, headers: headers(type: "application/problem+json"),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json(request: request))))
    }

    /// The headers that go with it.
    func headers(type: String) -> HTTPFields {
        var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store"]
        if !allowed.isEmpty { headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ") }
        if let retryAfter { headers[.retryAfter] = "\(retryAfter)" }
        if kind == .unauthorized {
            headers[.wwwAuthenticate] = "Basic realm=\"Sitrep\", charset=\"UTF-8\", Bearer"
        }
        return headers
    }
}
#endif
