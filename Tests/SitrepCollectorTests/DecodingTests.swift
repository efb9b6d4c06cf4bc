import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct DecodingTests {
    static let sample = "“Élysée: 5 000 € für Kyïv” – no more"

    static func utf16(_ text: String, big: Bool, mark: Bool) -> [UInt8] {
        let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return big ? [high, low] : [low, high]
        }
    }

    @Test(arguments: [
        (Array(sample.utf8), TextDecoder.Encoding.utf8),
        ([0xEF, 0xBB, 0xBF] + Array(sample.utf8), .utf8),
        (utf16(sample, big: false, mark: true), .utf16LittleEndian),
        (utf16(sample, big: true, mark: true), .utf16BigEndian),
        (utf16(sample, big: false, mark: false), .utf16LittleEndian),
        (utf16(sample, big: true, mark: false), .utf16BigEndian),
    ]) func readsUnicode(_ bytes: [UInt8], _ encoding: TextDecoder.Encoding) throws {
        let decoded = try TextDecoder.decode(bytes, input: "x")
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == Self.sample)
        #expect(decoded.encoding == encoding)
        #expect(decoded.firstRepair == nil)
    }

    @Test func readsWindows1252() throws {
        // “Élysée” – 5 € © café
        let bytes: [UInt8] =
            [0x93, 0xC9] + Array("lys".utf8) + [0xE9] + Array("e".utf8) + [0x94, 0x20, 0x96]
            + Array(" 5 ".utf8) + [0x80, 0x20, 0xA9] + Array(" caf".utf8) + [0xE9]
        let decoded = try TextDecoder.decode(bytes, input: "x")
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == "“Élysée” – 5 € © café")
        #expect(decoded.encoding == .windows1252)
    }

    @Test func repairsDamagedUTF8AndSaysWhere() throws {
        let bytes =
            Array("Élysée and café, then a broken caf".utf8) + [0xC3, 0x20] + Array("here".utf8)
        let decoded = try TextDecoder.decode(bytes, input: "x")
        #expect(String(decoding: decoded.bytes, as: UTF8.self).contains("caf\u{FFFD} here"))
        #expect(decoded.firstRepair == bytes.count - 6)
        #expect(decoded.repairs == 1)
    }

    @Test(
        arguments: [
            ([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], "PDF"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "PNG"),
            ([0x1F, 0x8B, 0x08, 0x00], "gzip"),
            ([0xFF, 0xFE, 0x00, 0x00, 0x41, 0, 0, 0], "UTF-32"),
            (Array((0..<512).map { UInt8(truncatingIfNeeded: $0 &* 7) }), "binary"),
            (Array(repeating: 0, count: 100), "binary"),
            (Array(repeating: 0x81, count: 100), "not text"),
        ] as [([UInt8], String)]) func refusesWhatIsNoText(_ bytes: [UInt8], _ word: String)
    {
        let trouble = #expect(throws: Trouble.self) {
            try TextDecoder.decode(bytes, input: "junk.txt")
        }
        #expect(trouble?.input == "junk.txt")
        #expect(trouble?.reason.contains(word) == true)
        #expect(trouble?.place?.hasPrefix("byte ") == true)
        #expect(trouble?.remedy.isEmpty == false)
    }
}
