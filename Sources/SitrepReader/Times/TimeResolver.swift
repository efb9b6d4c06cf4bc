import SitrepModel

/// What an expression came to.
package struct ResolvedTime: Sendable {
    package var kind: TimeExpression.Kind
    package var date: DateValue?
    package var value: String
    package var reason: String
    package var needsAnchor = false
    /// Whether the text itself gives the year.
    package var statesYear = false

    init(
        _ kind: TimeExpression.Kind = .date, date: DateValue? = nil, value: String? = nil,
        reason: String
    ) {
        self.kind = kind
        self.date = date
        self.value = value ?? date.map(TimeValue.date) ?? ""
        self.reason = reason
    }

    static func unknown(_ value: String, _ reason: String) -> ResolvedTime {
        var result = ResolvedTime(value: value, reason: reason)
        result.needsAnchor = true
        return result
    }
}

/// Holds what expressions say against the article's date and the dates named before.
///
/// One resolver serves one document, expression by expression in text order.
package struct TimeResolver {
    let feasts: FeastTable
    let vague: VagueSpans
    /// The article's day; nil where it is unknown or known less exactly.
    let anchor: CalendarDay?
    /// The article's date as far as it is known.
    let anchorDate: DateValue?
    /// Resolved dates so far, with their sentence.
    private(set) var history: [(date: DateValue, sentence: Int, statesYear: Bool, text: String)] =
        []
    var sentence = 0

    package init(feasts: FeastTable, vague: VagueSpans, anchor: DateValue?) {
        self.feasts = feasts
        self.vague = vague
        anchorDate = anchor
        self.anchor = anchor?.day
    }

    /// Keeps a resolved date for those that hang on it.
    mutating func remember(_ time: ResolvedTime, text: @autoclosure () -> String) {
        guard let date = time.date, time.kind == .date || time.kind == .time else { return }
        history.append((date, sentence, time.statesYear, text()))
        if history.count > 64 { history.removeFirst(32) }
    }

    /// The last date named that is exact enough.
    func reference(atMost precision: DatePrecision) -> (date: DateValue, text: String)? {
        for entry in history.reversed()
        where entry.date.precision <= precision && sentence - entry.sentence <= 8 {
            return (entry.date, entry.text)
        }
        return nil
    }

    func resolve(_ meaning: TimeMeaning, _ direction: Direction) -> ResolvedTime {
        var result = base(meaning, direction)
        if meaning.clock != nil || meaning.part != nil { timeOfDay(meaning, &result) }
        if meaning.narrows, let date = result.date { result.date = third(date, meaning.modifier) }
        return result
    }

    /// The verb's direction with the word that shows it.
    struct Direction {
        var direction: TimeDirection
        var cue: String
        /// Whether a word beside the time says so, and not the verb that seems to govern it.
        var isCertain = false

        var phrase: String {
            switch direction {
            case .past: cue.isEmpty ? "taken as past" : "'\(cue)' looks back"
            case .future: cue.isEmpty ? "taken as to come" : "'\(cue)' looks forward"
            case .open: "no verb says before or after"
            }
        }
    }

    var anchorPhrase: String { "the article's date \(anchorDate?.value ?? "unknown")" }

    private func base(_ meaning: TimeMeaning, _ direction: Direction) -> ResolvedTime {
        switch meaning.base {
        case .calendar(let year, let month, let day):
            return calendar(year, month, day, meaning, direction)
        case .weekday(let weekday): return self.weekday(weekday, meaning.which, direction)
        case .season(let season, let year):
            return self.season(season, year, meaning.which, direction)
        case .quarter(let n, let year):
            return part(of: year, "Q\(n)", months: 3, index: n - 1, precision: .quarter, direction)
        case .half(let n, let year):
            return part(of: year, "H\(n)", months: 6, index: n - 1, precision: .interval, direction)
        case .decade(let first): return span(first, first + 9, .decade)
        case .century(let century): return span(century * 100, century * 100 + 99, .century)
        case .feast(let index, let year): return feast(index, year, meaning.which, direction)
        case .unit(let unit, let offset): return self.unit(unit, offset, meaning.which, direction)
        case .reference(let unit, let offset): return named(unit, offset)
        case .shift(let amount, let unit, let sign, let origin):
            return shift(amount, unit, sign, origin, direction)
        case .ofDay(let anchored): return day(anchored: anchored, direction)
        case .duration(let amount, let unit):
            if meaning.which == .next, direction.direction == .future {
                return shift(amount, unit, 1, .date(TimeMeaning(.unit(.day, 0))), direction)
            }
            return ResolvedTime(
                .duration, value: TimeValue.duration(amount, unit), reason: "a length of time")
        case .window(let amount, let unit, let sign, let vague):
            return window(amount, unit, sign, vague)
        case .set(let value): return ResolvedTime(.set, value: value, reason: "recurs")
        case .vague(let value): return vague(value)
        case .range(let first, let last): return range(first, last, meaning, direction)
        case .within(let week, let weekday):
            let inner = resolve(week, direction)
            guard let monday = inner.date?.first else {
                return .unknown("XXXX-WXX-\(weekday)", inner.reason)
            }
            return ResolvedTime(
                date: DateValue(day: monday.adding(days: weekday - 1)),
                reason: "that weekday of \(inner.value), " + inner.reason)
        case .holding(let unit, let meaning):
            let inner = resolve(meaning, direction)
            guard let day = inner.date?.first, let date = Self.grain(unit, day, 0) else {
                return .unknown("XXXX-WXX", inner.reason)
            }
            return ResolvedTime(date: date, reason: "holds \(inner.value), " + inner.reason)
        case .nothing: return ResolvedTime(value: "", reason: "")
        }
    }

    private func span(_ first: Int, _ last: Int, _ precision: DatePrecision) -> ResolvedTime {
        guard let a = CalendarDay(year: first, month: 1, day: 1),
            let b = CalendarDay(year: last, month: 12, day: 31)
        else { return .unknown("XXXX", "no such years") }
        return ResolvedTime(
            date: DateValue(first: a, last: b, precision: precision), reason: "as written")
    }

    private func vague(_ value: String) -> ResolvedTime {
        let isNow = value == "PRESENT_REF"
        var result = ResolvedTime(
            date: isNow ? anchor.map { DateValue(day: $0) } : nil, value: value,
            reason: isNow ? "the time of writing, \(anchorPhrase)" : "not dated more exactly")
        result.needsAnchor = isNow && anchor == nil
        return result
    }

    /// The first ten days, the second ten, or the rest of a month.
    private func third(_ date: DateValue, _ modifier: String?) -> DateValue {
        guard date.precision == .month else { return date }
        switch modifier {
        case "START": return .interval(date.first, date.first.adding(days: 9))
        case "MID": return .interval(date.first.adding(days: 10), date.first.adding(days: 19))
        case "END": return .interval(date.first.adding(days: 20), date.last)
        default: return date
        }
    }

    private func timeOfDay(_ meaning: TimeMeaning, _ result: inout ResolvedTime) {
        result.kind = .time
        let day = result.date?.day
        if let clock = meaning.clock {
            result.value = (day.map { "\($0)" } ?? result.value) + TimeValue.clock(clock)
            if let day {
                result.date = DateValue(first: day, last: day, precision: .minute, clock: clock)
            }
        } else if let part = meaning.part {
            result.value = (day.map { "\($0)" } ?? result.value) + "T" + part.code
        }
    }

    /// The day of a bare time: the day named before in the sentence, or, where the verb looks back, in
    /// the four sentences before it; else the article's day.
    private func day(anchored: Bool, _ direction: Direction) -> ResolvedTime {
        let reach = direction.direction == .past ? 4 : 0
        if !anchored, let last = history.last, sentence - last.sentence <= reach,
            let day = last.date.day
        {
            return ResolvedTime(
                date: DateValue(day: day), reason: "on the day named before, '\(last.text)'")
        }
        guard let anchor else { return .unknown("XXXX-XX-XX", "the article has no date") }
        return ResolvedTime(date: DateValue(day: anchor), reason: "on the day of \(anchorPhrase)")
    }

    private func range(
        _ first: TimeMeaning, _ last: TimeMeaning, _ whole: TimeMeaning, _ direction: Direction
    ) -> ResolvedTime {
        var (a, b) = (first, last)
        // "from January to March 2020", "12 March to 4 April 2019": the year stands once.
        if case .calendar(nil, let month, let day) = a.base, month != nil,
            case .calendar(let year?, let lastMonth, _) = b.base
        {
            let starts = (lastMonth ?? 12) < (month ?? 1) ? year - 1 : year
            a.base = .calendar(year: starts, month: month, day: day)
        }
        var start = resolve(a, direction)
        var end = resolve(b, direction)
        if let x = start.date, let y = end.date, y.first < x.first, !start.statesYear {
            // The later end decides; the start is the one before it, or the other way round.
            var shifted = self
            shifted.history = []
            let resolver = TimeResolver(
                feasts: feasts, vague: vague, anchor: direction.direction == .future ? x : y)
            if direction.direction == .future {
                end = resolver.resolve(b, Direction(direction: .future, cue: ""))
            } else {
                start = resolver.resolve(a, Direction(direction: .past, cue: ""))
            }
        }
        var result = ResolvedTime(
            value: "\(start.value)/\(end.value)",
            reason: "from \(start.value) to \(end.value); \(end.reason)")
        result.needsAnchor = start.needsAnchor || end.needsAnchor
        result.statesYear = end.statesYear
        if let x = start.date, let y = end.date, x.first <= y.last {
            result.date = .interval(x.first, y.last)
        }
        return result
    }
}
