import SitrepModel

/// Times that are told by their distance from another.
extension TimeResolver {
    private var noDate: String { "the article has no date" }

    /// The unit that holds the day, so many units on.
    static func grain(_ unit: TimeUnit, _ day: CalendarDay, _ offset: Int) -> DateValue? {
        switch unit {
        case .second, .minute, .hour, .day: return DateValue(day: day.adding(days: offset))
        case .week, .fortnight:
            let monday = day.adding(days: 1 - day.weekday + 7 * offset)
            return DateValue(first: monday, last: monday.adding(days: 6), precision: .week)
        case .weekend:
            let saturday = day.adding(days: 6 - day.weekday + 7 * offset)
            return DateValue(first: saturday, last: saturday.adding(days: 1), precision: .week)
        case .month:
            let there = CalendarDay(year: day.year, month: day.month, day: 1)?.adding(
                months: offset)
            return there.flatMap { DateValue(year: $0.year, month: $0.month) }
        case .quarter, .season:
            let first = CalendarDay(year: day.year, month: (day.month - 1) / 3 * 3 + 1, day: 1)
            return first.map {
                let start = $0.adding(months: 3 * offset)
                return DateValue(
                    first: start, last: start.adding(months: 3).adding(days: -1),
                    precision: .quarter)
            }
        case .half: return nil
        case .year: return DateValue(year: day.year + offset)
        case .decade:
            let year = day.year / 10 * 10 + 10 * offset
            return DateValue(first: year, last: year + 9, .decade)
        case .century:
            let year = day.year / 100 * 100 + 100 * offset
            return DateValue(first: year, last: year + 99, .century)
        }
    }

    /// The precision that a date must have to count such units from it.
    private static func precision(_ unit: TimeUnit) -> DatePrecision {
        switch unit {
        case .second, .minute, .hour, .day: .day
        case .week, .weekend, .fortnight: .week
        case .month: .month
        case .quarter, .season, .half: .quarter
        case .year: .year
        case .decade: .decade
        case .century: .century
        }
    }

    private static func open(_ unit: TimeUnit) -> String {
        switch unit {
        case .week, .fortnight: "XXXX-WXX"
        case .weekend: "XXXX-WXX-WE"
        case .month: "XXXX-XX"
        case .quarter, .season, .half: "XXXX-QX"
        case .year: "XXXX"
        case .decade: "XXX"
        case .century: "XX"
        default: "XXXX-XX-XX"
        }
    }

    func unit(
        _ unit: TimeUnit, _ offset: Int, _ which: TimeMeaning.Which, _ direction: Direction
    ) -> ResolvedTime {
        guard let from = anchor ?? coarseAnchor(unit) else {
            return .unknown(Self.open(unit), noDate)
        }
        var offset = offset
        if unit == .weekend {
            if (which == .plain && offset == 0) || (which == .this && direction.direction == .past)
            {
                // "the weekend": the one that is or was, unless the verb looks forward.
                offset = direction.direction == .future || from.weekday >= 6 ? 0 : -1
            } else if which == .last {
                offset = -1
            }
        }
        guard let date = Self.grain(unit, from, offset) else {
            return .unknown(Self.open(unit), noDate)
        }
        return ResolvedTime(date: date, reason: "counted from \(phrase)")
    }

    private var phrase: String { anchorPhrase }

    /// A day within the article's date where that is at least as exact as the unit.
    private func coarseAnchor(_ unit: TimeUnit) -> CalendarDay? {
        guard let anchorDate, anchorDate.precision <= Self.precision(unit) else { return nil }
        return anchorDate.first
    }

    func named(_ unit: TimeUnit, _ offset: Int) -> ResolvedTime {
        let found = reference(atMost: Self.precision(unit))
        guard let from = found?.date.first ?? anchor, let date = Self.grain(unit, from, offset)
        else {
            return .unknown(Self.open(unit), "no date was named before, and \(noDate)")
        }
        return ResolvedTime(
            date: date,
            reason: found.map { "from the date named before, '\($0.text)' (\($0.date.value))" }
                ?? "no date was named before; from \(phrase)")
    }

    func shift(
        _ amount: Double?, _ unit: TimeUnit, _ sign: Int, _ origin: TimeMeaning.Origin,
        _ direction: Direction
    ) -> ResolvedTime {
        let from: DateValue?
        let told: String
        switch origin {
        case .anchor:
            from =
                anchor.map { DateValue(day: $0) } ?? coarseAnchor(unit).flatMap { _ in anchorDate }
            told = phrase
        case .date(let meaning):
            let inner = resolve(meaning, direction)
            from = inner.date
            told = "\(inner.value) (\(inner.reason))"
        case .reference, .event:
            let found = reference(atMost: Self.precision(unit))
            from = found?.date ?? anchor.map { DateValue(day: $0) }
            told =
                found.map { "the date named before, '\($0.text)' (\($0.date.value))" }
                ?? "\(phrase), as no date was named before"
        }
        guard let from else { return .unknown(Self.open(unit), "no date to count from") }
        if amount == nil, case .reference = origin, unit.rawValue >= TimeUnit.year.rawValue {
            return ResolvedTime(
                value: sign < 0 ? "PAST_REF" : "FUTURE_REF",
                reason: "some \(unit)s \(sign < 0 ? "before" : "after") \(told)")
        }
        let isEvent: Bool
        if case .event = origin { isEvent = true } else { isEvent = false }
        let length = "\(TimeValue.duration(amount, unit)) \(sign < 0 ? "before" : "after")"
        guard let date = moved(from, amount, unit, sign, exact: !origin.isAnchor),
            (1...9999).contains(date.first.year)
        else { return .unknown(Self.open(unit), "\(length) \(told) is no date") }
        return ResolvedTime(
            date: date,
            reason: isEvent
                ? "dates what it is told by: \(length) \(told)" : "\(length) \(told)")
    }

