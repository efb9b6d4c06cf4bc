import SitrepModel

/// Reads XML into a tree, within bounds; what is broken is mended as far as it goes, and told.
///
/// There are no DOCTYPEs and no entities but XML's own: one that declares any is refused, since that is
/// how a page of text becomes gigabytes. A DOCTYPE that only names its definition (RSS 0.91's) is
/// passed over; nothing is ever fetched for it.
struct XMLTreeReader {
    private(set) var tree = XMLTree()
    /// What was mended, at most a handful.
    private(set) var troubles: [Trouble] = []

    private let bytes: [UInt8]
    private let input: String
    private let limits: XMLLimits
    private var at = 0
    /// Elements that are not closed yet, with their names as written.
    private var open: [(node: Int, name: ArraySlice<UInt8>, scopes: Int, lastChild: Int32)] = []
    private var scopes: [(prefix: ArraySlice<UInt8>, namespace: String)] = []
    private var nameIDs: [String: Int32] = [:]

    /// Reads valid UTF-8.
    ///
    /// - Throws: where a limit is passed, a DOCTYPE declares something, or there is no element.
    static func read(
        _ bytes: [UInt8], input: String, limits: XMLLimits = XMLLimits()
    ) throws(Trouble) -> (tree: XMLTree, troubles: [Trouble]) {
        var reader = XMLTreeReader(bytes: bytes, input: input, limits: limits)
        try reader.readAll()
        return (reader.tree, reader.troubles)
    }

    private init(bytes: [UInt8], input: String, limits: XMLLimits) {
        (self.bytes, self.input, self.limits) = (bytes, input, limits)
    }

    // MARK: Troubles

    private func refused(_ reason: String) -> Trouble {
        Trouble(
            input: input, place: "byte \(at)", reason: reason,
            remedy: "It was not read; no feed that people read is like that.")
    }

    private mutating func mend(_ reason: String) {
        guard troubles.count < 8 else { return }
        troubles.append(
            Trouble(
                input: input, place: "byte \(at)", reason: reason,
                remedy: "The rest is read; tell the publisher."))
    }

    // MARK: The document

    private mutating func readAll() throws(Trouble) {
        guard bytes.count <= limits.size, bytes.count < Int(Int32.max) else {
            throw refused("it is larger than \(ByteCount(limits.size)), the limit")
        }
        while at < bytes.count {
            let start = at
            let end = bytes[at...].firstIndex(of: 0x3C) ?? bytes.count
            if end > start { try text(bytes[start..<end], hasReferences: true) }
            at = end
            if at < bytes.count { try markup() }
        }
        if !open.isEmpty {
            let name = open.last.map { String(decoding: $0.name, as: UTF8.self) } ?? ""
            mend("it is cut off within <\(name)>")
        }
        if tree.nodes.isEmpty {
            throw Trouble(
                input: input, reason: "it holds no XML element",
                remedy: "Check that the address is that of a feed.")
        }
    }

