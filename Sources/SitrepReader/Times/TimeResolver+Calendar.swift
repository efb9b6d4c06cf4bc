import SitrepModel

/// Weekdays, dates, months, seasons and feasts: what the calendar repeats, and which one is meant.
extension TimeResolver {
    /// Which of a recurring date is meant, given one a year.
    ///
    /// Past and future by the verb. Where no verb decides: the one before, unless it lies ten months
    /// back and the next is at most two months off, since what is that old is written with its year.
    private func choose(
        _ direction: Direction, _ which: TimeMeaning.Which, _ date: (Int) -> DateValue?
    )
        -> (date: DateValue, reason: String)?
    {
        guard let anchor = anchorDate else { return nil }
        let year = anchor.first.year
        let candidates = (year - 9...year + 9).compactMap(date)
        let before = candidates.last { $0.first <= anchor.last }
        let after = candidates.first { $0.last >= anchor.first }
        switch which {
        case .last:
            let last = candidates.last { $0.last < anchor.first }
            return last.map { ($0, "the last one before the article's date \(anchor.value)") }
        case .next, .following:
            let next = candidates.first { $0.first > anchor.last }
            return next.map { ($0, "the next one after the article's date \(anchor.value)") }
        case .this:
            return candidates.first { $0.first.year == year }.map {
                ($0, "in the year of the article's date \(anchor.value)")
            }
        case .plain, .previous: break
        }
        switch direction.direction {
        case .future:
            return after.map {
                ($0, "nearest after the article's date \(anchor.value): \(direction.phrase)")
            }
        case .past:
            return before.map {
                ($0, "nearest before the article's date \(anchor.value): \(direction.phrase)")
            }
        case .open:
            guard let before else { return nil }
            if let after, anchor.first.ordinal - before.last.ordinal > 300,
                after.first.ordinal - anchor.last.ordinal < 62
            {
                return (
                    after, "nearest to the article's date \(anchor.value), which no verb decides"
                )
            }
            return (
                before, "nearest before the article's date \(anchor.value): \(direction.phrase)"
            )
        }
    }

    /// The year that the sentence has named before, where it is not the article's.
    private func narrated(_ direction: Direction) -> (year: Int, text: String)? {
        guard direction.direction != .future, let last = history.last, last.statesYear,
            last.sentence == sentence, last.date.first.year == last.date.last.year
        else { return nil }
        if let anchor, abs(anchor.year - last.date.first.year) < 1 { return nil }
        return (last.date.first.year, last.text)
    }

