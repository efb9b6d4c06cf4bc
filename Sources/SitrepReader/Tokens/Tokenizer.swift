import SitrepModel

/// Cuts text into words and marks as the Universal Dependencies English treebanks do: clitics and
/// most hyphenated compounds apart ("does" "n't", "state" "-" "owned"), abbreviations with their stop,
/// numbers, addresses and times whole. Rules over bytes; offsets are exact.
package struct Tokenizer: Sendable {
    private let tables: TokenTables

    package init(tables: TokenTables) { self.tables = tables }

    /// The byte spans of the tokens within `span`, in order.
    package func tokens(_ bytes: [UInt8], in span: Span) -> [Span] {
        var out: [Span] = []
        out.reserveCapacity(span.count / 5 + 4)
        bytes.withUnsafeBufferPointer { text in
            var cursor = Cutter(text: text, tables: tables, out: [])
            cursor.out.reserveCapacity(span.count / 5 + 4)
            var at = span.start
            while at < span.end {
                let gap = Bytes.whiteSpaceLength(text, at, span.end)
                if gap > 0 {
                    at += gap
                    continue
                }
                var end = at
                while end < span.end, Bytes.whiteSpaceLength(text, end, span.end) == 0 { end += 1 }
                cursor.cut(at, end)
                at = end
            }
            out = cursor.out
        }
        return out
    }
}

/// Cuts one white-space-free chunk.
private struct Cutter {
    let text: UnsafeBufferPointer<UInt8>
    let tables: TokenTables
    var out: [Span]

    private mutating func emit(_ start: Int, _ end: Int) {
        if start < end { out.append(Span(start, end)) }
    }

    mutating func cut(_ start: Int, _ end: Int) {
        if end - start == 1 { return emit(start, end) }
        if isAddress(start, end) {
            var stop = end
            while stop > start + 1, Bytes.isTrailingMark(text[stop - 1]) { stop -= 1 }
            emit(start, stop)
            return marks(stop, end)
        }
        // A chunk is a run of word stretches and marks; find the next mark that cuts.
        var at = start
        var wordStart = start
        while at < end {
            let length = markLength(at, wordStart, end)
            if length == 0 {
                at += Bytes.codePointLength(text[at])
                continue
            }
            word(wordStart, min(at, end))
            emit(at, min(at + length, end))
            at += length
            wordStart = at
        }
        word(wordStart, end)
    }

    private mutating func marks(_ start: Int, _ end: Int) {
        var at = start
        while at < end {
            let length = max(markLength(at, at, end), Bytes.codePointLength(text[at]))
            emit(at, min(at + length, end))
            at += length
        }
    }

    /// The length of the mark at `at` where it is a token of its own; 0 where the byte belongs to a word.
    private func markLength(_ at: Int, _ wordStart: Int, _ end: Int) -> Int {
        let byte = text[at]
        if Bytes.isLetter(byte) || Bytes.isDigit(byte) { return 0 }
        let before = at > wordStart ? text[at - 1] : 0
        let after = at + 1 < end ? text[at + 1] : 0
        let inWord = at > wordStart && Bytes.isWordByte(before)
        switch byte {
        case 0x2E:  // .
            var dots = 1
            while at + dots < end, text[at + dots] == 0x2E { dots += 1 }
            if dots > 1 { return dots }
            if inWord, startsWord(at + 1, end) { return 0 }
            if !inWord, Bytes.isDigit(after) { return 0 }
            return isAbbreviation(wordStart, at, end) ? 0 : 1
        case 0x2C, 0x3A:  // , :
            return inWord && Bytes.isDigit(before) && Bytes.isDigit(after) ? 0 : 1
        case 0x2D:  // -
            if after == 0x2D || before == 0x2D {
                var dashes = 1
                while at + dashes < end, text[at + dashes] == 0x2D { dashes += 1 }
                return dashes
            }
            if !inWord { return at == wordStart && Bytes.isDigit(after) && at + 1 < end ? 0 : 1 }
            if !startsWord(at + 1, end) { return 1 }
            return keepsHyphen(wordStart, at, end) ? 0 : 1
        case 0x2F:  // /
            return inWord && Bytes.isDigit(before) && Bytes.isDigit(after) ? 0 : 1
        case 0x27:  // '
            return apostrophe(at, 1, wordStart, end, inWord: inWord)
        case 0x26:  // & inside AT&T
            return inWord && Bytes.isUpper(before) && Bytes.isUpper(after) ? 0 : 1
        case 0x40, 0x5F:  // @ _
            return inWord && Bytes.isWordByte(after) ? 0 : 1
        case 0x23:  // #
            return !inWord && Bytes.isWordByte(after) ? 0 : 1
        case 0x21, 0x3F:  // ! ?
            var run = 1
            while at + run < end, text[at + run] == 0x21 || text[at + run] == 0x3F { run += 1 }
            return run
        case 0..<0x80:
            var run = 1
            if byte == 0x2A || byte == 0x3D || byte == 0x7E {
                while at + run < end, text[at + run] == byte { run += 1 }
            }
            return run
        default:
            return wideMark(at, wordStart, end, inWord: inWord)
        }
    }

