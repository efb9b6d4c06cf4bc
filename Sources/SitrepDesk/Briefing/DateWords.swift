import SitrepModel

/// Dates as a brief prints them.
struct DateWords {
    /// The year that goes without saying.
    var year: Int?

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    private static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    static func weekday(_ day: CalendarDay) -> String { weekdays[day.weekday - 1] }
    static func month(_ number: Int) -> String { months[number - 1] }

    /// "26 Jan", "Nov 2021", "1-5 Feb".
    func short(_ date: DateValue) -> String {
        let (first, last) = (date.first, date.last)
        switch date.precision {
        case .month: return abbreviated(first.month) + " \(first.year)"
        case .year: return "\(first.year)"
        case .decade, .century, .season: return date.value
        default: break
        }
        if last.ordinal - first.ordinal > 45 {
            let (a, b) = (abbreviated(first.month), abbreviated(last.month))
            return first.year == last.year
                ? "\(a)-\(b) \(last.year)" : "\(a) \(first.year)-\(b) \(last.year)"
        }
        if first == last { return "\(first.day) \(abbreviated(first.month))" + suffix(last) }
        if first.year == last.year, first.month == last.month {
            return "\(first.day)-\(last.day) \(abbreviated(last.month))" + suffix(last)
        }
        return "\(first.day) \(abbreviated(first.month))"
            + (first.year == last.year ? "" : " \(first.year)")
            + " - \(last.day) \(abbreviated(last.month))" + suffix(last)
    }

    /// "Wednesday 26 January 2022", "26-27 January 2022".
    static func long(_ date: DateValue) -> String {
        let (a, b) = (date.first, date.last)
        if a == b { return "\(weekday(a)) \(a.day) \(month(a.month)) \(a.year)" }
        if a.year == b.year, a.month == b.month {
            return "\(a.day)-\(b.day) \(month(b.month)) \(b.year)"
        }
        if a.year == b.year {
            return "\(a.day) \(month(a.month)) - \(b.day) \(month(b.month)) \(b.year)"
        }
        return "\(a.day) \(month(a.month)) \(a.year) - \(b.day) \(month(b.month)) \(b.year)"
    }

    private func abbreviated(_ month: Int) -> String { String(Self.months[month - 1].prefix(3)) }
    private func suffix(_ day: CalendarDay) -> String { day.year == year ? "" : " \(day.year)" }
}
