import SitrepCollector
import SitrepModel

/// Makes arrivals of the reports that a walk over sources comes upon.
package struct ReportReading: Sendable {
    private let collector = Collector()

    /// Loads the Collector's tables; keep one for a whole walk.
    package init() {}

    /// The report with its article, or with why there is none; its bytes are kept either way.
    ///
    /// What a sidecar says goes before what the report says of itself; what the feed says that lists it
    /// fills what is still open.
    package func arrival(of report: CollectedReport) -> Arrival {
        let known = report.sidecar ?? Metadata()
        do throws(Trouble) {
            let name = Self.name(of: report.capture)
            var read = try collector.article(of: report.capture, name: name, metadata: known)
            if let listing = report.listing,
                let open = Self.open(known, in: read.article, listing: listing)
            {
                read = try collector.article(of: report.capture, name: name, metadata: open)
            }
            return Arrival(
                capture: report.capture, article: read.article, troubles: read.troubles)
        } catch {
            return Arrival(capture: report.capture, article: nil, troubles: [error])
        }
    }

    /// What is known with the listing's values for what the article lacks; nil where it lacks nothing
    /// that the listing has.
    private static func open(
        _ known: Metadata, in article: Article, listing: Metadata
    ) -> Metadata? {
        var filled = known
        if article.title == nil { filled.title = listing.title }
        if article.published == nil { filled.published = known.published ?? listing.published }
        if article.outlet == nil || article.outlet == Self.host(of: article.source) {
            filled.outlet = known.outlet ?? listing.outlet
        }
        if article.authors.isEmpty { filled.authors = listing.authors }
        return filled == known ? nil : filled
    }

    /// The host that stands for the outlet's name where a page gives none.
    private static func host(of source: Article.Source) -> String? {
        guard case .url(let url) = source else { return nil }
        return PageAddress.host(url)
    }

    /// A short identifier: a file's name without its ending, else an address's host and last part.
    static func name(of capture: Capture) -> String {
        switch capture.source {
        case .path(let path): return Self.stem(path)
        case .stream: return String(capture.hash.prefix(12))
        case .url(let url):
            let address = url.split(separator: "#").first.map(String.init) ?? url
            let parts = address.split(separator: "?")[0].split(separator: "/").dropFirst()
            let host = (parts.first ?? "page").split(separator: ":")[0]
            let last = parts.count > 1 ? Self.stem(String(parts.last ?? "")) : ""
            return slug(host.hasPrefix("www.") ? host.dropFirst(4) : host)
                + (last.isEmpty ? "" : "-" + slug(last[...]))
        }
    }

    /// The last part of a path, without its ending.
    private static func stem(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let stop = name.lastIndex(of: "."), stop != name.startIndex else { return name }
        return String(name[..<stop])
    }

    /// Letters, digits, stops and hyphens, at most sixty bytes.
    private static func slug(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8.prefix(60) {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E: bytes.append(byte)
            default: if bytes.last != 0x2D { bytes.append(0x2D) }
            }
        }
        while bytes.last == 0x2D { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
