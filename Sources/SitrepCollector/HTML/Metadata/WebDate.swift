import SitrepModel

/// Dates as pages state them: ISO 8601 in its many spellings, RFC 5322, seconds since 1970, and what
/// date lines write.
struct WebDate: Sendable {
    let calendar: CalendarWords

    /// The date of a tag's or attribute's whole value; nil where it is none.
    ///
    /// - Parameter monthFirst: how 01/02/2022 is read.
    func value(_ written: String, monthFirst: Bool = false) -> DateValue? {
        let bytes = Array(written.utf8.prefix(100))
        let span = Bytes.trimmed(bytes, Span(0, bytes.count))
        guard span.count >= 8 else { return nil }
        if let date = machine(bytes, span) { return plausible(date) }
        guard let phrase = DatePhrase.all(bytes, span, calendar).first else {
            return eastAsian(bytes, span).flatMap(plausible)
        }
        return value(phrase, monthFirst: monthFirst)
    }

    /// The date of a phrase that may be read two ways.
    func value(_ phrase: DatePhrase, monthFirst: Bool) -> DateValue? {
        var phrase = phrase
        if phrase.ambiguous, monthFirst { swap(&phrase.month, &phrase.day) }
        return phrase.value.flatMap(plausible)
    }

    /// Reports on the web are from 1990 to 2099.
    private func plausible(_ date: DateValue) -> DateValue? {
        (1990...2099).contains(date.first.year) ? date : nil
    }

    /// Digits first: "2022-01-26T18:30:00.000+0000", "2022-1-5", "20220126", "1643221800".
    private func machine(_ bytes: [UInt8], _ span: Span) -> DateValue? {
        var at = span.start
        guard let first = digits(bytes, &at, span.end) else { return nil }
        let ended = at == span.end
        switch at - span.start {
        case 10,
            13 where ended:
            guard ended else { return nil }
            return epoch(at - span.start == 13 ? first / 1000 : first)
        case 14 where ended:
            return compact(first / 1_000_000, time: first % 1_000_000)
        case 8 where ended || bytes[at] == 0x54 || bytes[at] == 0x20:
            if !ended {
                at += 1
                let from = at
                if let time = digits(bytes, &at, span.end), at - from == 6 {
                    return compact(first, time: time)
                }
            }
            return compact(first, time: nil)
        case 4: break
        default: return nil
        }
        guard at < span.end, [0x2D, 0x2F, 0x2E].contains(bytes[at]) else { return nil }
        let mark = bytes[at]
        at += 1
        guard let month = digits(bytes, &at, span.end), at < span.end, bytes[at] == mark else {
            return nil
        }
        at += 1
        guard let day = digits(bytes, &at, span.end),
            let date = CalendarDay(year: first, month: month, day: day)
        else { return nil }
        guard at < span.end, bytes[at] == 0x54 || bytes[at] == 0x74 || bytes[at] == 0x20 else {
            return DateValue(day: date)
        }
        // The model's own reader knows times; it wants no space before the offset.
        let time = bytes[(at + 1)..<span.end].filter { $0 != 0x20 }
        return DateValue("\(date)T" + String(decoding: time, as: UTF8.self))
            ?? halfDay(date, bytes, Span(at, span.end))
    }

    /// "2022-01-26 6:30 PM" and the like, or a time that can't be read.
    private func halfDay(_ date: CalendarDay, _ bytes: [UInt8], _ rest: Span) -> DateValue {
        let written = Array("\(date)".utf8) + bytes[rest.range]
        return DatePhrase.read(written, Span(0, written.count), calendar)?.value
            ?? DateValue(day: date)
    }

    private func digits(_ bytes: [UInt8], _ at: inout Int, _ end: Int) -> Int? {
        let start = at
        var value = 0
        while at < end, Bytes.isDigit(bytes[at]), at - start < 15 {
            value = value * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        return at > start ? value : nil
    }

    private func compact(_ date: Int, time: Int?) -> DateValue? {
        guard
            let day = CalendarDay(year: date / 10_000, month: date / 100 % 100, day: date % 100)
        else { return nil }
        guard let time, time / 10_000 < 24, time / 100 % 100 < 60, time % 100 < 60 else {
            return DateValue(day: day)
        }
        let seconds = time / 10_000 * 3600 + time / 100 % 100 * 60 + time % 100
        return DateValue(
            first: day, last: day, precision: .second,
            clock: .init(seconds: seconds, offsetMinutes: nil))
    }

    private func epoch(_ seconds: Int) -> DateValue {
        let day = CalendarDay(ordinal: seconds / 86_400)
        return DateValue(
            first: day, last: day, precision: .second,
            clock: .init(seconds: seconds % 86_400, offsetMinutes: 0))
    }

    /// "2022年1月26日", "2022. 1. 26.", "2022년 1월 26일".
    private func eastAsian(_ bytes: [UInt8], _ span: Span) -> DateValue? {
        var at = span.start
        var numbers: [Int] = []
        while at < span.end, numbers.count < 3 {
            if Bytes.isDigit(bytes[at]) {
                guard let number = digits(bytes, &at, span.end) else { return nil }
                numbers.append(number)
            } else if bytes[at] >= 0x80 || bytes[at] == 0x20 || bytes[at] == 0x2E {
                at += 1
            } else {
                return nil
            }
        }
        guard numbers.count == 3,
            let day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
        else { return nil }
        return DateValue(day: day)
    }

    /// The day that an address names in its path: /2022/01/26/, /2022-01-26-, /20220126/, /2022/jan/26/.
    func inAddress(_ address: String) -> DateValue? {
        let bytes = Array(address.utf8.prefix(2000))
        let path = bytes.prefix { $0 != 0x3F && $0 != 0x23 }
        var at = path.startIndex
        while at + 8 <= path.endIndex {
            defer { at += 1 }
            guard at > 0, !Bytes.isDigit(bytes[at - 1]), bytes[at] == 0x31 || bytes[at] == 0x32,
                let day = day(inPath: bytes, Span(at, path.endIndex))
            else { continue }
            return plausible(DateValue(day: day))
        }
        return nil
    }

    private func day(inPath bytes: [UInt8], _ span: Span) -> CalendarDay? {
        var at = span.start
        guard let first = digits(bytes, &at, span.end) else { return nil }
        if at - span.start == 8 {
            return CalendarDay(year: first / 10_000, month: first / 100 % 100, day: first % 100)
        }
        guard at - span.start == 4, at < span.end,
            [0x2F, 0x2D, 0x5F].contains(bytes[at])
        else { return nil }
        let mark = bytes[at]
        at += 1
        var month = 0
        let from = at
        if let number = digits(bytes, &at, span.end) {
            guard at - from <= 2 else { return nil }
            month = number
        } else {
            while at < span.end, Bytes.isLower(bytes[at]), at - from < 9 { at += 1 }
            month = calendar.months[String(decoding: bytes[from..<at], as: UTF8.self)] ?? 0
        }
        guard at < span.end, bytes[at] == mark else { return nil }
        at += 1
        let start = at
        guard let day = digits(bytes, &at, span.end), at - start <= 2 else { return nil }
        return CalendarDay(year: first, month: month, day: day)
    }
}
