import CDeflate
import Foundation

/// Bytes in the zlib format (RFC 1950), by libdeflate: any zlib reads them, in any language, for as
/// long as anybody can want, and Adler-32 guards what is read.
enum Deflated {
    /// Deflates; nil where that makes nothing smaller, so that the bytes are better kept as they are.
    static func deflate(_ bytes: some ContiguousBytes, level: Int32 = 6) -> Data? {
        guard let compressor = libdeflate_alloc_compressor(level) else { return nil }
        defer { libdeflate_free_compressor(compressor) }
        return bytes.withUnsafeBytes { source -> Data? in
            guard source.count > 32 else { return nil }
            var out = Data(count: source.count - 1)
            let size = out.withUnsafeMutableBytes {
                libdeflate_zlib_compress(
                    compressor, source.baseAddress, source.count, $0.baseAddress, $0.count)
            }
            guard size > 0 else { return nil }
            out.removeSubrange(size...)
            return out
        }
    }

    /// Inflates to exactly `size` bytes; nil where the stream is damaged or of another size.
    static func inflate(_ bytes: Data, size: Int) -> Data? {
        guard size >= 0, let decompressor = libdeflate_alloc_decompressor() else { return nil }
        defer { libdeflate_free_decompressor(decompressor) }
        var out = Data(count: size)
        let result = bytes.withUnsafeBytes { source in
            out.withUnsafeMutableBytes { target in
                libdeflate_zlib_decompress(
                    decompressor, source.baseAddress, source.count, target.baseAddress, size, nil)
            }
        }
        return result == LIBDEFLATE_SUCCESS ? out : nil
    }

    /// CRC-32 of bytes.
    static func crc(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        libdeflate_crc32(0, bytes.baseAddress, bytes.count)
    }
}

/// Bytes as a row keeps them: deflated where that makes them smaller.
struct Packed: Sendable {
    var bytes: Data
    /// Of what was packed.
    var size: Int
    var isDeflated: Bool

    init(_ content: Data, level: Int32 = 6) {
        size = content.count
        let deflated = Deflated.deflate(content, level: level)
        isDeflated = deflated != nil
        bytes = deflated ?? content
    }

    init(bytes: Data, size: Int, isDeflated: Bool) {
        self.bytes = bytes
        self.size = size
        self.isDeflated = isDeflated
    }

    /// What was packed; nil where the bytes are damaged.
    var unpacked: Data? {
        if isDeflated { return Deflated.inflate(bytes, size: size) }
        return bytes.count == size ? bytes : nil
    }
}
