/// Bodies packed by hand, so that the tests need no compressor: long runs of one byte.
enum PackedBodies {
    /// A gzip member of `count` zeros (RFC 1952, RFC 1951 with fixed codes): 13 bits for 258 bytes.
    static func gzip(zeros count: Int) -> [UInt8] {
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflate(zeros: count)
            + littleEndian(crc(zeros: count)) + littleEndian(UInt32(truncatingIfNeeded: count))
    }

    /// What HTTP calls deflate (RFC 1950).
    static func zlib(zeros count: Int) -> [UInt8] {
        // Adler-32 of zeros: the sum of the bytes stays 1, and the sum of those sums is their number.
        let adler = UInt32(count % 65_521) << 16 | 1
        return [0x78, 0x9C] + deflate(zeros: count) + littleEndian(adler).reversed()
    }

    /// A zstd frame of zeros in blocks that repeat one byte (RFC 8878): 4 bytes for 128 KiB.
    static func zstd(zeros count: Int) -> [UInt8] {
        // A window of 128 KiB, no size, no checksum.
        var out: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38]
        var rest = count
        repeat {
            let size = min(rest, 128 << 10)
            rest -= size
            let header = UInt32(size) << 3 | 1 << 1 | (rest == 0 ? 1 : 0)
            out += littleEndian(header).prefix(3) + [0]
        } while rest > 0
        return out
    }

    /// Text in gzip without compression.
    static func gzip(stored text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let length = UInt16(bytes.count)
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]
            + [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
            + bytes + littleEndian(crc(bytes)) + littleEndian(UInt32(bytes.count))
    }

    private static func deflate(zeros count: Int) -> [UInt8] {
        var bits = Bits()
        bits.add(1, 1)
        bits.add(1, 2)
        // Literal 0 is 00110000, length 258 is 11000101, distance 1 is 00000; Huffman codes begin
        // with their highest bit.
        let single = { (bits: inout Bits) in bits.add(0b0000_1100, 8) }
        var rest = count
        if rest > 0 {
            single(&bits)
            rest -= 1
        }
        while rest >= 258 {
            bits.add(0b1010_0011, 8)
            bits.add(0, 5)
            rest -= 258
        }
        for _ in 0..<rest { single(&bits) }
        bits.add(0, 7)
        return bits.bytes
    }

    private struct Bits {
        var bytes: [UInt8] = []
        var filled = 8

        mutating func add(_ value: Int, _ count: Int) {
            for i in 0..<count {
                if filled == 8 {
                    bytes.append(0)
                    filled = 0
                }
                bytes[bytes.count - 1] |= UInt8(value >> i & 1) << UInt8(filled)
                filled += 1
            }
        }
    }

    private static func crc(zeros count: Int) -> UInt32 {
        crc([UInt8](repeating: 0, count: count))
    }

    private static let table: [UInt32] = (0..<256).map { n in
        (0..<8).reduce(UInt32(n)) { c, _ in c & 1 == 1 ? 0xEDB8_8320 ^ c >> 1 : c >> 1 }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { table[Int(($0 ^ UInt32($1)) & 255)] ^ $0 >> 8 }
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
    }
}
