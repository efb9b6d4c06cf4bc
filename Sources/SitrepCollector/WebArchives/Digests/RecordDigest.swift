import SitrepModel

/// A digest as a record states it: `sha1:` and so on, with base 32 (the custom) or hexadecimal digits.
struct RecordDigest: Equatable {
    enum Algorithm { case md5, sha1, sha256 }

    let algorithm: Algorithm
    let bytes: [UInt8]

    /// nil where the algorithm is not known or the digits are not its.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let length: Int
        switch parts[0].lowercased().filter({ $0 != "-" }) {
        case "md5": (algorithm, length) = (.md5, 16)
        case "sha1": (algorithm, length) = (.sha1, 20)
        case "sha256": (algorithm, length) = (.sha256, 32)
        default: return nil
        }
        let digits = Array(parts[1].utf8)
        guard
            let bytes = digits.count == length * 2
                ? Self.decode(digits, bits: 4, value: Self.hexadecimal)
                : Self.decode(digits, bits: 5, value: Self.base32),
            bytes.count == length
        else { return nil }
        self.bytes = bytes
    }

    /// Whether it is that of these bytes.
    func matches(_ content: UnsafeRawBufferPointer) -> Bool {
        switch algorithm {
        case .md5: return MD5.digest(content) == bytes
        case .sha1: return SHA1.digest(content) == bytes
        case .sha256:
            let digits = Array(ContentHash.hex(Array(content)).utf8)
            return Self.decode(digits, bits: 4, value: Self.hexadecimal) == bytes
        }
    }

    private static func decode(
        _ digits: [UInt8], bits: Int, value: (UInt8) -> UInt8?
    ) -> [UInt8]? {
        var out: [UInt8] = []
        var (held, count) = (0, 0)
        for digit in digits where digit != 0x3D {
            guard let value = value(digit) else { return nil }
            held = (held << bits | Int(value)) & 0xFFFF
            count += bits
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: held >> count))
            }
        }
        return out
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46, 0x61...0x66: (digit | 0x20) - 0x61 + 10
        default: nil
        }
    }

    /// RFC 4648: A to Z and 2 to 7.
    private static func base32(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x41...0x5A, 0x61...0x7A: (digit | 0x20) - 0x61
        case 0x32...0x37: digit - 0x32 + 26
        default: nil
        }
    }
}
