import SitrepModel
import Testing

@testable import SitrepExports

@Suite struct AtomExportTests {
    static let content: ExportContent = {
        var content = ExportContent(title: "Test", identity: "t")
        content.articles = [
            Situations.article("r1", published: "2022-01-26"),
            Situations.article("r2", published: "2022-01-27T17:40:00Z"),
            Situations.article("r3", published: nil),
        ]
        content.events = [
            Exported(lineage: "e1", value: Situations.event("First", article: "r1")),
            Exported(lineage: "e2", value: Situations.event("Second", article: "r2")),
            Exported(
                lineage: "e3", version: 2, changed: "2022-01-26T12:00:00Z",
                value: Situations.event("Third", article: "r3")),
        ]
        return content
    }()

    static func values(_ element: String, base: String? = nil) -> [String] {
        let text = String(decoding: ExportFormat.atom.bytes(of: content, base: base), as: UTF8.self)
        return text.components(between: "<\(element)>", and: "</\(element)>")
    }

    @Test func latestFirstByReportOrChange() {
        #expect(Self.values("title").dropFirst() == ["Second", "Third", "First"])
        #expect(
            Self.values("updated") == [
                "2022-01-27T17:40:00Z", "2022-01-27T17:40:00Z", "2022-01-26T12:00:00Z",
                "2022-01-26T00:00:00Z",
            ])
    }

    @Test func identifiersAreUUIDsOfTheLineage() {
        let ids = Self.values("id")
        #expect(Set(ids).count == 4)
        #expect(ids.allSatisfy { $0.utf8.count == 45 && $0.hasPrefix("urn:uuid:") })
        #expect(ids[3] == "urn:uuid:" + StableIdentifier.uuid("event", "e1"))
    }

    @Test func linksWhereAServerIsKnown() {
        let bytes = ExportFormat.atom.bytes(of: Self.content, base: "https://desk.example")
        #expect(
            String(decoding: bytes, as: UTF8.self).contains(
                "href=\"https://desk.example/events/e1\""))
    }
}

extension String {
    /// What stands between two marks, each time.
    func components(between start: String, and end: String) -> [String] {
        var found: [String] = []
        var rest = self[...]
        while let a = rest.firstRange(of: start), let b = rest[a.upperBound...].firstRange(of: end)
        {
            found.append(String(rest[a.upperBound..<b.lowerBound]))
            rest = rest[b.upperBound...]
        }
        return found
    }
}
