import Foundation
import SitrepModel

/// A holiday, summit or happening whose date its name tells.
package struct Feast: Sendable {
    package var name: String
    package var rule: Rule
    /// How many days it lasts.
    package var days: Int

    package enum Rule: Sendable {
        case fixed(month: Int, day: Int)
        /// Days from western or Orthodox Easter Sunday.
        case easter(Int)
        case orthodoxEaster(Int)
        /// The n-th weekday of a month; the last for -1; days added.
        case weekday(month: Int, weekday: Int, nth: Int, offset: Int)
        /// A day of the tabular Islamic calendar.
        case islamic(month: Int, day: Int)
        /// A day of the Hebrew calendar; months as in leap years, 1 Nisan to 7 Tishri.
        case hebrew(month: Int, day: Int)
        /// Year by year.
        case listed([Int: DateValue])
        /// It happened once.
        case once(DateValue)
    }

    /// Its date where it happened once.
    package var only: DateValue? {
        if case .once(let date) = rule { return date }
        return nil
    }

    /// Whether the date may be a day off.
    package var isEstimate: Bool {
        if case .islamic = rule { return true }
        return false
    }

    /// Its date in a year; nil where there is none or it isn't known.
    package func date(_ year: Int) -> DateValue? {
        let first: CalendarDay?
        switch rule {
        case .fixed(let month, let day): first = CalendarDay(year: year, month: month, day: day)
        case .easter(let offset): first = FeastCalendar.easter(year)?.adding(days: offset)
        case .orthodoxEaster(let offset):
            first = FeastCalendar.orthodoxEaster(year)?.adding(days: offset)
        case .weekday(let month, let weekday, let nth, let offset):
            first = FeastCalendar.weekday(weekday, nth, month, year)?.adding(days: offset)
        case .islamic(let month, let day): first = FeastCalendar.islamic(month, day, in: year)
        case .hebrew(let month, let day): first = FeastCalendar.hebrew(month, day, in: year)
        case .listed(let dates): return dates[year]
        case .once(let date): return date.first.year == year ? date : nil
        }
        return first.map { .interval($0, $0.adding(days: days - 1)) }
    }
}

/// The feasts of `feasts.tsv`.
package struct FeastTable: Sendable {
    package private(set) var feasts: [Feast] = []

    package subscript(_ index: Int) -> Feast { feasts[index] }

    package init(file: URL) throws(ResourceError) {
        for (line, row) in try Table.rows(file).enumerated() {
            guard row.count >= 2, let rule = Self.rule(row[1]) else {
                throw ResourceError(
                    file: file.lastPathComponent, line: line + 1,
                    reason: "a feast needs names and a rule: '\(row.joined(separator: " | "))'")
            }
            let days = row.count > 2 ? Int(row[2]) ?? 1 : 1
            for name in row[0].split(separator: ";") {
                feasts.append(Feast(name: String(name), rule: rule, days: days))
            }
        }
    }

    private static func rule(_ text: String) -> Feast.Rule? {
        let words = text.split(separator: " ").map(String.init)
        guard let kind = words.first else { return nil }
        let numbers = words.dropFirst().compactMap { Int($0) }
        switch kind {
        case "fixed" where numbers.count == 2: return .fixed(month: numbers[0], day: numbers[1])
        case "easter" where numbers.count == 1: return .easter(numbers[0])
        case "orthodox-easter" where numbers.count == 1: return .orthodoxEaster(numbers[0])
        case "weekday" where numbers.count >= 3:
            return .weekday(
                month: numbers[0], weekday: numbers[1], nth: numbers[2],
                offset: numbers.count > 3 ? numbers[3] : 0)
        case "islamic" where numbers.count == 2: return .islamic(month: numbers[0], day: numbers[1])
        case "hebrew" where numbers.count == 2: return .hebrew(month: numbers[0], day: numbers[1])
        case "once" where words.count == 2: return DateValue(words[1]).map { .once($0) }
        case "listed":
            var dates: [Int: DateValue] = [:]
            for word in words.dropFirst() {
                guard let date = DateValue(word) else { return nil }
                dates[date.first.year] = date
            }
            return .listed(dates)
        default: return nil
        }
    }
}

