/// The Windows-1252 code page, as the WHATWG Encoding Standard tabulates it.
enum Windows1252 {
    /// Scalars of 0x80 to 0x9F; 0 where the code page has none.
    private static let high: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
        0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]

    static func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                out.append(byte)
                continue
            }
            let mapped = byte < 0xA0 ? high[Int(byte) - 0x80] : UInt32(byte)
            let value = mapped == 0 ? 0xFFFD : mapped
            if value < 0x800 {
                out.append(UInt8(0xC0 | value >> 6))
            } else {
                out.append(UInt8(0xE0 | value >> 12))
                out.append(UInt8(0x80 | value >> 6 & 0x3F))
            }
            out.append(UInt8(0x80 | value & 0x3F))
        }
        return out
    }

    /// Whether at least nine in ten high bytes stand where this code page would have them: small
    /// letters beside letters, capitals not after small letters, quotation marks, dashes and signs.
    static func isPlausible(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (plausible, all) = (0, 0)
        for i in bytes.indices where bytes[i] >= 0x80 {
            all += 1
            let before = i > bytes.startIndex ? bytes[i - 1] : 0x20
            let after = i + 1 < bytes.endIndex ? bytes[i + 1] : 0x20
            switch bytes[i] {
            case 0x80, 0x82...0x85, 0x8B, 0x91...0x97, 0x99, 0x9B: plausible += 1
            case 0xA0...0xBB, 0xBF: plausible += 1
            case 0xC0...0xD6, 0xD8...0xDE, 0x8A, 0x8C, 0x8E:
                if !Bytes.isLower(before), Bytes.isLetter(after) { plausible += 1 }
            case 0xDF...0xF6, 0xF8...0xFE, 0x9A, 0x9C, 0x9E:
                if Bytes.isLetter(before) || Bytes.isLetter(after) { plausible += 1 }
            default: break
            }
        }
        return all * 5 <= bytes.count * 2 && plausible * 10 >= all * 9
    }
}
