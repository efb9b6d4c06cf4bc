/// Which marks stand as tokens of their own, and how long they are.
extension Cutter {
    /// The length of the mark at `at` where it is a token of its own; 0 where the byte belongs to a word.
    func markLength(_ at: Int, _ wordStart: Int, _ end: Int) -> Int {
        let byte = text[at]
        if Bytes.isLetter(byte) || Bytes.isDigit(byte) { return 0 }
        let before = at > wordStart ? text[at - 1] : 0
        let after = at + 1 < end ? text[at + 1] : 0
        let inWord = at > wordStart && Bytes.isWordByte(before)
        switch byte {
        case 0x2E:  // .
            if before == 0x2E { return terminalRun(at, end) }
            var dots = 1
            while at + dots < end, text[at + dots] == 0x2E { dots += 1 }
            if dots == 2, inWord, isListed(wordStart, at + 1) { return 0 }
            if dots > 1 || at + dots < end && Self.isQuery(text[at + dots]) {
                if dots == 1, isAbbreviation(wordStart, at, end) { return 0 }
                return terminalRun(at, end)
            }
            if inWord, startsWord(at + 1, end) { return startsSentence(at, wordStart, end) ? 1 : 0 }
            if !inWord, Bytes.isDigit(after) { return 0 }
            return isAbbreviation(wordStart, at, end) ? 0 : 1
        case 0x2C, 0x3A:  // , :
            if byte == 0x3A {
                let face = emoticon(at, end)
                if face > 0, !Bytes.isDigit(before) { return face }
            }
            return inWord && Bytes.isDigit(before) && Bytes.isDigit(after) ? 0 : 1
        case 0x2D:  // -
            if after == 0x2D || before == 0x2D {
                var dashes = 1
                while at + dashes < end, text[at + dashes] == 0x2D { dashes += 1 }
                return dashes
            }
            if !inWord { return at == wordStart && Bytes.isDigit(after) && at + 1 < end ? 0 : 1 }
            if !startsWord(at + 1, end) {
                // A word broken off in speech: "th- they".
                return at + 1 == end && at - wordStart <= 2 && Bytes.isLower(text[wordStart])
                    ? 0 : 1
            }
            return keepsHyphen(wordStart, at, end) ? 0 : 1
        case 0x2F:  // /
            return inWord && Bytes.isDigit(before) && Bytes.isDigit(after) ? 0 : 1
        case 0x27:  // '
            return apostrophe(at, 1, wordStart, end, inWord: inWord)
        case 0x26:  // & inside AT&T
            return inWord && Bytes.isUpper(before) && Bytes.isUpper(after) ? 0 : 1
        case 0x40, 0x5F:  // @ _
            if inWord, Bytes.isWordByte(after) || after == 0x5F { return 0 }
            var run = 1
            while at + run < end, text[at + run] == byte { run += 1 }
            return run
        case 0x23:  // #
            return !inWord && Bytes.isWordByte(after) && !Bytes.isDigit(after) ? 0 : 1
        case 0x21, 0x3F:  // ! ?
            return terminalRun(at, end)
        case 0x24, 0x2A, 0x2B, 0x3B, 0x3C, 0x3D, 0x3E, 0x7E:  // $ * + ; < = > ~
            let face = emoticon(at, end)
            if face > 0 { return face }
            var run = 1
            while at + run < end, text[at + run] == byte { run += 1 }
            return run
        case 0..<0x80:
            return 1
        default:
            return wideMark(at, wordStart, end, inWord: inWord)
        }
    }

    private static func isQuery(_ byte: UInt8) -> Bool { byte == 0x21 || byte == 0x3F }

    /// The length of a run of . ! ? at `at`.
    private func terminalRun(_ at: Int, _ end: Int) -> Int {
        var run = 1
        while at + run < end, text[at + run] == 0x2E || Self.isQuery(text[at + run]) { run += 1 }
        return run
    }

