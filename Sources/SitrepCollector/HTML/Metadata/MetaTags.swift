import SitrepModel

/// The values of a page's `meta` tags by name, and its `link` tags.
struct MetaTags: Sendable {
    private var values: [String: [String]] = [:]
    private(set) var links: [Link] = []

    struct Link: Sendable {
        /// In small letters, e.g. "canonical".
        var rel: String
        var href: String
        var language: String?
        /// Media type.
        var type: String?
    }

    /// More tags of a sort than any sound page has.
    private static let limit = 400

    init(_ tree: HTMLTree) {
        var count = 0
        for node in tree.nodes.indices where tree.nodes[node].kind == .element {
            switch tree.nodes[node].name {
            case .meta where count < Self.limit:
                count += 1
                add(tree, node)
            case .link where links.count < Self.limit:
                guard let rel = tree.attribute("rel", of: node)?.lowercased(),
                    rel == "canonical" || rel.hasPrefix("alternate") || rel == "amphtml"
                        || rel == "author",
                    let href = tree.attribute("href", of: node), !href.isEmpty
                else { continue }
                links.append(
                    Link(
                        rel: rel, href: href, language: tree.attribute("hreflang", of: node),
                        type: tree.attribute("type", of: node)))
            default: break
            }
        }
    }

    private mutating func add(_ tree: HTMLTree, _ node: Int) {
        guard let content = tree.attribute("content", of: node), !content.isEmpty,
            let name = tree.attribute("property", of: node) ?? tree.attribute("name", of: node)
                ?? tree.attribute("itemprop", of: node)
                ?? tree.attribute("http-equiv", of: node)
        else { return }
        values[name.lowercased(), default: []].append(content)
    }

    /// All values of a name, in the page's order.
    subscript(name: String) -> [String] { values[name] ?? [] }

    /// All values of the names that contain a string, in the names' order.
    func values(naming part: String) -> [String] {
        values.keys.filter { $0.holds(text: part) }.sorted().flatMap { self[$0] }
    }

    /// The first value of a name.
    func first(_ name: String) -> String? { values[name]?.first }
}
