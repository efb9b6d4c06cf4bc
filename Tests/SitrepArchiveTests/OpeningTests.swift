import Foundation
import GRDB
import SitrepModel
import Testing

@testable import SitrepArchive

/// Files that are none, old, new, read-only or full.
@Suite struct OpeningTests {
    private static func trouble(_ n: Int) -> Trouble {
        Trouble(
            input: "file \(n)", reason: String(repeating: "it is empty ", count: 300),
            remedy: "Save it again.")
    }

    @Test func whatIsNoArchiveIsRefused() throws {
        let path = try Samples.path()
        #expect(throws: ArchiveError.missing(path: path)) { try Archive(path: path, mode: .read) }
        #expect(throws: ArchiveError.missing(path: path)) { try Archive.verify(path) }
        try Data("Not a database, but a letter of some length.".utf8)
            .write(to: URL(fileURLWithPath: path))
        #expect(throws: ArchiveError.notAnArchive(path: path)) { try Archive(path: path) }
        let other = try Samples.path("other")
        let queue = try DatabaseQueue(path: other)
        try queue.write { try $0.execute(sql: "CREATE TABLE a (b)") }
        try queue.close()
        #expect(throws: ArchiveError.notAnArchive(path: other)) { try Archive(path: other) }
    }

    @Test func aNewerFormatIsRefused() throws {
        let path = try Samples.path()
        try Archive(path: path).close()
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        try queue.close()
        #expect(
            throws: ArchiveError.newerFormat(
                path: path, found: 99, known: ArchiveSchema.format)
        ) { try Archive(path: path) }
    }

    /// Makes the archive that later versions are tested with; run once for each new format.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SITREP_MAKE_FIXTURE"] != nil))
    func makesTheFixtureOfThisFormat() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/format-\(ArchiveSchema.format).sitrep")
        try FileManager.default.copyItem(atPath: FlippedBitTests.closed(), toPath: folder.path)
    }

    /// Archives as earlier versions left them, one of each format.
    @Test(arguments: 1...ArchiveSchema.format) func anArchiveOfEachFormatIsOpened(
        format: Int
    ) throws {
        let name = "format-\(format)"
        let fixture = try #require(
            Bundle.module.url(forResource: name, withExtension: "sitrep", subdirectory: "Fixtures"))
        let path = try Samples.path(name)
        try FileManager.default.copyItem(at: fixture, to: URL(fileURLWithPath: path))
        let archive = try Archive(path: path)
        try archive.read { (reader) throws in
            #expect(try reader.articles().rows.count == 10)
            #expect(try reader.article("report-1")?.revisions == 2)
            #expect(try reader.search("ministry").rows.isEmpty == false)
            #expect(try reader.corrections(of: "report-1").count == 1)
        }
        try archive.write(time: Samples.time(28), who: "test") { try $0.keep(Self.trouble(1)) }
        try archive.close()
        let result = try Archive.verify(path)
        #expect(result.isClean, "\(result.findings)")
    }

    @Test func aFullFileIsSaidAndNothingIsBroken() throws {
        let path = try Samples.path()
        let archive = try Archive(path: path, pageLimit: 120)
        var kept = 0
        #expect(throws: ArchiveError.full(path: path)) {
            for n in 0..<1000 {
                try archive.write(time: Samples.time(1), who: "test") { w in
                    try w.keep(Self.trouble(n))
                }
                kept += 1
            }
        }
        #expect(kept > 3)
        #expect(try archive.read { try $0.overview().troubles } == kept)
        try archive.close()
        #expect(try Archive.verify(path).isClean)
        let again = try Archive(path: path)
        try again.write(time: Samples.time(2), who: "test") { try $0.keep(Self.trouble(-1)) }
        try again.close()
        #expect(try Archive.verify(path).isClean)
    }

    @Test func whatIsOpenedForReadingIsNotWritten() throws {
        let path = try FlippedBitTests.closed()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let archive = try Archive(path: path, mode: .read)
        #expect(throws: ArchiveError.readOnly(path: path)) {
            try archive.write(time: Samples.time(1), who: "test") { try $0.keep(Self.trouble(1)) }
        }
        #expect(throws: ArchiveError.readOnly(path: path)) {
            try archive.enter(
                .note(subject: "report-1", text: "no"), who: "Kari Lund", time: Samples.time(1))
        }
        try archive.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    /// A file that its file system lets nobody write; root is let, so that is not tried then.
    @Test(.enabled(if: getuid() != 0)) func aReadOnlyFileIsReadAndNotWritten() throws {
        let path = try FlippedBitTests.closed()
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
        defer {
            try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        }
        #expect(throws: ArchiveError.readOnly(path: path)) { try Archive(path: path) }
        let archive = try Archive(path: path, mode: .read)
        #expect(try archive.read { try $0.articles().rows.count } == 10)
        try archive.close()
        #expect(try Archive.verify(path).isClean)
    }
}
