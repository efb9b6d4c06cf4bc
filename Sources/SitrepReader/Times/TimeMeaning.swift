import SitrepModel

/// A unit of time.
package enum TimeUnit: Int32, Sendable {
    case second, minute, hour, day, week, month, quarter, year, decade, century, weekend, fortnight
    case half, season

    /// The unit's letter in an ISO 8601 duration, with how many of them it makes.
    var iso: (letter: String, factor: Double, isTime: Bool) {
        switch self {
        case .second: ("S", 1, true)
        case .minute: ("M", 1, true)
        case .hour: ("H", 1, true)
        case .day: ("D", 1, false)
        case .week: ("W", 1, false)
        case .fortnight: ("W", 2, false)
        case .weekend: ("WE", 1, false)
        case .month: ("M", 1, false)
        case .quarter: ("Q", 1, false)
        case .half: ("M", 6, false)
        case .season: ("M", 3, false)
        case .year: ("Y", 1, false)
        case .decade: ("Y", 10, false)
        case .century: ("Y", 100, false)
        }
    }
}

/// Parts of the day by TIMEX3's codes.
package enum PartOfDay: Int32, Sendable {
    case morning, midday, afternoon, evening, night, daytime

    var code: String {
        switch self {
        case .morning: "MO"
        case .midday: "MI"
        case .afternoon: "AF"
        case .evening: "EV"
        case .night: "NI"
        case .daytime: "DT"
        }
    }
}

/// What an expression says, before it is held against the article's date.
package struct TimeMeaning: Sendable {
    package var base: Base
    package var which = Which.plain
    package var part: PartOfDay?
    package var clock: DateValue.Clock?
    package var modifier: String?
    /// Whether the modifier means a third of the month: "early", "mid" and "late July".
    package var narrows = false
    /// The year from the article's, of a date without one: -1 in "March 20 last year".
    package var yearOffset: Int?
    /// A weekday that goes with a date: "Wednesday, January 26".
    package var weekday: Int?

    package init(_ base: Base) { self.base = base }

    package enum Which: String, Sendable {
        case plain, last, next, this, following, previous
    }

    package indirect enum Base: Sendable {
        case calendar(year: Int?, month: Int?, day: Int?)
        case weekday(Int)
        case season(Int, year: Int?)
        case quarter(Int, year: Int?)
        case half(Int, year: Int?)
        case decade(Int)
        case century(Int)
        case feast(Int, year: Int?)
        /// The unit that holds the article's day, or one so many before or after it.
        case unit(TimeUnit, Int)
        /// The unit of a date named before: "that day" 0, "the following week" 1.
        case reference(TimeUnit, Int)
        /// An amount of time away from a date. No amount: how many is open ("a few days ago").
        case shift(Double?, TimeUnit, sign: Int, Origin)
        /// Only a time or part of the day: on the article's day, or on the day named before.
        case ofDay(anchored: Bool)
        case duration(Double?, TimeUnit)
        /// The stretch of time that ends (sign -1) or begins (1) on the article's day.
        case window(Double?, TimeUnit, sign: Int, vague: Bool)
        case set(String)
        /// PAST_REF, PRESENT_REF, FUTURE_REF.
        case vague(String)
        case range(TimeMeaning, TimeMeaning)
        /// A weekday of a week that is told otherwise: "Friday last week".
        case within(TimeMeaning, weekday: Int)
        /// The unit that holds a date: "the week of April 19".
        case holding(TimeUnit, TimeMeaning)
        /// Matched so that nothing else is; no expression.
        case nothing
    }

    package indirect enum Origin: Sendable {
        case anchor
        /// The date named before.
        case reference
        case date(TimeMeaning)
        /// Something that happened: "a day after the vote".
        case event
    }
}

/// Where a sentence's verb looks from the article's date.
package enum TimeDirection: String, Sendable {
    case past, future, open
}
