import SitrepModel

/// Dates that an undated carrier of a text takes from the dated ones: the year that its dateline
/// leaves out, else the day of the first that carries the text.
struct CarriedDates {
    private var firsts: [String: (article: String, day: CalendarDay)] = [:]
    /// Days between a dateline and its text in another outlet.
    private static let longest = 10

    init(_ articles: [Article]) {
        let byID = Dictionary(articles.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        for group in Syndication().groups(articles.filter { $0.unusable == nil }) {
            let dated = group.articles.compactMap { id in
                (byID[id]?.published?.value.first).map { (article: id, day: $0) }
            }
            guard let first = dated.min(by: { ($0.day, $0.article) < ($1.day, $1.article) })
            else { continue }
            for id in group.articles where byID[id]?.published == nil { firsts[id] = first }
        }
    }

    /// The dateline's day, in the year in which another carries the text.
    func date(ofDateline article: Article) -> PublicationDate? {
        guard let first = firsts[article.id], let month = article.dateline?.month,
            let day = article.dateline?.day
        else { return nil }
        let years = [first.day.year, first.day.year - 1]
        let days = years.compactMap { CalendarDay(year: $0, month: month, day: day) }
        // Zones may have the copy a day early.
        guard
            let found = days.first(where: {
                (-1...Self.longest).contains(first.day.ordinal - $0.ordinal)
            })
        else { return nil }
        return PublicationDate(
            value: DateValue(day: found), inferred: true,
            reason:
                "its dateline's \(found.day) \(DateWords.month(found.month)), in the year in which "
                + "\(first.article) carries the same text (\(first.day))")
    }

    /// The day of the first that carries the text.
    func date(ofCopy article: Article) -> PublicationDate? {
        guard let first = firsts[article.id] else { return nil }
        return PublicationDate(
            value: DateValue(day: first.day), inferred: true,
            reason: "\(first.article) carries the same text on "
                + "\(DateWords.long(DateValue(day: first.day))) (uncertain: some days around it "
                + "would fit as well)")
    }
}