    private func starts(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private mutating func markup() throws(Trouble) {
        let next = at + 1 < bytes.count ? bytes[at + 1] : 0
        if next == 0x2F {
            closeTag()
        } else if starts("<!--") {
            skip(past: "-->", from: at + 4)
        } else if starts("<![CDATA[") {
            let start = at + 9
            let end = find("]]>", from: start)
            if end == nil { mend("a CDATA section doesn't end") }
            try text(bytes[start..<(end ?? bytes.count)], hasReferences: false)
            at = end.map { $0 + 3 } ?? bytes.count
        } else if starts("<?") {
            skip(past: "?>", from: at + 2)
        } else if next == 0x21 {
            try declaration()
        } else if XMLText.isNameByte(next), !(0x2D...0x39).contains(next) {
            try openTag()
        } else {
            try text(bytes[at...at], hasReferences: false)
            at += 1
        }
    }

    private func find(_ mark: String, from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        var from = start
        while from < bytes.count, let found = bytes[from...].firstIndex(of: mark[0]) {
            if bytes[found...].starts(with: mark) { return found }
            from = found + 1
        }
        return nil
    }

    private mutating func skip(past mark: String, from start: Int) {
        let end = find(mark, from: min(start, bytes.count))
        if end == nil { mend("a comment or instruction doesn't end") }
        at = end.map { $0 + mark.utf8.count } ?? bytes.count
    }

    private mutating func declaration() throws(Trouble) {
        let end = bytes[at...].firstIndex { $0 == 0x3E || $0 == 0x5B } ?? bytes.count
        if end < bytes.count, bytes[end] == 0x5B {
            var name = ""
            if let entity = find("<!ENTITY", from: end) {
                let words = bytes[(entity + 8)...].prefix(200)
                    .split(maxSplits: 3, whereSeparator: XMLText.isBlank)
                let word = words.first == [0x25] ? words.dropFirst().first : words.first
                name = word.map { " (&\(String(decoding: $0.prefix(40), as: UTF8.self));)" } ?? ""
            }
            throw refused("its DOCTYPE declares entities or elements of its own\(name)")
        }
        mend("it has a DOCTYPE, which is passed over")
        at = min(end + 1, bytes.count)
    }

    private mutating func text(
        _ raw: ArraySlice<UInt8>, hasReferences: Bool
    ) throws(Trouble) {
        guard !open.isEmpty, !raw.isEmpty else { return }
        let start = Int32(tree.texts.count)
        if hasReferences {
            if let unknown = XMLText.append(raw, to: &tree.texts) {
                mend("the entity &\(unknown); is not defined")
            }
        } else {
            tree.texts += raw
        }
        try add(name: -1, start, Int32(tree.texts.count))
    }

    private mutating func add(name: Int32, _ start: Int32, _ end: Int32) throws(Trouble) {
        guard tree.nodes.count < limits.nodes else {
            throw refused("it has more than \(limits.nodes) elements and texts, the limit")
        }
        let node = Int32(tree.nodes.count)
        let parent = open.indices.last
        tree.nodes.append(
            XMLTree.Node(
                parent: parent.map { Int32(open[$0].node) } ?? -1, name: name, start: start,
                end: end))
        guard let parent else { return }
        if open[parent].lastChild < 0 {
            tree.nodes[open[parent].node].firstChild = node
        } else {
            tree.nodes[Int(open[parent].lastChild)].nextSibling = node
        }
        open[parent].lastChild = node
    }

    // MARK: Tags

    private mutating func closeTag() {
        let start = at + 2
        let end = bytes[start...].firstIndex(of: 0x3E) ?? bytes.count
        let name = bytes[start..<end].prefix(while: XMLText.isNameByte)
        if let match = open.lastIndex(where: { $0.name == name }) {
            if match < open.count - 1 {
                mend(
                    "<\(String(decoding: open[open.count - 1].name, as: UTF8.self))> is not closed")
            }
            scopes.removeLast(scopes.count - open[match].scopes)
            open.removeLast(open.count - match)
        } else {
            mend("</\(String(decoding: name.prefix(40), as: UTF8.self))> closes nothing")
        }
        at = min(end + 1, bytes.count)
    }

    private mutating func openTag() throws(Trouble) {
        let start = at + 1
        let name = bytes[start...].prefix(while: XMLText.isNameByte)
        guard name.count <= limits.name else {
            throw refused("a name is longer than \(limits.name) bytes, the limit")
        }
        // Only the first outermost element is the document; what follows it is broken.
        if open.isEmpty, !tree.nodes.isEmpty {
            mend("something follows the end of the document")
            at = bytes.count
            return
        }
        guard open.count < limits.depth else {
            throw refused("its elements are nested more than \(limits.depth) deep, the limit")
        }
        at = name.endIndex
        let scopesBefore = scopes.count
        var raw: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []
        let isEmpty = try attributes(&raw)
        for (name, value) in raw where name.starts(with: "xmlns".utf8) {
            let prefix = name.dropFirst(5)
            guard prefix.isEmpty || prefix.first == 0x3A else { continue }
            scopes.append((prefix.dropFirst(), String(decoding: value, as: UTF8.self)))
        }
        guard scopes.count <= limits.namespaces else {
            throw refused("more than \(limits.namespaces) namespaces are declared, the limit")
        }
        let first = Int32(tree.attributes.count)
        for (name, value) in raw {
            let from = Int32(tree.texts.count)
            if let unknown = XMLText.append(value, to: &tree.texts) {
                mend("the entity &\(unknown); is not defined")
            }
            tree.attributes.append(
                XMLTree.Attribute(
                    name: nameID(name, isElement: false), start: from,
                    end: Int32(tree.texts.count)))
        }
        try add(
            name: nameID(name, isElement: true), first, Int32(tree.attributes.count))
        if isEmpty {
            scopes.removeLast(scopes.count - scopesBefore)
        } else {
            open.append((tree.nodes.count - 1, name, scopesBefore, -1))
        }
    }

    /// Reads a tag's attributes and its end; whether it closes itself.
    private mutating func attributes(
        _ raw: inout [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)]
    ) throws(Trouble) -> Bool {
        while true {
            while at < bytes.count, XMLText.isBlank(bytes[at]) { at += 1 }
            guard at < bytes.count else {
                mend("a tag is cut off")
                return false
            }
            if bytes[at] == 0x3E {
                at += 1
                return false
            }
            if bytes[at] == 0x2F, at + 1 < bytes.count, bytes[at + 1] == 0x3E {
                at += 2
                return true
            }
            if bytes[at] == 0x3C {
                mend("a tag doesn't end")
                return false
            }
            let name = bytes[at...].prefix(while: XMLText.isNameByte)
            guard !name.isEmpty else {
                at += 1
                continue
            }
            guard name.count <= limits.name else {
                throw refused("a name is longer than \(limits.name) bytes, the limit")
            }
            at = name.endIndex
            raw.append((name, value()))
            guard raw.count <= limits.attributes else {
                throw refused("an element has more than \(limits.attributes) attributes, the limit")
            }
        }
    }