/// The reckonings that feasts follow.
package enum FeastCalendar {
    /// Western Easter Sunday (the anonymous Gregorian computus).
    package static func easter(_ year: Int) -> CalendarDay? {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let g = (8 * b + 13) / 25
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 19 * l) / 433
        let month = (h + l - 7 * m + 90) / 25
        let day = (h + l - 7 * m + 33 * month + 19) % 32
        return CalendarDay(year: year, month: month, day: day)
    }

    /// Orthodox Easter Sunday: Meeus's Julian computus, written in the Gregorian calendar.
    package static func orthodoxEaster(_ year: Int) -> CalendarDay? {
        let (a, b, c) = (year % 4, year % 7, year % 19)
        let d = (19 * c + 15) % 30
        let e = (2 * a + 4 * b - d + 34) % 7
        let month = (d + e + 114) / 31
        let day = (d + e + 114) % 31 + 1
        let gap = year / 100 - year / 400 - 2
        return CalendarDay(year: year, month: month, day: day)?.adding(days: gap)
    }

    /// The n-th such weekday of a month; the last for -1.
    package static func weekday(_ weekday: Int, _ nth: Int, _ month: Int, _ year: Int)
        -> CalendarDay?
    {
        if nth < 0 {
            let last = CalendarDay(
                year: year, month: month, day: CalendarDay.days(inMonth: month, of: year))
            return last.map { $0.adding(days: -(($0.weekday - weekday + 7) % 7)) }
        }
        return CalendarDay(year: year, month: month, day: 1).map {
            $0.adding(days: (weekday - $0.weekday + 7) % 7 + 7 * (nth - 1))
        }
    }

    /// A day of the tabular Islamic calendar (civil epoch, years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26
    /// and 29 of thirty are leap) within a Gregorian year; the earlier where there are two.
    package static func islamic(_ month: Int, _ day: Int, in year: Int) -> CalendarDay? {
        let guess = Int((Double(year) - 621.57) / 0.970224)
        for islamicYear in (guess - 1)...(guess + 2) {
            let days =
                day - 1 + (59 * (month - 1) + 1) / 2 + (islamicYear - 1) * 354
                + (3 + 11 * islamicYear) / 30
            // 1 Muharram 1 is 19 July 622 in the Gregorian calendar.
            let date = CalendarDay(ordinal: days - 492_148)
            if date.year == year { return date }
        }
        return nil
    }

    /// A day of the Hebrew calendar within a Gregorian year. Months count from Nisan (1) over Tishri (7)
    /// to Adar (12; the second one in leap years).
    package static func hebrew(_ month: Int, _ day: Int, in year: Int) -> CalendarDay? {
        for hebrewYear in [year + 3760, year + 3761] {
            let newYear = hebrewNewYear(hebrewYear)
            let length = hebrewNewYear(hebrewYear + 1) - newYear
            let isLeap = (7 * hebrewYear + 1) % 19 < 7
            var lengths = [
                30, length % 10 == 5 ? 30 : 29, length % 10 == 3 ? 29 : 30, 29, 30,
            ]
            lengths += isLeap ? [30, 29] : [29]
            lengths += [30, 29, 30, 29, 30, 29]
            // Place in a year that begins with Tishri.
            let place =
                month >= 7 ? month - 7 + (isLeap && month == 12 ? 1 : 0) : month + (isLeap ? 6 : 5)
            let date = CalendarDay(
                ordinal: newYear + lengths.prefix(place).reduce(0, +) + day - 1)
            if date.year == year { return date }
        }
        return nil
    }

    /// Rosh Hashanah as days since 1970-01-01.
    private static func hebrewNewYear(_ year: Int) -> Int {
        func delay(_ year: Int) -> Int {
            let months = (235 * year - 234) / 19
            let parts = 12_084 + 13_753 * months
            let day = 29 * months + parts / 25_920
            return 3 * (day + 1) % 7 < 3 ? day + 1 : day
        }
        let (before, this, after) = (delay(year - 1), delay(year), delay(year + 1))
        let correction = after - this == 356 ? 2 : this - before == 382 ? 1 : 0
        // The epoch, 7 October 3761 BCE (Julian), is R.D. -1373427; 1970-01-01 is R.D. 719163.
        return -1_373_427 + this + correction - 719_163
    }
}

/// How long the vague words reach, in days.
package struct VagueSpans: Sendable {
    private var recentDays: [TimeUnit: Int] = [:]
    private var fewDays: [TimeUnit: (low: Int, high: Int)] = [:]

    package init(file: URL) throws(ResourceError) {
        let units: [String: TimeUnit] = [
            "hours": .hour, "days": .day, "weeks": .week, "months": .month, "years": .year,
            "decades": .decade,
        ]
        for (line, row) in try Table.rows(file).enumerated() {
            guard row.count >= 4, let unit = units[row[0]], let recent = Int(row[1]),
                let low = Int(row[2]), let high = Int(row[3])
            else {
                throw ResourceError(
                    file: file.lastPathComponent, line: line + 1,
                    reason: "a row needs unit, recent, low and high in days")
            }
            recentDays[unit] = recent
            fewDays[unit] = (low, high)
        }
    }

    /// How far "recent" and "coming" reach.
    func recent(_ unit: TimeUnit) -> Int? { recentDays[unit] }
    /// How far back "a few days ago" may lie.
    func few(_ unit: TimeUnit) -> (low: Int, high: Int)? { fewDays[unit] }
}
