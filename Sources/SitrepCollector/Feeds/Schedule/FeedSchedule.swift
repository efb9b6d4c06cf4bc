/// When a feed is asked again, at which address, and with which conditions: a pure value.
///
/// It knows no clock and does no I/O: times are given, as seconds since 1970-01-01T00:00:00Z, and each
/// answer makes a new schedule. Equal schedules and answers make equal schedules.
///
///     var schedule = FeedSchedule(address: "https://outlet.example/feed")
///     if schedule.isDue(at: now) {
///         // ask schedule.address with schedule.conditions, then:
///         schedule = schedule.after(.response(.init(status: 304)), at: now)
///     }
public struct FeedSchedule: Sendable, Hashable, Codable {
    /// Where to ask. Permanent redirects move it.
    public private(set) var address: String
    /// `ETag` of what is known.
    public private(set) var etag: String?
    /// `Last-Modified` of what is known.
    public private(set) var lastModified: String?
    /// Not to be asked before.
    public private(set) var due: Int
    /// Failures since the last good answer.
    public private(set) var failures = 0
    /// Good answers without a new item since the last with one.
    public private(set) var quiet = 0
    /// What the feed last said of its changes.
    public private(set) var hints = FeedHints()
    /// When the server said that the feed is gone for good (410); nil while it is there.
    public private(set) var retiredAt: Int?

    /// A feed that was never asked.
    public init(address: String, due: Int = 0) {
        self.address = address
        self.due = due
    }

    /// Whether to ask it now; never where it is gone.
    public func isDue(at now: Int) -> Bool { retiredAt == nil && now >= due }

    /// Header fields that spare the server sending what is known (RFC 9110, 13.1).
    public var conditions: [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        if let etag { fields.append(("If-None-Match", etag)) }
        if let lastModified { fields.append(("If-Modified-Since", lastModified)) }
        return fields
    }

    /// The schedule after an answer that came at a time.
    public func after(
        _ answer: FeedAnswer, at now: Int, policy: FeedPolicy = FeedPolicy()
    ) -> FeedSchedule {
        var next = self
        guard case .response(let response) = answer else {
            next.fail(at: now, retryAfter: nil, policy)
            return next
        }
        switch response.status {
        case 200..<300, 304: next.succeed(response, at: now, policy)
        case 410: next.retiredAt = retiredAt ?? now
        default: next.fail(at: now, retryAfter: response.retryAfter, policy)
        }
        return next
    }

    private mutating func succeed(
        _ response: FeedAnswer.Response, at now: Int, _ policy: FeedPolicy
    ) {
        failures = 0
        retiredAt = nil
        move(to: response.movedTo)
        if response.status == 304 {
            // RFC 9110, 15.4.5: a 304 may bring newer validators.
            etag = response.etag ?? etag
            lastModified = response.lastModified ?? lastModified
        } else {
            etag = Self.fieldValue(response.etag)
            lastModified = Self.fieldValue(response.lastModified)
        }
        quiet = response.newItems > 0 ? 0 : min(quiet + 1, 1000)
        if let said = response.hints { hints = said }
        due = permitted(now + interval(response, policy))
    }

    /// A value that can't smuggle anything into a request.
    private static func fieldValue(_ value: String?) -> String? {
        guard let value, value.utf8.count <= 1024,
            value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { return nil }
        return value
    }

    /// A secure address isn't given up for an insecure one.
    private mutating func move(to target: String?) {
        guard let target, target != address else { return }
        let isSecure = target.lowercased().hasPrefix("https://")
        guard isSecure || target.lowercased().hasPrefix("http://"),
            isSecure || !address.lowercased().hasPrefix("https://")
        else { return }
        address = target
    }

    /// What the feed and its server ask for; where they ask for nothing, longer the longer nothing new
    /// came.
    private func interval(_ response: FeedAnswer.Response, _ policy: FeedPolicy) -> Int {
        let asked = [hints.interval, Self.maxAge(response.cacheControl)].compactMap(\.self).max()
        // Half as long again for each quiet answer, up to the longest.
        var own = policy.usual
        for _ in 0..<min(quiet, 16) where own < policy.longest { own += own / 2 }
        return max(policy.shortest, min(asked.map { max($0, own / 4) } ?? own, policy.longest))
    }

    private mutating func fail(at now: Int, retryAfter: String?, _ policy: FeedPolicy) {
        failures = min(failures + 1, 1000)
        let backoff = policy.firstRetry << min(failures - 1, 10)
        let asked = Self.delay(retryAfter, at: now) ?? 0
        due = now + min(max(backoff, asked, policy.shortest), FeedPolicy.week)
    }

    /// The first time from one on that the feed doesn't exclude.
    private func permitted(_ time: Int) -> Int {
        var time = time
        // Within a week there is one, or all are excluded.
        for _ in 0..<(7 * 24) {
            let day = Int((Double(time) / 86_400).rounded(.down))
            let hour = (time - day * 86_400) / 3600
            let weekday = ((day + 3) % 7 + 7) % 7 + 1
            if !hints.skipHours.contains(hour), !hints.skipDays.contains(weekday) { return time }
            time = day * 86_400 + (hour + 1) * 3600
        }
        return time
    }

    /// Seconds of `max-age`; nil where there is none, or where it is 0 or forbids storing.
    static func maxAge(_ cacheControl: String?) -> Int? {
        for part in (cacheControl ?? "").lowercased().split(separator: ",") {
            let words = part.filter { $0 != " " && $0 != "\"" }.split(separator: "=")
            if words.count == 2, words[0] == "max-age", let seconds = Int(words[1]), seconds > 0 {
                return min(seconds, FeedPolicy.week)
            }
        }
        return nil
    }

    /// Seconds that a `Retry-After` asks to wait (RFC 9110, 10.2.3); nil where it can't be read.
    static func delay(_ retryAfter: String?, at now: Int) -> Int? {
        guard let retryAfter else { return nil }
        if let seconds = Int(retryAfter.filter { $0 != " " }) { return max(0, seconds) }
        guard let time = FeedTime.normalized(retryAfter).flatMap(FeedTime.seconds) else {
            return nil
        }
        return max(0, time - now)
    }
}
