/// What a page's JSON-LD says of its article.
struct LinkedData: Sendable {
    /// The object that describes the page's article; nil where there is none.
    private(set) var article: LooseJSON?
    /// The object that describes the page itself.
    private(set) var page: LooseJSON?
    /// The trail of sections that leads to the page.
    private(set) var breadcrumb: LooseJSON?
    /// The types of the objects on the first level, e.g. "ItemList", "NewsArticle".
    private(set) var types: [String] = []
    private var byID: [String: LooseJSON] = [:]

    /// schema.org's types by what they are for us, from `linked-data.tsv`.
    struct Types: Sendable {
        fileprivate var ranks: [String: Int] = [:]

        init() {
            for row in Resources.rows("linked-data.tsv") where row.count == 3 {
                for type in row[2].split(separator: " ") { ranks[String(type)] = Int(row[1]) }
            }
        }

        /// The highest rank of an object's types; 0 where none is listed.
        func rank(_ node: LooseJSON) -> Int {
            LinkedData.types(of: node).map { ranks[$0] ?? 0 }.max() ?? 0
        }
    }

    /// - Parameter scripts: the contents of the JSON-LD scripts in the page's order.
    init(scripts: [ArraySlice<UInt8>], types known: Types) {
        var nodes: [LooseJSON] = []
        for script in scripts.prefix(64) {
            for value in LooseJSONReader.values(script) {
                Self.collect(value, depth: 0, into: &nodes)
            }
        }
        var best = 0
        for node in nodes {
            let own = Self.types(of: node)
            types += own
            if breadcrumb == nil, own.contains("BreadcrumbList") { breadcrumb = node }
            if case .string(let id)? = node["@id"] {
                // References to a node are objects with nothing but its @id.
                if case .object(let members) = node, members.count > 1, byID[id] == nil {
                    byID[id] = node
                }
            }
            let rank = known.rank(node)
            if rank > best, rank >= 2 {
                best = rank
                article = node
            }
            if rank == 1, page == nil { page = node }
        }
    }

    /// An object's schema.org types without the vocabulary's address.
    static func types(of node: LooseJSON) -> [String] {
        (node["@type"]?.elements ?? []).compactMap { type in
            type.text.map { text in
                text.lastIndex { $0 == "/" || $0 == "#" || $0 == ":" }
                    .map { String(text[text.index(after: $0)...]) } ?? text
            }
        }
    }

    /// Objects on the first level, in graphs, and those that a page or list item calls its main entity.
    private static func collect(_ value: LooseJSON, depth: Int, into nodes: inout [LooseJSON]) {
        guard depth < 6, nodes.count < 2_000 else { return }
        switch value {
        case .array(let values):
            for value in values { collect(value, depth: depth + 1, into: &nodes) }
        case .object:
            nodes.append(value)
            for name in ["@graph", "mainEntity", "mainEntityOfPage", "breadcrumb"] {
                if let inner = value[name] { collect(inner, depth: depth + 1, into: &nodes) }
            }
        default: break
        }
    }

    /// The object that a reference by `@id` stands for, else the value itself.
    func resolved(_ value: LooseJSON) -> LooseJSON {
        guard case .object(let members) = value, members.count <= 2,
            case .string(let id)? = value["@id"]
        else { return value }
        return byID[id] ?? value
    }

    /// A member's text, of the article.
    func text(_ name: String) -> String? {
        article?[name]?.text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Names of the persons or organisations that a member holds, with whether each is a person.
    func names(_ member: String, of node: LooseJSON? = nil) -> [(name: String, isPerson: Bool?)] {
        guard let value = (node ?? article)?[member] else { return [] }
        return value.elements.flatMap { element -> [(name: String, isPerson: Bool?)] in
            let one = resolved(element)
            if case .string(let name) = one { return [(name, nil)] }
            let types = Self.types(of: one)
            let isPerson = types.contains("Person") ? true : types.isEmpty ? nil : false
            return (one["name"]?.elements ?? []).compactMap { name in
                name.text.map { ($0, isPerson) }
            }
        }
    }

    /// Names of what the article is part of: sites and periodicals, not the page, which has its title.
    var hosts: [String] {
        (article?["isPartOf"]?.elements ?? []).map(resolved).filter { host in
            !Self.types(of: host).contains { $0.hasSuffix("Page") }
        }
        .compactMap { $0["name"]?.text }
    }

    /// Whether the article says that it can be read free of charge; nil where it doesn't say.
    var isFree: Bool? {
        switch (article ?? page)?["isAccessibleForFree"] {
        case .bool(let free)?: free
        case .string(let text)?:
            text.lowercased() == "true" ? true : text.lowercased() == "false" ? false : nil
        default: nil
        }
    }

    /// The whole text of the article as its publisher gives it, where it does.
    var body: String? { text("articleBody") }
}
