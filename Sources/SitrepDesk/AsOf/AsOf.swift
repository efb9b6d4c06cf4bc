import SitrepModel

/// What had been reported by a given time, and what is new since.
struct AsOf {
    /// The last moment that counts; nil for no limit.
    var limit: DateValue?

    /// Whether a report of this date had appeared; one without a date cannot be said to have.
    func admits(_ published: DateValue?) -> Bool {
        guard let limit else { return true }
        guard let published else { return false }
        return published.first <= limit.last
    }

    /// Why an article is left out; nil where it is not.
    func whyNot(_ published: DateValue?) -> String? {
        guard let limit, !admits(published) else { return nil }
        guard let published else {
            return "has no date, so it cannot be said to have been out by \(limit.value)"
        }
        return "published \(published.value), after \(limit.value)"
    }

    /// The events of which nothing had been reported by `since`.
    static func new(_ entries: [StorySituation.Entry], since: DateValue) -> [String] {
        entries.filter { $0.reported.map { $0 > since.last.ordinal } ?? false }.map(\.event.id)
    }
}
