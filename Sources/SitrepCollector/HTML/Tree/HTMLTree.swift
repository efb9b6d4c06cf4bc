import SitrepModel

/// A page's elements and text as one flat array in document order, over the page's UTF-8 bytes.
///
/// Nodes are named by their index; 0 is the document. Because they stand in document order, the
/// descendants of a node are exactly the nodes from `node + 1` up to ``Node/end``, and a loop over
/// `tree.nodes.indices` visits the page as a reader does, without recursion:
///
///     let tree = HTMLParser().parse(bytes)
///     for node in tree.elements(.p) { print(tree.text(of: node)) }
///
/// Nothing is copied out of the source: attributes and text are spans of it, read on demand.
package struct HTMLTree: Sendable {
    /// One element or stretch of text; 20 bytes.
    package struct Node: Sendable {
        package enum Kind: UInt8, Sendable {
            case document, element
            /// Characters; references not yet resolved.
            case text
            /// What stands in `script`, `style`, `title`, `textarea` and the like.
            case rawText
        }

        package var kind: Kind
        /// The element's name; of text, the name of its parent.
        package var name: TagName
        /// Text of white space alone.
        package var isBlank = false
        /// Text that holds an ampersand.
        var hasReferences = false
        package var parent: Int32
        /// One past the last descendant.
        package var end: Int32
        /// Text: its bytes. Elements: the start tag from the first byte of its name to its `>`.
        var first: UInt32
        var last: UInt32

        /// Where it stands in the source; see `first`.
        package var span: Span { Span(Int(first), Int(last)) }
    }

    /// The page, UTF-8.
    package let source: [UInt8]
    /// In document order.
    package internal(set) var nodes: [Node]
    /// Whether the page had more nodes than ``HTMLParser/nodeLimit``; the rest was left out.
    package internal(set) var isCut = false
    let references: CharacterReferences

    // MARK: Relations

    /// The element above; nil for the document.
    package func parent(_ node: Int) -> Int? {
        nodes[node].parent < 0 ? nil : Int(nodes[node].parent)
    }

    /// The first child.
    package func firstChild(_ node: Int) -> Int? {
        Int(nodes[node].end) > node + 1 ? node + 1 : nil
    }

    /// The next node of the same parent.
    package func nextSibling(_ node: Int) -> Int? {
        let next = Int(nodes[node].end)
        guard let parent = parent(node), next < Int(nodes[parent].end) else { return nil }
        return next
    }

    /// The children in order.
    package func children(_ node: Int) -> some Sequence<Int> {
        sequence(state: firstChild(node)) { at in
            defer { at = at.flatMap(nextSibling) }
            return at
        }
    }

    /// Everything below a node, in document order.
    package func descendants(_ node: Int) -> Range<Int> { (node + 1)..<Int(nodes[node].end) }

    /// Whether one is below the other.
    package func isWithin(_ node: Int, _ ancestor: Int) -> Bool {
        node > ancestor && node < Int(nodes[ancestor].end)
    }

    /// The elements of a name in document order, below a node or anywhere.
    package func elements(_ name: TagName, below: Int = 0) -> [Int] {
        descendants(below).filter { nodes[$0].name == name && nodes[$0].kind == .element }
    }

    /// The first element of a name, below a node or anywhere.
    package func first(_ name: TagName, below: Int = 0) -> Int? {
        descendants(below).first { nodes[$0].name == name && nodes[$0].kind == .element }
    }

    // MARK: Names and attributes

    /// Where an element's name stands, for names that ``TagName`` doesn't know.
    package func nameSpan(_ element: Int) -> Span {
        let tag = nodes[element].span
        var end = tag.start
        while end < tag.end, source[end] != 0x2F, !HTMLTokenizer.isSpace(source[end]) { end += 1 }
        return Span(tag.start, end)
    }

    /// An attribute's value as it stands, where the element has it: no references resolved.
    ///
    /// - Parameter attribute: its name in small letters.
    package func rawAttribute(_ attribute: StaticString, of element: Int) -> Span? {
        guard nodes[element].kind == .element else { return nil }
        return source.withUnsafeBufferPointer { bytes in
            var value: Span?
            HTMLAttributes.forEach(bytes, tag: nodes[element].span) { found in
                guard Self.isName(bytes, found.name, attribute) else { return true }
                value = found.value
                return false
            }
            return value
        }
    }

    /// An attribute's value with references resolved and white space trimmed.
    ///
    /// - Parameter attribute: its name in small letters.
    package func attribute(_ attribute: StaticString, of element: Int) -> String? {
        guard let span = rawAttribute(attribute, of: element) else { return nil }
        var out: [UInt8] = []
        source.withUnsafeBufferPointer {
            references.resolve($0, span, inAttribute: true, into: &out)
        }
        let trimmed = Bytes.trimmed(out, Span(0, out.count))
        return String(decoding: out[trimmed.range], as: UTF8.self)
    }

    /// Calls the body with the spans of each attribute's name and raw value, in order.
    package func forEachAttribute(of element: Int, _ body: (_ name: Span, _ value: Span) -> Void) {
        source.withUnsafeBufferPointer { bytes in
            HTMLAttributes.forEach(bytes, tag: nodes[element].span) { found in
                body(found.name, found.value)
                return true
            }
        }
    }

    /// Whether the bytes are the name, without regard to case.
    @inline(__always)
    static func isName(
        _ bytes: UnsafeBufferPointer<UInt8>, _ span: Span, _ name: StaticString
    ) -> Bool {
        let count = name.utf8CodeUnitCount
        guard span.count == count else { return false }
        let start = name.utf8Start
        for i in 0..<count {
            let byte = bytes[span.start + i]
            if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != start[i] { return false }
        }
        return true
    }

    // MARK: Text

    /// Appends a text node's characters with references resolved, white space as it stands.
    package func appendText(of node: Int, to out: inout [UInt8]) {
        let node = nodes[node]
        guard node.kind == .text || node.kind == .rawText else { return }
        source.withUnsafeBufferPointer { bytes in
            if node.hasReferences {
                references.resolve(bytes, node.span, inAttribute: false, into: &out)
            } else {
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[node.span.range]))
            }
        }
    }

    /// A node's text: all of it below the node but scripts and styles, references resolved, runs of
    /// white space as one space, none at the ends.
    package func text(of node: Int) -> String {
        var raw: [UInt8] = []
        for at in node..<Int(nodes[node].end) {
            if nodes[at].kind == .text
                || (nodes[at].kind == .rawText
                    && (nodes[at].name == .title || nodes[at].name == .textarea))
            {
                appendText(of: at, to: &raw)
            } else if nodes[at].kind == .element, Self.breaking.contains(nodes[at].name) {
                raw.append(0x20)
            }
        }
        var out: [UInt8] = []
        out.reserveCapacity(raw.count)
        HTMLText.collapse(raw[...], into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// The bytes of a raw element as they stand, e.g. the JSON of a script.
    package func rawContent(of element: Int) -> ArraySlice<UInt8> {
        guard let child = firstChild(element), nodes[child].kind == .rawText else { return [] }
        return source[nodes[child].span.range]
    }

    /// The contents of the page's JSON-LD scripts, in order.
    package var linkedData: [ArraySlice<UInt8>] {
        elements(.script).compactMap { script in
            guard let type = rawAttribute("type", of: script), type.count >= 19 else { return nil }
            let value = String(decoding: source[type.range], as: UTF8.self).lowercased()
            return value.hasPrefix("application/ld+json") ? rawContent(of: script) : nil
        }
    }

    /// Elements whose beginning parts words.
    static let breaking: TagSet = [
        .address, .article, .aside, .blockquote, .body, .br, .button, .caption, .center, .dd,
        .details, .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form,
        .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .iframe, .img, .input, .legend, .li,
        .main, .menu, .nav, .ol, .optgroup, .option, .p, .pre, .section, .select, .summary, .table,
        .tbody, .td, .textarea, .tfoot, .th, .thead, .tr, .ul, .video,
    ]
}
