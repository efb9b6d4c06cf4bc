import SitrepModel

/// What happens to the characters between tags before they are text.
enum HTMLText {
    /// Appends the bytes with every run of white space (also no-break, thin and ideographic spaces)
    /// as one space, none first or last, and without invisible characters: zero-width spaces and
    /// joiners of Latin text, soft hyphens, byte-order marks, controls.
    static func collapse(_ bytes: ArraySlice<UInt8>, into out: inout [UInt8]) {
        let start = out.count
        out.append(contentsOf: bytes)
        let end = out.withUnsafeMutableBufferPointer {
            start + collapse(UnsafeMutableBufferPointer(rebasing: $0[start...]))
        }
        out.removeLast(out.count - end)
    }

    /// The same in place; answers how many bytes are left.
    static func collapse(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var (at, out) = (0, 0)
        var pending = false
        while at < bytes.count {
            let byte = base[at]
            if byte > 0x20, byte < 0x7F {
                if pending, out > 0 {
                    base[out] = 0x20
                    out += 1
                }
                pending = false
                // The usual case: runs of letters, parted by one space each.
                let first = at
                at += 1
                while at < bytes.count {
                    let next = base[at]
                    if next > 0x20 ? next >= 0x7F : next != 0x20 || base[at - 1] == 0x20 { break }
                    at += 1
                }
                if base[at - 1] == 0x20 {
                    at -= 1
                    if out != first { (base + out).update(from: base + first, count: at - first) }
                    out += at - first
                    at += 1
                    pending = true
                } else {
                    if out != first { (base + out).update(from: base + first, count: at - first) }
                    out += at - first
                }
                continue
            }
            if byte < 0x80 {
                if HTMLTokenizer.isSpace(byte) || byte == 0x0B { pending = true }
                at += 1
                continue
            }
            let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, bytes.count - at)
            switch Self.sort(base, at, length) {
            case .space: pending = true
            case .invisible: break
            case .visible:
                if pending, out > 0 {
                    base[out] = 0x20
                    out += 1
                }
                pending = false
                for i in at..<(at + length) {
                    base[out] = base[i]
                    out += 1
                }
            }
            at += length
        }
        return out
    }

    private enum Sort { case space, invisible, visible }

    @inline(__always)
    private static func sort(
        _ bytes: UnsafeMutablePointer<UInt8>, _ at: Int, _ length: Int
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
