import SitrepModel

/// What a page states of itself, field by field, each with its source.
package struct PageMetadata: Sendable {
    package var title: String?
    package var authors: [String] = []
    package var agency: String?
    package var outlet: String?
    package var published: PublicationDate?
    package var modified: PublicationDate?
    package var canonicalURL: String?
    package var section: String?
    /// As declared, in BCP 47's form; the text may be in another.
    package var language: String?
    package var alternates: [Article.Alternate] = []
    package var provenance: [MetadataField: Provenance] = [:]
    /// The element of the headline.
    package var headline: Int?
    /// Whether the page says that all may read it; nil where it doesn't say.
    package var isFree: Bool?
    /// schema.org types of its JSON-LD's objects.
    package var types: [String] = []
}
