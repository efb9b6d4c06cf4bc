import Foundation
import Testing

@testable import SitrepCollector

@Suite struct FeedScheduleTests {
    typealias Response = FeedAnswer.Response
    /// Thursday, 27 January 2022, 06:00 UTC.
    private static let now = 1_643_263_200
    private static let feed = FeedSchedule(address: "https://outlet.example/feed")

    private func after(_ response: Response, _ schedule: FeedSchedule = feed) -> FeedSchedule {
        schedule.after(.response(response), at: Self.now)
    }

    @Test func asksWithWhatItKnows() {
        #expect(Self.feed.conditions.isEmpty && Self.feed.isDue(at: 0))
        var schedule = after(
            Response(
                status: 200, etag: "\"v1\"", lastModified: "Thu, 27 Jan 2022 05:00:00 GMT",
                newItems: 3))
        #expect(schedule.conditions.map(\.name) == ["If-None-Match", "If-Modified-Since"])
        #expect(schedule.conditions.map(\.value) == ["\"v1\"", "Thu, 27 Jan 2022 05:00:00 GMT"])
        schedule = after(Response(status: 304), schedule)
        #expect(schedule.etag == "\"v1\"")
        schedule = after(Response(status: 200), schedule)
        #expect(schedule.conditions.isEmpty)
        #expect(after(Response(status: 200, etag: "a\r\nHost: b")).etag == nil)
    }

    @Test(arguments: [
        (Response(status: 200, newItems: 1), 3600),
        (Response(status: 200, cacheControl: "public, max-age=7200", newItems: 1), 7200),
        (Response(status: 200, cacheControl: "max-age=10", newItems: 1), 900),
        (Response(status: 200, cacheControl: "no-store, max-age=0", newItems: 1), 3600),
        (Response(status: 304), 5400),
    ]) func waitsAsAsked(_ response: Response, _ seconds: Int) {
        let schedule = after(response)
        #expect(schedule.due - Self.now == seconds)
        #expect(!schedule.isDue(at: schedule.due - 1) && schedule.isDue(at: schedule.due))
    }

    @Test func waitsLongerForQuietFeedsUpToADay() {
        var (schedule, waits): (FeedSchedule, [Int]) = (Self.feed, [])
        for _ in 0..<20 {
            schedule = after(Response(status: 304), schedule)
            waits.append(schedule.due - Self.now)
        }
        #expect(waits == waits.sorted() && waits.last == 86_400)
        schedule = after(Response(status: 200, newItems: 2), schedule)
        #expect(schedule.due - Self.now == 3600)
    }

    @Test func keepsToSkippedHoursAndDays() {
        var hints = FeedHints()
        hints.skipHours = [7, 8]
        #expect(after(Response(status: 200, hints: hints, newItems: 1)).due == Self.now + 3 * 3600)
        hints = FeedHints()
        hints.skipDays = [4, 5]
        // Thursday and Friday: on Saturday at midnight.
        #expect(after(Response(status: 200, hints: hints, newItems: 1)).due == Self.now + 42 * 3600)
        hints.skipDays = [1, 2, 3, 4, 5, 6, 7]
        #expect(
            after(Response(status: 200, hints: hints, newItems: 1)).due <= Self.now + 8 * 86_400)
    }

    @Test func backsOffAndRecovers() {
        var schedule = after(Response(status: 200, etag: "\"v\"", newItems: 1))
        var waits: [Int] = []
        for _ in 0..<12 {
            schedule = schedule.after(.failure, at: Self.now)
            waits.append(schedule.due - Self.now)
        }
        #expect(waits.prefix(4) == [1800, 3600, 7200, 14_400] && waits.last == 604_800)
        #expect(schedule.etag == "\"v\"" && schedule.failures == 12)
        #expect(after(Response(status: 304), schedule).failures == 0)
    }

    @Test(arguments: [
        ("7200", 7200), ("Thu, 27 Jan 2022 10:00:00 GMT", 14_400), ("5", 1800), ("soon", 1800),
        ("99999999999", 604_800), ("-5", 1800), ("Thu, 27 Jan 2022 01:00:00 GMT", 1800),
    ]) func waitsAsServersAsk(_ retryAfter: String, _ seconds: Int) {
        let schedule = after(Response(status: 503, retryAfter: retryAfter))
        #expect(schedule.due - Self.now == seconds)
    }

    @Test(arguments: [
        ("https://new.example/feed", "https://new.example/feed"),
        ("http://new.example/feed", "https://outlet.example/feed"),
        ("file:///etc/passwd", "https://outlet.example/feed"),
    ]) func movesOnlyToWhatIsAsSecure(_ target: String, _ expected: String) {
        #expect(after(Response(status: 200, movedTo: target)).address == expected)
        #expect(after(Response(status: 500, movedTo: target)).address == Self.feed.address)
    }

    @Test func retiresGoneFeeds() throws {
        let gone = after(Response(status: 410))
        #expect(gone.retiredAt == Self.now && !gone.isDue(at: .max))
        #expect(after(Response(status: 404)).retiredAt == nil)
        let again = try JSONDecoder().decode(
            FeedSchedule.self, from: JSONEncoder().encode(gone))
        #expect(again == gone)
    }
}
