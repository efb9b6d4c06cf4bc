import SitrepModel

/// Which outlet carried a report, and when.
struct ReportTimes {
    private var articles: [String: ArticleRecord] = [:]
    /// When the latest dated report came out.
    private(set) var latest: Instant?

    init(_ articles: [ArticleRecord]) {
        for article in articles {
            self.articles[article.id] = article
            if let time = article.published.map({ Instant($0.value) }) {
                latest = max(latest ?? time, time)
            }
        }
    }

    /// When a report came out; nil where it has no date.
    func time(_ article: String) -> Instant? {
        articles[article]?.published.map { Instant($0.value) }
    }

    /// The first report's words; of undated reports, those after the dated ones.
    func earliest(_ evidence: [Evidence]) -> Evidence? {
        evidence.min { a, b in
            let (x, y) = (time(a.article)?.seconds ?? .max, time(b.article)?.seconds ?? .max)
            return x == y ? a < b : x < y
        }
    }

    /// When the first and the last dated one of these reports came out.
    func range(_ ids: some Sequence<String>) -> (first: Instant, last: Instant)? {
        let times = ids.compactMap(time).sorted()
        guard let first = times.first, let last = times.last else { return nil }
        return (first, last)
    }

    /// "The Harbour Times, 2022-01-26".
    func name(_ article: String) -> String {
        guard let record = articles[article] else { return article }
        let day = record.published.map { ", \($0.value.first)" } ?? ""
        return (record.outlet ?? article) + day
    }
}

/// A second of time, in UTC.
struct Instant: Sendable, Hashable, Comparable {
    /// Since 1970-01-01T00:00:00Z.
    var seconds: Int

    /// 1970-01-01T00:00:00Z: for what has no time at all.
    static let zero = Instant(seconds: 0)

    init(seconds: Int) { self.seconds = seconds }

    /// The beginning of a date; without an offset, as if it were in UTC.
    init(_ date: DateValue) {
        seconds =
            date.first.ordinal * 86_400 + (date.clock?.seconds ?? 0)
            - (date.clock?.offsetMinutes ?? 0) * 60
    }

    /// Of an RFC 3339 time; nil for anything else.
    init?(_ text: String) {
        guard let date = DateValue(text), date.clock != nil else { return nil }
        self.init(date)
    }

    /// RFC 3339.
    var text: String {
        let (day, time) = parts
        return "\(day)T\(time[0]):\(time[1]):\(time[2])Z"
    }

    /// RFC 5545, e.g. 20220126T183000Z.
    var basic: String {
        let (day, time) = parts
        return "\(day)".filter { $0 != "-" } + "T" + time.joined() + "Z"
    }

    private var parts: (day: CalendarDay, time: [String]) {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (CalendarDay(ordinal: days), time)
    }

    static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
}

/// Identifiers that are the same wherever they are made.
enum StableIdentifier {
    /// An RFC 9562 UUID of version 8, whose bits are of a SHA-256.
    static func uuid(_ parts: String...) -> String {
        var hash = ContentHash()
        for part in parts { hash.update(Array(part.utf8) + [0x1F]) }
        var digits = Array(hash.finish().utf8.prefix(32))
        digits[12] = 0x38
        digits[16] = Array("89ab".utf8)[Int(digits[16]) & 3]
        let text = String(decoding: digits, as: UTF8.self)
        var groups: [Substring] = []
        var rest = text[...]
        for length in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return groups.joined(separator: "-")
    }
}
