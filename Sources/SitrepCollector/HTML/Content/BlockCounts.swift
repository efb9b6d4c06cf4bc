import SitrepModel

/// Counts what a block's text consists of, in one pass over its bytes.
enum BlockCounts {
    static func count(_ block: inout PageBlock, _ text: UnsafeBufferPointer<UInt8>) {
        var inWord = false
        var wordLength: Int32 = 0
        var words: Int32 = 0
        var shortWords: Int32 = 0
        var (letters, visible, capitals, digits): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        var (capitalWords, commas, stops, separators): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        var at = block.span.start
        let end = block.span.end
        while at < end {
            let byte = text[at]
            if byte != 0x20 { visible += 1 }
            let isLetter = HTMLTokenizer.isLetter(byte) || byte >= 0xC3 && !isPunctuation(text, at)
            if isLetter || byte &- 0x30 < 10 || (inWord && byte & 0xC0 == 0x80) {
                if !inWord {
                    words += 1
                    wordLength = 0
                    if byte &- 0x41 < 26 { capitalWords += 1 }
                    inWord = true
                }
                if byte & 0xC0 != 0x80 { wordLength += 1 }
                if isLetter { letters += 1 } else if byte < 0x80 { digits += 1 }
                if byte &- 0x41 < 26 { capitals += 1 }
                // Scripts without spaces: three characters count as a word and a half.
                if byte >= 0xE3, byte <= 0xED, wordLength > 2 { inWord = false }
            } else {
                if inWord, wordLength <= 3 { shortWords += 1 }
                inWord = false
                switch byte {
                case 0x2C: commas += 1
                case 0x7C, 0x3E: separators += 1
                case 0x2E, 0x21, 0x3F:
                    if at + 1 < end, text[at + 1] == 0x20 || text[at + 1] == 0x22 { stops += 1 }
                case 0xC2:
                    if at + 1 < end, text[at + 1] == 0xB7 || text[at + 1] == 0xBB {
                        separators += 1
                    }
                case 0xE3:
                    if at + 2 < end, text[at + 1] == 0x80 {
                        if text[at + 2] == 0x82 { stops += 1 }
                        if text[at + 2] == 0x81 { commas += 1 }
                    }
                default: break
                }
            }
            at += 1
        }
        if inWord, wordLength <= 3 { shortWords += 1 }
        (block.words, block.letters, block.visible) = (words, letters, visible)
        (block.capitals, block.capitalWords, block.digits) = (capitals, capitalWords, digits)
        (block.commas, block.stops, block.shortWords) = (commas, stops, shortWords)
        block.separators = separators
        block.endsSentence = endsSentence(text, block.span)
        block.endsInColon = text[end - 1] == 0x3A
        block.startsSmall = text[block.span.start] &- 0x61 < 26
        block.linked = min(block.linked, visible)
        block.strong = min(block.strong, visible)
    }

    /// General punctuation, arrows, boxes, dingbats, CJK marks.
    @inline(__always)
    private static func isPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
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
