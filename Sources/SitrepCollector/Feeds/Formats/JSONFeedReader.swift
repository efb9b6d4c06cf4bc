import Foundation
import SitrepModel

/// JSON Feed 1 and 1.1 (jsonfeed.org). Fields of the wrong type are as if they were not there.
struct JSONFeedReader {
    let base: String
    let input: String

    func read(_ bytes: [UInt8]) throws(Trouble) -> FeedReader.Reading {
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(bytes))
        } catch {
            throw Trouble(
                input: input, reason: "it is not valid JSON, or no JSON Feed",
                remedy: "Check that the address is that of a feed.")
        }
        guard document.version != nil || document.items != nil else {
            throw Trouble(
                input: input, reason: "it is JSON, but no JSON Feed",
                remedy: "Check that the address is that of a feed.")
        }
        var feed = Feed(kind: .json)
        feed.version = document.version?.split(separator: "/").last.map(String.init)
        feed.title = document.title
        feed.home = resolve(document.home)
        feed.selfLink = resolve(document.feedURL)
        feed.next = resolve(document.next)
        feed.language = document.language
        let entries = document.items ?? []
        for entry in entries.prefix(FeedReader.itemLimit) {
            guard let entry = entry.value else { continue }
            var item = FeedItem(id: "")
            item.url = resolve(entry.url) ?? resolve(entry.externalURL)
            item.title = entry.title
            item.published = FeedTime.normalized(entry.published)
            item.updated = FeedTime.normalized(entry.modified)
            item.summary = entry.summary.map(XMLText.escaped)
            item.content = entry.html ?? entry.text.map(XMLText.escaped)
            item.authors = entry.authors.isEmpty ? document.authors : entry.authors
            item.language = entry.language ?? document.language
            item.identify(entry.id)
            feed.items.append(item)
        }
        let broken = entries.count { $0.value == nil }
        let troubles =
            broken == 0
            ? []
            : [
                Trouble(
                    input: input, reason: "\(broken) of its items are no objects",
                    remedy: "The others are read; tell the publisher.")
            ]
        return FeedReader.Reading(feed: feed, troubles: troubles)
    }

    private func resolve(_ link: String?) -> String? {
        link.flatMap { FeedLinks.resolve($0, base: base) }
    }
}

/// Fields by name, whatever they hold.
private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer<Key> {
    /// A text, or a number as one.
    fileprivate func text(_ name: String) -> String? {
        let key = Key(stringValue: name)
        if let text = try? decode(String.self, forKey: key) { return text.isEmpty ? nil : text }
        return (try? decode(Int.self, forKey: key)).map(String.init)
    }

    /// Names of `authors` (1.1) or `author` (1).
    fileprivate var authors: [String] {
        let many = (try? decode([Lenient<Author>].self, forKey: Key(stringValue: "authors"))) ?? []
        let names = many.compactMap { $0.value?.name }
        if !names.isEmpty { return names }
        let one = try? decode(Author.self, forKey: Key(stringValue: "author"))
        return one?.name.map { [$0] } ?? []
    }
}

/// A value, or nothing where it is of another type.
private struct Lenient<Value: Decodable>: Decodable {
    var value: Value?
    init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}

private struct Author: Decodable {
    var name: String?
    init(from decoder: any Decoder) throws {
        name = try decoder.container(keyedBy: Key.self).text("name")
    }
}

private struct Document: Decodable {
    var version, title, home, feedURL, next, language: String?
    var authors: [String]
    var items: [Lenient<Entry>]?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        version = fields.text("version")
        title = fields.text("title")
        home = fields.text("home_page_url")
        feedURL = fields.text("feed_url")
        next = fields.text("next_url")
        language = fields.text("language")
        authors = fields.authors
        items = try? fields.decode([Lenient<Entry>].self, forKey: Key(stringValue: "items"))
    }
}

private struct Entry: Decodable {
    var id, url, externalURL, title, html, text, summary, published, modified, language: String?
    var authors: [String]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = fields.text("id")
        url = fields.text("url")
        externalURL = fields.text("external_url")
        title = fields.text("title")
        html = fields.text("content_html")
        text = fields.text("content_text")
        summary = fields.text("summary")
        published = fields.text("date_published")
        modified = fields.text("date_modified")
        language = fields.text("language")
        authors = fields.authors
    }
}