    func calendar(
        _ year: Int?, _ month: Int?, _ day: Int?, _ meaning: TimeMeaning, _ direction: Direction
    ) -> ResolvedTime {
        func date(_ year: Int) -> DateValue? {
            guard let month else { return DateValue(year: year) }
            guard let day else { return DateValue(year: year, month: month) }
            return CalendarDay(year: year, month: month, day: day).map { DateValue(day: $0) }
        }
        let open =
            "XXXX" + (month.map { "-" + TimeValue.two($0) } ?? "")
            + (day.map { "-" + TimeValue.two($0) } ?? "")
        if let offset = meaning.yearOffset, let from = anchorDate?.first.year,
            let date = date(from + offset)
        {
            return ResolvedTime(
                date: date,
                reason: "the year counted from the article's date \(anchorDate?.value ?? "")")
        }
        if let year {
            guard let date = date(year) else {
                return .unknown(open, "there is no such day in \(year)")
            }
            var result = ResolvedTime(date: date, reason: "as written")
            result.statesYear = true
            return result
        }
        if let day, month == nil { return dayOfMonth(day, meaning.weekday, direction) }
        if let weekday = meaning.weekday, let anchor {
            // The weekday tells the year.
            let years = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5].map { anchor.year + $0 }
            if let found = years.lazy.compactMap(date).first(where: { $0.first.weekday == weekday })
            {
                return ResolvedTime(
                    date: found,
                    reason: "the year nearest the article's date \(anchor) with that weekday")
            }
        }
        if meaning.which == .plain, let narrated = narrated(direction),
            let date = date(narrated.year)
        {
            return ResolvedTime(date: date, reason: "in the year named before, '\(narrated.text)'")
        }
        var direction = direction
        if day != nil, direction.direction == .past, !direction.isCertain {
            // What is near a year old is written with its year, whatever the verb beside it.
            direction.direction = .open
        }
        guard let found = choose(direction, meaning.which, date) else {
            return .unknown(open, "the article has no date to tell the year")
        }
        return ResolvedTime(date: found.date, reason: found.reason)
    }

    /// "the 3rd", "Wednesday 26": a day of a month that isn't named.
    private func dayOfMonth(_ day: Int, _ weekday: Int?, _ direction: Direction) -> ResolvedTime {
        guard let anchor else {
            return .unknown(
                "XXXX-XX-" + TimeValue.two(day), "the article has no date to tell the month")
        }
        let candidates = (-12...12).compactMap { offset -> CalendarDay? in
            guard
                let month = CalendarDay(year: anchor.year, month: anchor.month, day: 1)?.adding(
                    months: offset)
            else { return nil }
            let found = CalendarDay(year: month.year, month: month.month, day: day)
            return weekday == nil || found?.weekday == weekday ? found : nil
        }
        let before = candidates.last { $0 <= anchor }
        let after = candidates.first { $0 >= anchor }
        let isNear = weekday != nil && direction.direction != .past
        let found: CalendarDay?
        if let before, let after, isNear, direction.direction == .open {
            found =
                after.ordinal - anchor.ordinal < anchor.ordinal - before.ordinal ? after : before
        } else {
            found = direction.direction == .future ? after : before
        }
        guard let found else {
            return .unknown("XXXX-XX-" + TimeValue.two(day), "there is no such day near")
        }
        return ResolvedTime(
            date: DateValue(day: found),
            reason: "the month nearest \(anchorPhrase) with that day: \(direction.phrase)")
    }

    func weekday(_ weekday: Int, _ which: TimeMeaning.Which, _ direction: Direction) -> ResolvedTime
    {
        let open = "XXXX-WXX-\(weekday)"
        if which == .following || which == .previous {
            guard let from = reference(atMost: .day)?.date.day ?? anchor else {
                return .unknown(open, "no date to count from")
            }
            let days =
                which == .following
                ? (weekday - from.weekday + 6) % 7 + 1 : -((from.weekday - weekday + 6) % 7 + 1)
            let day = from.adding(days: days)
            return ResolvedTime(
                date: DateValue(day: day),
                reason: "the \(which.rawValue) such weekday from \(from)")
        }
        guard let anchor else { return .unknown(open, "the article has no date") }
        let back = (anchor.weekday - weekday + 7) % 7
        let ahead = (weekday - anchor.weekday + 7) % 7
        let days: Int
        let reason: String
        switch which {
        case .last:
            // Yesterday and the day before would be called by their bare name.
            let nearest = back == 0 ? 7 : back
            days = nearest <= 2 ? -nearest - 7 : -nearest
            reason = "the last such weekday before \(anchorPhrase)"
        case .next:
            let nearest = ahead == 0 ? 7 : ahead
            days = nearest <= 2 ? nearest + 7 : nearest
            reason = "the next such weekday after \(anchorPhrase)"
        case .this where direction.direction != .past:
            days = ahead
            reason = "this coming one from \(anchorPhrase)"
        default:
            if back == 0 {
                days = 0
                reason = "the weekday of \(anchorPhrase)"
            } else if direction.direction == .future {
                days = ahead
                reason = "nearest after \(anchorPhrase): \(direction.phrase)"
            } else {
                days = -back
                reason = "nearest before \(anchorPhrase): \(direction.phrase)"
            }
        }
        return ResolvedTime(date: DateValue(day: anchor.adding(days: days)), reason: reason)
    }

    func season(
        _ season: Int, _ year: Int?, _ which: TimeMeaning.Which, _ direction: Direction
    ) -> ResolvedTime {
        func date(_ year: Int) -> DateValue? {
            CalendarDay(year: year, month: season * 3, day: 1).map {
                DateValue(
                    first: $0, last: $0.adding(months: 3).adding(days: -1), precision: .season)
            }
        }
        let code = ["SP", "SU", "FA", "WI"][season - 1]
        if let year, let date = date(year) {
            var result = ResolvedTime(date: date, reason: "as written; northern seasons, by months")
            result.statesYear = true
            return result
        }
        guard let found = choose(direction, which, date) else {
            return .unknown("XXXX-\(code)", "the article has no date to tell the year")
        }
        return ResolvedTime(
            date: found.date, reason: found.reason + "; northern seasons, by months")
    }

    /// Quarters and halves of a year.
    func part(
        of year: Int?, _ code: String, months: Int, index: Int, precision: DatePrecision,
        _ direction: Direction
    ) -> ResolvedTime {
        func date(_ year: Int) -> DateValue? {
            CalendarDay(year: year, month: index * months + 1, day: 1).map {
                DateValue(
                    first: $0, last: $0.adding(months: months).adding(days: -1),
                    precision: precision)
            }
        }
        func made(_ date: DateValue, _ reason: String) -> ResolvedTime {
            ResolvedTime(
                date: date, value: "\(TimeValue.four(date.first.year))-\(code)", reason: reason)
        }
        if let year, let date = date(year) {
            var result = made(date, "as written")
            result.statesYear = true
            return result
        }
        if let narrated = narrated(direction), let date = date(narrated.year) {
            return made(date, "in the year named before, '\(narrated.text)'")
        }
        guard let found = choose(direction, .plain, date) else {
            return .unknown("XXXX-\(code)", "the article has no date to tell the year")
        }
        return made(found.date, found.reason)
    }

    func feast(
        _ index: Int, _ year: Int?, _ which: TimeMeaning.Which, _ direction: Direction
    ) -> ResolvedTime {
        let feast = feasts[index]
        if let only = feast.only {
            return ResolvedTime(date: only, reason: "known by its name, '\(feast.name)'")
        }
        let note = feast.isEstimate ? "; by the tabular calendar, which may be a day off" : ""
        if let year, let date = feast.date(year) {
            var result = ResolvedTime(date: date, reason: "'\(feast.name)' of \(year)" + note)
            result.statesYear = true
            return result
        }
        if let narrated = narrated(direction), let date = feast.date(narrated.year) {
            return ResolvedTime(
                date: date, reason: "'\(feast.name)' of the year named before" + note)
        }
        guard let found = choose(direction, which, feast.date) else {
            return .unknown("XXXX-XX-XX", "'\(feast.name)': no date to tell the year")
        }
        return ResolvedTime(
            date: found.date, reason: "'\(feast.name)', " + found.reason + note)
    }
}
