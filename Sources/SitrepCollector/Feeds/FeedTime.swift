import SitrepModel

/// A feed's dates as RFC 3339 in UTC: RFC 822 in RSS, RFC 3339 and W3C-DTF elsewhere, and the customary
/// ways to write these wrong.
enum FeedTime {
    /// "2022-01-27T06:00:00Z", or "2022-01-27" where no time is given; nil where it is no date.
    static func normalized(_ text: String?) -> String? {
        guard let text else { return nil }
        let trimmed = XMLText.trimmed(Array(text.utf8.prefix(64))[...])
        guard let first = trimmed.first else { return nil }
        var parts = Parts(Array(trimmed))
        // A year stands first in W3C-DTF, and a weekday or day in RFC 822.
        let isYearFirst = (0x30...0x39).contains(first) && parts.digitsAhead >= 4
        return isYearFirst ? w3c(&parts) : rfc822(&parts)
    }

    /// Seconds since 1970-01-01T00:00:00Z of what ``normalized(_:)`` gave; a day counts from midnight.
    static func seconds(_ time: String) -> Int? {
        guard let day = CalendarDay(String(time.prefix(10))) else { return nil }
        let clock = time.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3 else { return time.utf8.count == 10 ? day.ordinal * 86_400 : nil }
        return day.ordinal * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    }

    /// The RFC 3339 form of seconds since 1970.
    static func text(_ seconds: Int) -> String {
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        let rest = seconds - day * 86_400
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return "\(CalendarDay(ordinal: day))T\(two(rest / 3600)):\(two(rest / 60 % 60))"
            + ":\(two(rest % 60))Z"
    }

    private static func w3c(_ parts: inout Parts) -> String? {
        guard let year = parts.number(4) else { return nil }
        let hasMarks = parts.skip(0x2D)
        guard let month = parts.number(2) else { return nil }
        if hasMarks { _ = parts.skip(0x2D) }
        guard let dayNumber = parts.number(2),
            let day = CalendarDay(year: year, month: month, day: dayNumber)
        else { return nil }
        guard parts.skip(0x54) || parts.skip(0x74) || parts.skip(0x20) else {
            return day.description
        }
        return withClock(day, &parts)
    }

    private static func rfc822(_ parts: inout Parts) -> String? {
        // "Thu, 27 Jan 2022", or "January 27, 2022".
        var month = months[String(parts.word().prefix(3))]
        parts.skipBlanks()
        var dayNumber = month == nil ? parts.number(2, least: 1) : nil
        parts.skipBlanks()
        if month == nil { month = months[String(parts.word().prefix(3))] }
        guard let month else { return nil }
        parts.skipBlanks()
        if dayNumber == nil {
            dayNumber = parts.number(2, least: 1)
            parts.skipBlanks()
        }
        guard let dayNumber, var year = parts.number(4, least: 2) else { return nil }
        if year < 100 { year += year < 70 ? 2000 : 1900 }
        guard let day = CalendarDay(year: year, month: month, day: dayNumber) else { return nil }
        parts.skipBlanks()
        return parts.isAtEnd ? day.description : withClock(day, &parts)
    }

    /// Hours, minutes, perhaps seconds, and a zone; without a zone UTC is meant.
    private static func withClock(_ day: CalendarDay, _ parts: inout Parts) -> String? {
        guard let hour = parts.number(2, least: 1), hour < 25 else { return day.description }
        let hasColons = parts.skip(0x3A)
        guard let minute = parts.number(2), minute < 60 else { return day.description }
        var second = 0
        if !hasColons || parts.skip(0x3A), let given = parts.number(2), given <= 60 {
            second = min(given, 59)
        }
        if parts.skip(0x2E) || parts.skip(0x2C) { parts.skipDigits() }
        while parts.skip(0x20) {}
        var offset = 0
        let sign = parts.skip(0x2B) ? 1 : parts.skip(0x2D) ? -1 : 0
        if sign != 0 {
            let hours = parts.number(2) ?? 0
            _ = parts.skip(0x3A)
            offset = sign * (hours * 3600 + (parts.number(2) ?? 0) * 60)
        } else {
            offset = (zones[parts.word()] ?? 0) * 3600
        }
        return text(day.ordinal * 86_400 + hour * 3600 + minute * 60 + second - offset)
    }

    private static let months: [String: Int] = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
        "oct": 10, "nov": 11, "dec": 12,
    ]

    /// RFC 822's names of zones, and those that European feeds write; hours east of UTC.
    private static let zones: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2,
        "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
        "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9,
    ]
}

/// The digits and words of a date, taken one after another.
private struct Parts {
    let bytes: [UInt8]
    var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at >= bytes.count }
    var digitsAhead: Int { bytes[at...].prefix { (0x30...0x39).contains($0) }.count }

    mutating func number(_ most: Int, least: Int? = nil) -> Int? {
        let digits = bytes[min(at, bytes.count)...].prefix(most)
            .prefix { (0x30...0x39).contains($0) }
        guard digits.count >= least ?? most else { return nil }
        at = digits.endIndex
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    mutating func skipDigits() {
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
    }

    /// Blanks, commas, hyphens and stops.
    mutating func skipBlanks() {
        while at < bytes.count, [0x20, 0x09, 0x2C, 0x2D, 0x2E].contains(bytes[at]) { at += 1 }
    }

    /// Letters, in small ones.
    mutating func word() -> String {
        let letters = bytes[min(at, bytes.count)...].prefix {
            $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
        }
        at = letters.endIndex
        return String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
    }
}
