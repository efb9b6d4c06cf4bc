import CDigest

/// SHA-256 (FIPS 180-4), for identifiers that depend on content alone.
public enum ContentHash {
    /// The digest of the bytes, as 64 lower-case hexadecimal digits.
    public static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: 64) { text in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
                guard let start = digest.baseAddress else { return 0 }
                bytes.withUnsafeBufferPointer {
                    sitrep_sha256($0.baseAddress, $0.count, start)
                }
                for i in 0..<32 {
                    text[2 * i] = digits[Int(digest[i] >> 4)]
                    text[2 * i + 1] = digits[Int(digest[i] & 15)]
                }
                return 64
            }
        }
    }

    /// A short identifier: a prefix letter and the first 16 hexadecimal digits of the digest of the
    /// parts, each followed by U+001F so that ("ab","c") and ("a","bc") differ.
    public static func identifier(_ prefix: String, _ parts: [String]) -> String {
        var bytes: [UInt8] = []
        for part in parts {
            bytes += part.utf8
            bytes.append(0x1F)
        }
        return prefix + hex(bytes).prefix(16)
    }
}
