#if Server
import Foundation
import Testing

@testable import SitrepServer

@Suite("Corrections")
struct CorrectionTests {
    @Test("each kind is entered beside the machine's answer, and undone by a further entry")
    func kinds() async throws {
        try await Served.with { served in
            let client = served.client
            let events = try await client.get("/api/v1/events").items
            let told = try #require(events.first { ($0["origins"] as? Int ?? 0) > 1 })
            let name = APITests.lineage(told)
            let other = APITests.lineage(
                try #require(events.first { APITests.lineage($0) != name }))
            let assertion = try #require((told["assertions"] as? [String])?.first)
            let bodies = [
                #"{"kind":"merge","name":"Ana","events":["\#(name)","\#(other)"]}"#,
                #"{"kind":"split","name":"Ana","event":"\#(name)","assertions":["\#(assertion)"]}"#,
                #"{"kind":"recode","name":"Ana","subject":"\#(name)","fields":{"cameo":"160"}}"#,
                #"{"kind":"reject","name":"Ana","subject":"\#(name)","reason":"A rumour."}"#,
                #"{"kind":"note","name":"Ana","subject":"\#(name)","text":"Ask Riga."}"#,
                #"{"kind":"undo","name":"Ana","correction":4,"reason":"No rumour."}"#,
            ]
            for (n, body) in bodies.enumerated() {
                let answer = try await client.post("/api/v1/corrections", body)
                #expect(answer.status == 201, "\(answer.text)")
                #expect(answer.headers["location"] == "/api/v1/corrections/\(n + 1)")
                #expect(answer.json["name"] as? String == "Ana")
            }
            let dossier = try await client.get("/api/v1/events/\(name)").json
            #expect(dossier["summary"] as? String == told["summary"] as? String)
            #expect((dossier["corrections"] as? [Any])?.count == 6)
            let rejected = try await client.get("/api/v1/corrections/4").json
            #expect(rejected["holds"] as? Bool == false)
            #expect(rejected["undone_by"] as? Int == 6)
            let again = try await client.post("/api/v1/corrections", bodies[5])
            #expect(again.status == 409)
            let log = try await client.get("/api/v1/custody?limit=500").items
            #expect(log.count { $0["kind"] as? String == "correction" } == 6)
        }
    }

    @Test(
        "what is no correction is refused and changes nothing",
        arguments: [
            (#"{"kind":"note","subject":"courier-1","text":"x"}"#, 400),
            (#"{"kind":"note","name":" ","subject":"courier-1","text":"x"}"#, 400),
            (#"{"kind":"note","name":"Ana","subject":"courier-1"}"#, 400),
            (#"{"kind":"note","name":"Ana","subject":"courier-1","text":"x","more":1}"#, 400),
            (#"{"kind":"burn","name":"Ana"}"#, 400), (#"[]"#, 400), (#"{"#, 400),
            (#"{"kind":"note","name":"Ana","subject":"nothing","text":"x"}"#, 409),
            (#"{"kind":"merge","name":"Ana","events":["courier-1"]}"#, 400),
        ])
    func refused(body: String, status: Int) async throws {
        try await Served.with { served in
            let answer = try await served.client.post("/api/v1/corrections", body)
            let entered = try await served.client.get("/api/v1/corrections").items
            #expect(answer.status == status)
            #expect(entered.isEmpty)
        }
    }

    @Test(
        "a form goes on to a place of this server only",
        arguments: [
            ("/events/e1", "/events/e1"), ("//evil.example", "/"), ("https://evil.example", "/"),
            ("/\\evil.example", "/"), ("/a%0d%0aSet-Cookie:x", "/"), ("", "/"),
        ])
    func form(place: String, location: String) async throws {
        try await Served.with { served in
            let answer = try await served.client.post(
                "/api/v1/corrections",
                "kind=recode&name=Ana+Silva&subject=courier-1&field.cameo=160&reason=&return=\(place)",
                ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"])
            #expect(answer.status == 303, "\(answer.text)")
            #expect(answer.headers["location"] == location)
            #expect(answer.headers["set-cookie"] == nil)
            let entered = try await served.client.get("/api/v1/corrections/1").json
            #expect(entered["name"] as? String == "Ana Silva")
            #expect((entered["fields"] as? [String: String]) == ["cameo": "160"])
        }
    }
}
#endif
