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
            let name = report.capture.name
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
}
