#if Server
import HTTPTypes
import Hummingbird
import NIOCore
import SitrepArchive
import SitrepModel

/// Articles with their text and revisions, what was read from them, and the bytes that they came as.
enum ArticleRoutes {
    static let listParameters: Set<String> = [
        "outlet", "language", "from", "to", "used", "record", "text", "order", "as_of", "cursor",
        "limit",
    ]
    static let parameters: Set<String> = ["revision", "as_of"]
    static let differenceParameters: Set<String> = ["from", "to"]

    static func add(to routes: Routes, _ archive: ArchiveAccess) {
        routes.get("/api/v1/articles") { request, _ in
            let asked = try Query(request, listParameters)
            let query = try query(asked)
            let (cursor, limit) = (
                try asked.text("cursor"), try asked.number("limit", in: 1...500) ?? 50
            )
            return try await archive.answer(request, asOf: asked.moment("as_of")) { reader in
                let page = try reader.articles(query, after: cursor, limit: limit)
                return ListAnswer.make(request, try page.map(ArticleJSON.object))
            }
        }
        routes.get("/api/v1/articles/{id}") { request, context in
            let asked = try Query(request, parameters)
            let id = try context.parameter("id")
            let revision = try asked.number("revision", in: 1...1_000_000)
            return try await archive.answer(request, asOf: asked.moment("as_of")) { reader in
                guard let article = try reader.article(id, revision: revision) else {
                    throw Problem.notFound("There is no such article, or not this revision of it.")
                }
                return Answer(
                    type: "application/json", bytes: try ArticleJSON.object(article).bytes)
            }
        }
        routes.get("/api/v1/articles/{id}/assertions") { request, context in
            _ = try Query(request, [])
            let id = try context.parameter("id")
            return try await archive.answer(request) { reader in
                guard try reader.entry(article: id) != nil else {
                    throw Problem.notFound("There is no such article.")
                }
                var json = JSONObject()
                json.add("items", list: try reader.assertions(of: id).map(JSONText.encoded))
                return Answer(type: "application/json", bytes: json.bytes)
            }
        }
        routes.get("/api/v1/articles/{id}/differences") { request, context in
            let asked = try Query(request, differenceParameters)
            let id = try context.parameter("id")
            let from = try asked.number("from", in: 1...1_000_000)
            let to = try asked.number("to", in: 1...1_000_000)
            return try await archive.answer(request) { reader in
                try differences(reader, of: id, from, to)
            }
        }
        routes.get("/api/v1/assertions/{id}") { request, context in
            _ = try Query(request, [])
            let id = try context.parameter("id")
            return try await archive.answer(request) { reader in
                guard let assertion = try reader.assertion(id) else {
                    throw Problem.notFound("There is no such assertion.")
                }
                return Answer(type: "application/json", bytes: try JSONText.encoded(assertion))
            }
        }
        routes.get("/api/v1/captures/{sha256}") { request, context in
            _ = try Query(request, [])
            return try await capture(request, context.parameter("sha256"), archive)
        }
    }

    private static func query(_ asked: Query) throws -> ArticleQuery {
        var query = ArticleQuery()
        query.outlets = try asked.list("outlet")
        query.language = try asked.text("language")
        query.from = try asked.day("from")
        query.to = try asked.day("to")
        query.usable = try asked.flag("used")
        query.record = try asked.text("record")
        query.text = try asked.text("text")
        if try asked.text("order", of: ["day", "-day"]) == "day" { query.order = .oldest }
        return query
    }

    /// The latest revision against the one before it, where nothing else is asked for.
    private static func differences(
        _ reader: ArchiveReader, of id: String, _ from: Int?, _ to: Int?
    ) throws -> Answer {
        guard let entry = try reader.entry(article: id) else {
            throw Problem.notFound("There is no such article.")
        }
        let to = to ?? entry.revisions
        let from = from ?? max(1, to - 1)
        guard let found = try reader.differences(of: id, from: from, to: to) else {
            throw Problem.notFound(
                "The article has no such revision.", remedy: "It has \(entry.revisions).")
        }
        var json = JSONObject()
        json.add("article", id)
        json.add("from", from)
        json.add("to", to)
        json.add("items", list: try found.map(JSONText.encoded))
        return Answer(type: "application/json", bytes: json.bytes)
    }

    /// Bytes as they came, so that no browser does anything with them but keep them.
    private static func capture(
        _ request: Request, _ hash: String, _ archive: ArchiveAccess
    ) async throws -> Response {
        let hash = hash.lowercased()
        if ArchiveAccess.matches(request.headers[.ifNoneMatch], hash) {
            var response = Response(status: .notModified, headers: [.eTag: "\"\(hash)\""])
            response.headers[.contentLength] = nil
            return response
        }
        guard let capture = try await archive.read({ try $0.capture(hash) }) else {
            throw Problem.notFound("There are no bytes of this SHA-256.")
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .eTag: "\"\(hash)\"",
                .contentDisposition: "attachment; filename=\"\(capture.hash.prefix(16)).bin\"",
                .contentSecurityPolicy: SecurityHeaders.captures,
                .cacheControl: "private, max-age=31536000, immutable",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: capture.bytes)))
    }
}
#endif
