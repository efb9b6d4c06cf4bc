#if Server
import Foundation
import SitrepModel
import Testing

@testable import SitrepServer

@Suite("Reports that attack whoever reads them")
struct AttackTests {
    /// What could act where text is put into markup, addresses, headers, templates or lines.
    static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)",
        "<svg/onload=alert(1)>", "{{7*7}}${7*7}<%= 7*7 %>", "\u{202E}gpj.exe\u{2066}",
        "</style><style>*{display:none}</style>", "x\r\nSet-Cookie: a=b", "' OR 1=1 --",
        "\u{2028}alert(1)\u{2029}", "--><!--", "%00%0d%0a", "\u{1B}[2J\u{7}",
    ]

    static let reports: [Report] = attacks.enumerated().map { n, attack in
        Report(
            id: "r\(n)\(attack)", title: attack, outlet: attack, agency: attack,
            authors: [attack], url: "javascript:alert(\(n))//\(attack)", day: 19_000 + n,
            deeds: [
                (
                    "NOR", "LVA", "161",
                    "Oslo recalled \(attack) its envoy from Riga".replacing(".", with: " ")
                )
            ],
            troubles: [Trouble(input: attack, place: attack, reason: attack, remedy: attack)])
    }

    @Test("answers are data, whatever they carry")
    func inert() async throws {
        try await Served.with(Self.reports) { served in
            let client = served.client
            for attack in Self.attacks {
                let body = try JSONSerialization.data(withJSONObject: [
                    "kind": "note", "name": "Ana", "subject": "r0<script>alert(1)</script>",
                    "text": attack,
                ])
                let entered = try await client.post(
                    "/api/v1/corrections", String(decoding: body, as: UTF8.self))
                #expect(entered.status == 201, "\(entered.text)")
                #expect(entered.json["text"] as? String == attack)
            }
            let paths = [
                "/api/v1/brief", "/api/v1/articles", "/api/v1/events", "/api/v1/stories",
                "/api/v1/changes", "/api/v1/corrections", "/api/v1/custody", "/api/v1/troubles",
                "/api/v1/search?q=envoy",
            ]
            for path in paths {
                let answer = try await client.get(path)
                #expect(answer.status == 200)
                #expect(answer.headers["content-type"] == "application/json")
                #expect(answer.headers["x-content-type-options"] == "nosniff")
                #expect(answer.headers["content-security-policy"] == SecurityHeaders.policy)
                #expect(answer.headers["set-cookie"] == nil)
                #expect(!answer.json.isEmpty, "\(path) is JSON")
            }
            let articles = try await client.get("/api/v1/articles?limit=500").items
            #expect(articles.count == Self.attacks.count)
            #expect(Set(articles.compactMap { $0["title"] as? String }) == Set(Self.attacks))
            for article in articles {
                let id = PercentDecoding.encoded(try #require(article["id"] as? String))
                #expect(try await client.get("/api/v1/articles/\(id)").status == 200)
                let capture = try #require(article["capture"] as? [String: Any])
                let bytes = try await client.get(try #require(capture["url"] as? String))
                #expect(bytes.headers["content-type"] == "application/octet-stream")
                #expect(bytes.headers["content-disposition"]?.hasPrefix("attachment") == true)
                #expect(bytes.headers["content-security-policy"] == SecurityHeaders.captures)
                #expect(ContentHash.hex(bytes.body) == capture["sha256"] as? String)
            }
        }
    }

    @Test("error pages show nothing of what was asked", arguments: attacks)
    func errorPages(attack: String) async throws {
        try await Served.with { served in
            let asked = PercentDecoding.encoded(attack)
            for path in [
                "/\(asked)", "/api/v1/events/\(asked)", "/api/v1/events?\(asked)=\(asked)",
            ] {
                for accept in ["text/html", "application/json"] {
                    let answer = try await served.client.get(path, ["Accept": accept])
                    #expect((400..<500).contains(answer.status))
                    #expect(!answer.text.contains(attack))
                    #expect(!answer.text.contains(asked))
                    #expect(answer.headers["content-security-policy"] == SecurityHeaders.policy)
                }
            }
        }
    }
}
#endif
