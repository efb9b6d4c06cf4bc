import Foundation
import SitrepModel
import Testing

@testable import SitrepExports

/// The exports of the examples' committed brief, and the codebook in the documentation. To take over a
/// change that is meant, run the tests once with UPDATE_SNAPSHOTS=1 and read the difference.
@Suite struct ExportSnapshotTests {
    static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil

    @Test(arguments: ["events.csv", "forces.csv", "demands.jsonl", "ical", "geojson", "atom"])
    func isAsCommitted(name: String) throws {
        let parts = name.split(separator: ".").map(String.init)
        let format = try #require(ExportFormat(rawValue: parts.last ?? ""))
        let table = parts.count > 1 ? ExportTable(named: parts[0]) : nil
        let bytes = format.bytes(of: try Situations.examples(), table: table)
        let stem = parts.count > 1 ? parts[0] : "examples"
        let file = Situations.root.appendingPathComponent(
            "Tests/Snapshots/exports/\(stem).\(format.fileEnding)")
        if Self.isUpdating {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        let committed = try Data(contentsOf: file)
        #expect(committed == Data(bytes), "\(file.lastPathComponent) differs")
    }

    @Test func documentationHasTheCodebook() throws {
        let file = Situations.root.appendingPathComponent("docs/exports.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let mark = "<!-- What follows is made by the tests from the code: UPDATE_SNAPSHOTS=1 -->\n"
        let head = try #require(text.firstRange(of: mark)).upperBound
        if Self.isUpdating {
            try (text[..<head] + Codebook.markdown).write(
                to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(text[head...] == Codebook.markdown)
        }
    }

    @Test func tablesHaveNamesAndColumnsOfTheirOwn() {
        let names = ExportTable.all.map(\.name)
        #expect(Set(names).count == names.count)
        for table in ExportTable.all {
            let columns = table.columns.map(\.name)
            #expect(Set(columns).count == columns.count, "\(table.name)")
            #expect(ExportTable(named: table.name)?.meaning == table.meaning)
        }
    }
}
