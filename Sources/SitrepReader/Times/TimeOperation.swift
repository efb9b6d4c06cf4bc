import SitrepModel

/// What a rule makes of the items that it matched: an operation with its arguments, as `rules.tsv`
/// writes them ("unit day -1", "weekday last").
package struct TimeOperation: Sendable {
    package enum Kind: String, Sendable {
        case weekday, calendar, days, dated, season, quarter, half, decade, century, feast, unit
        case reference, duration, window, shift, part, clock, combine, modify, range, years, set
        case vague, ahead, within, holding, nothing
    }

    package var kind: Kind
    package var which = TimeMeaning.Which.plain
    package var number: Int?
    package var unit: TimeUnit?
    package var text = ""
    /// Whether "early", "mid" and "late" mean a third of the month.
    package var narrows = false

    package init(feast index: Int) {
        kind = .feast
        number = index
    }

    package init?(_ line: String) {
        let words = line.split(separator: " ").map(String.init)
        guard let first = words.first, let kind = Kind(rawValue: first) else { return nil }
        self.kind = kind
        for word in words.dropFirst() {
            if let number = Int(word) {
                self.number = number
            } else if word == "narrow" {
                narrows = true
            } else if let unit = Self.units[word] {
                self.unit = unit
            } else if let which = TimeMeaning.Which(rawValue: word) {
                self.which = which
            } else {
                text = word
            }
        }
    }

    private static let units: [String: TimeUnit] = [
        "second": .second, "minute": .minute, "hour": .hour, "day": .day, "week": .week,
        "month": .month, "quarter": .quarter, "year": .year, "decade": .decade,
        "century": .century, "weekend": .weekend, "fortnight": .fortnight,
    ]
}

/// The matched items under the classes that their rule asked for.
struct TimeMatch {
    let elements: [TimeGrammar.Element]
    let items: ArraySlice<Lexeme>
    let meanings: [TimeMeaning]

    /// The n-th item that was matched as one of the classes.
    func item(_ classes: TimeClass..., nth: Int = 0) -> Lexeme? {
        let mask = classes.reduce(UInt64(0)) { $0 | $1.bit }
        var seen = 0
        for (element, item) in zip(elements, items) where element.mask & item.classes & mask != 0 {
            if seen == nth { return item }
            seen += 1
        }
        return nil
    }

    /// What earlier stages built among the matched items, in order.
    var built: [TimeMeaning] {
        items.compactMap { $0.meaning >= 0 ? meanings[Int($0.meaning)] : nil }
    }

    var unit: TimeUnit? { item(.unit, .units).flatMap { TimeUnit(rawValue: $0.value) } }
    var month: Int? { item(.month, .ambiguousMonth).map { Int($0.value) } }
    var year: Int? { item(.yearNumber).map { Int($0.value) } }

    func day(_ nth: Int = 0) -> Int? {
        item(.dayNumber, .ordinal, nth: nth).map { Int($0.number) }.flatMap {
            (1...31).contains($0) ? $0 : nil
        }
    }

    /// The amount of a duration: the number matched, nothing for an open one, else one.
    var amount: Double? {
        guard let number = item(.number) else { return 1 }
        return number.numeral == .several ? nil : min(number.number, 1_000_000)
    }
}

extension TimeOperation {
    /// The meaning of what was matched; nil where its parts don't fit (31 June, 14 p.m.).
    func build(_ match: TimeMatch) -> TimeMeaning? {
        switch kind {
        case .weekday:
            return match.item(.weekday, .weekdayAbbreviation).map {
                meaning(.weekday(Int($0.value)))
            }
        case .calendar: return calendar(match)
        case .days: return days(match)
        case .dated: return dated(match)
        case .season:
            return match.item(.season, .fall).map {
                meaning(.season(Int($0.value), year: match.year))
            }
        case .quarter:
            let n = match.item(.ordinal, .dayNumber).map { Int($0.number) } ?? 0
            return (1...4).contains(n) ? meaning(.quarter(n, year: match.year)) : nil
        case .half:
            let n = match.item(.ordinal).map { Int($0.number) } ?? 0
            return (1...2).contains(n) ? meaning(.half(n, year: match.year)) : nil
        case .decade: return match.item(.decadeNumber).map { decade(Int($0.value)) }
        case .century:
            let n = match.item(.ordinal).map { Int($0.number) } ?? 0
            return (2...29).contains(n) ? meaning(.century(n - 1)) : nil
        case .feast: return meaning(.feast(number ?? 0, year: match.year))
        case .unit:
            // "the last minute" is no date.
            if unit == nil, let matched = match.unit, matched.rawValue < TimeUnit.week.rawValue {
                return nil
            }
            return (unit ?? match.unit).map { marked(.unit($0, number ?? 0)) }
        case .reference:
            if let day = match.item(.weekday) { return meaning(.weekday(Int(day.value))) }
            return (unit ?? match.unit).map { marked(.reference($0, number ?? 0)) }
        case .duration:
            let amount = text == "half" ? 0.5 : text == "open" ? nil : match.amount
            return (unit ?? match.unit).map { meaning(.duration(amount, $0)) }
        case .window: return window(match)
        case .shift: return shift(match)
        case .part: return part(match)
        case .clock: return clock(match)
        case .combine: return combine(match)
        case .modify:
            guard var inner = match.built.last else { return nil }
            if text == "SMALL_HOURS" { inner.part = .morning }
            inner.narrows = narrows
            if !text.isEmpty { inner.modifier = text == "SMALL_HOURS" ? "START" : text }
            return inner
        case .ahead:
            guard var inner = match.built.last else { return nil }
            inner.which = .next
            return inner
        case .within: return within(match)
        case .holding:
            guard let unit, let date = match.built.last else { return nil }
            return meaning(.holding(unit, date))
        case .range:
            let ends = match.built
            return ends.count == 2 ? meaning(.range(ends[0], ends[1])) : nil
        case .years: return years(match)
        case .set: return set(match)
        case .vague: return meaning(.vague(text))
        case .nothing: return meaning(.nothing)
        }
    }

