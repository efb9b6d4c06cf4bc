#if Server
import HTTPTypes
import Hummingbird
import SitrepArchive
import SitrepExports
import SitrepIngest

/// The archive in others' formats: one address for each file, so that calendars, feed readers and
/// spreadsheets can subscribe to it.
enum ExportRoutes {
    static let parameters: Set<String> = ["as_of"]

    static func add(to routes: Routes, _ archive: ArchiveAccess) {
        routes.get("/api/v1/export") { request, _ in
            _ = try Query(request, [])
            return try await archive.answer(request) { _ in
                var json = JSONObject()
                json.add(
                    "items",
                    files.map { file in
                        var json = JSONObject()
                        json.add("url", "/api/v1/export/\(file.name)")
                        json.add("type", file.type)
                        json.add("summary", file.summary)
                        return json
                    })
                return Answer(type: "application/json", bytes: json.bytes)
            }
        }
        routes.get("/api/v1/export/{file}") { request, context in
            let asked = try Query(request, parameters)
            let name = try context.parameter("file")
            guard let file = files.first(where: { $0.name == name }) else {
                throw Problem.notFound(
                    "There is no such export.", remedy: "/api/v1/export lists them.")
            }
            let base = OwnAddress.base(request, peer: context.peer)
            var response = try await archive.answer(
                request, asOf: asked.moment("as_of"), key: base, isSlow: true
            ) { reader in
                Answer(type: file.type, bytes: try file.make(reader, base))
            }
            response.headers[.contentDisposition] = "inline; filename=\"\(file.name)\""
            return response
        }
    }

    /// One export.
    struct File: Sendable {
        var name: String
        var type: String
        var summary: String
        var make: @Sendable (ArchiveReader, String) throws -> [UInt8]
    }

    /// All of them; a further format is in the list by itself.
    static let files: [File] =
        ExportFormat.allCases.flatMap { format -> [File] in
            func file(_ name: String, _ summary: String, _ table: ExportTable?) -> File {
                File(
                    name: "\(name).\(format.fileEnding)", type: format.mediaType, summary: summary
                ) { reader, base in
                    format.bytes(of: try ExportContent(reader), table: table, base: base)
                }
            }
            if format.hasTables {
                return ExportTable.all.map { file($0.name, "\(format.summary): \($0.name)", $0) }
            }
            return [file(format == .ical ? "meetings" : "events", format.summary, nil)]
        } + [
            File(
                name: "codebook.json", type: "application/json",
                summary: "what the tables' columns mean"
            ) { _, _ in Codebook.json }
        ]
}
#endif
