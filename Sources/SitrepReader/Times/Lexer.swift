import SitrepModel

/// Classes that the lexer itself gives to digit strings; the reader says which bits they are.
package struct DigitClasses: Sendable {
    package var number: UInt64 = 0
    /// 1 to 31.
    package var day: UInt64 = 0
    /// 1500 to 2150, four digits.
    package var year: UInt64 = 0
    /// Two digits.
    package var twoDigits: UInt64 = 0
    /// "0630": hours and minutes; `number` holds seconds after midnight nowhere but in clocks.
    package var hoursMinutes: UInt64 = 0
    /// "6:30"; `number` is seconds after midnight.
    package var clock: UInt64 = 0
    /// A whole date in figures; `value` is its ordinal.
    package var date: UInt64 = 0
    /// "21st".
    package var ordinal: UInt64 = 0
    /// "1990s", "90s".
    package var decade: UInt64 = 0
    /// Capitalised words that the lexicon doesn't hold.
    package var capitalised: UInt64 = 0
    /// Every word in letters.
    package var word: UInt64 = 0

    package init() {}
}

/// Cuts a stretch of text into lexemes, in one pass over its bytes.
package struct Lexer: Sendable {
    package var table: LexemeTable
    package var classes: DigitClasses

    package init(table: LexemeTable, classes: DigitClasses) {
        self.table = table
        self.classes = classes
    }

    /// Appends the lexemes within `span`.
    package func lex(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span, into out: inout [Lexeme]) {
        let end = min(span.end, bytes.count)
        var at = max(span.start, 0)
        var last = -1
        var initial = true
        while at < end {
            let byte = bytes[at]
            let gap = Bytes.whiteSpaceLength(bytes, at, end)
            if gap > 0 {
                at += gap
                continue
            }
            var lexeme = Lexeme(start: at, end: at)
            if at == last { lexeme.flags.insert(.glued) }
            if Bytes.isDigit(byte) {
                at = digits(bytes, at, end, &lexeme, after: out)
            } else if Bytes.isLetter(byte) || (byte >= 0x80 && !Self.isMark(bytes, at, end)) {
                at = word(bytes, at, end, &lexeme, initial: initial)
            } else {
                at = mark(bytes, at, end, &lexeme)
            }
            if lexeme.flags.contains(.letters) || lexeme.flags.contains(.digits) { initial = false }
            lexeme.end = Int32(at)
            last = at
            out.append(lexeme)
        }
    }

    private func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ lexeme: inout Lexeme,
        initial: Bool
    ) -> Int {
        var at = start
        var hash = LexemeTable.seed
        var dotted = false
        while at < end {
            let byte = bytes[at]
            if Bytes.isLetter(byte) {
                hash = LexemeTable.hash(hash, byte | 0x20)
                at += 1
            } else if byte >= 0x80 {
                if Self.isMark(bytes, at, end) || Bytes.whiteSpaceLength(bytes, at, end) > 0 {
                    break
                }
                hash = LexemeTable.hash(hash, byte)
                at += 1
            } else if byte == 0x2E, at + 1 < end, Bytes.isLetter(bytes[at + 1]),
                dotted || at == start + 1,
                at + 2 >= end || !Bytes.isLetter(bytes[at + 2])
            {
                dotted = true
                at += 1
            } else {
                break
            }
        }
        lexeme.flags.insert(.letters)
        lexeme.classes = classes.word
        if initial { lexeme.flags.insert(.initial) }
        if Bytes.isUpper(bytes[start]) { lexeme.flags.insert(.capital) }
        if dotted, at < end, bytes[at] == 0x2E { at += 1 }
        let capital = lexeme.flags.contains(.capital)
        guard let entry = table.entry(hash) else {
            if capital { lexeme.classes |= classes.capitalised }
            return at
        }
        if !capital, entry.needsCapital {
            lexeme.classes |= entry.lowerClasses
        } else if !capital || initial || !entry.needsLower {
            apply(entry, to: &lexeme)
            if entry.takesStop, at + 1 < end, bytes[at] == 0x2E { at += 1 }
        }
        return at
    }

    private func apply(_ entry: LexemeTable.Entry, to lexeme: inout Lexeme) {
        lexeme.word = entry.word
        lexeme.classes |= entry.classes
        lexeme.value = entry.value
        lexeme.numeral = entry.numeral
        lexeme.number = entry.number
    }

    private func mark(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ lexeme: inout Lexeme
    ) -> Int {
        var at = start + min(Bytes.codePointLength(bytes[start]), end - start)
        let wide = at - start == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
        let isApostrophe = bytes[start] == 0x27 || (wide && bytes[start + 2] == 0x99)
        var hash = LexemeTable.seed
        if isApostrophe {
            hash = LexemeTable.hash(hash, 0x27)
            // "'s", "'ll", "o'clock": a clitic is one with its apostrophe.
            if lexeme.flags.contains(.glued) {
                while at < end, Bytes.isLetter(bytes[at]) {
                    hash = LexemeTable.hash(hash, bytes[at] | 0x20)
                    at += 1
                }
            }
        } else if wide, bytes[start + 2] >= 0x90, bytes[start + 2] <= 0x93 {
            hash = LexemeTable.hash(hash, 0x2D)
        } else {
            for i in start..<at { hash = LexemeTable.hash(hash, bytes[i]) }
        }
        if let entry = table.entry(hash) { apply(entry, to: &lexeme) }
        return at
    }

    /// General punctuation, Latin-1 symbols and currency signs: characters that end a word.
    private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
        let b = bytes[at]
        if b == 0xE2, at + 1 < end { return bytes[at + 1] <= 0x8F }
        if b == 0xC2, at + 1 < end {
            return bytes[at + 1] != 0xAA && bytes[at + 1] != 0xBA && bytes[at + 1] != 0xB5
        }
        return false
    }

    private func digits(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ lexeme: inout Lexeme,
        after earlier: [Lexeme]
    ) -> Int {
        lexeme.flags.insert(.digits)
        let scan = DigitScan(bytes: bytes, end: end)
        if lexeme.flags.contains(.glued), let before = earlier.last {
            if before.flags.contains(.letters) {
                lexeme.flags.insert(.designator)
            } else if before.length == 1, bytes[Int(before.start)] == 0x2D, earlier.count > 1,
                before.flags.contains(.glued)
            {
                let name = earlier[earlier.count - 2]
                if name.flags.contains(.letters), name.flags.contains(.capital), name.word == 0 {
                    lexeme.flags.insert(.designator)
                }
            }
        }
        if let whole = scan.date(start) {
            lexeme.classes = classes.date
            lexeme.value = Int32(whole.day.ordinal)
            lexeme.number = Double(whole.seconds ?? -1)
            return whole.end
        }
        if let pair = scan.pair(start) {
            // "9/11", "24/7": known only where the lexicon holds it.
            var hash = LexemeTable.seed
            for i in start..<pair { hash = LexemeTable.hash(hash, bytes[i]) }
            if let entry = table.entry(hash) {
                apply(entry, to: &lexeme)
                return pair
            }
        }
        if let clock = scan.clock(start) {
            lexeme.classes = classes.clock
            lexeme.number = Double(clock.seconds)
            return clock.end
        }
        let figure = scan.figure(start)
        lexeme.number = figure.value
        lexeme.numeral = .figure
        lexeme.classes = classes.number
        var at = figure.end
        if figure.marked {
            lexeme.flags.insert(.marked)
            return at
        }
        let length = figure.end - start
        let integer = Int(figure.value)
        lexeme.value = Int32(clamping: integer)
        if let suffix = scan.ordinalSuffix(at) {
            lexeme.numeral = .ordinal
            lexeme.classes = classes.ordinal
            return suffix
        }
        if at < end, bytes[at] == 0x73, !scan.isLetter(at + 1), length == 2 || length == 4,
            integer % 10 == 0
        {
            lexeme.classes = classes.decade
            lexeme.numeral = .none
            at += 1
            return at
        }
        if length <= 2, (1...31).contains(integer) { lexeme.classes |= classes.day }
        if length == 2 { lexeme.classes |= classes.twoDigits }
        if length == 4 {
            if (1500...2150).contains(integer) { lexeme.classes |= classes.year }
            if integer / 100 < 24, integer % 100 < 60 { lexeme.classes |= classes.hoursMinutes }
        }
        return at
    }
}

