import SitrepModel

/// What a page states of itself, field by field, each with its source.
struct PageMetadata: Sendable {
    var title: String?
    var authors: [String] = []
    var agency: String?
    var outlet: String?
    var published: PublicationDate?
    var modified: PublicationDate?
    var canonicalURL: String?
    var section: String?
    /// As declared, in BCP 47's form; the text may be in another.
    var language: String?
    var alternates: [Article.Alternate] = []
    var provenance: [MetadataField: Provenance] = [:]
    /// The element of the headline.
    var headline: Int?
    /// Whether the page says that all may read it; nil where it doesn't say.
    var isFree: Bool?
    /// schema.org types of its JSON-LD's objects.
    var types: [String] = []
}
