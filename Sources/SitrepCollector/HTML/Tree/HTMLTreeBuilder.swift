import Foundation

/// Puts tokens into a tree: implied end tags, elements without content, tags that close in the wrong
/// order.
///
/// It follows the tree construction of the HTML standard (section 13.2.6) in what decides where text
/// stands, with these differences, which keep the tree in document order and the cost linear: missing
/// `html`, `head`, `body` and `tbody` elements are not made up; what a table may not hold stays where
/// it was written instead of before the table; a formatting element that was closed with its block is
/// not opened again after it; depth is bounded.
struct HTMLTreeBuilder {
    private(set) var nodes: [HTMLTree.Node] = []
    private(set) var isCut = false

    /// Open elements, the document first.
    private var open: [Int32] = [0]
    /// How many of each name are open.
    private var counts = [Int32](repeating: 0, count: 256)
    /// Start tags beyond the depth limit that were not closed yet.
    private var overflow = 0
    private var seenBody = false
    private let nodeLimit: Int
    private let depthLimit: Int

    init(expecting count: Int, nodeLimit: Int, depthLimit: Int) {
        self.nodeLimit = nodeLimit
        self.depthLimit = depthLimit
        nodes.reserveCapacity(min(count, nodeLimit))
        nodes.append(
            HTMLTree.Node(kind: .document, name: .other, parent: -1, end: 1, first: 0, last: 0))
    }

    mutating func build(
        _ bytes: UnsafeBufferPointer<UInt8>, _ tokenizer: inout HTMLTokenizer
    ) {
        while let token = tokenizer.next() {
            guard nodes.count < nodeLimit else {
                isCut = true
                break
            }
            switch token.kind {
            case .text: text(bytes, token)
            case .rawText: append(rawText: token, bytes)
            case .startTag:
                if !start(bytes, token) { tokenizer.readAsMarkup() }
            case .endTag: end(bytes, token)
            }
        }
        while open.count > 1 { pop() }
        nodes[0].end = Int32(nodes.count)
    }

