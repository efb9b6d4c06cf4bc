/// A field of an article that its page states.
public enum MetadataField: String, Codable, CodingKeyRepresentable, Sendable, CaseIterable {
    case title, authors, agency, outlet, published, modified, canonicalURL, language, section
}

/// Where a metadata field was read, and how far that source is trusted.
public struct Provenance: Codable, Sendable, Hashable {
    /// The place on the page, e.g. "json-ld datePublished", "meta article:author", "url".
    public var source: String
    /// How often such a source is right, from 0 to 1; higher where independent sources agree.
    public var confidence: Double

    /// Makes one from its parts.
    public init(source: String, confidence: Double) {
        self.source = source
        self.confidence = confidence
    }
}
