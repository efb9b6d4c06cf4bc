import SitrepModel

/// Cuts one white-space-free chunk.
struct Cutter {
    let text: UnsafeBufferPointer<UInt8>
    /// Where the part ends; no look ahead goes beyond.
    let limit: Int
    let tables: TokenTables
    var out: [Span]

    private mutating func emit(_ start: Int, _ end: Int) {
        if start < end { out.append(Span(start, end)) }
    }

    mutating func cut(_ start: Int, _ end: Int) {
        if end - start == 1 { return emit(start, end) }
        // A chunk is a run of word stretches and marks; find the next mark that cuts.
        let at = (start..<end).contains { text[$0] == 0x40 }
        var here = start
        var wordStart = start
        while here < end {
            if here == wordStart {
                let stop = wholeEnd(here, end, mayBeMail: at)
                if stop > here {
                    emit(here, stop)
                    here = stop
                    wordStart = stop
                    continue
                }
            }
            let length = markLength(here, wordStart, end)
            if length == 0 {
                here += Bytes.codePointLength(text[here])
                continue
            }
            word(wordStart, min(here, end))
            emit(here, min(here + length, end))
            here += length
            wordStart = here
        }
        word(wordStart, end)
    }

    /// The end of an address or a whole word of the table that begins at `start`; `start` for none.
    private func wholeEnd(_ start: Int, _ end: Int, mayBeMail: Bool) -> Int {
        let first = text[start] | 0x20
        if first == 0x68 || first == 0x77, isLink(start, end) {
            return addressEnd(start, end) { $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }
        }
        if mayBeMail, Bytes.isWordByte(text[start]) {
            let reach = min(end, start + Self.longestAddress)
            let stop = addressEnd(start, reach) { byte in
                switch byte {
                case 0x22, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3C, 0x3E, 0x5B, 0x5D: true
                default: false
                }
            }
            if stop < reach || reach == end, isMail(start, stop) { return stop }
        }
        guard Bytes.isLetter(first) else { return start }
        var length = min(8, end - start)
        guard (start..<start + length).contains(where: { Self.joinsWholes(text[$0]) }) else {
            return start
        }
        while length >= 2 {
            let stop = start + length
            if let kind = whole(start, stop) {
                if kind == .opening { return stop }
                if kind == .word, stop == end || !Bytes.isWordByte(text[stop]) { return stop }
            }
            length -= 1
        }
        return start
    }

    /// The bytes of the longest e-mail address (RFC 5321, section 4.5.3.1.3).
    private static let longestAddress = 256
    /// The bytes of the longest telephone number.
    private static let longestNumber = 40

    /// / & !
    private static func joinsWholes(_ byte: UInt8) -> Bool {
        byte == 0x2F || byte == 0x26 || byte == 0x21
    }

    private func whole(_ start: Int, _ stop: Int) -> TokenTables.Whole? {
        var key: UInt64 = 0
        for i in start..<stop {
            let byte = text[i]
            key = key << 8 | UInt64(Bytes.isUpper(byte) ? byte | 0x20 : byte)
        }
        return tables.wholes[key]
    }

    /// The end of an address that begins at `start`, trailing marks left off.
    private func addressEnd(_ start: Int, _ end: Int, until isEnd: (UInt8) -> Bool) -> Int {
        var stop = start
        while stop < end, !isEnd(text[stop]) { stop += 1 }
        while stop > start + 1, Bytes.isTrailingMark(text[stop - 1]) { stop -= 1 }
        return stop
    }

    /// Cuts clitics and units off a stretch of word bytes.
    private mutating func word(_ start: Int, _ end: Int) {
        guard start < end else { return }
        if end - start <= 8, cutListed(start, end) { return }
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

    /// Cuts a word of the table into its parts; false where it isn't one.
    private mutating func cutListed(_ start: Int, _ end: Int) -> Bool {
        var key: UInt64 = 0
        for i in start..<end {
            let byte = text[i]
            guard Bytes.isLetter(byte) else { return false }
            key = key << 8 | UInt64(byte | 0x20)
        }
        guard let split = tables.splits[key] else { return false }
        if !split.following.isEmpty {
            let next = skippingSpace(end)
            var stop = next
            while stop < limit, Bytes.isLetter(text[stop]) { stop += 1 }
            guard next > end, split.following.contains(lowered(next, stop)) else { return false }
        }
        var at = start
        for length in split.parts {
            emit(at, at + length)
            at += length
        }
        return true
    }

    /// Where an English clitic begins: 's, 're, 've, 'll, 'd, 'm, n't; not in "the 1990's".
    private func clitic(_ start: Int, _ end: Int) -> Int? {
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
                if tail == "s", (start..<at).allSatisfy({ Bytes.isDigit(text[$0]) }),
                    at - start == 2
                {
                    return nil
                }
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
        return tables.units.contains(lowered(at, end)) ? at : nil
    }

    /// Whether the word that ends in the stop at `stop` keeps it.
    func isAbbreviation(_ wordStart: Int, _ stop: Int, _ end: Int) -> Bool {
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
        guard let kind = tables.abbreviations[lowered(wordStart, stop + 1)] else { return false }
        return kind != .number || numberFollows(end)
    }

    func keepsHyphen(_ wordStart: Int, _ at: Int, _ end: Int) -> Bool {
        // Telephone numbers and ISO dates: three or more groups of digits.
        var groups = 1
        var digitsOnly = true
        var lengths = (first: at - wordStart, last: 0)
        var i = wordStart
        while i < end {
            if i - wordStart > Self.longestNumber {
                digitsOnly = false
                break
            }
            if text[i] == 0x2D {
                groups += 1
                lengths.last = 0
            } else if Bytes.isDigit(text[i]) {
                lengths.last += 1
            } else if !Bytes.isDigit(text[i]) {
                if !Bytes.isTrailingMark(text[i]) { digitsOnly = false }
                break
            }
            i += 1
        }
        if digitsOnly, groups >= 3 { return true }
        // A local telephone number, not a range of round figures.
        if digitsOnly, lengths == (3, 4) { return text[i - 1] != 0x30 || text[i - 2] != 0x30 }
        guard at - wordStart <= Self.longestNumber else { return false }
        let prefix = lowered(wordStart, at)
        return tables.hyphenPrefixes.contains(prefix)
    }

    private func isLink(_ start: Int, _ end: Int) -> Bool {
        let head = lowered(start, min(end, start + 8))
        return head.hasPrefix("http://") || head.hasPrefix("https://") || head.hasPrefix("www.")
    }

    /// An "@" with something before it and a stop before a letter after it.
    private func isMail(_ start: Int, _ end: Int) -> Bool {
        guard let at = (start..<end).last(where: { text[$0] == 0x40 }), at > start, at + 2 < end
        else { return false }
        return (at + 1..<end - 1).contains { text[$0] == 0x2E && Bytes.isLetter(text[$0 + 1]) }
    }

    func lowered(_ start: Int, _ end: Int) -> String {
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
