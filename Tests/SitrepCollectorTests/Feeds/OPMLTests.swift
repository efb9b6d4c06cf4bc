import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct OPMLTests {
    @Test func readsFolders() throws {
        let (list, troubles) = try OPML.read(
            Array(
                """
                <opml version="1.0"><head><title>Mine</title></head><body>
                <outline text="World"><outline text="Asia">
                <outline text="Docks" type="rss" xmlUrl="https://a.example/f?x=1&amp;y=2" htmlUrl="https://a.example/"/>
                </outline></outline>
                <outline title="B" xmlUrl="https://b.example/"/><outline text="again" xmlUrl="https://b.example/"/>
                <outline text="bad" xmlUrl="javascript:x"/></body></opml>
                """.utf8), input: "x.opml")
        #expect(troubles.isEmpty && list.title == "Mine")
        #expect(
            list.subscriptions == [
                .init(
                    url: "https://a.example/f?x=1&y=2", title: "Docks", home: "https://a.example/",
                    folders: ["World", "Asia"]),
                .init(url: "https://b.example/", title: "B"),
            ])
    }

    @Test func readsBackWhatItWrites() throws {
        let list = OPML(
            title: "Desks & <quays>",
            subscriptions: [
                .init(
                    url: "https://a.example/\"x\"", title: "A \"quoted\"", folders: ["One & two"]),
                .init(url: "https://b.example/", title: "B", folders: ["One & two", "Deep"]),
                .init(url: "https://c.example/", title: "C", home: "https://c.example/home"),
            ])
        let text = list.written()
        let (again, troubles) = try OPML.read(Array(text.utf8), input: "x")
        #expect(troubles.isEmpty)
        #expect(again.title == list.title)
        #expect(again.subscriptions.map(\.folders) == list.subscriptions.map(\.folders))
        #expect(again.subscriptions.map(\.title) == list.subscriptions.map(\.title))
        #expect(again.subscriptions[0].url == "https://a.example/%22x%22")
        #expect(try OPML.read(Array(again.written().utf8), input: "x").list == again)
    }

    @Test func refusesOtherXML() {
        #expect(throws: Trouble.self) { try OPML.read(Array("<rss/>".utf8), input: "x") }
    }
}
