import SitrepModel

/// Text as its words alone: lower case, without punctuation, so that phrases compare across styles.
enum Words {
    /// The words of a stretch of UTF-8, at most `limit` of them.
    static func of(_ bytes: ArraySlice<UInt8>, limit: Int = .max) -> [String] {
        var text = String(decoding: bytes, as: UTF8.self)
        return text.withUTF8 { words($0, limit: limit) }
    }

    static func of(_ string: String) -> [String] {
        var text = string
        return text.withUTF8 { words($0, limit: .max) }
    }

    /// - Parameter text: valid UTF-8.
    private static func words(_ text: UnsafeBufferPointer<UInt8>, limit: Int) -> [String] {
        var words: [String] = []
        // The word under way, in small letters as far as they are ASCII.
        var word: [UInt8] = []
        var isPlain = true
        func flush() {
            let text = String(decoding: word, as: UTF8.self)
            words.append(isPlain ? text : text.lowercased())
            word.removeAll(keepingCapacity: true)
            isPlain = true
        }
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                at += 1
                if Bytes.isLower(byte) || Bytes.isDigit(byte) {
                    word.append(byte)
                } else if Bytes.isUpper(byte) {
                    word.append(byte | 0x20)
                } else if !word.isEmpty {
                    flush()
                    if words.count >= limit { return words }
                }
                continue
            }
            let (scalar, length) = Bytes.scalar(text, at: at)
            if isWordScalar(scalar) {
                isPlain = false
                word.append(contentsOf: UnsafeBufferPointer(rebasing: text[at..<(at + length)]))
            } else if !word.isEmpty, !isMark(scalar) {
                flush()
                if words.count >= limit { return words }
            }
            at += length
        }
        if !word.isEmpty { flush() }
        return words
    }

    static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        let v = scalar.value
        if v < 0x80 {
            return (0x30...0x39).contains(v) || (0x41...0x5A).contains(v)
                || (0x61...0x7A).contains(v)
        }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil
            || properties.generalCategory == .nonspacingMark
    }

    /// Invisible scalars that neither belong to a word nor end it.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xAD || (0x200B...0x200F).contains(scalar.value) || scalar.value == 0xFEFF
    }
}

/// Small questions about UTF-8 bytes.
enum Bytes {
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) || byte >= 0x80 }
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte) || (0x1C...0x1F).contains(byte)
    }

    /// The scalar that begins at the offset, and its length in bytes; the text is valid UTF-8.
    static func scalar(_ text: [UInt8], at offset: Int) -> (value: UInt32, length: Int) {
        let lead = text[offset]
        if lead < 0x80 { return (UInt32(lead), 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard offset + length <= text.count else { return (0xFFFD, text.count - offset) }
        var value = UInt32(lead) & (length == 4 ? 7 : length == 3 ? 15 : 31)
        for i in 1..<length { value = value << 6 | UInt32(text[offset + i] & 0x3F) }
        return (value, length)
    }

    /// The same of valid UTF-8, where a scalar of several bytes begins.
    @inline(__always)
    static func scalar(
        _ text: UnsafeBufferPointer<UInt8>, at offset: Int
    ) -> (scalar: Unicode.Scalar, length: Int) {
        let lead = text[offset]
        let length = min(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, text.count - offset)
        var value = UInt32(lead) & (lead >= 0xF0 ? 7 : lead >= 0xE0 ? 15 : 31)
        for i in 1..<length { value = value << 6 | UInt32(text[offset + i] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// The scalar that ends before the offset, and its length.
    static func scalar(_ text: [UInt8], before offset: Int) -> (value: UInt32, length: Int) {
        var start = offset - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(text, at: start)
    }

    /// How many bytes of white space (ASCII, no-break, zero-width, ideographic) begin at the offset.
    static func space(_ text: [UInt8], at offset: Int) -> Int {
        let byte = text[offset]
        if isSpace(byte) { return 1 }
        guard byte >= 0xC2 else { return 0 }
        let (value, length) = scalar(text, at: offset)
        return isWideSpace(value) ? length : 0
    }

    private static func isWideSpace(_ value: UInt32) -> Bool {
        value == 0xA0 || value == 0x85 || (0x2000...0x200F).contains(value) || value == 0x2028
            || value == 0x2029 || value == 0x202F || value == 0x3000 || value == 0xFEFF
            || value == 0xAD
    }

    /// The span without white space at its ends.
    static func trimmed(_ text: [UInt8], _ span: Span) -> Span {
        var (start, end) = (span.start, span.end)
        while start < end {
            let n = space(text, at: start)
            if n == 0 { break }
            start += n
        }
        while end > start {
            let (value, length) = scalar(text, before: end)
            guard value < 0x80 ? isSpace(UInt8(value)) : isWideSpace(value) else { break }
            end -= length
        }
        return Span(start, max(start, end))
    }

    /// Whether a capital letter begins at the offset.
    static func isCapital(_ text: [UInt8], at offset: Int) -> Bool {
        guard offset < text.count else { return false }
        if text[offset] < 0x80 { return isUpper(text[offset]) }
        return Unicode.Scalar(scalar(text, at: offset).value)?.properties.isUppercase ?? false
    }

    /// Whether a small letter begins at the offset.
    static func isSmall(_ text: [UInt8], at offset: Int) -> Bool {
        guard offset < text.count else { return false }
        if text[offset] < 0x80 { return isLower(text[offset]) }
        return Unicode.Scalar(scalar(text, at: offset).value)?.properties.isLowercase ?? false
    }

    static func codePoints(_ text: [UInt8], _ span: Span) -> Int {
        var count = 0
        for i in span.range where text[i] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    static func hasPrefix(_ text: [UInt8], at offset: Int, _ prefix: StaticString) -> Bool {
        let n = prefix.utf8CodeUnitCount
        guard offset >= 0, offset + n <= text.count else { return false }
        return prefix.withUTF8Buffer { p in
            for i in 0..<n where p[i] != text[offset + i] { return false }
            return true
        }
    }
}