    /// The length of the emoticon at `at`; 0 for none. One that ends in a letter ends its word.
    private func emoticon(_ at: Int, _ end: Int) -> Int {
        var length = min(3, end - at)
        while length >= 2 {
            let stop = at + length
            let last = text[stop - 1]
            var key: UInt64 = 0
            for i in at..<stop { key = key << 8 | UInt64(text[i]) }
            if tables.wholes[key] == .emoticon,
                !Bytes.isWordByte(last) || stop == end || !Bytes.isWordByte(text[stop])
            {
                return length
            }
            length -= 1
        }
        return 0
    }

    /// Whether the stop at `at` ends a sentence though no space follows: "made.The".
    private func startsSentence(_ at: Int, _ wordStart: Int, _ end: Int) -> Bool {
        guard at - wordStart >= 3, at + 2 < end, Bytes.isUpper(text[at + 1]) else { return false }
        guard Bytes.isLower(text[at + 2]) || text[at + 2] == 0x27 else { return false }
        return (wordStart + 1..<at).allSatisfy { Bytes.isLower(text[$0]) }
    }

    func isListed(_ start: Int, _ end: Int) -> Bool {
        tables.abbreviations[lowered(start, end)] != nil
    }

    /// Whether the next word after white space begins with a digit.
    func numberFollows(_ end: Int) -> Bool {
        let next = skippingSpace(end)
        return next > end && next < limit && Bytes.isDigit(text[next])
    }

    func skippingSpace(_ from: Int) -> Int {
        var at = from
        while at < limit {
            let gap = Bytes.whiteSpaceLength(text, at, limit)
            if gap == 0 { break }
            at += gap
        }
        return at
    }

    /// Whether a letter or digit of any script stands at `at`, and no mark beyond ASCII.
    func startsWord(_ at: Int, _ end: Int) -> Bool {
        guard at < end, Bytes.isWordByte(text[at]) else { return false }
        return text[at] < 0x80 || wideMark(at, at, end, inWord: false) == 0
    }

    /// Marks beyond ASCII: curly quotes, dashes, ellipsis, currency and other symbols.
    private func wideMark(_ at: Int, _ wordStart: Int, _ end: Int, inWord: Bool) -> Int {
        let length = min(Bytes.codePointLength(text[at]), end - at)
        guard length >= 2 else { return 0 }
        if length == 2 {
            // Latin-1 symbols U+00A1 to U+00BF and the signs for multiplication and division; ª º µ are letters.
            if text[at] == 0xC2 {
                let low = text[at + 1]
                return low == 0xAA || low == 0xBA || low == 0xB5 || low < 0xA1 ? 0 : 2
            }
            return text[at] == 0xC3 && (text[at + 1] == 0x97 || text[at + 1] == 0xB7) ? 2 : 0
        }
        guard length == 3 else { return 4 }
        if text[at] == 0xE2 {
            if text[at + 1] == 0x80, text[at + 2] == 0x99 {
                return apostrophe(at, 3, wordStart, end, inWord: inWord)
            }
            // Joiners and direction marks stay with the word.
            if text[at + 1] == 0x80, (0x8B...0x8F).contains(text[at + 2]) { return 0 }
            if text[at + 1] == 0x80, text[at + 2] == 0x90 || text[at + 2] == 0x91 {
                return inWord && keepsHyphen(wordStart, at, end) ? 0 : 3
            }
            return text[at + 1] <= 0xAF ? 3 : 0
        }
        // CJK punctuation and full-width forms.
        if text[at] == 0xE3, text[at + 1] == 0x80 { return 3 }
        if text[at] == 0xEF, text[at + 1] == 0xBC { return 3 }
        return 0
    }

    /// An apostrophe of `length` bytes: part of a clitic or name (0, cut later), or a mark.
    func apostrophe(_ at: Int, _ length: Int, _ wordStart: Int, _ end: Int, inWord: Bool)
        -> Int
    {
        let after = at + length < end ? text[at + length] : 0
        if inWord, Bytes.isLetter(after) { return 0 }
        // '90s, '98
        if !inWord, Bytes.isDigit(after) { return 0 }
        return length
    }
}