    private func meaning(_ base: TimeMeaning.Base) -> TimeMeaning {
        var meaning = TimeMeaning(base)
        meaning.which = which
        return meaning
    }

    /// A meaning with the modifier that the operation names.
    private func marked(_ base: TimeMeaning.Base) -> TimeMeaning {
        var meaning = meaning(base)
        if !text.isEmpty { meaning.modifier = text }
        return meaning
    }

    /// "Friday last week", "next week on Tuesday".
    private func within(_ match: TimeMatch) -> TimeMeaning? {
        var week: TimeMeaning?
        var weekday: Int?
        for inner in match.built {
            if case .weekday(let day) = inner.base { weekday = day }
            if case .unit(.week, _) = inner.base { week = inner }
        }
        guard let week, let weekday else { return nil }
        return meaning(.within(week, weekday: weekday))
    }

    private func calendar(_ match: TimeMatch) -> TimeMeaning? {
        if let whole = match.item(.figureDate) {
            let day = CalendarDay(ordinal: Int(whole.value))
            var result = meaning(.calendar(year: day.year, month: day.month, day: day.day))
            if whole.number >= 0 {
                result.clock = .init(seconds: Int(whole.number), offsetMinutes: 0)
            }
            return result
        }
        let day = match.day()
        if match.item(.dayNumber, .ordinal) != nil, day == nil { return nil }
        // A leap year, so that 29 February passes; the year is checked when it is known.
        if let month = match.month, let day,
            CalendarDay(year: match.year ?? 2000, month: month, day: day) == nil
        {
            return nil
        }
        var result = meaning(.calendar(year: match.year, month: match.month, day: day))
        result.yearOffset = number
        if let weekday = match.item(.weekday) {
            guard match.month != nil || day != nil else { return nil }
            result.weekday = Int(weekday.value)
        }
        return result
    }

    /// "7-9 February", "Feb. 7 to 9, 2022".
    private func days(_ match: TimeMatch) -> TimeMeaning? {
        guard let first = match.day(0), let last = match.day(1), first < last,
            which != .next || last == first + 1,
            let month = match.month,
            CalendarDay(year: match.year ?? 2000, month: month, day: last) != nil
        else { return nil }
        return meaning(
            .range(
                TimeMeaning(.calendar(year: match.year, month: month, day: first)),
                TimeMeaning(.calendar(year: match.year, month: month, day: last))))
    }

    private func dated(_ match: TimeMatch) -> TimeMeaning? {
        guard match.built.count == 2, case .weekday(let weekday) = match.built[0].base else {
            // "Sat 29 Jan": the abbreviation is no item of its own.
            guard let short = match.item(.weekdayAbbreviation), var date = match.built.last else {
                return nil
            }
            date.weekday = Int(short.value)
            return date
        }
        var date = match.built[1]
        date.weekday = weekday
        return date
    }

    private func decade(_ value: Int) -> TimeMeaning {
        // "the 20s" are this century's, "the 90s" the last one's.
        meaning(.decade(value >= 1000 ? value : value >= 30 ? 1900 + value : 2000 + value))
    }

    private func window(_ match: TimeMatch) -> TimeMeaning? {
        let vague = text == "vague"
        if case .duration(let amount, let unit)? = match.built.last?.base {
            var result = meaning(.window(amount, unit, sign: number ?? -1, vague: vague))
            result.modifier = match.built.last?.modifier
            return result
        }
        return match.unit.map {
            meaning(.window(vague ? nil : 1, $0, sign: number ?? -1, vague: vague))
        }
    }

    private func shift(_ match: TimeMatch) -> TimeMeaning? {
        guard case .duration(let amount, let unit)? = match.built.first?.base else {
            guard let unit = unit ?? match.unit else { return nil }
            return shifted(match, by: text.hasSuffix("open") ? nil : 1, unit)
        }
        var result = shifted(match, by: amount, unit)
        if result?.modifier == nil {
            result?.modifier = Self.reversed(match.built[0].modifier, number)
        }
        return result
    }

