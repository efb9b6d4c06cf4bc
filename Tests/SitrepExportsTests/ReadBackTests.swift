import Foundation
import SitrepModel
import Testing

@testable import SitrepExports

/// Each export is read by a library that has nothing to do with ours (`read_exports.py`):
/// Python's csv and json, icalendar, shapely, feedparser.
@Suite(.enabled(if: Readers.python != nil, "\(Readers.missing)"))
struct ReadBackTests {
    @Test func examplesComeBackWhole() throws {
        let content = try Situations.examples()
        let found = try Readers.read(content)
        for table in ExportTable.all {
            let rows = try #require(found.csv[table.name])
            #expect(rows.head == table.columns.map(\.name))
            #expect(rows.rows.count == table.rows(content).count, "\(table.name)")
            #expect(rows.rows.allSatisfy { $0.count == table.columns.count })
            #expect(
                found.jsonl.count { $0["table"] == .text(table.name) } == rows.rows.count)
        }
        #expect(found.csv["events"]?.rows.map { $0[3] } == content.events.map(\.value.summary))
        #expect(found.codebook.tables.map(\.name) == ExportTable.all.map(\.name))

        let dated = content.meetings.filter { $0.value.when != nil }
        #expect(found.ical.count == dated.count)
        #expect(found.ical.map(\.start) == dated.compactMap { $0.value.when?.value.value })
        #expect(found.ical.allSatisfy { $0.days == 1 })
        #expect(Set(found.ical.map(\.uid)).count == dated.count)

        let placed = content.events.filter { $0.value.place?.latitude != nil }
        #expect(found.geojson.points.map(\.id) == placed.map(\.lineage))
        #expect(found.geojson.points.map(\.latitude) == placed.map { $0.value.place?.latitude })
        #expect(found.geojson.counts.withoutPlace == content.events.count - placed.count)

        #expect(found.atom.entries.count == content.events.count)
        #expect(
            found.atom.entries.map(\.updated) == found.atom.entries.map(\.updated).sorted(by: >))
        #expect(Set(found.atom.entries.map(\.title)) == Set(content.events.map(\.value.summary)))
    }

    @Test func hostileTextComesBackAsText() throws {
        let hostile = Situations.hostile
        let found = try Readers.read(Situations.hostileContent())
        #expect(found.csv["events"]?.rows.first?[3] == "'" + hostile)
        #expect(found.csv["assertions"]?.rows.first?[7] == "'" + hostile)
        #expect(found.jsonl.first?["summary"] == .text(hostile))
        let meeting = try #require(found.ical.first)
        #expect(found.ical.count == 1)
        #expect(meeting.location == hostile)
        #expect(meeting.summary == "Visit: \(hostile) (Germany)")
        #expect(found.geojson.points.map(\.summary) == [hostile])
        #expect(found.atom.entries.map(\.title) == [hostile])
        #expect(found.atom.entries.first?.content.contains(hostile) == true)
        #expect(found.atom.entries.first?.type == "text/plain")
    }

    @Test func emptyContentsAreValid() throws {
        let found = try Readers.read(ExportContent(title: "Nothing", identity: "none"))
        #expect(found.ical.isEmpty && found.geojson.points.isEmpty && found.atom.entries.isEmpty)
        #expect(found.atom.updated == "1970-01-01T00:00:00Z")
    }
}

/// The Python environment that `scripts/export-readers` makes.
enum Readers {
    static let missing: Comment =
        "scripts/export-readers has not made its environment: exports are not read back"

    static let python: String? = {
        let places: [String?] = [
            ProcessInfo.processInfo.environment["SITREP_EXPORT_READERS"],
            Situations.root.appendingPathComponent(".build/export-readers/bin/python").path,
        ]
        return places.compactMap { $0 }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    struct Found: Decodable {
        struct Table: Decodable { var head: [String], rows: [[String]] }
        struct Entry: Decodable {
            var uid, summary, start, status, stamp, location, description: String
            var days, sequence: Int
        }
        struct Point: Decodable {
            var id, summary, precision: String
            var latitude, longitude: Double
        }
        struct Counts: Decodable {
            var events, placed: Int
            var withoutPlace: Int
            enum CodingKeys: String, CodingKey {
                case events, placed
                case withoutPlace = "without_place"
            }
        }
        struct Map: Decodable { var points: [Point], counts: Counts }
        struct News: Decodable { var id, title, updated, content, type: String }
        struct Feed: Decodable { var id, updated: String, entries: [News] }
        struct Names: Decodable { var tables: [Name] }
        struct Name: Decodable { var name: String }
        /// A member of a line: text, or something else.
        enum Value: Decodable, Equatable {
            case text(String), other
            init(from decoder: any Decoder) throws {
                let text = try? decoder.singleValueContainer().decode(String.self)
                self = text.map { .text($0) } ?? .other
            }
        }

        var csv: [String: Table]
        var jsonl: [[String: Value]]
        var codebook: Names
        var ical: [Entry]
        var geojson: Map
        var atom: Feed
    }

    static func read(_ content: ExportContent) throws -> Found {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-exports-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ bytes: [UInt8]) throws {
            try Data(bytes).write(to: folder.appendingPathComponent(name))
        }
        for table in ExportTable.all {
            try write("\(table.name).csv", ExportFormat.csv.bytes(of: content, table: table))
        }
        try write("all.jsonl", ExportFormat.jsonl.bytes(of: content))
        try write("codebook.json", Codebook.json)
        try write("meetings.ics", ExportFormat.ical.bytes(of: content))
        try write("events.geojson", ExportFormat.geojson.bytes(of: content))
        try write("events.atom", ExportFormat.atom.bytes(of: content))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = [
            Situations.root.appendingPathComponent("Tests/SitrepExportsTests/read_exports.py").path,
            folder.path,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try JSONDecoder().decode(Found.self, from: data)
    }
}
