import Foundation
import SitrepModel

/// That an address was asked for, and what to know the next time.
///
/// Kept by whoever keeps the captures, and stored after them: then what was cut short is asked for
/// again, and nothing is lost.
package struct Visit: Sendable, Hashable, Codable {
    /// As it stands in the list of sources, or in a feed.
    package var url: String
    /// When, RFC 3339 in UTC.
    package var at: String
    /// The last status; 0 where no server answered.
    package var status: Int
    /// `ETag`, for the next request.
    package var etag: String?
    /// `Last-Modified`, for the next request.
    package var lastModified: String?
    /// Until when it is not to be asked for again, RFC 3339 in UTC.
    package var notBefore: String?
    /// Where it has moved for good.
    package var movedTo: String?
    /// What the feed said of the page then; another mark means that the page changed.
    package var mark: String?
    /// When and where a feed, sitemap or list is asked again; nil for a page, for which the values above
    /// say it.
    package var schedule: FeedSchedule?

    /// Makes one from its parts.
    package init(
        url: String, at: String, status: Int, etag: String? = nil, lastModified: String? = nil,
        notBefore: String? = nil, movedTo: String? = nil, mark: String? = nil,
        schedule: FeedSchedule? = nil
    ) {
        self.url = url
        self.at = at
        self.status = status
        self.etag = etag
        self.lastModified = lastModified
        self.notBefore = notBefore
        self.movedTo = movedTo
        self.mark = mark
        self.schedule = schedule
    }

    /// Whether the server said that it is gone for good (410).
    package var isGone: Bool { status == 410 }
}

/// The last visits of all addresses, as a text of one JSON object a line.
package struct VisitBook: Sendable, Hashable {
    private var visits: [String: Visit] = [:]

    /// An empty one.
    package init() {}

    /// Reads lines as ``lines`` writes them; of two for one address the later counts.
    ///
    /// - Throws: names the first line that can't be read.
    package init(_ bytes: [UInt8], name: String) throws(Trouble) {
        let decoder = JSONDecoder()
        for (i, line) in bytes.split(separator: 0x0A).enumerated() {
            guard let visit = try? decoder.decode(Visit.self, from: Data(line)) else {
                throw Trouble(
                    input: name, place: "line \(i + 1)", reason: "it is no record of a visit",
                    remedy: "Take the line out; its page is then asked for again.")
            }
            visits[visit.url] = visit
        }
    }

    /// The last visit of an address; nil where there was none.
    package subscript(url url: String) -> Visit? { visits[url] }

    /// How many addresses there are.
    package var count: Int { visits.count }

    /// Takes a visit in place of the address's last one.
    package mutating func add(_ visit: Visit) { visits[visit.url] = visit }

    /// One JSON object a line, in the order of the addresses.
    package var lines: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return visits.values.sorted { $0.url < $1.url }
            .compactMap { try? encoder.encode($0) }
            .map { String(decoding: $0, as: UTF8.self) + "\n" }
            .joined()
    }
}