/// The shapes that digits make.
private struct DigitScan {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int

    func isDigit(_ at: Int) -> Bool { at < end && Bytes.isDigit(bytes[at]) }
    func isLetter(_ at: Int) -> Bool { at < end && Bytes.isLetter(bytes[at]) }

    /// The run of digits at `at`, its value (capped) and end.
    func run(_ at: Int) -> (value: Int, end: Int) {
        var value = 0
        var i = at
        while isDigit(i) {
            if value < 100_000_000_000_000 { value = value * 10 + Int(bytes[i] - 0x30) }
            i += 1
        }
        return (value, i)
    }

    /// A figure with marks for thousands and decimals: "1,500", "1.5".
    func figure(_ at: Int) -> (value: Double, end: Int, marked: Bool) {
        var (whole, i) = run(at)
        var marked = false
        if i - at <= 3 {
            while i < end, bytes[i] == 0x2C, isDigit(i + 1), isDigit(i + 2), isDigit(i + 3),
                !isDigit(i + 4), whole < 1_000_000_000_000_000
            {
                whole = whole * 1000 + run(i + 1).value
                i += 4
                marked = true
            }
        }
        guard i < end, bytes[i] == 0x2E, isDigit(i + 1) else { return (Double(whole), i, marked) }
        let fraction = run(i + 1)
        // "26.01.2022" and version numbers are not decimals.
        if fraction.end < end, bytes[fraction.end] == 0x2E, isDigit(fraction.end + 1) {
            return (Double(whole), i, marked)
        }
        var scale = 1.0
        for _ in (i + 1)..<min(fraction.end, i + 15) { scale *= 10 }
        return (Double(whole) + Double(fraction.value) / scale, fraction.end, true)
    }

