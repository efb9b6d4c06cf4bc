import SitrepModel

/// A calendar date as page heads and datelines write it: ISO, numbers with slashes or dots, or with
/// a month's name, with or without year and time of day.
struct DatePhrase: Equatable {
    var year: Int?
    var month: Int
    var day: Int
    var clock: DateValue.Clock?
    /// Only meaningful with a clock.
    var precision = DatePrecision.day
    /// True where 01/02/2022 could be read either way; it is read day first.
    var ambiguous = false
    /// Where it begins and ends in the text.
    var span: Span

    /// The date where its year is known.
    var value: DateValue? { year.flatMap { value(inYear: $0) } }

    func value(inYear year: Int) -> DateValue? {
        guard let day = CalendarDay(year: year, month: month, day: day) else { return nil }
        return DateValue(first: day, last: day, precision: precision, clock: clock)
    }

    /// The phrase that begins at the span's start, as long as it goes; nil where none begins there.
    static func read(_ text: [UInt8], _ span: Span, _ words: CalendarWords) -> DatePhrase? {
        var reader = Reader(text: text, at: span.start, end: span.end, words: words)
        guard var phrase = reader.date(), (1...12).contains(phrase.month),
            CalendarDay(year: phrase.year ?? 2024, month: phrase.month, day: phrase.day) != nil
        else { return nil }
        if phrase.year != nil { reader.time(into: &phrase) }
        phrase.span = Span(span.start, reader.at)
        return phrase
    }

    /// All phrases with a year in the span, first to last.
    static func all(_ text: [UInt8], _ span: Span, _ words: CalendarWords) -> [DatePhrase] {
        var found: [DatePhrase] = []
        var i = span.start
        var inWord = false
        // A year is written in digits.
        var last = span.end
        while last > i, !Bytes.isDigit(text[last - 1]) { last -= 1 }
        while i < last {
            let wordByte = Bytes.isLetter(text[i]) || Bytes.isDigit(text[i])
            if wordByte, !inWord,
                let phrase = read(text, Span(i, span.end), words), phrase.year != nil
            {
                found.append(phrase)
                i = phrase.span.end
                inWord = true
                continue
            }
            inWord = wordByte
            i += 1
        }
        return found
    }

    private struct Reader {
        let text: [UInt8]
        var at: Int
        let end: Int
        let words: CalendarWords

        mutating func date(afterWeekday: Bool = false) -> DatePhrase? {
            let start = at
            if let word = word() {
                if words.weekdays.contains(word) {
                    skip(",.")
                    return afterWeekday ? nil : date(afterWeekday: true)
                }
                if let month = words.months[word] {
                    skip(".")
                    guard let day = number(2), ordinalEnd() else { return nil }
                    var phrase = DatePhrase(month: month, day: day.value, span: Span(start, at))
                    phrase.year = year()
                    return phrase
                }
                return nil
            }
            guard let first = number(4) else { return nil }
            if first.digits == 4 { return iso(first.value) }
            guard first.digits <= 2, at < end else { return nil }
            let mark = text[at]
            if mark == 0x2F || mark == 0x2E || mark == 0x2D, at + 1 < end,
                Bytes.isDigit(text[at + 1])
            {
                return numeric(first.value, mark)
            }
            guard ordinalEnd() else { return nil }
            skip(".")
            guard var name = word() else { return nil }
            if name == "de" || name == "of" { name = word() ?? "" }
            guard let month = words.months[name] else { return nil }
            var phrase = DatePhrase(month: month, day: first.value, span: Span(start, at))
            phrase.year = year()
            return phrase
        }

        private mutating func iso(_ year: Int) -> DatePhrase? {
            guard at < end, text[at] == 0x2D || text[at] == 0x2F else { return nil }
            let mark = text[at]
            at += 1
            guard let month = number(2), month.digits == 2, at < end, text[at] == mark else {
                return nil
            }
            at += 1
            guard let day = number(2), day.digits == 2, (1000...2999).contains(year) else {
                return nil
            }
            return DatePhrase(year: year, month: month.value, day: day.value, span: Span(at, at))
        }

        private mutating func numeric(_ first: Int, _ mark: UInt8) -> DatePhrase? {
            at += 1
            guard let second = number(2), at < end, text[at] == mark else { return nil }
            at += 1
            guard let year = number(4), year.digits == 4 || year.digits == 2 else { return nil }
            let full = year.digits == 2 ? 2000 + year.value : year.value
            let american = second.value > 12 && first <= 12
            return DatePhrase(
                year: full, month: american ? first : second.value,
                day: american ? second.value : first,
                ambiguous: mark == 0x2F && first <= 12 && second.value <= 12
                    && first != second.value,
                span: Span(at, at))
        }

