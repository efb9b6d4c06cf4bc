/// A body with its chunked transfer coding taken off (RFC 9112, 7.1).
struct ChunkedBody {
    /// What the chunks hold.
    private(set) var bytes: [UInt8] = []
    /// Whether the last, empty chunk is there.
    private(set) var isComplete = false

    /// nil where the bytes are not in chunks: many archives keep the header field of a body from which
    /// they took the coding off.
    init?(_ body: ArraySlice<UInt8>) {
        var at = body.startIndex
        bytes.reserveCapacity(body.count)
        while true {
            guard let lineEnd = body[at...].prefix(256).firstIndex(of: 0x0A),
                let size = Self.size(body[at..<lineEnd])
            else {
                // Cut off between chunks, or never in chunks.
                if at == body.startIndex { return nil }
                return
            }
            at = lineEnd + 1
            if size == 0 {
                isComplete = true
                return
            }
            let end = size > body.endIndex - at ? body.endIndex : at + size
            if end < at + size, bytes.isEmpty, !Self.isPlausible(size, body.count) { return nil }
            bytes += body[at..<end]
            at = end
            if end == body.endIndex { return }
            if body[at] == 0x0D { at += 1 }
            guard at < body.endIndex, body[at] == 0x0A else {
                // The first chunk tells whether these are chunks at all.
                if bytes.count == end - lineEnd - 1 { return nil }
                return
            }
            at += 1
        }
    }

    /// A first chunk that is cut off may be a little longer than what is left, not a thousand times.
    private static func isPlausible(_ size: Int, _ count: Int) -> Bool { size / 1024 <= count }

    /// The size in a chunk's first line, which may have extensions; nil where it has none.
    private static func size(_ line: ArraySlice<UInt8>) -> Int? {
        var (size, digits) = (0, 0)
        for byte in line {
            let value: UInt8
            switch byte {
            case 0x30...0x39: value = byte - 0x30
            case 0x41...0x46, 0x61...0x66: value = (byte | 0x20) - 0x61 + 10
            case 0x20, 0x09, 0x0D, 0x3B: return digits > 0 ? size : nil
            default: return nil
            }
            digits += 1
            if digits > 12 { return nil }
            size = size << 4 | Int(value)
        }
        return digits > 0 ? size : nil
    }
}
