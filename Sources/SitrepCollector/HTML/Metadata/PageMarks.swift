import SitrepModel

/// Elements of a page whose attributes say that they hold its author or its date.
///
/// Tags are searched for the few words that such attributes have; only those that hold one are read.
struct PageMarks: Sendable {
    enum Sort: Sendable, Hashable {
        case relAuthor, itempropAuthor, byline, author, itempropPublished, itempropModified, date
    }

    struct Mark: Sendable {
        var sort: Sort
        var node: Int
    }

    /// In document order.
    private(set) var marks: [Mark] = []

    /// More hits of a word than any sound page has.
    private static let limit = 600

    init(_ tree: HTMLTree) {
        var found: [Int] = []
        tree.source.withUnsafeBufferPointer { source in
            for node in tree.nodes.indices where tree.nodes[node].kind == .element {
                let tag = tree.nodes[node].span
                guard tag.count > 8, found.count < Self.limit,
                    !Self.unmarked.contains(tree.nodes[node].name), Self.isMarked(source, tag)
                else { continue }
                found.append(node)
            }
        }
        for node in found {
            if let sort = Self.sort(tree, node) { marks.append(Mark(sort: sort, node: node)) }
        }
    }

    /// Elements that hold no text of their own, or other things than an author's name.
    private static let unmarked: TagSet = [
        .meta, .link, .script, .style, .input, .img, .form, .body, .html, .svg, .button,
    ]

    /// Whether a tag holds "uthor", "utor", "uteur", "yline", "date", "Date" or "datum".
    private static func isMarked(_ source: UnsafeBufferPointer<UInt8>, _ tag: Span) -> Bool {
        var at = tag.start
        while at + 4 <= tag.end {
            switch source[at] {
            case 0x75:
                if matches(source, at, tag.end, "uthor") || matches(source, at, tag.end, "utor")
                    || matches(source, at, tag.end, "uteur")
                {
                    return true
                }
            case 0x79:
                if matches(source, at, tag.end, "yline") { return true }
            case 0x64, 0x44:
                if matches(source, at + 1, tag.end, "ate")
                    || matches(source, at + 1, tag.end, "atum")
                {
                    return true
                }
            default: break
            }
            at += 1
        }
        return false
    }

    @inline(__always)
    private static func matches(
        _ source: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int, _ word: StaticString
    ) -> Bool {
        guard at + word.utf8CodeUnitCount <= end else { return false }
        for i in 0..<word.utf8CodeUnitCount where source[at + i] != word.utf8Start[i] {
            return false
        }
        return true
    }

    private static func sort(_ tree: HTMLTree, _ node: Int) -> Sort? {
        if let rel = tree.attribute("rel", of: node)?.lowercased(),
            rel.split(separator: " ").contains("author")
        {
            return .relAuthor
        }
        if let property = tree.attribute("itemprop", of: node) {
            if property == "author" || property == "creator" { return .itempropAuthor }
            if property.hasPrefix("datePublished") { return .itempropPublished }
            if property == "dateModified" { return .itempropModified }
        }
        for attribute in ["class", "id", "data-testid", "data-component"] as [StaticString] {
            guard let names = tree.attribute(attribute, of: node)?.lowercased() else { continue }
            if names.holds("comment") || names.holds("related") || names.holds("avatar") {
                return nil
            }
            if names.holds("byline") { return .byline }
            if names.holds("author") || isAuthor(names) { return .author }
            if names.holds("date"), !names.holds("update"), !names.holds("validate") {
                return .date
            }
            if names.holds("datum") { return .date }
        }
        return nil
    }

    /// Whether a class begins with another language's word for an author.
    private static func isAuthor(_ names: String) -> Bool {
        names.split { $0 == " " || $0 == "_" || $0 == "-" }.contains { name in
            name.hasPrefix("autor") || name.hasPrefix("auteur")
        }
    }
}