    /// Whether a letter or digit of any script stands at `at`, and no mark beyond ASCII.
    private func startsWord(_ at: Int, _ end: Int) -> Bool {
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
    private func apostrophe(_ at: Int, _ length: Int, _ wordStart: Int, _ end: Int, inWord: Bool)
        -> Int
    {
        let after = at + length < end ? text[at + length] : 0
        if inWord, Bytes.isLetter(after) { return 0 }
        // '90s, '98
        if !inWord, Bytes.isDigit(after) { return 0 }
        return length
    }

    /// Cuts clitics and units off a stretch of word bytes.
    private mutating func word(_ start: Int, _ end: Int) {
        guard start < end else { return }
        if let split = clitic(start, end) {
            emit(start, split)
            emit(split, end)
            return
        }
        if let split = unit(start, end) {
            emit(start, split)
            emit(split, end)
            return
        }
        emit(start, end)
    }

    /// Where an English clitic begins: 's, 're, 've, 'll, 'd, 'm, n't, and "can" + "not".
    private func clitic(_ start: Int, _ end: Int) -> Int? {
        if end - start == 6, lowered(start, end) == "cannot" { return start + 3 }
        var at = end - 1
        let floor = max(start + 1, end - 6)
        while at >= floor {
            var length = 0
            if text[at] == 0x27 {
                length = 1
            } else if text[at] == 0xE2, at + 2 < end, text[at + 1] == 0x80, text[at + 2] == 0x99 {
                length = 3
            }
            if length > 0 {
                let tail = lowered(at + length, end)
                switch tail {
                case "s", "re", "ve", "ll", "d", "m":
                    return at
                case "t":
                    if at - 1 > start, text[at - 1] | 0x20 == 0x6E { return at - 1 }
                    return nil
                default: return nil
                }
            }
            at -= 1
        }
        return nil
    }

    /// Where a unit begins that is written against its number: "5km", "10am", "30C".
    private func unit(_ start: Int, _ end: Int) -> Int? {
        guard Bytes.isDigit(text[start]) else { return nil }
        var at = start
        while at < end,
            Bytes.isDigit(text[at]) || text[at] == 0x2E || text[at] == 0x2C || text[at] == 0x3A
        {
            at += 1
        }
        guard at < end, at > start else { return nil }
        switch lowered(at, end) {
        case "am", "pm", "a.m.", "p.m.", "km", "kg", "mph", "kph", "km2", "cm", "mm", "bn", "mn",
            "tn", "m",
            "ft", "lb", "lbs", "gmt", "mw", "gw", "mhz", "ghz", "million", "billion", "k":
            return at
        default: return nil
        }
    }

    /// Whether the word that ends in the stop at `stop` keeps it.
    private func isAbbreviation(_ wordStart: Int, _ stop: Int, _ end: Int) -> Bool {
        guard stop > wordStart else { return false }
        // Only closing marks may follow in the chunk.
        var after = stop + 1
        while after < end, Bytes.isClosingMark(text, after, end) > 0 {
            after += Bytes.isClosingMark(text, after, end)
        }
        if after < end, text[after] != 0x2C, text[after] != 0x3A, text[after] != 0x3B,
            text[after] != 0x3F,
            text[after] != 0x2D
        {
            return false
        }
        // An initial: one letter.
        if stop - wordStart == 1, Bytes.isUpper(text[wordStart]), text[wordStart] != 0x49 {
            return true
        }
        // Letters with inner stops: U.S., a.m.
        var hasInnerStop = false
        var letters = 0
        var at = wordStart
        while at < stop {
            if text[at] == 0x2E {
                hasInnerStop = true
                if letters == 0 || letters > 2 { return false }
                letters = 0
            } else if Bytes.isLetter(text[at]) {
                letters += 1
            } else {
                return false
            }
            at += 1
        }
        if hasInnerStop { return letters <= 2 }
        return tables.abbreviations[lowered(wordStart, stop + 1)] != nil
    }

    private func keepsHyphen(_ wordStart: Int, _ at: Int, _ end: Int) -> Bool {
        // Telephone numbers and ISO dates: three or more groups of digits.
        var groups = 1
        var digitsOnly = true
        var i = wordStart
        while i < end {
            if text[i] == 0x2D {
                groups += 1
            } else if !Bytes.isDigit(text[i]) {
                if !Bytes.isTrailingMark(text[i]) { digitsOnly = false }
                break
            }
            i += 1
        }
        if digitsOnly, groups >= 3 { return true }
        let prefix = lowered(wordStart, at)
        return tables.hyphenPrefixes.contains(prefix)
    }

    /// URLs, e-mail addresses and file names.
    private func isAddress(_ start: Int, _ end: Int) -> Bool {
        let head = lowered(start, min(end, start + 8))
        if head.hasPrefix("http://") || head.hasPrefix("https://") || head.hasPrefix("www.") {
            return true
        }
        var at = -1
        for i in start..<end where text[i] == 0x40 { at = i }
        guard at > start, at + 1 < end else { return false }
        for i in (at + 1)..<end - 1 where text[i] == 0x2E && Bytes.isLetter(text[i + 1]) {
            return true
        }
        return false
    }

    private func lowered(_ start: Int, _ end: Int) -> String {
        guard start < end else { return "" }
        return String(unsafeUninitializedCapacity: end - start) { buffer in
            for i in start..<end {
                let byte = text[i]
                buffer[i - start] = Bytes.isUpper(byte) ? byte | 0x20 : byte
            }
            return end - start
        }
    }
}