    // MARK: Text

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ token: HTMLToken) {
        if Self.rawContent.contains(current) { pop() }
        var at = token.start
        while at < token.end, HTMLTokenizer.isSpace(bytes[at]) { at += 1 }
        let isBlank = at == token.end
        if counts[Int(TagName.head.rawValue)] > 0 {
            // In the head, white space means nothing, and other text ends it.
            if isBlank { return }
            if current == .head { pop() }
        }
        let hasReferences =
            !isBlank && bytes.baseAddress.map { memchr($0 + at, 0x26, token.end - at) } != nil
        append(token, .text, isBlank: isBlank, hasReferences: hasReferences)
    }

    private mutating func append(rawText token: HTMLToken, _ bytes: UnsafeBufferPointer<UInt8>) {
        let resolved = token.name == .title || token.name == .textarea
        let hasReferences =
            resolved
            && bytes.baseAddress.map { memchr($0 + token.start, 0x26, token.end - token.start) }
                != nil
        append(token, .rawText, isBlank: false, hasReferences: hasReferences)
    }

    private mutating func append(
        _ token: HTMLToken, _ kind: HTMLTree.Node.Kind, isBlank: Bool, hasReferences: Bool
    ) {
        let index = Int32(nodes.count)
        let parent = open[open.count - 1]
        nodes.append(
            HTMLTree.Node(
                kind: kind, name: nodes[Int(parent)].name, isBlank: isBlank,
                hasReferences: hasReferences, parent: parent, end: index + 1,
                first: UInt32(token.start), last: UInt32(token.end)))
    }

    // MARK: Open elements

    /// The name of the innermost open element.
    private var current: TagName { nodes[Int(open[open.count - 1])].name }

    private func isOpen(_ name: TagName) -> Bool { counts[Int(name.rawValue)] > 0 }

    private mutating func pop() {
        let node = Int(open.removeLast())
        counts[Int(nodes[node].name.rawValue)] -= 1
        nodes[node].end = Int32(nodes.count)
    }

    /// Closes open elements down to, and with, the one at the position.
    private mutating func pop(through position: Int) {
        while open.count > position { pop() }
    }

    /// The position of the innermost open element of the names, looking no further out than the
    /// bounds.
    private func position(of names: TagSet, within bounds: TagSet) -> Int? {
        var at = open.count - 1
        while at > 0 {
            let name = nodes[Int(open[at])].name
            if names.contains(name) { return at }
            if bounds.contains(name) { return nil }
            at -= 1
        }
        return nil
    }

    private mutating func close(_ names: TagSet, within bounds: TagSet) {
        if let at = position(of: names, within: bounds) { pop(through: at) }
    }

    // MARK: Start tags

    /// Opens an element; false where the raw text mode that its name asks for doesn't apply.
    private mutating func start(_ bytes: UnsafeBufferPointer<UInt8>, _ token: HTMLToken) -> Bool {
        let name = token.name
        if isOpen(.svg) || isOpen(.math) { return startForeign(token) }
        // One whose end tag is missing.
        if Self.rawContent.contains(current) { pop() }
        if current == .head, !Self.headContent.contains(name) { pop() }
        switch name {
        case .html:
            if nodes.count > 1 { return true }
        case .head:
            if isOpen(.head) || seenBody { return true }
        case .body:
            if seenBody { return true }
            if isOpen(.head) { close([.head], within: []) }
            seenBody = true
        default: imply(name)
        }
        insert(token, isLeaf: Self.void.contains(name))
        return true
    }

    /// Closes what a start tag ends without saying so.
    private mutating func imply(_ name: TagName) {
        if Self.closesParagraph.contains(name) {
            if isOpen(.p) { close([.p], within: Self.buttonScope) }
        }
        switch name {
        case .h1, .h2, .h3, .h4, .h5, .h6:
            if Self.headings.contains(current) { pop() }
        case .li: if isOpen(.li) { closeItem([.li]) }
        case .dd, .dt: if isOpen(.dd) || isOpen(.dt) { closeItem([.dd, .dt]) }
        case .a: if isOpen(.a) { closeFormatting(.a) }
        case .nobr: if isOpen(.nobr) { closeFormatting(.nobr) }
        case .button: if isOpen(.button) { close([.button], within: Self.scope) }
        case .option: if current == .option { pop() }
        case .optgroup:
            if current == .option { pop() }
            if current == .optgroup { pop() }
        case .rb, .rp, .rt, .rtc:
            while [.rb, .rp, .rt, .rtc].contains(current), current != .rtc || name != .rt { pop() }
        case .table: if isOpen(.table), Self.tableParts.contains(current) { closeTable() }
        case .caption, .colgroup, .col, .tbody, .thead, .tfoot:
            close(Self.tableSections, within: Self.tableScope)
        case .tr: close(Self.rowParts, within: Self.tableScope)
        case .td, .th: close(Self.cellParts, within: Self.tableScope)
        default: break
        }
    }

    /// An element of a list: ends the item before, unless a list or block of its own stands between.
    private mutating func closeItem(_ names: TagSet) {
        var at = open.count - 1
        while at > 0 {
            let name = nodes[Int(open[at])].name
            if names.contains(name) {
                pop(through: at)
                return
            }
            if Self.special.contains(name), name != .address, name != .div, name != .p { return }
            at -= 1
        }
    }

    private mutating func closeTable() { close([.table], within: [.html, .template]) }

    private mutating func startForeign(_ token: HTMLToken) -> Bool {
        if Self.breaksOut.contains(token.name),
            position(of: [.foreignobject, .desc], within: [.svg, .math]) == nil
        {
            close([.svg, .math], within: [])
            if !isOpen(.svg), !isOpen(.math) { imply(token.name) }
            insert(token, isLeaf: Self.void.contains(token.name))
            return true
        }
        insert(token, isLeaf: token.isSelfClosing || Self.void.contains(token.name))
        return !token.isSelfClosing
    }

    private mutating func insert(_ token: HTMLToken, isLeaf: Bool) {
        let index = Int32(nodes.count)
        nodes.append(
            HTMLTree.Node(
                kind: .element, name: token.name, parent: open[open.count - 1], end: index + 1,
                first: UInt32(token.start), last: UInt32(token.end)))
        if isLeaf { return }
        guard open.count < depthLimit else {
            overflow += 1
            return
        }
        open.append(index)
        counts[Int(token.name.rawValue)] += 1
    }

    // MARK: End tags

    private mutating func end(_ bytes: UnsafeBufferPointer<UInt8>, _ token: HTMLToken) {
        let name = token.name
        if overflow > 0 {
            overflow -= 1
            return
        }
        switch name {
        case .br:
            insert(token, isLeaf: true)
        case .html, .body: break
        case .head:
            if isOpen(.head) { close([.head], within: []) }
        case .h1, .h2, .h3, .h4, .h5, .h6: close(Self.headings, within: Self.scope)
        case .other: closeOther(bytes, token)
        default:
            guard isOpen(name) else { return }
            if Self.formatting.contains(name) {
                closeFormatting(name)
            } else if Self.special.contains(name) {
                let bounds: TagSet =
                    switch name {
                    case .li: Self.listScope
                    case .p: Self.buttonScope
                    case .table, .tbody, .thead, .tfoot, .tr, .td, .th, .caption, .colgroup:
                        Self.tableScope
                    case .template: []
                    default: Self.scope
                    }
                close([name], within: bounds)
            } else {
                closeInline([name])
            }
        }
    }

    /// An element without rules of its own: closed where no block stands between.
    private mutating func closeInline(_ names: TagSet) {
        close(names, within: Self.special)
    }

    /// Closes a formatting element. Where blocks were opened within it and are still open, they go on
    /// after it, as by the standard's adoption agency.
    private mutating func closeFormatting(_ name: TagName) {
        guard let at = position(of: [name], within: Self.tableScope.union(Self.cells)) else {
            return
        }
        let between = open[(at + 1)...]
        guard let block = between.firstIndex(where: { Self.special.contains(nodes[Int($0)].name) })
        else {
            pop(through: at)
            return
        }
        // A page with so much between is not mended by more elements.
        guard open.count - block <= 8 else { return }
        let reopened = open[block...].map { nodes[Int($0)] }
        pop(through: at)
        for node in reopened {
            insert(
                HTMLToken(
                    kind: .startTag, name: node.name, start: Int(node.first),
                    end: Int(node.last)), isLeaf: false)
        }
    }

    /// Closes an element whose name only the source has.
    private mutating func closeOther(
        _ bytes: UnsafeBufferPointer<UInt8>, _ token: HTMLToken
    ) {
        guard isOpen(.other) else { return }
        let count = token.end - token.start
        var at = open.count - 1
        while at > 0 {
            let node = nodes[Int(open[at])]
            if node.name == .other {
                if Self.isSameName(bytes, Int(node.first), token.start, count) {
                    pop(through: at)
                    return
                }
            } else if Self.tableScope.contains(node.name) || Self.cells.contains(node.name) {
                return
            }
            at -= 1
        }
    }

    /// Whether the name at one offset equals the one at another, whose tag has so many bytes.
    private static func isSameName(
        _ bytes: UnsafeBufferPointer<UInt8>, _ a: Int, _ b: Int, _ limit: Int
    ) -> Bool {
        func isEnd(_ byte: UInt8) -> Bool {
            HTMLTokenizer.isSpace(byte) || byte == 0x2F || byte == 0x3E
        }
        func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
        for i in 0...limit {
            guard a + i < bytes.count, b + i < bytes.count else { return false }
            if isEnd(bytes[a + i]) { return isEnd(bytes[b + i]) }
            if lower(bytes[a + i]) != lower(bytes[b + i]) { return false }
        }
        return false
    }
}