    private func shifted(_ match: TimeMatch, by amount: Double?, _ unit: TimeUnit) -> TimeMeaning? {
        let origin: TimeMeaning.Origin
        switch text {
        case "date":
            guard let date = match.built.last else { return nil }
            origin = .date(date)
        case "here", "here-open": origin = .reference
        case "event": origin = .event
        default: origin = .anchor
        }
        return meaning(.shift(amount, unit, sign: number ?? -1, origin))
    }

    /// More than a year ago is before that day; more than a year on is after it.
    private static func reversed(_ modifier: String?, _ sign: Int?) -> String? {
        let back = (sign ?? -1) < 0
        switch modifier {
        case "MORE_THAN", "EQUAL_OR_MORE": return back ? "BEFORE" : "AFTER"
        case "LESS_THAN", "EQUAL_OR_LESS": return back ? "AFTER" : "BEFORE"
        default: return modifier
        }
    }

    private func part(_ match: TimeMatch) -> TimeMeaning? {
        let named = match.items.first { $0.classes & TimeClass.part.bit != 0 }
        let part = named.flatMap { PartOfDay(rawValue: $0.value) } ?? .night
        var result: TimeMeaning
        if let day = match.built.first {
            result = day
        } else if text == "here" {
            result = meaning(.ofDay(anchored: false))
        } else if text == "named" {
            result = meaning(.reference(.day, number ?? 0))
        } else {
            result = meaning(.unit(.day, number ?? 0))
        }
        result.part = part
        return result
    }

    private func combine(_ match: TimeMatch) -> TimeMeaning? {
        guard match.built.count == 2 else { return nil }
        let firstIsTime = match.items.first { $0.meaning >= 0 }.map {
            $0.classes & TimeClass.timeOfDay.bit != 0
        }
        let (time, day) =
            firstIsTime == true
            ? (match.built[0], match.built[1]) : (match.built[1], match.built[0])
        var result = day
        result.clock = time.clock ?? day.clock
        result.part = time.part ?? day.part
        result.modifier = time.modifier ?? day.modifier
        return result
    }

    private func clock(_ match: TimeMatch) -> TimeMeaning? {
        var seconds: Int
        if let clock = match.item(.clockNumber) {
            seconds = Int(clock.number)
        } else if let figures = match.item(.hoursMinutes) {
            seconds = Int(figures.value) / 100 * 3600 + Int(figures.value) % 100 * 60
        } else if let hour = match.item(.number) {
            // "6", and "6.30" before a.m. and p.m.
            guard hour.number < 24 else { return nil }
            let whole = Int(hour.number.rounded(.down))
            let minutes = Int(((hour.number - Double(whole)) * 100).rounded())
            guard minutes < 60 else { return nil }
            seconds = whole * 3600 + minutes * 60
            if text == "half" { seconds += 1800 }
        } else {
            seconds = (number ?? 0) * 3600
        }
        if let meridiem = match.item(.meridiem) {
            guard seconds < 13 * 3600, seconds >= 3600 else { return nil }
            seconds = seconds % (12 * 3600) + (meridiem.value == 12 ? 12 * 3600 : 0)
        }
        guard seconds < 24 * 3600 else { return nil }
        var result = meaning(.ofDay(anchored: false))
        result.clock = .init(
            seconds: seconds, offsetMinutes: match.item(.zone).map { Int($0.value) })
        return result
    }

    /// "2021-22", "1914-18".
    private func years(_ match: TimeMatch) -> TimeMeaning? {
        guard let first = match.year, let short = match.item(.twoDigits) else { return nil }
        let last = first / 100 * 100 + Int(short.value)
        guard last > first else { return nil }
        return meaning(
            .range(
                TimeMeaning(.calendar(year: first, month: nil, day: nil)),
                TimeMeaning(.calendar(year: last, month: nil, day: nil))))
    }

    private func set(_ match: TimeMatch) -> TimeMeaning? {
        if let day = match.item(.weekday, .weekdays) {
            return meaning(.set("XXXX-WXX-\(day.value)"))
        }
        if let month = match.month {
            return meaning(.set(month < 10 ? "XXXX-0\(month)" : "XXXX-\(month)"))
        }
        if let part = match.item(.part).flatMap({ PartOfDay(rawValue: $0.value) }) {
            return meaning(.set("XXXX-XX-XXT" + part.code))
        }
        if let season = match.item(.season), (1...4).contains(season.value) {
            return meaning(.set("XXXX-" + ["SP", "SU", "FA", "WI"][Int(season.value) - 1]))
        }
        if let word = match.item(.frequency), let unit = TimeUnit(rawValue: word.value) {
            return meaning(.set(TimeValue.duration(1, unit)))
        }
        guard let unit = match.unit ?? unit else { return nil }
        let amount = text == "other" ? 2 : text == "times" ? 1 : match.amount
        return meaning(.set(TimeValue.duration(amount, unit)))
    }
}
