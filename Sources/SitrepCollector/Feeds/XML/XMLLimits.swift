/// Bounds within which XML is read.
struct XMLLimits: Sendable {
    /// Bytes of the whole text; the sitemap protocol allows 50 MB.
    var size = 64 << 20
    /// Elements within each other.
    var depth = 200
    /// Elements and stretches of text.
    var nodes = 2_000_000
    /// Attributes of one element.
    var attributes = 200
    /// Namespaces declared at one place.
    var namespaces = 200
    /// Bytes of a name.
    var name = 256
}
