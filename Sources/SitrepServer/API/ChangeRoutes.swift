#if Server
import HTTPTypes
import Hummingbird
import NIOCore
import SitrepArchive

/// What is new: as pages to ask for, and as a stream of server-sent events.
enum ChangeRoutes {
    static let parameters: Set<String> = ["since", "kind", "limit"]
    static let streamParameters: Set<String> = ["since"]

    static func add(to routes: Routes, _ service: APIService) {
        let archive = service.archive
        routes.get("/api/v1/changes") { request, _ in
            let asked = try Query(request, parameters)
            let since = try asked.text("since")
            let names = RecordKind.allCases.map(\.name)
            let kinds = Set(try asked.list("kind", of: names).compactMap(RecordKind.init(name:)))
            let limit = try asked.number("limit", in: 1...1000) ?? 200
            return try await archive.answer(request) { reader in
                let page = try reader.changes(
                    since: since, kinds: kinds.isEmpty ? nil : kinds, limit: limit)
                return answer(request, page)
            }
        }
        routes.get("/api/v1/stream") { request, _ in
            let asked = try Query(request, streamParameters)
            let cursor = try request.headers[.lastEventID] ?? asked.text("since")
            return try await stream(request, from: cursor, service)
        }
    }

    private static func answer(_ request: Request, _ page: ChangePage) -> Answer {
        var json = JSONObject()
        json.add("items", page.changes.map(ChangeJSON.object))
        json.add("cursor", page.cursor)
        var next: String?
        if page.hasMore {
            let rest = (request.uri.query ?? "").split(separator: "&")
                .filter { !$0.hasPrefix("since=") }
            next =
                request.uri.path + "?"
                + (rest + ["since=\(page.cursor)"[...]]).joined(separator: "&")
        }
        json.add("next", next)
        return Answer(type: "application/json", bytes: json.bytes, next: next)
    }

    private static func stream(
        _ request: Request, from cursor: String?, _ service: APIService
    ) async throws -> Response {
        // A cursor that was not given out is refused before the stream begins.
        if let cursor {
            _ = try await service.archive.read { try $0.changes(since: cursor, limit: 1) }
        }
        let headers: HTTPFields = [
            .contentType: "text/event-stream", .cacheControl: "no-store",
        ]
        if request.method == .head { return Response(status: .ok, headers: headers) }
        try await service.hub.begin()
        guard service.hub.hasRoom else {
            throw Problem(
                .busy, "There are too many event streams.", remedy: "Try again later.",
                retryAfter: 30)
        }
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                guard let (number, told, chunks) = service.hub.open() else {
                    return try await writer.finish(nil)
                }
                defer { service.hub.close(number) }
                try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
                if let cursor {
                    try await catchUp(from: cursor, to: told, service.archive, &writer)
                }
                for await chunk in chunks { try await writer.write(chunk) }
                try await writer.finish(nil)
            })
    }

    /// Sends what came between the cursor and what the stream begins with.
    private static func catchUp(
        from cursor: String, to told: ChangeNumber, _ archive: ArchiveAccess,
        _ writer: inout any ResponseBodyWriter
    ) async throws {
        var cursor = cursor
        while true {
            let since = cursor
            let page = try await archive.read(asOf: told) { reader in
                try EventStreamText.page(reader, since: since)
            }
            if page.bytes.readableBytes > 0 { try await writer.write(page.bytes) }
            guard page.hasMore else { return }
            cursor = page.cursor
        }
    }
}
#endif
