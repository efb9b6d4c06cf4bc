import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct ExpanderTests {
    private static let text = (0..<400).flatMap { Array("Line \($0 * 7919) of the note.\n".utf8) }
    /// "Three envoys met.", packed with Google's brotli program.
    private static let brotli: [UInt8] = [
        0x0B, 0x08, 0x80, 0x54, 0x68, 0x72, 0x65, 0x65, 0x20, 0x65, 0x6E, 0x76, 0x6F, 0x79, 0x73,
        0x20, 0x6D, 0x65, 0x74, 0x2E, 0x03,
    ]

    @Test func unpacksEachCoding() throws {
        let expander = Expander()
        let cases: [(ContentCoding, [UInt8])] = [
            (.gzip, WARCWriter.gzip(Self.text)),
            (.deflate, WARCWriter.deflate(Self.text, wrapping: 15)),
            (.deflate, WARCWriter.deflate(Self.text, wrapping: -15)),
            (.zstd, WARCWriter.zstd(Self.text)),
        ]
        for (coding, packed) in cases {
            let out = try expander.expand(packed, coding, input: "x")
            #expect(out == Expander.Expansion(bytes: Self.text))
        }
        let out = try expander.expand(Self.brotli, .brotli, input: "x")
        #expect(String(decoding: out.bytes, as: UTF8.self) == "Three envoys met.")
    }

    @Test func joinsMembers() throws {
        let expander = Expander()
        let gzip =
            WARCWriter.gzip(Self.text) + WARCWriter.gzip([1, 2]) + WARCWriter.gzip(Self.text)
        #expect(
            try expander.expand(gzip, .gzip, input: "x").bytes == Self.text + [1, 2] + Self.text)
        let zstd = WARCWriter.zstd(Self.text) + WARCWriter.zstd([1, 2])
        #expect(try expander.expand(zstd, .zstd, input: "x").bytes == Self.text + [1, 2])
    }

    @Test(arguments: [ContentCoding.gzip, .deflate, .zstd])
    func refusesBombsByName(_ coding: ContentCoding) throws {
        let zeros = [UInt8](repeating: 0, count: 20 << 20)
        let packed: [UInt8] =
            switch coding {
            case .gzip: WARCWriter.gzip(zeros)
            case .zstd: WARCWriter.zstd(zeros)
            default: WARCWriter.deflate(zeros, wrapping: 15)
            }
        let trouble = #expect(throws: Trouble.self) {
            try Expander().expand(packed, coding, input: "https://a.example/", place: "its body")
        }
        #expect(trouble?.input == "https://a.example/")
        #expect(trouble?.place == "its body")
        #expect(trouble?.reason.contains("bomb") == true)
        // A size beyond the limit is refused even at a modest ratio.
        let limits = ExpansionLimits(size: 4096)
        let large = #expect(throws: Trouble.self) {
            try Expander(limits: limits).expand(WARCWriter.gzip(Self.text), .gzip, input: "x")
        }
        #expect(large?.reason.contains("4 KiB, the limit") == true)
    }

    @Test func keepsWhatCameBeforeDamage() throws {
        var packed = WARCWriter.gzip(Self.text)
        packed[packed.count - 6] ^= 1
        let out = try Expander().expand(packed, .gzip, input: "x")
        #expect(out.damage?.reason.contains("incorrect data check") == true)
        #expect(out.bytes == Self.text)
        let junk = try Expander().expand(WARCWriter.gzip([5]) + [9, 9, 9], .gzip, input: "x")
        #expect(junk.bytes == [5])
        #expect(junk.damage?.reason == "other bytes follow its end")
        #expect(try Expander().expand([], .gzip, input: "x").damage?.reason == "it is cut off")
    }
}
