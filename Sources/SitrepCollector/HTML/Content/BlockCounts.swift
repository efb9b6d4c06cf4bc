import SitrepModel

/// Counts what a block's text consists of, in one pass over its bytes.
enum BlockCounts {
    static func count(_ block: inout PageBlock, _ text: UnsafeBufferPointer<UInt8>) {
        var draft = Draft()
        var at = block.span.start
        let end = block.span.end
        plain.withUnsafeBufferPointer { plain in
            while at < end {
                let byte = text[at]
                if byte < 0x80 {
                    draft.add(plain[Int(byte)])
                    if byte == 0x2E || byte == 0x21 || byte == 0x3F, at + 1 < end,
                        text[at + 1] == 0x20 || text[at + 1] == 0x22
                    {
                        draft.stops += 1
                    }
                } else {
                    draft.add(text, at, end)
                }
                at += 1
            }
        }
        draft.finish(&block)
        block.endsSentence = endsSentence(text, block.span)
        block.endsInColon = text[end - 1] == 0x3A
        block.startsSmall = text[block.span.start] &- 0x61 < 26
        block.linked = min(block.linked, block.visible)
        block.strong = min(block.strong, block.visible)
    }

    /// For each ASCII byte, what it adds to the counts: ten bits each.
    private static let plain: [UInt64] = (UInt8(0)..<128).map { byte in
        var entry: UInt64 = 0
        if HTMLTokenizer.isLetter(byte) { entry |= 1 << Draft.letters }
        if byte != 0x20 { entry |= 1 << Draft.visible }
        if Bytes.isUpper(byte) { entry |= 1 << Draft.capitals }
        if Bytes.isDigit(byte) { entry |= 1 << Draft.digits }
        if byte == 0x2C { entry |= 1 << Draft.commas }
        if byte == 0x7C || byte == 0x3E { entry |= 1 << Draft.separators }
        return entry
    }

    /// Counts so far. Every byte takes the same steps, without branches that can't be foreseen.
    private struct Draft {
        static let letters: UInt64 = 0
        static let visible: UInt64 = 10
        static let capitals: UInt64 = 20
        static let digits: UInt64 = 30
        static let commas: UInt64 = 40
        static let separators: UInt64 = 50

        /// The counts that ``plain`` adds to, and of how many bytes; then those before.
        private var packed: UInt64 = 0
        private var bytes = 0
        private var whole = SIMD8<Int32>(repeating: 0)

        /// 1 within a word.
        private var inWord: UInt64 = 0
        private var wordLength: UInt64 = 0
        private var words: UInt64 = 0
        private var capitalWords: UInt64 = 0
        private var shortWords: UInt64 = 0
        var stops: Int32 = 0

        private mutating func unpack() {
            for (i, shift) in [
                Self.letters, Self.visible, Self.capitals, Self.digits, Self.commas,
                Self.separators,
            ].enumerated() {
                whole[i] += Int32(packed >> shift & 1023)
            }
            packed = 0
            bytes = 0
        }

        @inline(__always)
        private mutating func note(_ entry: UInt64) {
            packed &+= entry
            bytes &+= 1
            if bytes == 1023 { unpack() }
        }

        /// One ASCII byte.
        @inline(__always)
        mutating func add(_ entry: UInt64) {
            let isWord = (entry >> Self.letters | entry >> Self.digits) & 1
            let starts = isWord & ~inWord
            let ends = inWord & ~isWord
            words &+= starts
            capitalWords &+= starts & entry >> Self.capitals
            shortWords &+= ends & (wordLength <= 3 ? 1 : 0)
            wordLength = (starts == 1 ? 0 : wordLength) &+ isWord
            inWord = isWord
            note(entry)
        }

        /// One byte of a character above ASCII.
        mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) {
            let byte = text[at]
            let isLetter = byte >= 0xC3 && !BlockCounts.isPunctuation(text, at)
            var entry: UInt64 = 1 << Self.visible
            if isLetter || (inWord == 1 && byte & 0xC0 == 0x80) {
                if inWord == 0 {
                    words += 1
                    wordLength = 0
                    inWord = 1
                }
                if byte & 0xC0 != 0x80 { wordLength += 1 }
                if isLetter { entry |= 1 << Self.letters }
                // Scripts without spaces: three characters count as a word and a half.
                if byte >= 0xE3, byte <= 0xED, wordLength > 2 { inWord = 0 }
            } else {
                if inWord == 1, wordLength <= 3 { shortWords += 1 }
                inWord = 0
                if byte == 0xC2, at + 1 < end, text[at + 1] == 0xB7 || text[at + 1] == 0xBB {
                    entry |= 1 << Self.separators
                }
                if byte == 0xE3, at + 2 < end, text[at + 1] == 0x80 {
                    if text[at + 2] == 0x82 { stops += 1 }
                    if text[at + 2] == 0x81 { entry |= 1 << Self.commas }
                }
            }
            note(entry)
        }

        /// Ends the last word and writes the counts down.
        mutating func finish(_ block: inout PageBlock) {
            if inWord == 1, wordLength <= 3 { shortWords += 1 }
            unpack()
            block.letters = whole[0]
            block.visible = whole[1]
            block.capitals = whole[2]
            block.digits = whole[3]
            block.commas = whole[4]
            block.separators = whole[5]
            block.words = Int32(words)
            block.capitalWords = Int32(capitalWords)
            block.shortWords = Int32(shortWords)
            block.stops = stops
        }
    }

    /// General punctuation, arrows, boxes, dingbats, CJK marks.
    @inline(__always)
    fileprivate static func isPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        switch text[at] {
        case 0xE2: true
        case 0xE3: at + 1 < text.count && text[at + 1] == 0x80
        case 0xEF, 0xF0: true
        default: false
        }
    }

    private static func endsSentence(_ text: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        var end = span.end
        while end > span.start {
            let byte = text[end - 1]
            switch byte {
            case 0x2E, 0x21, 0x3F: return true
            case 0x22, 0x27, 0x29, 0x5D, 0x20: end -= 1
            default:
                guard byte >= 0x80, end - 3 >= span.start else { return false }
                let (a, b) = (text[end - 3], text[end - 2])
                // Closing quotation marks of General Punctuation.
                if a == 0xE2, b == 0x80, byte == 0x9D || byte == 0x99 || byte == 0x9C {
                    end -= 3
                    continue
                }
                if a == 0xE2, b == 0x80, byte == 0xA6 { return true }
                // Ideographic full stop; full-width marks; Devanagari danda; Arabic question mark.
                return (a == 0xE3 && b == 0x80 && byte == 0x82)
                    || (a == 0xEF && b == 0xBC && (byte == 0x81 || byte == 0x9F))
                    || (a == 0xE0 && b == 0xA5 && byte == 0xA4) || (b == 0xD8 && byte == 0x9F)
            }
        }
        return false
    }
}