    /// "st", "nd", "rd", "th" at the end of a word.
    func ordinalSuffix(_ at: Int) -> Int? {
        guard at + 2 <= end, !isLetter(at + 2), !isDigit(at + 2) else { return nil }
        switch (bytes[at] | 0x20, bytes[at + 1] | 0x20) {
        case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): return at + 2
        default: return nil
        }
    }

    /// The end of "9/11".
    func pair(_ at: Int) -> Int? {
        let first = run(at)
        guard first.end < end, bytes[first.end] == 0x2F, isDigit(first.end + 1) else { return nil }
        return run(first.end + 1).end
    }

    /// "6:30", "18:30:15".
    func clock(_ at: Int) -> (seconds: Int, end: Int)? {
        let hour = run(at)
        guard hour.end - at <= 2, hour.value < 24, hour.end < end, bytes[hour.end] == 0x3A else {
            return nil
        }
        let minute = run(hour.end + 1)
        guard minute.end - hour.end == 3, minute.value < 60 else { return nil }
        var seconds = hour.value * 3600 + minute.value * 60
        if minute.end < end, bytes[minute.end] == 0x3A {
            let second = run(minute.end + 1)
            guard second.end - minute.end == 3, second.value < 60 else { return nil }
            seconds += second.value
            return (seconds, second.end)
        }
        return (seconds, minute.end)
    }

    /// A whole date in figures: year first with "-" or "/", or day, month and year (where the second
    /// number can't be a month: month, day and year); with the time of day that ISO 8601 may add.
    func date(_ at: Int) -> (day: CalendarDay, seconds: Int?, end: Int)? {
        let a = run(at)
        guard a.end < end, a.end - at == 4 || a.end - at <= 2 else { return nil }
        let separator = bytes[a.end]
        guard separator == 0x2D || separator == 0x2F || separator == 0x2E else { return nil }
        let b = run(a.end + 1)
        guard b.end > a.end + 1, b.end - a.end <= 3, b.end < end, bytes[b.end] == separator else {
            return nil
        }
        let c = run(b.end + 1)
        let length = c.end - b.end - 1
        if a.end - at == 4 {
            guard length == 2 || length == 1,
                let day = CalendarDay(year: a.value, month: b.value, day: c.value)
            else { return nil }
            if c.end < end, bytes[c.end] == 0x54, let time = clock(c.end + 1) {
                let zulu = time.end < end && bytes[time.end] == 0x5A
                return (day, time.seconds, zulu ? time.end + 1 : time.end)
            }
            return isLetter(c.end) ? nil : (day, nil, c.end)
        }
        guard length == 4 || (length == 2 && separator == 0x2F) else { return nil }
        let year = length == 4 ? c.value : c.value + (c.value < 50 ? 2000 : 1900)
        let day =
            CalendarDay(year: year, month: b.value, day: a.value)
            ?? CalendarDay(year: year, month: a.value, day: b.value)
        return day.map { ($0, nil, c.end) }
    }
}