        /// A time of day after the date: "18:30 GMT", "at 6:30 p.m. CET", "T18:30:00Z".
        mutating func time(into phrase: inout DatePhrase) {
            let back = at
            if at < end, text[at] == 0x54, phrase.clock == nil { at += 1 } else { separators() }
            guard let hour = number(2), hour.value < 24, at + 1 < end,
                text[at] == 0x3A || text[at] == 0x2E || text[at] == 0x68,
                Bytes.isDigit(text[at + 1])
            else {
                at = back
                return
            }
            at += 1
            guard let minute = number(2), minute.digits == 2, minute.value < 60 else {
                at = back
                return
            }
            var seconds = hour.value * 3600 + minute.value * 60
            phrase.precision = .minute
            if at + 1 < end, text[at] == 0x3A, Bytes.isDigit(text[at + 1]) {
                at += 1
                if let s = number(2), s.value < 60 {
                    seconds += s.value
                    phrase.precision = .second
                }
                if at + 1 < end, text[at] == 0x2E, Bytes.isDigit(text[at + 1]) {
                    at += 1
                    while at < end, Bytes.isDigit(text[at]) { at += 1 }
                }
            }
            seconds = halfDay(seconds)
            phrase.clock = DateValue.Clock(seconds: seconds, offsetMinutes: offset())
        }

        private mutating func halfDay(_ seconds: Int) -> Int {
            let back = at
            separators()
            for (mark, isAfternoon) in [
                ("a.m.", false), ("p.m.", true), ("am", false), ("pm", true),
            ] {
                let bytes = Array(mark.utf8)
                guard at + bytes.count <= end,
                    zip(bytes, text[at...]).allSatisfy({ $0 == $1 | ($1 >= 0x41 ? 0x20 : 0) })
                else { continue }
                at += bytes.count
                let hour = seconds / 3600
                if isAfternoon, hour < 12 { return seconds + 12 * 3600 }
                if !isAfternoon, hour == 12 { return seconds - 12 * 3600 }
                return seconds
            }
            at = back
            return seconds
        }

        private mutating func offset() -> Int? {
            let back = at
            separators()
            if at + 2 < end, text[at] == 0x2B || text[at] == 0x2D, Bytes.isDigit(text[at + 1]) {
                let sign = text[at] == 0x2D ? -1 : 1
                at += 1
                if let hour = number(2) {
                    if at < end, text[at] == 0x3A { at += 1 }
                    return sign * (hour.value * 60 + (number(2)?.value ?? 0))
                }
            } else if let name = word(), let minutes = words.zones[name] {
                return minutes
            }
            at = back
            return nil
        }

        private mutating func year() -> Int? {
            let back = at
            skip(",.")
            if let next = word() {
                if next != "de" && next != "of" { at = back }
            }
            if let year = number(4), year.digits == 4, (1900...2099).contains(year.value) {
                return year.value
            }
            at = back
            return nil
        }

        /// Passes "st", "nd", "rd", "th", "º"; false where other letters follow the number.
        private mutating func ordinalEnd() -> Bool {
            guard at < end, Bytes.isLetter(text[at]) else { return true }
            let start = at
            while at < end, Bytes.isLetter(text[at]) { at += 1 }
            switch String(decoding: text[start..<at], as: UTF8.self).lowercased() {
            case "st", "nd", "rd", "th", "er", "º", "ª": return true
            default: return false
            }
        }

        private mutating func number(_ most: Int) -> (value: Int, digits: Int)? {
            let back = at
            skip("")
            let start = at
            var value = 0
            while at < end, Bytes.isDigit(text[at]), at - start < most + 1 {
                value = value * 10 + Int(text[at] - 0x30)
                at += 1
            }
            guard at > start, at - start <= most else {
                at = back
                return nil
            }
            return (value, at - start)
        }

        private mutating func word() -> String? {
            let back = at
            skip("")
            let start = at
            while at < end, Bytes.isLetter(text[at]) {
                if Bytes.space(text, at: at) > 0 { break }
                at += 1
            }
            guard at > start else {
                at = back
                return nil
            }
            return String(decoding: text[start..<at], as: UTF8.self).lowercased()
        }

        private mutating func skip(_ marks: StaticString) {
            while at < end {
                let n = Bytes.space(text, at: at)
                if n > 0 {
                    at += n
                } else if isAny(text[at], of: marks) {
                    at += 1
                } else {
                    return
                }
            }
        }

        private func isAny(_ byte: UInt8, of marks: StaticString) -> Bool {
            marks.withUTF8Buffer { $0.contains(byte) }
        }

        /// White space, commas, bars, dashes and "at" between a date and its time.
        private mutating func separators() {
            skip(",|-@·")
            let back = at
            if let next = word() {
                if words.fillers.contains(next), next != "am", next != "pm" {
                    skip(",")
                } else {
                    at = back
                }
            }
        }
    }
}
