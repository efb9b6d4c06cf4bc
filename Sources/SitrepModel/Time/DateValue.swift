/// How exactly a date is known.
public enum DatePrecision: String, Codable, Sendable, CaseIterable, Comparable {
    case second, minute, hour, day, week, month, season, quarter, year, decade, century, interval

    /// Earlier before later.
    public static func < (a: DatePrecision, b: DatePrecision) -> Bool {
        (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
}

/// A date as far as it is known: the days it may cover, its precision, and, where known, a time of
/// day with its offset from UTC.
///
/// `value` is RFC 3339 for an instant (`2022-01-26T18:30:00Z`) and ISO 8601-2 (EDTF level 1) for
/// the rest: `2022-01-26`, `2022-01`, `2022`, `2022-21` (season), `202X` (decade), and
/// `2022-02-01/2022-02-28` for an interval.
public struct DateValue: Hashable, Sendable, Codable, Comparable {
    /// The first day that it covers.
    public var first: CalendarDay
    /// The last day that it covers, inclusive.
    public var last: CalendarDay
    /// How exactly it is known.
    public var precision: DatePrecision
    /// Seconds after midnight and offset from UTC in minutes (nil: local, unknown), where a time is known.
    public var clock: Clock?

    /// A time of day.
    public struct Clock: Hashable, Sendable {
        /// Seconds after midnight.
        public var seconds: Int
        /// Offset from UTC in minutes; nil where unknown.
        public var offsetMinutes: Int?
        /// Makes one from its parts.
        public init(seconds: Int, offsetMinutes: Int?) {
            self.seconds = seconds
            self.offsetMinutes = offsetMinutes
        }
    }

    /// Makes one from its parts.
    public init(
        first: CalendarDay, last: CalendarDay, precision: DatePrecision, clock: Clock? = nil
    ) {
        self.first = first
        self.last = last
        self.precision = precision
        self.clock = clock
    }

    /// Makes one from its parts.
    public init(day: CalendarDay) { self.init(first: day, last: day, precision: .day) }

    /// Makes one from its parts.
    public init?(year: Int, month: Int) {
        guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
        self.init(
            first: first,
            last: first.adding(days: CalendarDay.days(inMonth: month, of: year) - 1),
            precision: .month)
    }

    /// Makes one from its parts.
    public init?(year: Int) {
        guard let first = CalendarDay(year: year, month: 1, day: 1),
            let last = CalendarDay(year: year, month: 12, day: 31)
        else { return nil }
        self.init(first: first, last: last, precision: .year)
    }

    /// From one day to another, both included; a day where they are one.
    public static func interval(_ first: CalendarDay, _ last: CalendarDay) -> DateValue {
        first == last
            ? DateValue(day: first) : DateValue(first: first, last: last, precision: .interval)
    }

    /// The one day it names, where it is known to the day.
    public var day: CalendarDay? { first == last ? first : nil }

    /// Whether the two share anything.
    public func overlaps(_ other: DateValue) -> Bool { first <= other.last && other.first <= last }
    /// Whether the other lies wholly within.
    public func contains(_ other: DateValue) -> Bool { first <= other.first && other.last <= last }

    /// The EDTF or RFC 3339 form.
    public var value: String {
        switch precision {
        case .second, .minute, .hour:
            return "\(first)" + (clock.map(Self.text) ?? "")
        case .day: return "\(first)"
        case .month: return String("\(first)".prefix(7))
        case .year: return String("\(first)".prefix(4))
        case .decade: return "\(first)".prefix(3) + "X"
        case .century: return "\(first)".prefix(2) + "XX"
        case .season:
            // EDTF: 21 spring, 22 summer, 23 autumn, 24 winter (named by the year it begins in).
            let code = [12: 24, 3: 21, 6: 22, 9: 23][first.month] ?? 21
            return "\(first)".prefix(4) + "-\(code)"
        case .week, .quarter, .interval: return "\(first)/\(last)"
        }
    }

    /// RFC 3339 always has seconds; how exact a time is stands in ``precision``.
    private static func text(_ clock: Clock) -> String {
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let time =
            "T\(two(clock.seconds / 3600)):\(two(clock.seconds / 60 % 60)):\(two(clock.seconds % 60))"
        guard let offset = clock.offsetMinutes else { return time }
        if offset == 0 { return time + "Z" }
        let size = abs(offset)
        return time + (offset < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60)
    }

    /// Reads what ``value`` writes (any of its forms); nil for anything else.
    public init?(_ text: String) {
        if let slash = text.firstIndex(of: "/") {
            guard let a = CalendarDay(String(text[..<slash])),
                let b = CalendarDay(String(text[text.index(after: slash)...])), a <= b
            else { return nil }
            self = .interval(a, b)
            return
        }
        let bytes = Array(text.utf8)
        if bytes.count == 10, let day = CalendarDay(text) {
            self.init(day: day)
        } else if bytes.count == 4, let year = Int(text) {
            guard let date = DateValue(year: year) else { return nil }
            self = date
        } else if bytes.count == 4, text.hasSuffix("XX"), let c = Int(text.prefix(2)),
            let first = CalendarDay(year: c * 100, month: 1, day: 1),
            let last = CalendarDay(year: c * 100 + 99, month: 12, day: 31)
        {
            self.init(first: first, last: last, precision: .century)
        } else if bytes.count == 4, text.hasSuffix("X"), let d = Int(text.prefix(3)),
            let first = CalendarDay(year: d * 10, month: 1, day: 1),
            let last = CalendarDay(year: d * 10 + 9, month: 12, day: 31)
        {
            self.init(first: first, last: last, precision: .decade)
        } else if bytes.count == 7, bytes[4] == 0x2D, let y = Int(text.prefix(4)),
            let m = Int(text.suffix(2))
        {
            if (21...24).contains(m),
                let first = CalendarDay(year: y, month: [3, 6, 9, 12][m - 21], day: 1)
            {
                self.init(
                    first: first, last: first.adding(months: 3).adding(days: -1), precision: .season
                )
            } else if let month = DateValue(year: y, month: m) {
                self = month
            } else {
                return nil
            }
        } else if bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x20,
            let day = CalendarDay(String(text.prefix(10)))
        {
            guard let clock = Self.clock(Array(bytes[11...])) else { return nil }
            self.init(first: day, last: day, precision: clock.precision, clock: clock.clock)
        } else {
            return nil
        }
    }

    private static func clock(_ bytes: [UInt8]) -> (clock: Clock, precision: DatePrecision)? {
        func number(_ at: Int) -> Int? {
            guard at + 2 <= bytes.count else { return nil }
            let (a, b) = (Int(bytes[at]) - 48, Int(bytes[at + 1]) - 48)
            return (0...9).contains(a) && (0...9).contains(b) ? a * 10 + b : nil
        }
        guard let h = number(0), h < 24, bytes.count >= 5, bytes[2] == 0x3A, let m = number(3),
            m < 60
        else { return nil }
        var seconds = h * 3600 + m * 60
        var at = 5
        var precision = DatePrecision.minute
        if at < bytes.count, bytes[at] == 0x3A, let s = number(at + 1), s < 61 {
            seconds += min(s, 59)
            at += 3
            precision = .second
            if at < bytes.count, bytes[at] == 0x2E {
                at += 1
                while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
            }
        }
        if at == bytes.count { return (Clock(seconds: seconds, offsetMinutes: nil), precision) }
        if bytes[at] == 0x5A || bytes[at] == 0x7A, at + 1 == bytes.count {
            return (Clock(seconds: seconds, offsetMinutes: 0), precision)
        }
        guard bytes[at] == 0x2B || bytes[at] == 0x2D, let oh = number(at + 1) else { return nil }
        let minuteAt = at + 3 < bytes.count && bytes[at + 3] == 0x3A ? at + 4 : at + 3
        let om = number(minuteAt) ?? 0
        let offset = (oh * 60 + om) * (bytes[at] == 0x2D ? -1 : 1)
        return (Clock(seconds: seconds, offsetMinutes: offset), precision)
    }

    /// Reads the boundary form.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = DateValue(text) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "'\(text)' is not an ISO 8601 date, month, year or interval"))
        }
        self = date
    }

    /// Writes the boundary form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// Earlier before later.
    public static func < (a: DateValue, b: DateValue) -> Bool {
        (a.first, a.last, a.precision, a.clock?.seconds ?? -1)
            < (b.first, b.last, b.precision, b.clock?.seconds ?? -1)
    }
}
