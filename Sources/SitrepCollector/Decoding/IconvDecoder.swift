import Foundation

/// Bytes in any encoding that the system's iconv knows, to UTF-8.
enum IconvDecoder {
    struct Decoded {
        /// Valid UTF-8.
        var bytes: [UInt8]
        /// How many sequences were read as U+FFFD, and where the first one begins.
        var repairs = 0
        var firstRepair: Int?
    }

    /// - Parameter limit: stops after so many input bytes, for a sample.
    /// - Returns: nil where iconv does not know the encoding.
    static func decode(
        _ input: ArraySlice<UInt8>, from encoding: String, limit: Int = .max
    ) -> Decoded? {
        guard let descriptor = iconv_open("UTF-8", encoding),
            Int(bitPattern: descriptor) != -1
        else { return nil }
        defer { iconv_close(descriptor) }
        let count = min(input.count, limit)
        var out = Decoded(bytes: [])
        out.bytes.reserveCapacity(count + count / 2 + 16)
        var buffer = [UInt8](repeating: 0, count: 16_384)
        input.withUnsafeBytes { source in
            guard let base = source.baseAddress else { return }
            // iconv's declaration lacks const; it does not write to its input.
            var from: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base)
                .assumingMemoryBound(to: CChar.self)
            var left = count
            while left > 0 {
                let (stopped, error) = step(descriptor, &from, &left, &buffer, &out.bytes)
                guard stopped else { break }
                if error == E2BIG { continue }
                if out.firstRepair == nil { out.firstRepair = count - left }
                out.repairs += 1
                out.bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
                // A character that the end cuts off is one repair, an invalid byte another.
                guard error == EILSEQ else { break }
                from = from?.advanced(by: 1)
                left -= 1
            }
            // What the encoding still holds back, as combining encodings do.
            _ = step(descriptor, nil, nil, &buffer, &out.bytes)
        }
        if count < input.count, out.repairs > 0, out.bytes.suffix(3) == [0xEF, 0xBF, 0xBD] {
            // The sample's end cut a character.
            out.repairs -= 1
            out.bytes.removeLast(3)
        }
        return out
    }

    /// One call of iconv; appends what it wrote. True with the error where it stopped early.
    private static func step(
        _ descriptor: iconv_t, _ from: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
        _ left: UnsafeMutablePointer<Int>?, _ buffer: inout [UInt8], _ out: inout [UInt8]
    ) -> (stopped: Bool, error: Int32) {
        let size = buffer.count
        return buffer.withUnsafeMutableBytes { bytes in
            var to = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            var room = size
            let result = iconv(descriptor, from, left, &to, &room)
            let error = errno
            out.append(contentsOf: bytes[0..<(size - room)])
            return (result == Int.max || result == -1, error)
        }
    }
}
