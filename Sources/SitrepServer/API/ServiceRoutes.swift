#if Server
import HTTPTypes
import Hummingbird
import NIOCore
import SitrepArchive

/// What there is, how the server does, and the archive's log.
enum ServiceRoutes {
    static func add(to routes: Routes, _ service: APIService) {
        let archive = service.archive
        routes.get("/api/v1") { request, _ in
            _ = try Query(request, [])
            return try await archive.answer(request) { reader in
                Answer(type: "application/json", bytes: try index(reader).bytes)
            }
        }
        routes.get("/api/v1/openapi.json") { request, _ in
            _ = try Query(request, [])
            return try await archive.answer(request) { _ in
                Answer(type: "application/json", bytes: try ServerResources.openAPI())
            }
        }
        routes.get(Problem.list) { request, _ in
            _ = try Query(request, [])
            return try await archive.answer(request) { _ in
                var json = JSONObject()
                json.add("items", Problem.Kind.allCases.map(kind))
                return Answer(type: "application/json", bytes: json.bytes)
            }
        }
        routes.get("/health") { request, _ in try await health(archive) }
        routes.get("/metrics") { request, _ in
            let gauges = try await archive.read(gauges)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/plain; version=0.0.4; charset=utf-8",
                    .cacheControl: "no-store",
                ],
                body: ResponseBody(
                    byteBuffer: ByteBuffer(string: service.metrics.text(archive: gauges))))
        }
        routes.get("/api/v1/custody") { request, _ in
            let asked = try Query(request, ["after", "limit"])
            let after = try asked.number("after", in: 0...1_000_000_000_000) ?? 0
            let limit = try asked.number("limit", in: 1...500) ?? 100
            return try await archive.answer(request) { try custody($0, after, limit) }
        }
        routes.get("/api/v1/troubles") { request, _ in
            let asked = try Query(request, ["cursor", "limit"])
            let cursor = try asked.text("cursor")
            let limit = try asked.number("limit", in: 1...500) ?? 100
            return try await archive.answer(request) { reader in
                let page = try reader.troubles(after: cursor, limit: limit)
                return ListAnswer.make(
                    request,
                    try page.map { trouble in
                        var json = JSONObject()
                        json.addMembers(of: try JSONText.encoded(trouble.trouble))
                        json.add("time", trouble.time)
                        return json
                    })
            }
        }
    }

    @Sendable private static func kind(_ kind: Problem.Kind) -> JSONObject {
        var json = JSONObject()
        json.add("type", "\(Problem.list)#\(kind.rawValue)")
        json.add("title", kind.title)
        json.add("status", kind.status.code)
        return json
    }

    private static func index(_ reader: ArchiveReader) throws -> JSONObject {
        var json = JSONObject()
        json.add("name", "Sitrep")
        json.add("version", 1)
        json.add("description", "/api/v1/openapi.json")
        json.add("archive", try BriefRoutes.basis(reader, nil))
        json.add("cursor", try reader.cursorOfNow())
        var links = JSONObject()
        let paths = ["brief", "articles", "events", "stories", "syndication", "differences"]
        for path in paths + ["tension", "changes", "stream", "corrections", "custody", "troubles"] {
            links.add(path, "/api/v1/\(path)")
        }
        for (path, _) in Ledger.kinds { links.add(path, "/api/v1/ledgers/\(path)") }
        json.add("links", links)
        return json
    }

    private static func health(_ archive: ArchiveAccess) async throws -> Response {
        guard let changes = try? await archive.read({ try $0.lastChange() }) else {
            throw Problem(
                .busy, "The archive can't be read.",
                remedy: "Look into the server's log; run `sitrep verify` on the archive.",
                retryAfter: 10)
        }
        var json = JSONObject()
        json.add("status", "ok")
        json.add("changes", changes)
        json.add("writable", archive.archive.isWritable)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
    }

    @Sendable private static func gauges(
        _ reader: ArchiveReader
    ) throws -> [(name: String, help: String, value: Int)] {
        [
            ("sitrep_archive_changes", "Number of the last change.", try reader.lastChange()),
            (
                "sitrep_archive_log_entries", "Entries of the chain of custody.",
                try reader.lastEntry()?.sequence ?? 0
            ),
        ]
    }

    private static func custody(
        _ reader: ArchiveReader, _ after: Int, _ limit: Int
    ) throws -> Answer {
        let entries = try reader.custody(after: after, limit: limit)
        var json = JSONObject()
        json.add(
            "items",
            entries.map { entry in
                var json = JSONObject()
                json.add("sequence", entry.sequence)
                json.add("time", entry.time)
                json.add("kind", "\(entry.kind)")
                json.add("subject", entry.subject)
                json.add("digest", entry.digest.description)
                json.add("who", entry.who)
                json.add("detail", entry.detail)
                json.add("previous", entry.previous.description)
                json.add("hash", entry.hash.description)
                return json
            })
        var next: String?
        if entries.count == limit, let last = entries.last {
            next = "/api/v1/custody?limit=\(limit)&after=\(last.sequence)"
        }
        json.add("next", next)
        return Answer(type: "application/json", bytes: json.bytes, next: next)
    }
}
#endif
