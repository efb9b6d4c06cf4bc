import SitrepModel

/// Writes TIMEX3 values.
package enum TimeValue {
    /// "P3M", "PT2H", "P1D"; "PXD" where how many is open.
    package static func duration(_ amount: Double?, _ unit: TimeUnit) -> String {
        let iso = unit.iso
        let prefix = iso.isTime ? "PT" : "P"
        guard let amount else { return prefix + "X" + iso.letter }
        if unit == .hour, amount != amount.rounded() { return "PT" + number(amount * 60) + "M" }
        if unit == .year, amount == 0.5 { return "P6M" }
        if unit == .day, amount == 0.5 { return "PT12H" }
        return prefix + number(amount * iso.factor) + iso.letter
    }

    /// Without a fraction where there is none.
    static func number(_ value: Double) -> String {
        if value.rounded() == value, abs(value) < 1e15 { return String(Int(value)) }
        return String(value)
    }

    /// The ISO 8601 week of a day and the year that the week belongs to.
    package static func week(of day: CalendarDay) -> (year: Int, week: Int) {
        let thursday = day.adding(days: 4 - day.weekday)
        let year = thursday.year
        let first = CalendarDay(year: year, month: 1, day: 1)?.ordinal ?? thursday.ordinal
        return (year, (thursday.ordinal - first) / 7 + 1)
    }

    static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }

    static func four(_ n: Int) -> String {
        String(repeating: "0", count: max(0, 4 - String(n).utf8.count)) + String(n)
    }

    /// "T18:30", with "Z" or an offset where the zone is known.
    static func clock(_ clock: DateValue.Clock) -> String {
        var text = "T\(two(clock.seconds / 3600)):\(two(clock.seconds / 60 % 60))"
        if clock.seconds % 60 != 0 { text += ":\(two(clock.seconds % 60))" }
        guard let offset = clock.offsetMinutes else { return text }
        if offset == 0 { return text + "Z" }
        return text + (offset < 0 ? "-" : "+") + two(abs(offset) / 60) + ":" + two(abs(offset) % 60)
    }

    /// The value of a date at its precision.
    static func date(_ date: DateValue) -> String {
        switch date.precision {
        case .week:
            let week = week(of: date.first)
            return "\(four(week.year))-W\(two(week.week))"
                + (date.first.weekday == 6 ? "-WE" : "")
        case .season:
            let code = [12: "WI", 3: "SP", 6: "SU", 9: "FA"][date.first.month] ?? "SP"
            return "\(four(date.first.year))-\(code)"
        case .quarter: return "\(four(date.first.year))-Q\((date.first.month + 2) / 3)"
        case .decade: return String(date.first.year / 10)
        case .century: return String(date.first.year / 100)
        case .second, .minute, .hour: return "\(date.first)" + (date.clock.map(clock) ?? "")
        case .day, .month, .year, .interval: return date.value
        }
    }
}
