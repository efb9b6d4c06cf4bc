import Foundation

/// Makes a feed's links absolute.
struct FeedLinks {
    let tree: XMLTree
    let base: String

    /// The address that a text in an element stands for; nil where it is none of the web.
    func resolve(_ link: String?, at node: Int) -> String? {
        guard let link else { return nil }
        var bases: [String] = []
        var at = node
        while at >= 0 {
            if let base = tree.attribute(at, "xml:base") { bases.append(base) }
            at = Int(tree.nodes[at].parent)
        }
        let base = bases.reversed().reduce(self.base) { Self.resolve($1, base: $0) ?? $0 }
        return Self.resolve(link, base: base)
    }

    /// nil where it is no address of the web.
    static func resolve(_ link: String, base: String) -> String? {
        let text = XMLText.trimmed(Array(link.utf8)[...])
        guard !text.isEmpty, text.count <= 8192 else { return nil }
        let link = String(
            decoding: text.filter { !XMLText.isBlank($0) || $0 == 0x20 }, as: UTF8.self)
        guard let url = URL(string: link, relativeTo: URL(string: base))?.absoluteURL,
            let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
            url.host?.isEmpty == false
        else { return nil }
        return scheme + url.absoluteString.dropFirst(scheme.count)
    }
}
