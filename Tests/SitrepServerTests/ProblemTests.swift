#if Server
import Foundation
import Testing

@testable import SitrepServer

@Suite("Problems")
struct ProblemTests {
    @Test(
        "whatever is asked wrongly is told with a remedy",
        arguments: [
            ("GET", "/api/v1/nothing", 404), ("GET", "/nothing", 404),
            ("GET", "/api/v1/events/unknown", 404), ("GET", "/api/v1/articles/unknown", 404),
            ("GET", "/api/v1/captures/00", 404), ("GET", "/api/v1/corrections/0", 404),
            ("GET", "/api/v1/corrections/x", 404), ("GET", "/api/v1/ledgers/gossip", 404),
            ("GET", "/api/v1/events?cursor=zzz", 404), ("GET", "/api/v1/stream?since=zzz", 404),
            ("GET", "/api/v1/events?colour=red", 400), ("GET", "/api/v1/events?limit=0", 400),
            ("GET", "/api/v1/events?limit=1e2", 400), ("GET", "/api/v1/events?limit=", 400),
            ("GET", "/api/v1/events?quad=5", 400), ("GET", "/api/v1/events?from=2022-02-30", 400),
            ("GET", "/api/v1/events?from=yesterday", 400),
            ("GET", "/api/v1/events?as_of=2022-01-01T25:00:00Z", 400),
            ("GET", "/api/v1/events?order=day&order=day", 400),
            ("GET", "/api/v1/events?text=%FF", 400), ("GET", "/api/v1/events?text=%4", 400),
            ("GET", "/api/v1/events/%FF", 400), ("GET", "/api/v1/events?min_confidence=nan", 400),
            ("DELETE", "/api/v1/events", 405), ("PUT", "/api/v1/corrections", 405),
            ("POST", "/", 405), ("PROPFIND", "/api/v1/articles/x", 405),
            ("POST", "/api/v1/corrections", 415),
        ])
    func problems(method: String, path: String, status: Int) async throws {
        try await Served.with { served in
            let answer = try await served.client.send(method, path)
            #expect(answer.status == status, "\(answer.text)")
            #expect(answer.headers["content-type"] == "application/problem+json")
            #expect(answer.json["status"] as? Int == status)
            for member in ["type", "title", "detail", "remedy", "instance"] {
                #expect((answer.json[member] as? String)?.isEmpty == false, "\(member)")
            }
            if status == 405 { #expect(answer.headers["allow"]?.isEmpty == false) }
        }
    }

    @Test("the request's identifier is the same in header, answer and log")
    func requestIdentifier() async throws {
        try await Served.with { served in
            let answer = try await served.client.get("/api/v1/nothing?secret=words")
            let id = try #require(answer.headers["x-request-id"])
            #expect(answer.json["instance"] as? String == "urn:sitrep:request:\(id)")
            let line = try #require(served.log.lines.first { $0.contains(id) })
            let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(entry?["request"] as? String == id)
            #expect(entry?["status"] as? String == "404")
            #expect(!line.contains("secret"))
        }
    }

    @Test("metrics are counted by route, not by address")
    func boundedLabels() async throws {
        try await Served.with { served in
            for n in 0..<5 { _ = try await served.client.get("/api/v1/events/e\(n)") }
            for n in 0..<5 { _ = try await served.client.send("PROPFIND", "/a\(n)") }
            let text = try await served.client.get("/metrics").text
            #expect(
                text.contains(
                    #"sitrep_http_requests_total{method="GET",route="/api/v1/events/{id}",status="404"} 5"#
                ))
            #expect(
                text.contains(
                    #"sitrep_http_requests_total{method="other",route="none",status="404"} 5"#))
            #expect(!text.contains("/a1"))
        }
    }

    @Test(
        "times are brought to UTC",
        arguments: [
            ("2022-01-26", "2022-01-26T23:59:59Z"),
            ("2022-01-26T10:00:00Z", "2022-01-26T10:00:00Z"),
            ("2022-01-26t10:00:00.25z", "2022-01-26T10:00:00Z"),
            ("2022-01-01T00:30:00+01:00", "2021-12-31T23:30:00Z"),
            ("2021-12-31T23:30:00-01:00", "2022-01-01T00:30:00Z"),
        ])
    func moments(text: String, utc: String) {
        #expect(Moment.utc(text) == utc)
    }

    @Test(
        "what is no time is refused",
        arguments: [
            "", "2022", "2022-01-26T10:00", "2022-01-26T10:00:00", "2022-01-26T10:00:00+1",
            "2022-01-26T10:60:00Z", "2022-01-26T10:00:00.Z",
        ])
    func noMoments(text: String) {
        #expect(Moment.utc(text) == nil)
    }
}
#endif
