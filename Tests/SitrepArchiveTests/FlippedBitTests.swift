import Foundation
import GRDB
import GeneratedReports
import SitrepModel
import Testing

@testable import SitrepArchive

/// Bits that flip on the disk are found and named.
@Suite struct FlippedBitTests {
    /// A closed archive of a few reports, events, a correction and a trouble.
    static func closed() throws -> String {
        let path = try Samples.path()
        let archive = try Archive(path: path)
        let reports = GeneratedReports(sentences: 9, days: 4)
        for n in 0..<12 {
            try archive.write(time: Samples.time(n + 1), who: "test") { w in
                let report = reports.report(n % 10, version: n / 10 + 1)
                let id = report.article.id
                guard case .new(let capture) = try w.take(report.capture, sourceKey: id) else {
                    return
                }
                _ = try w.revise(
                    report.article, capture: capture, sourceKey: id, sentences: report.sentences)
                try w.keep(report.assertions, of: report.article, versions: ["generated": "1"])
                let event = try Samples.event(
                    "e\(n)", ["a\(n)", "a\(n + 1)"], [report.article], day: 19_000 + n)
                let old =
                    n == 0
                    ? []
                    : [
                        try Samples.event(
                            "e\(n - 1)", ["a\(n - 1)", "a\(n)"], [report.article], day: 1)
                    ]
                try w.apply(.init(gone: n % 3 == 2 ? old : [], made: [event]))
                try w.keep(
                    Trouble(input: "file \(n)", reason: "it is empty", remedy: "Save it again."))
            }
        }
        try archive.enter(
            .note(subject: "report-1", text: "seen by hand"), who: "Kari Lund",
            time: Samples.time(20))
        try archive.close()
        return path
    }

    /// All that the archive says, whatever its bytes.
    private static func contents(_ path: String) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        return try queue.read { db in
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table'
                    AND name NOT IN ('sentence', 'record_text') ORDER BY name
                    """)
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                    table + row.map { "|\($0.1)" }.joined()
                }.sorted()
            }
        }
    }

    private static func flip(_ path: String, _ bit: Int) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.seek(toOffset: UInt64(bit / 8))
        let byte = try #require(try file.read(upToCount: 1)?.first)
        try file.seek(toOffset: UInt64(bit / 8))
        try file.write(contentsOf: Data([byte ^ UInt8(1 << (bit % 8))]))
    }

    private static func size(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    }

    @Test func anUndamagedArchiveIsClean() throws {
        let path = try Self.closed()
        let result = try Archive.verify(path)
        #expect(result.isClean, "\(result.findings)")
        #expect(result.notes.isEmpty, "\(result.notes)")
        let head = try #require(result.head?.hash)
        #expect(try Archive.verify(path, head: head).isClean)
        #expect(try !Archive.verify(path, head: Digest(of: Data([1]))).isClean)
    }

    /// With the seal, every bit of the file: the page is named.
    @Test func eachFlippedBitOfAClosedArchiveIsFound() throws {
        let path = try Self.closed()
        let bits = try Self.size(path) * 8
        var numbers = SplitMix(state: 3)
        for _ in 0..<80 {
            let bit = numbers.below(bits)
            try Self.flip(path, bit)
            let result = try Archive.verify(path)
            let page = "page \(bit / 8 / 4096 + 1)"
            #expect(
                result.findings.contains { $0.place.hasPrefix(page) }, "bit \(bit): \(result)")
            try Self.flip(path, bit)
        }
        let seal = path + "-seal"
        for _ in 0..<20 {
            let bit = numbers.below(try Self.size(seal) * 8)
            try Self.flip(seal, bit)
            #expect(try !Archive.verify(path).isClean, "bit \(bit) of the seal")
            try Self.flip(seal, bit)
        }
        #expect(try Archive.verify(path).isClean)
    }

    /// Without the seal, every bit that carries content: what is not found changes nothing that the
    /// archive says.
    @Test func eachFlippedBitOfContentIsFoundWithoutTheSeal() throws {
        let path = try Self.closed()
        try FileManager.default.removeItem(atPath: path + "-seal")
        let contents = try Self.contents(path)
        let bits = try Self.size(path) * 8
        var numbers = SplitMix(state: 8)
        var found = 0
        for _ in 0..<160 {
            let bit = numbers.below(bits)
            try Self.flip(path, bit)
            if try Archive.verify(path).isClean {
                #expect(try Self.contents(path) == contents, "bit \(bit)")
            } else {
                found += 1
            }
            try Self.flip(path, bit)
        }
        #expect(found > 20)
    }

    /// Rows that somebody alters through SQLite, with sound pages: the row is named.
    @Test(arguments: [
        ("UPDATE custody SET who = 'other' WHERE seq = 5", "log entry 5"),
        ("UPDATE capture SET media_type = 'text/html' WHERE id = 3", "capture 3"),
        ("UPDATE reading SET published = NULL WHERE id = 2", "reading 2"),
        ("DELETE FROM trouble WHERE id = 4", "log entry"),
        ("UPDATE record SET day = 3 WHERE row = 6", "event"),
        ("UPDATE record SET until = NULL WHERE until IS NOT NULL", "event"),
        ("UPDATE event_fact SET origins = 9 WHERE row = 1", "event"),
        ("DELETE FROM record_party WHERE row = 2", "event"),
        ("UPDATE article SET title = 'Other' WHERE number = 1", "article report-0"),
        ("UPDATE sentence SET text = 'Other' WHERE rowid = 6291457", "article report-5"),
        ("UPDATE correction SET body = replace(body, 'seen', 'done')", "correction 1"),
        ("UPDATE change SET lineage = 'other' WHERE seq = 4", "change"),
        ("DELETE FROM assertion WHERE position = 1", "table assertion"),
        ("CREATE TABLE extra (a)", "schema"),
    ])
    func alteredRowsAreNamed(sql: String, place: String) throws {
        let path = try Self.closed()
        try FileManager.default.removeItem(atPath: path + "-seal")
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "PRAGMA foreign_keys = OFF; " + sql) }
        try queue.close()
        let result = try Archive.verify(path)
        #expect(
            result.findings.contains { $0.description.contains(place) },
            "\(result.findings.prefix(3))")
    }

    @Test func aFrameOfTheLogThatIsDamagedBeforeOthersIsFound() throws {
        let path = try Samples.path()
        let archive = try Archive(path: path)
        for n in 1...6 {
            try archive.write(time: Samples.time(n), who: "test") { w in
                try w.keep(Trouble(input: "file \(n)", reason: "it is empty", remedy: "Mend it."))
            }
        }
        #expect(try Archive.verify(path).isClean)
        let log = path + "-wal"
        let size = try Self.size(log)
        try Self.flip(log, size / 2 * 8)
        let result = try Archive.verify(path)
        #expect(result.findings.contains { $0.place.hasPrefix("write-ahead log, frame") })
    }
}
