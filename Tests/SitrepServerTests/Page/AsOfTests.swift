#if Server
import Foundation
import Testing

@testable import SitrepServer

@Suite("Views of an earlier time")
struct AsOfTests {
    static let views = [
        "/", "/timeline", "/compare", "/ledgers", "/ledgers/meetings", "/calendar", "/map",
        "/network", "/tension", "/reports", "/search?q=envoy", "/new", "/log",
    ]

    @Test("every view says of when it is, and leads on to the same time", arguments: views)
    func banner(view: String) async throws {
        try await Served.with { served in
            let mark = view.contains("?") ? "&" : "?"
            let now = try await served.client.get(view)
            #expect(now.status == 200)
            #expect(!now.text.contains("id=\"asof\""))
            #expect(!now.text.contains("as_of="))
            let then = try await served.client.get("\(view)\(mark)as_of=2022-02-01")
            #expect(then.status == 200)
            #expect(then.text.contains("id=\"asof\""))
            let lost = then.text.components(separatedBy: "href=\"/").dropFirst()
                .map { $0.prefix { $0 != "\"" } }
                .filter { !$0.hasPrefix("assets/") && !$0.hasPrefix("api/v1/openapi") }
                .filter { !$0.isEmpty && !$0.contains("as_of=") }
            #expect(lost.isEmpty, "\(lost)")
            let bad = try await served.client.get("\(view)\(mark)as_of=yesterday")
            #expect(bad.status == 400)
        }
    }

    @Test("before anything came in there is nothing")
    func nothing() async throws {
        try await Served.with { served in
            let brief = try await served.client.get("/?as_of=2021-01-01").text
            #expect(brief.contains("The archive holds no reports yet"))
            let search = try await served.client.get("/search?q=envoy&as_of=2021-01-01").text
            #expect(!search.contains("<mark>"))
        }
    }
}

@Suite("What analysts say, in the brief")
struct BriefCorrectionTests {
    @Test("a rejected event is marked, a merged one stands under the other, and both stay")
    func marks() async throws {
        try await Served.with { served in
            let client = served.client
            let events = try await client.get("/api/v1/events").items
            let told = try #require(events.first { ($0["origins"] as? Int ?? 0) > 1 })
            let others = events.filter { APITests.lineage($0) != APITests.lineage(told) }
            let (one, two) = (APITests.lineage(others[0]), APITests.lineage(others[1]))
            let before = try await client.get("/").text
            for body in [
                #"{"kind":"reject","name":"Ana","subject":"\#(APITests.lineage(told))","reason":"A <b>rumour."}"#,
                #"{"kind":"merge","name":"Ana","events":["\#(one)","\#(two)"]}"#,
            ] {
                #expect(try await client.post("/api/v1/corrections", body).status == 201)
            }
            let page = try await client.get("/").text
            #expect(page.contains("rejected by Ana: A &lt;b&gt;rumour."))
            #expect(page.contains("class=\"rejected\""))
            #expect(page.contains("one event according to Ana"))
            for event in events {
                let link = "/events/\(APITests.lineage(event))\""
                #expect(page.contains(link) == before.contains(link))
            }
            let undo = #"{"kind":"undo","name":"Ana","correction":1,"reason":"It was true."}"#
            #expect(try await client.post("/api/v1/corrections", undo).status == 201)
            #expect(try await !client.get("/").text.contains("rejected by Ana"))
        }
    }
}
#endif