    /// A date so much on. Weeks, months and years land on the unit that the words count in, unless
    /// they count from a day and the unit is exact there (a week).
    private func moved(
        _ from: DateValue, _ amount: Double?, _ unit: TimeUnit, _ sign: Int, exact: Bool
    ) -> DateValue? {
        guard let amount else {
            guard let span = vague.few(unit) else { return nil }
            let (near, far) = (span.low * sign, span.high * sign)
            return .interval(
                from.first.adding(days: min(near, far)), from.first.adding(days: max(near, far)))
        }
        let whole = Int(max(-100_000, min(100_000, amount.rounded(.down))))
        let isWhole = amount == Double(whole)
        switch unit {
        case .second, .minute: return from
        case .hour:
            // Whole days where the hours make them; else less than a day back may be the day before.
            let days = Int((amount / 24).rounded(.down))
            return from.day.map { DateValue(day: $0.adding(days: sign * days)) }
        case .day:
            guard from.first == from.last else {
                return DateValue(
                    first: from.first.adding(days: sign * whole),
                    last: from.last.adding(days: sign * whole), precision: .interval)
            }
            return DateValue(day: from.first.adding(days: sign * whole))
        case .week, .fortnight:
            let weeks = unit == .fortnight ? amount * 2 : amount
            let day = from.first.adding(days: sign * Int((weeks * 7).rounded()))
            if from.day != nil, exact || weeks <= 1 || !isWhole { return DateValue(day: day) }
            return Self.grain(.week, day, 0)
        case .weekend: return Self.grain(.weekend, from.first, sign * whole)
        case .month:
            if !isWhole {
                return Self.grain(.month, from.first.adding(days: sign * Int(amount * 30.44)), 0)
            }
            return Self.grain(.month, from.first, sign * whole)
        case .quarter, .season, .half: return Self.grain(.quarter, from.first, sign * whole)
        case .year:
            if !isWhole {
                return Self.grain(.month, from.first.adding(months: sign * Int(amount * 12)), 0)
            }
            return DateValue(year: from.first.year + sign * whole)
        case .decade:
            return DateValue(year: from.first.year + sign * Int(amount * 10))
        case .century:
            return Self.grain(.century, from.first, sign * whole)
        }
    }

    /// "the past three months", "recent days", "the coming weeks".
    func window(_ amount: Double?, _ unit: TimeUnit, _ sign: Int, _ isVague: Bool) -> ResolvedTime {
        let value =
            isVague ? (sign < 0 ? "PAST_REF" : "FUTURE_REF") : TimeValue.duration(amount, unit)
        var result = ResolvedTime(
            isVague ? .date : .duration, value: value,
            reason: "\(sign < 0 ? "up to" : "from") \(phrase)")
        guard let anchor else {
            result.needsAnchor = true
            result.reason = noDate
            return result
        }
        let edge: CalendarDay
        let amount = amount.map { min($0, 1_000) }
        switch (amount, unit) {
        case (let amount?, .month): edge = anchor.adding(months: sign * Int(amount))
        case (let amount?, .year): edge = anchor.adding(months: sign * Int(amount * 12))
        case (let amount?, .decade): edge = anchor.adding(months: sign * Int(amount * 120))
        case (let amount?, .century): edge = anchor.adding(months: sign * Int(amount * 1200))
        case (let amount?, .day): edge = anchor.adding(days: sign * Int(amount))
        case (let amount?, .week): edge = anchor.adding(days: sign * Int(amount * 7))
        case (let amount?, .fortnight): edge = anchor.adding(days: sign * Int(amount * 14))
        case (let amount?, .hour):
            edge = anchor.adding(days: sign * max(amount > 6 ? 1 : 0, Int(amount / 24)))
        case (nil, _):
            guard let span = vague.recent(unit) else { return result }
            edge = anchor.adding(days: sign * span)
        default: return result
        }
        result.date = .interval(min(edge, anchor), max(edge, anchor))
        return result
    }
}

extension TimeMeaning.Origin {
    var isAnchor: Bool {
        if case .anchor = self { return true }
        return false
    }
}

extension DateValue {
    /// The years `first` to `last`.
    init?(first: Int, last: Int, _ precision: DatePrecision) {
        guard let a = CalendarDay(year: first, month: 1, day: 1),
            let b = CalendarDay(year: last, month: 12, day: 31)
        else { return nil }
        self.init(first: a, last: b, precision: precision)
    }
}
