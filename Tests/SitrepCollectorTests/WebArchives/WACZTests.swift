import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct WACZTests {
    private static let warc = (0..<5).flatMap { WARCWriter.response($0) }

    @Test func readsStoredAndDeflatedEntries() throws {
        let packed = (5..<9).flatMap { WARCWriter.gzip(WARCWriter.response($0)) }
        let bytes = WARCWriter.zip([
            ("datapackage.json", Array("{}".utf8), true), ("archive/a.warc", Self.warc, true),
            ("archive/b.warc.gz", packed, false), ("pages/pages.jsonl", Array("{}".utf8), false),
        ])
        let captured = try CapturedArchive(bytes)
        #expect(captured.troubles.isEmpty)
        #expect(captured.captures.map(\.source) == (0..<9).map { .url(WARCWriter.uri($0)) })
        #expect(captured.captures.first?.container?.place == "archive/a.warc, byte 0")
        #expect(
            captured.captures.last?.container?.place.hasPrefix("archive/b.warc.gz, byte ") == true)
    }

    @Test func tellsAChangedEntry() throws {
        var bytes = WARCWriter.zip([("archive/a.warc", Self.warc, false)])
        // A letter of a page.
        bytes[900] ^= 1
        let archive = try ReadArchive(bytes)
        #expect(archive.troubles.contains { $0.reason.contains("checksum") })
    }

    @Test(arguments: ["../../etc/a.warc", "/archive/a.warc", "archive\\..\\a.warc"])
    func refusesNamesThatLeadOut(_ name: String) throws {
        let archive = try ReadArchive(WARCWriter.zip([(name, Self.warc, false)]))
        #expect(archive.records.isEmpty)
        #expect(archive.troubles.map(\.reason) == ["its name leads out of the archive"])
    }

    @Test func refusesEntriesThatShareBytes() throws {
        var bytes = WARCWriter.zip([
            ("archive/a.warc", Self.warc, false), ("archive/b.warc", Self.warc, false),
        ])
        // The second entry's offset in the directory becomes the first's.
        let offset = bytes.count - 22 - 4 - "archive/b.warc".utf8.count
        for i in 0..<4 { bytes[offset + i] = 0 }
        #expect(throws: Trouble.self) { try ReadArchive(bytes) }
    }

    @Test func refusesABombInAnEntry() throws {
        let zeros = [UInt8](repeating: 0, count: 40 << 20)
        let archive = try ReadArchive(WARCWriter.zip([("archive/a.warc", zeros, true)]))
        #expect(archive.troubles.contains { $0.reason.contains("bomb") })
    }

    @Test(arguments: [0, 10, 400]) func tellsACutFile(_ rest: Int) throws {
        let bytes = WARCWriter.zip([("archive/a.warc", Self.warc, false)])
        #expect(throws: Trouble.self) { try ReadArchive(Array(bytes.dropLast(rest + 5))) }
    }
}
