/// What a UTF-8 byte is, for the hand scanners.
package enum Bytes {
    @inline(__always) package static func isUpper(_ b: UInt8) -> Bool { b >= 0x41 && b <= 0x5A }
    @inline(__always) package static func isLower(_ b: UInt8) -> Bool { b >= 0x61 && b <= 0x7A }
    /// ASCII letters only.
    @inline(__always) package static func isLetter(_ b: UInt8) -> Bool {
        let folded = b | 0x20
        return folded >= 0x61 && folded <= 0x7A
    }
    @inline(__always) package static func isDigit(_ b: UInt8) -> Bool { b >= 0x30 && b <= 0x39 }
    /// Letters, digits and every byte of a non-ASCII character.
    @inline(__always) package static func isWordByte(_ b: UInt8) -> Bool {
        isLetter(b) || isDigit(b) || b >= 0x80
    }
    /// , . ; : ! ? ) ] > " '
    @inline(__always) package static func isTrailingMark(_ b: UInt8) -> Bool {
        switch b {
        case 0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x3E, 0x22, 0x27: true
        default: false
        }
    }

    /// The length of a UTF-8 sequence by its first byte; 1 for a stray continuation byte.
    @inline(__always) package static func codePointLength(_ b: UInt8) -> Int {
        if b < 0xC0 { return 1 }
        return b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
    }

    /// The length of the white space at `at` (ASCII, no-break space, U+2000-200A, 2028, 2029, 202F, 3000); else 0.
    @inline(__always)
    package static func whiteSpaceLength(
        _ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
    ) -> Int {
        let b = text[at]
        if b <= 0x20 { return 1 }
        if b == 0x7F { return 1 }
        if b == 0xC2, at + 1 < end { return text[at + 1] == 0xA0 || text[at + 1] == 0x85 ? 2 : 0 }
        if b == 0xE2, at + 2 < end, text[at + 1] == 0x80 {
            let low = text[at + 2]
            return low <= 0x8A || low == 0xA8 || low == 0xA9 || low == 0xAF ? 3 : 0
        }
        if b == 0xE3, at + 2 < end, text[at + 1] == 0x80, text[at + 2] == 0x80 { return 3 }
        if b == 0xEF, at + 2 < end, text[at + 1] == 0xBB, text[at + 2] == 0xBF { return 3 }
        return 0
    }

    /// The length of the closing quote or bracket at `at`; else 0.
    @inline(__always)
    package static func isClosingMark(
        _ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
    ) -> Int {
        switch text[at] {
        case 0x22, 0x27, 0x29, 0x5D: return 1
        case 0xC2: return at + 1 < end && text[at + 1] == 0xBB ? 2 : 0
        case 0xE2:
            guard at + 2 < end, text[at + 1] == 0x80 else { return 0 }
            return text[at + 2] == 0x9D || text[at + 2] == 0x99 ? 3 : 0
        default: return 0
        }
    }
}
