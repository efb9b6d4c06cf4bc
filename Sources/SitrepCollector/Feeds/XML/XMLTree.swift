/// Elements and texts of an XML document, flat in the order of their beginnings.
///
/// Names carry one prefix for each namespace that feeds use, whatever prefix the document chose (see
/// ``XMLNamespaces``), and no prefix for the feed formats' own elements but Atom's.
struct XMLTree {
    struct Node {
        var parent: Int32
        var firstChild: Int32 = -1
        var nextSibling: Int32 = -1
        /// Index in `names`; -1 of a text.
        var name: Int32
        /// In `texts` of a text, in `attributes` of an element.
        var start: Int32
        var end: Int32
    }

    struct Attribute {
        var name: Int32
        var start: Int32
        var end: Int32
    }

    var nodes: [Node] = []
    var attributes: [Attribute] = []
    var texts: [UInt8] = []
    var names: [String] = []
    /// The outermost element; nil where there is none.
    var root: Int? { nodes.isEmpty ? nil : 0 }

    func name(_ node: Int) -> String? {
        nodes[node].name < 0 ? nil : names[Int(nodes[node].name)]
    }

    /// The elements within an element, in order.
    func children(_ node: Int) -> XMLChildren {
        XMLChildren(tree: self, cursor: nodes[node].firstChild)
    }

    /// Those of one name.
    func children(_ node: Int, _ name: String) -> [Int] {
        children(node).filter { self.name($0) == name }
    }

    /// The first of one name.
    func child(_ node: Int, _ name: String) -> Int? {
        children(node).first { self.name($0) == name }
    }

    func attribute(_ node: Int, _ name: String) -> String? {
        let node = nodes[node]
        guard node.name >= 0 else { return nil }
        for attribute in attributes[Int(node.start)..<Int(node.end)]
        where names[Int(attribute.name)] == name {
            return string(attribute.start, attribute.end)
        }
        return nil
    }

    /// An attribute of the element or of the nearest one around it that has it, as `xml:lang`.
    func inherited(_ node: Int, _ name: String) -> String? {
        var at = node
        while at >= 0 {
            if let value = attribute(at, name) { return value }
            at = Int(nodes[at].parent)
        }
        return nil
    }

    /// All text within, without blanks around it; nil where there is none.
    func text(_ node: Int) -> String? {
        var out: [UInt8] = []
        collect(node, &out)
        let text = XMLText.trimmed(out[...])
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }

    private func collect(_ node: Int, _ out: inout [UInt8]) {
        if nodes[node].name < 0 {
            out += texts[Int(nodes[node].start)..<Int(nodes[node].end)]
            return
        }
        var child = nodes[node].firstChild
        while child >= 0 {
            collect(Int(child), &out)
            child = nodes[Int(child)].nextSibling
        }
    }

    /// What stands within an element as markup, e.g. XHTML in Atom; names lose their prefixes.
    func markup(within node: Int) -> String {
        var out = ""
        write(within: node, &out)
        return out
    }

    private func write(within node: Int, _ out: inout String) {
        var child = nodes[node].firstChild
        while child >= 0 {
            write(Int(child), &out)
            child = nodes[Int(child)].nextSibling
        }
    }

    private func write(_ node: Int, _ out: inout String) {
        guard let name = name(node) else {
            out += XMLText.escaped(string(nodes[node].start, nodes[node].end))
            return
        }
        let local = String(Self.local(name))
        out += "<\(local)"
        for attribute in attributes[Int(nodes[node].start)..<Int(nodes[node].end)] {
            let name = names[Int(attribute.name)]
            guard !name.hasPrefix("xmlns") else { continue }
            let value = string(attribute.start, attribute.end)
            out += " \(name)=\"\(XMLText.escaped(value))\""
        }
        out += ">"
        if Self.voidElements.contains(local) { return }
        write(within: node, &out)
        out += "</\(local)>"
    }

    private static let voidElements: Set<String> = [
        "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
    ]

    private static func local(_ name: String) -> Substring {
        name.firstIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
    }

    private func string(_ start: Int32, _ end: Int32) -> String {
        String(decoding: texts[Int(start)..<Int(end)], as: UTF8.self)
    }
}

/// The elements within an element.
struct XMLChildren: Sequence, IteratorProtocol {
    let tree: XMLTree
    var cursor: Int32

    mutating func next() -> Int? {
        while cursor >= 0 {
            let node = Int(cursor)
            cursor = tree.nodes[node].nextSibling
            if tree.nodes[node].name >= 0 { return node }
        }
        return nil
    }
}