    private mutating func value() -> ArraySlice<UInt8> {
        while at < bytes.count, XMLText.isBlank(bytes[at]) { at += 1 }
        guard at < bytes.count, bytes[at] == 0x3D else { return [] }
        at += 1
        while at < bytes.count, XMLText.isBlank(bytes[at]) { at += 1 }
        guard at < bytes.count else { return [] }
        let quote = bytes[at]
        if quote == 0x22 || quote == 0x27 {
            let start = at + 1
            let end = bytes[start...].firstIndex(of: quote)
            if end == nil { mend("an attribute's value doesn't end") }
            at = end.map { $0 + 1 } ?? bytes.count
            return bytes[start..<(end ?? bytes.count)]
        }
        let value = bytes[at...].prefix { !XMLText.isBlank($0) && $0 != 0x3E && $0 != 0x3C }
        at = value.endIndex
        return value
    }

    /// The name with its namespace's own prefix.
    private mutating func nameID(_ raw: ArraySlice<UInt8>, isElement: Bool) -> Int32 {
        var name = String(decoding: raw, as: UTF8.self)
        let colon = raw.firstIndex(of: 0x3A)
        let prefix = colon.map { raw[..<$0] } ?? []
        if colon != nil || isElement,
            let scope = scopes.last(where: { $0.prefix.elementsEqual(prefix) }),
            let canonical = XMLNamespaces.prefix(scope.namespace)
        {
            let local = String(decoding: colon.map { raw[($0 + 1)...] } ?? raw, as: UTF8.self)
            name = canonical.isEmpty ? local : "\(canonical):\(local)"
        }
        if let id = nameIDs[name] { return id }
        let id = Int32(tree.names.count)
        tree.names.append(name)
        nameIDs[name] = id
        return id
    }
}
