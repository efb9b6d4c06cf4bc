import SitrepModel

/// What happens to the characters between tags before they are text.
enum HTMLText {
    /// Appends the bytes with every run of white space (also no-break, thin and ideographic spaces)
    /// as one space, none first or last, and without invisible characters: zero-width spaces and
    /// joiners of Latin text, soft hyphens, byte-order marks, controls.
    static func collapse(_ bytes: ArraySlice<UInt8>, into out: inout [UInt8]) {
        let start = out.count
        var pending = false
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                let byte = bytes[at]
                if byte > 0x20, byte < 0x7F {
                    // The usual case: a run of letters.
                    var end = at + 1
                    while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x7F { end += 1 }
                    if pending, out.count > start { out.append(0x20) }
                    pending = false
                    out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[at..<end]))
                    at = end
                    continue
                }
                if byte < 0x80 {
                    if HTMLTokenizer.isSpace(byte) || byte == 0x0B { pending = true }
                    at += 1
                    continue
                }
                let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, bytes.count - at)
                switch Self.sort(bytes, at, length) {
                case .space: pending = true
                case .invisible: break
                case .visible:
                    if pending, out.count > start { out.append(0x20) }
                    pending = false
                    for i in at..<(at + length) { out.append(bytes[i]) }
                }
                at += length
            }
        }
    }

    private enum Sort { case space, invisible, visible }

    @inline(__always)
    private static func sort(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int
    ) -> Sort {
        switch (bytes[at], length) {
        case (0xC2, 2):
            // Controls of ISO 6429; no-break space; soft hyphen.
            if bytes[at + 1] < 0xA0 { return bytes[at + 1] == 0x85 ? .space : .invisible }
            return bytes[at + 1] == 0xA0 ? .space : bytes[at + 1] == 0xAD ? .invisible : .visible
        case (0xE2, 3):
            guard bytes[at + 1] == 0x80 || bytes[at + 1] == 0x81 else { return .visible }
            let low = bytes[at + 2]
            if bytes[at + 1] == 0x81 {
                return low == 0x9F ? .space : low == 0xA0 ? .invisible : .visible
            }
            switch low {
            case 0x80...0x8A, 0xA8, 0xA9, 0xAF: return .space
            // Zero-width space; marks of direction.
            case 0x8B, 0x8E, 0x8F, 0xAA...0xAE: return .invisible
            default: return .visible
            }
        case (0xE3, 3): return bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80 ? .space : .visible
        case (0xEF, 3):
            return bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF ? .invisible : .visible
        default: return .visible
        }
    }
}
