/// The stored text of an article: UTF-8 bytes, with the arithmetic between byte offsets and Unicode
/// code points that the boundary needs.
///
/// A value; copying shares storage. Code-point look-ups cost at most 256 bytes of scanning.
public struct SourceText: Sendable, Hashable {
    /// The bytes, always valid UTF-8.
    public let bytes: [UInt8]
    /// Code points before each 256-byte block.
    private let blocks: [Int32]

    /// Makes one from its parts.
    public init(_ string: String) {
        self.init(validUTF8: Array(string.utf8))
    }

    /// - Parameter bytes: valid UTF-8; invalid sequences are replaced by U+FFFD.
    public init(validUTF8 bytes: [UInt8]) {
        let valid = String(validating: bytes, as: UTF8.self) != nil
        self.bytes = valid ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
        var blocks: [Int32] = []
        var count: Int32 = 0
        for (i, byte) in self.bytes.enumerated() {
            if i & 255 == 0 { blocks.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        blocks.append(count)
        self.blocks = blocks
    }

    /// The text as a string.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The text of a span; empty where the span lies outside the text.
    public func string(_ span: Span) -> String {
        guard span.start >= 0, span.end <= bytes.count, span.start < span.end else { return "" }
        return String(decoding: bytes[span.range], as: UTF8.self)
    }

    /// How many code points precede the byte offset.
    public func codePoint(at offset: Int) -> Int {
        let offset = Swift.min(Swift.max(offset, 0), bytes.count)
        let block = Swift.min(offset >> 8, blocks.count - 1)
        var count = Int(blocks[block])
        var i = block << 8
        while i < offset {
            if bytes[i] & 0xC0 != 0x80 { count += 1 }
            i += 1
        }
        return count
    }

    /// The byte offset of the n-th code point; the text's length where there are fewer.
    public func offset(ofCodePoint n: Int) -> Int {
        var low = 0
        var high = blocks.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(blocks[middle]) <= n { low = middle } else { high = middle - 1 }
        }
        var i = Swift.min(low << 8, bytes.count)
        var count = i == low << 8 ? Int(blocks[low]) : codePoint(at: i)
        while i < bytes.count {
            if bytes[i] & 0xC0 != 0x80 {
                if count == n { return i }
                count += 1
            }
            i += 1
        }
        return bytes.count
    }

    /// Equal bytes.
    public static func == (a: SourceText, b: SourceText) -> Bool { a.bytes == b.bytes }
    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
