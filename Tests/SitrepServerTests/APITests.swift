#if Server
import Foundation
import SitrepArchive
import Testing

@testable import SitrepServer

@Suite("The API")
struct APITests {
    @Test("every address that is described answers as described")
    func described() async throws {
        try await Served.with { served in
            let client = served.client
            _ = try await client.post(
                "/api/v1/corrections",
                #"{"kind":"note","name":"Ana","subject":"courier-1","text":"Seen."}"#)
            let event = try await client.get("/api/v1/events").items[0]
            let assertion = try #require((event["assertions"] as? [String])?.first)
            let statement = try await client.get("/api/v1/stories").items[0]
            let article = try await client.get("/api/v1/articles").items[0]
            let hash = try #require((article["capture"] as? [String: Any])?["sha256"] as? String)
            let paths = try #require(Self.description["paths"] as? [String: [String: Any]])
            for (path, methods) in paths {
                guard let get = methods["get"] as? [String: Any] else { continue }
                var address = path.replacing("{sha256}", with: hash)
                    .replacing("{number}", with: "1")
                if address.hasPrefix("/api/v1/ledgers/"), address.hasSuffix("{id}") { continue }
                let id =
                    switch address.split(separator: "/").dropFirst(2).first {
                    case "events": event["lineage"] as? String ?? ""
                    case "assertions": assertion
                    case "stories": statement["lineage"] as? String ?? ""
                    default: "courier-1"
                    }
                address = address.replacing("{id}", with: id)
                    .replacing("{file}", with: "meetings.ics")
                if path == "/api/v1/search" { address += "?q=envoy" }
                if path == "/api/v1/stream" { continue }
                let answer = try await client.get(address)
                #expect(answer.status == 200, "\(address): \(answer.text)")
                let responses = get["responses"] as? [String: [String: Any]]
                let content = responses?["200"]?["content"] as? [String: Any]
                let type = answer.headers["content-type"]?.split(separator: ";").first
                #expect(content?.keys.contains(String(type ?? "")) == true, "\(address)")
                #expect(answer.headers["x-content-type-options"] == "nosniff")
                #expect(answer.headers["content-security-policy"]?.contains("'none'") == true)
                #expect(answer.headers["x-request-id"] != nil)
            }
        }
    }

    @Test("what is described and what there is are the same addresses and parameters")
    func sameAddresses() throws {
        let described = try #require(Self.description["paths"] as? [String: [String: Any]])
        let application = try SitrepApplication(
            archive: Served.filled([]), settings: ServerSettings(), tokens: nil,
            logger: Served.quiet, clock: { Report.now })
        let built = application.table.patterns.filter {
            $0.hasPrefix("/api/") || $0 == "/health" || $0 == "/metrics"
        }
        #expect(Set(described.keys) == Set(built))
        let known: [String: Set<String>] = [
            "/api/v1/events": EventRoutes.listParameters,
            "/api/v1/articles": ArticleRoutes.listParameters,
            "/api/v1/ledgers/demands": LedgerRoutes.listParameters,
            "/api/v1/search": SearchRoutes.parameters,
            "/api/v1/changes": ChangeRoutes.parameters,
            "/api/v1/brief": BriefRoutes.parameters,
        ]
        for (path, names) in known { #expect(try Self.parameters(path) == names, "\(path)") }
    }

    @Test("each export that is described is there, and no other")
    func exports() async throws {
        let paths = try #require(Self.description["paths"] as? [String: [String: [String: Any]]])
        let parameters = paths["/api/v1/export/{file}"]?["get"]?["parameters"] as? [[String: Any]]
        let schema = try #require(parameters?.first?["schema"] as? [String: Any])
        #expect(Set(schema["enum"] as? [String] ?? []) == Set(ExportRoutes.files.map(\.name)))
        try await Served.with { served in
            for file in ExportRoutes.files {
                let answer = try await served.client.get("/api/v1/export/\(file.name)")
                #expect(answer.status == 200)
                #expect(answer.headers["content-type"] == file.type)
                #expect(!answer.body.isEmpty || file.name.hasSuffix(".jsonl"))
            }
            let csv = try await served.client.get("/api/v1/export/events.csv").text
            let lines = csv.split(whereSeparator: \.isNewline)
            #expect(lines.count == 7)
            let none = try await served.client.get("/api/v1/export/events.xlsx")
            #expect(none.status == 404)
        }
    }

    @Test("an answer that still holds is not sent again")
    func conditional() async throws {
        try await Served.with { served in
            let first = try await served.client.get("/api/v1/events")
            let tag = try #require(first.headers["etag"])
            let second = try await served.client.get("/api/v1/events", ["If-None-Match": tag])
            #expect(second.status == 304)
            #expect(second.body.isEmpty)
            try Served.collect(
                [
                    Report(
                        id: "new", day: 19_009,
                        deeds: [("SWE", "NOR", "036", "Stockholm asked Oslo for talks")])
                ],
                into: served.archive)
            let third = try await served.client.get("/api/v1/events", ["If-None-Match": tag])
            #expect(third.status == 200)
            #expect(third.items.count == first.items.count + 1)
        }
    }

    @Test("parts of a list neither skip nor repeat, whatever comes in meanwhile")
    func cursors() async throws {
        try await Served.with { served in
            let all = try await served.client.get("/api/v1/events").items.map(Self.lineage)
            var found: [String] = []
            var address: String? = "/api/v1/events?limit=2&from=2022-01-01"
            var round = 0
            while let next = address {
                let part = try await served.client.get(next)
                #expect(part.status == 200)
                found += part.items.map(Self.lineage)
                address = part.json["next"] as? String
                if let address { #expect(part.headers["link"] == "<\(address)>; rel=\"next\"") }
                round += 1
                if round == 1 {
                    try Served.collect(
                        [
                            Report(
                                id: "late", day: 18_990,
                                deeds: [("SWE", "NOR", "036", "Stockholm wrote to Oslo")])
                        ],
                        into: served.archive)
                }
            }
            #expect(found == all)
            #expect(round > 2)
        }
    }

    @Test(
        "events are found by what is known of them",
        arguments: [
            ("actor=NOR", 3), ("target=NOR", 3), ("party=EST", 2), ("actor=NOR&target=LVA", 2),
            ("root=16", 1), ("root=16&root=03", 2), ("quad=4&actor=LVA", 2), ("cameo=128", 1),
            ("min_origins=2", 1), ("outlet=The+Herald", 2), ("article=courier-2", 3),
            ("from=2022-01-10", 3), ("to=2022-01-09", 3), ("modality=negated", 0),
            ("text=nothing-of-it", 0),
        ])
    func eventSearch(query: String, count: Int) async throws {
        try await Served.with { served in
            let answer = try await served.client.get("/api/v1/events?total=true&\(query)")
            #expect(answer.status == 200, "\(answer.text)")
            #expect(
                answer.items.count == count, "\(query): \(answer.items.map { $0["summary"] ?? "" })"
            )
            #expect(answer.json["total"] as? Int == count)
        }
    }

    @Test("evidence is a place in the article's text")
    func evidence() async throws {
        try await Served.with { served in
            let events = try await served.client.get("/api/v1/events").items
            for event in events {
                for place in event["evidence"] as? [[String: Any]] ?? [] {
                    let id = try #require(place["article"] as? String)
                    let article = try await served.client.get("/api/v1/articles/\(id)").json
                    let text = Array(try #require(article["text"] as? String).unicodeScalars)
                    let start = try #require(place["start"] as? Int)
                    let end = try #require(place["end"] as? Int)
                    var quoted = String.UnicodeScalarView()
                    quoted.append(contentsOf: text[start..<end])
                    #expect(String(quoted) == place["quote"] as? String)
                }
            }
        }
    }

    @Test("what the archive held before anything came in is nothing")
    func asOf() async throws {
        try await Served.with { served in
            let before = try await served.client.get("/api/v1/events?as_of=2021-12-31")
            #expect(before.status == 200)
            #expect(before.items.isEmpty)
            let then = try await served.client.get(
                "/api/v1/events?as_of=2022-02-01T07:00:00%2B01:00")
            #expect(then.items.count == 6)
        }
    }

    @Test("search finds sentences and says where the words stand")
    func search() async throws {
        try await Served.with { served in
            let hits = try await served.client.get("/api/v1/search?q=envoy&order=newest").items
            #expect(hits.count >= 2)
            for hit in hits {
                let text = Array(try #require(hit["text"] as? String).unicodeScalars)
                let match = try #require((hit["matches"] as? [[String: Int]])?.first)
                let word = text[(match["start"] ?? 0)..<(match["end"] ?? 0)]
                #expect(String(String.UnicodeScalarView(word)).lowercased() == "envoy")
            }
            #expect(try await served.client.get("/api/v1/search").status == 400)
            #expect(try await served.client.get("/api/v1/search?q=%22%22%22*-").items.isEmpty)
        }
    }

    static var description: [String: Any] {
        let bytes = (try? ServerResources.openAPI()) ?? []
        return (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
    }

    /// The names of the parameters that are described for a list.
    static func parameters(_ path: String) throws -> Set<String> {
        let paths = description["paths"] as? [String: [String: [String: Any]]]
        let parameters = paths?[path]?["get"]?["parameters"] as? [[String: Any]] ?? []
        let parts = description["components"] as? [String: [String: Any]]
        return Set(
            parameters.compactMap { parameter in
                let reference = (parameter["$ref"] as? String)?.split(separator: "/").last
                let shared = reference.flatMap { parts?["parameters"]?[String($0)] }
                return (shared as? [String: Any] ?? parameter)["name"] as? String
            })
    }

    static func lineage(_ item: [String: Any]) -> String { item["lineage"] as? String ?? "" }
}
#endif
