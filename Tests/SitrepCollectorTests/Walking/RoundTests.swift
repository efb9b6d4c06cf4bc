import Foundation
import SitrepModel
import Testing

@testable import SitrepCollector

/// Rounds of collecting over sites on this machine.
@Suite struct RoundTests {
    let harbour: NewsSite
    let gate: NewsSite
    let folder: Folder
    let list: String

    init() throws {
        harbour = try #require(NewsSite())
        gate = try #require(NewsSite(on: "127.0.0.2"))
        folder = try Folder()
        for page in ["/a", "/b", "/c"] { harbour.put(article: page) }
        for page in ["/x", "/y"] { gate.put(article: page) }
        harbour.put(feed: "/feed", [("/a", 1), ("/b", 1)])
        gate.put(feed: "/rss", [("/x", 1), ("/y", 1)])
        list = try folder.write(
            "list.opml",
            """
            <?xml version="1.0"?><opml version="2.0"><body><outline text="World">
            <outline type="rss" xmlUrl="\(harbour.base)/feed"/>
            <outline type="rss" xmlUrl="\(gate.base)/rss"/></outline></body></opml>
            """)
    }

    @Test func fromAListToFeedsToPages() throws {
        let keeper = Keeper()
        let names = try keeper.walk([list])
        #expect(
            names == [
                harbour.base + "/a", harbour.base + "/b", gate.base + "/x", gate.base + "/y",
            ])
        #expect(keeper.troubles.isEmpty, "\(keeper.troubles)")
        let first = try #require(keeper.reports.first)
        #expect(String(decoding: first.capture.bytes, as: UTF8.self).contains("spoke of /a"))
        #expect(first.capture.capturedAt == "2022-01-27T06:00:00Z")
        #expect(first.listing?.title == "On /a")
        #expect(first.listing?.outlet == "Harbour Times")
        #expect(first.listing?.published == "2022-01-27T01:00:00Z")
        #expect(keeper.tally.listings == 3)
        #expect(keeper.tally.reports == 4)
    }

    @Test func aSecondRoundAsksOnlyWhetherFeedsChanged() throws {
        let keeper = Keeper()
        try keeper.walk([list])
        _ = (harbour.asked(), gate.asked())
        let before = keeper.book
        #expect(try keeper.walk([list]).isEmpty)
        #expect(harbour.asked() == ["/feed"])
        #expect(gate.asked() == ["/rss"])
        #expect(keeper.tally.unchanged == 2)
        // The feeds' schedules count the quiet rounds; nothing else changes.
        #expect(keeper.book.lines.contains("\"quiet\":1"))
        #expect(keeper.book.lines.replacing("\"quiet\":1", with: "\"quiet\":0") == before.lines)
        // The record of visits survives being written and read.
        #expect(try VisitBook(Array(before.lines.utf8), name: "visits") == before)
    }

    @Test func aLaterRoundTakesWhatIsNewOrChanged() throws {
        let keeper = Keeper()
        try keeper.walk([list])
        _ = (harbour.asked(), gate.asked())
        harbour.put("/b", "<p>The envoys spoke again.</p>")
        harbour.put(feed: "/feed", [("/c", 1), ("/b", 2), ("/a", 1)])
        #expect(try keeper.walk([list]) == [harbour.base + "/c", harbour.base + "/b"])
        #expect(Set(harbour.asked()) == ["/feed", "/c", "/b"])
        #expect(keeper.tally.known == 1)
        // An entry that says it changed while the page didn't costs an answer without content.
        harbour.put(feed: "/feed", [("/a", 5)])
        #expect(try keeper.walk([list]).isEmpty)
        #expect(harbour.asked() == ["/feed", "/a"])
        #expect(keeper.tally.unchanged == 2)
    }

    @Test func feedsAreLeftAloneForAsLongAsTheyAsk() throws {
        let keeper = Keeper()
        keeper.options.policy = FeedPolicy(shortest: 600, usual: 600, longest: 600)
        try keeper.walk([list])
        _ = harbour.asked()
        keeper.settings.clock = .fixed(1_643_263_200 + 599)
        try keeper.walk([list])
        #expect(keeper.tally.early == 2)
        #expect(harbour.asked().isEmpty)
        keeper.settings.clock = .fixed(1_643_263_200 + 600)
        try keeper.walk([list])
        #expect(harbour.asked() == ["/feed"])
        try keeper.walk([list])
        #expect(harbour.asked().isEmpty)
        keeper.options.asksAgain = true
        #expect(try keeper.walk([list]).count == 4)
    }

    @Test func whatFailedForNowIsAskedForAgain() throws {
        let keeper = Keeper()
        harbour.put("/b", .init(body: [], status: 503))
        #expect(try keeper.walk([list]).count == 3)
        #expect(keeper.troubles.map(\.input) == [harbour.base + "/b"])
        // The feed hasn't changed, and is read again because not all of it came.
        harbour.put(article: "/b")
        _ = harbour.asked()
        #expect(try keeper.walk([list]) == [harbour.base + "/b"])
        #expect(harbour.asked() == ["/feed", "/b"])
        #expect(try keeper.walk([list]).isEmpty)
        #expect(harbour.asked() == ["/feed"])
    }

    @Test func whatIsGoneForGoodIsNotAskedForAgain() throws {
        let keeper = Keeper()
        harbour.put("/b", .init(body: [], status: 410))
        gate.put("/rss", .init(body: [], status: 410))
        try keeper.walk([list])
        #expect(keeper.troubles.count == 2)
        _ = (harbour.asked(), gate.asked())
        try keeper.walk([list])
        #expect(harbour.asked() == ["/feed"])
        #expect(gate.asked().isEmpty)
        #expect(keeper.troubles.count == 1)
        #expect(keeper.troubles[0].reason.contains("gone for good on 2022-01-27"))
    }

    @Test func feedsThatMovedAreAskedForWhereTheyAre() throws {
        let keeper = Keeper()
        harbour.put("/old", .init(body: [], headers: ["Location: /feed"], status: 301))
        let url = harbour.base + "/old"
        #expect(try keeper.walk([url]).count == 2)
        #expect(keeper.notices.map(\.reason) == ["it has moved for good to \(harbour.base)/feed"])
        _ = harbour.asked()
        try keeper.walk([url])
        #expect(harbour.asked() == ["/feed"])
        // Where the new address fails, the old one is tried the next time.
        harbour.put("/feed", .init(body: [], status: 404))
        try keeper.walk([url])
        harbour.put(feed: "/feed", [("/c", 1)])
        _ = harbour.asked()
        #expect(try keeper.walk([url]) == [harbour.base + "/c"])
        #expect(harbour.asked() == ["/old", "/feed", "/c"])
    }

    @Test func serversThatAskForQuietGetIt() throws {
        let keeper = Keeper()
        keeper.settings.longestWait = 1
        harbour.put("/a", .init(body: [], headers: ["Retry-After: 3600"], status: 429))
        try keeper.walk([harbour.base + "/a"])
        _ = harbour.asked()
        keeper.settings.clock = .fixed(1_643_263_200 + 3599)
        try keeper.walk([harbour.base + "/a"])
        #expect(harbour.asked().isEmpty)
        keeper.settings.clock = .fixed(1_643_263_200 + 3600)
        harbour.put(article: "/a")
        #expect(try keeper.walk([harbour.base + "/a"]).count == 1)
    }

    @Test func pagesGivenDirectlyAreAskedForConditionally() throws {
        let keeper = Keeper()
        let url = harbour.base + "/a"
        #expect(try keeper.walk([url, url + "#part"]) == [url])
        #expect(try keeper.walk([url]).isEmpty)
        #expect(keeper.tally.unchanged == 1)
        harbour.put("/a", "<p>New.</p>")
        #expect(try keeper.walk([url]) == [url])
    }

    @Test func takesTheContentOfFeedsWhereAsked() throws {
        let keeper = Keeper()
        keeper.options.usesFeedContent = true
        #expect(
            try keeper.walk([harbour.base + "/feed"]) == [
                harbour.base + "/a", harbour.base + "/b",
            ])
        #expect(harbour.asked() == ["/feed"])
        let capture = keeper.reports[1].capture
        #expect(String(decoding: capture.bytes, as: UTF8.self) == "<p>All of /b, edition 1.</p>")
        #expect(capture.container?.name == harbour.base + "/feed")
        #expect(capture.container?.place == "entry 2")
        harbour.put(feed: "/feed", [("/a", 1), ("/b", 2)])
        #expect(try keeper.walk([harbour.base + "/feed"]) == [harbour.base + "/b"])
    }

    @Test func endedAnywhereItGoesOnWithoutLoss() throws {
        let whole = Keeper()
        let expected = Set(try whole.walk([list]))
        for cut in 0..<9 {
            let keeper = Keeper()
            keeper.endsAfter = cut
            do { try keeper.walk([list]) } catch is Keeper.Killed {}
            let before = keeper.names
            keeper.endsAfter = .max
            let after = try keeper.walk([list])
            #expect(Set(before + after) == expected, "cut \(cut)")
            // At most the report whose visit didn't come through comes twice.
            #expect(before.count + after.count <= expected.count + 1)
            #expect(keeper.book.count == whole.book.count)
            #expect(try keeper.walk([list]).isEmpty)
        }
    }
}
