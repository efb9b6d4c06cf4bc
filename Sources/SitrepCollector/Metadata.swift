/// What is known of a report beside its text: from a sidecar, from front matter, or given with it.
package struct Metadata: Sendable, Hashable {
    package var id: String?
    package var title: String?
    /// As written; any form that a date line may have.
    package var published: String?
    package var url: String?
    package var outlet: String?
    package var authors: [String]
    package var agency: String?
    /// BCP 47.
    package var language: String?
    /// Where it was said, e.g. "front matter".
    package var origin: String

    package init(
        id: String? = nil, title: String? = nil, published: String? = nil, url: String? = nil,
        outlet: String? = nil, authors: [String] = [], agency: String? = nil,
        language: String? = nil, origin: String = "given with the report"
    ) {
        self.id = id
        self.title = title
        self.published = published
        self.url = url
        self.outlet = outlet
        self.authors = authors
        self.agency = agency
        self.language = language
        self.origin = origin
    }

    /// Sets a value by the name that sidecars and front matter use; false where the name is unknown.
    @discardableResult
    mutating func set(_ key: String, _ values: [String]) -> Bool {
        let value = values.first { !$0.isEmpty }
        switch key {
        case "id": id = value
        case "title": title = value
        case "published", "date": published = value
        case "url": url = value
        case "outlet": outlet = value
        case "author", "authors": authors = values.filter { !$0.isEmpty }
        case "agency": agency = value
        case "language", "lang": language = value
        default: return false
        }
        return true
    }
}
