import SitrepModel

/// A report's text taken apart: its parts and what they say of its origin.
struct Page {
    var parts: [Article.Part] = []
    /// The headline that stands in the text.
    var title: String?
    var dateline: DatelineReader.Found?
    /// Agencies named in credits, copyright lines and bylines, in order.
    var creditedAgencies: [String] = []
    var authors: [String] = []
    var dateLines: [(line: DateLine, span: Span)] = []
    /// Years of copyright lines.
    var copyrightYears: [Int] = []
    /// BCP 47; "und" where unknown.
    var language = "und"
}
