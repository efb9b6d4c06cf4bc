import SitrepModel
import Testing

@testable import SitrepCollector

/// What is damaged is told, and every undamaged record is found.
@Suite struct DamageTests {
    /// Numbers that follow from a seed alone.
    struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let records = (0..<12).map { WARCWriter.response($0, words: 60) }

    /// Flips one bit; the other records must all be there, and the damaged one only where its digest
    /// still holds.
    private func flip(_ packed: [[UInt8]], seed: UInt64) throws {
        var numbers = Numbers(state: seed)
        let hit = Int.random(in: 0..<packed.count, using: &numbers)
        var parts = packed
        let byte = Int.random(in: 0..<parts[hit].count, using: &numbers)
        let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &numbers)
        parts[hit][byte] ^= bit
        let archive = try ReadArchive(parts.flatMap(\.self))
        let found = archive.soundAddresses
        for (number, _) in packed.enumerated() where number != hit {
            #expect(found.contains(WARCWriter.uri(number)), "seed \(seed), record \(number)")
        }
        for record in archive.records where record.integrity == .verified {
            let isOwn = (0..<packed.count).contains {
                Array(record.block) == WARCWriter.http(WARCWriter.page($0, words: 60))
            }
            #expect(isOwn, "seed \(seed): a changed block passes for sound")
        }
    }

    @Test(arguments: 0..<150) func findsAllOthersAfterAFlippedBitInPlain(_ seed: Int) throws {
        try flip(Self.records, seed: UInt64(seed))
    }

    @Test(arguments: 0..<150) func findsAllOthersAfterAFlippedBitInGzip(_ seed: Int) throws {
        try flip(Self.records.map(WARCWriter.gzip), seed: UInt64(seed))
    }

    @Test(arguments: 0..<100) func findsAllOthersAfterAFlippedBitInZstd(_ seed: Int) throws {
        try flip(Self.records.map { WARCWriter.zstd($0) }, seed: UInt64(seed))
    }

    @Test(arguments: 0..<60) func findsAllBeforeACut(_ seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed))
        for packed in [Self.records, Self.records.map(WARCWriter.gzip)] {
            let bytes = packed.flatMap(\.self)
            let cut = Int.random(in: 1..<bytes.count, using: &numbers)
            var (whole, end) = (0, 0)
            while whole < packed.count, end + packed[whole].count <= cut {
                end += packed[whole].count
                whole += 1
            }
            let archive = try ReadArchive(Array(bytes[..<cut]))
            #expect(archive.soundAddresses.starts(with: (0..<whole).map { WARCWriter.uri($0) }))
            #expect(archive.soundAddresses.count <= whole + 1)
        }
    }

    @Test(arguments: [true, false]) func passesOverJunkBetweenRecords(_ isPacked: Bool) throws {
        let pack: ([UInt8]) -> [UInt8] = { isPacked ? WARCWriter.gzip($0) : $0 }
        let junk =
            Array("<html>no record WARC/1.0 here\r\n\r\n".utf8) + [0x1F, 0x8B, 8, 0, 1, 2, 3]
        let bytes =
            pack(Self.records[0]) + junk + pack(Self.records[1]) + junk + junk
            + pack(Self.records[2])
        let archive = try ReadArchive(bytes)
        #expect(archive.soundAddresses == (0..<3).map { WARCWriter.uri($0) })
        #expect(archive.troubles.count >= 2)
    }

    @Test(arguments: [-50, -1, 1, 100, 5000, 1 << 40], [true, false])
    func mendsWrongLengths(_ error: Int, _ isPacked: Bool) throws {
        let block = WARCWriter.http(WARCWriter.page(99))
        let wrong = WARCWriter.record(
            "response", uri: "https://a.example/", block, length: max(0, block.count + error))
        let parts = [Self.records[0], wrong, Self.records[1], Self.records[2]]
        let archive = try ReadArchive(parts.flatMap { isPacked ? WARCWriter.gzip($0) : $0 })
        #expect(
            archive.soundAddresses.filter { $0 != "https://a.example/" }
                == (0..<3).map { WARCWriter.uri($0) })
        #expect(!archive.troubles.isEmpty)
    }

    @Test func boundsHeads() throws {
        let flood = (0..<40_000).map { "X-\($0): y" }
        let long = WARCWriter.record(
            "response", uri: "https://a.example/", WARCWriter.http([1]), extra: flood)
        let wide = WARCWriter.record(
            "response", uri: "https://a.example/",
            WARCWriter.http(WARCWriter.page(9), fields: Array(flood.prefix(2000))))
        let captured = try CapturedArchive(
            Self.records[0] + long + Self.records[1] + wide + Self.records[2])
        #expect(captured.captures.map(\.source) == (0..<3).map { .url(WARCWriter.uri($0)) })
        #expect(captured.troubles.contains { $0.reason.contains("head is longer") })
        #expect(captured.troubles.contains { $0.reason.contains("1000 fields") })
    }

    @Test(arguments: [true, false]) func passesOverRecordsBeyondTheLimit(_ isPacked: Bool) throws {
        var limits = WebArchiveLimits()
        limits.record = 10_000
        let large = WARCWriter.response(50, words: 3000)
        let parts = [Self.records[0], large, Self.records[1]]
        let archive = try ReadArchive(
            parts.flatMap { isPacked ? WARCWriter.gzip($0) : $0 }, limits: limits)
        #expect(archive.soundAddresses == [WARCWriter.uri(0), WARCWriter.uri(1)])
        #expect(archive.troubles.map(\.reason).contains { $0.contains("the limit") })
    }

    @Test(arguments: ["gzip", "zstd"]) func refusesABombAsAMember(_ kind: String) throws {
        let zeros = [UInt8](repeating: 0x41, count: 30 << 20)
        let pack: ([UInt8]) -> [UInt8] = {
            kind == "gzip" ? WARCWriter.gzip($0) : WARCWriter.zstd($0)
        }
        let bytes = pack(Self.records[0]) + pack(zeros) + pack(Self.records[1])
        let archive = try ReadArchive(bytes)
        #expect(archive.soundAddresses == [WARCWriter.uri(0), WARCWriter.uri(1)])
        let bomb = try #require(archive.troubles.first { $0.reason.contains("bomb") })
        #expect(bomb.place == "byte \(pack(Self.records[0]).count)")
        #expect(bomb.input == "a.warc")
    }

    @Test func refusesABombAsABody() throws {
        let zeros = WARCWriter.gzip([UInt8](repeating: 0x41, count: 30 << 20))
        let block = WARCWriter.http(zeros, fields: ["Content-Encoding: gzip"])
        let captured = try CapturedArchive(
            WARCWriter.record("response", uri: "https://a.example/", block) + Self.records[1])
        #expect(captured.captures.map(\.source) == [.url(WARCWriter.uri(1))])
        #expect(captured.troubles.first?.reason.contains("bomb") == true)
        #expect(captured.troubles.first?.place == "byte 0")
    }

    /// Neither beginnings without ends nor lengths that reach over all others cost more than their bytes.
    @Test(arguments: [
        "WARC/1.1\r\nWARC-Type: response\r\n",
        "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9000000\r\n\r\n",
    ]) func takesTimeByLengthAlone(_ beginning: String) throws {
        let beginnings = Array(repeating: Array(beginning.utf8), count: 20_000).flatMap(\.self)
        // What is quadratic takes hours.
        let archive = try ReadArchive(beginnings + Self.records[0])
        #expect(archive.soundAddresses == [WARCWriter.uri(0)])
    }
}
