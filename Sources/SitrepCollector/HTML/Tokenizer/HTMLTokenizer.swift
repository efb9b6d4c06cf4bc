import Foundation

/// One piece of markup: where it stands in the source, and what it is.
struct HTMLToken {
    enum Kind: UInt8 {
        /// Characters between tags, character references not yet resolved.
        case text
        case startTag, endTag
        /// What stands in an element whose content is no markup (`script`, `style`, ...).
        case rawText
    }

    var kind: Kind
    var name = TagName.other
    var isSelfClosing = false
    /// Text: its first byte. Tags: the first byte of the name.
    var start: Int
    /// Text: one past its last byte. Tags: where the `>` stands.
    var end: Int
}

/// Cuts HTML into tags and text, as the tokenizer of the HTML standard does (section 13.2.5).
///
/// It copies nothing and finds the ends of text, quoted values, comments and scripts with `memchr`.
/// Comments, doctypes and processing instructions are passed over. In two points it is kinder to
/// damaged pages than the standard: a quotation mark that nothing closes ends at the next `>`, and an
/// unclosed `title` or `textarea` ends at the next `<`.
struct HTMLTokenizer {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let names: TagNameTable
    private(set) var position = 0
    /// The element whose raw content comes next.
    private var raw: TagName?
    /// Raw elements that nothing after here closes, so that the search isn't made twice.
    private var unclosed: TagSet = []

    private static let rawNames: TagSet = [
        .script, .style, .title, .textarea, .xmp, .iframe, .noembed, .noframes, .plaintext,
    ]

    init(_ bytes: UnsafeBufferPointer<UInt8>, names: TagNameTable) {
        self.bytes = bytes
        self.names = names
    }

    /// Says that what follows the last start tag is no markup, although its name says it is not raw,
    /// or the other way round.
    mutating func readAsMarkup() { raw = nil }

    /// The next piece; nil at the end.
    @inline(__always)
    mutating func next() -> HTMLToken? {
        if let name = raw {
            raw = nil
            let start = position
            let end = rawEnd(name, from: start)
            position = end
            if end > start { return HTMLToken(kind: .rawText, name: name, start: start, end: end) }
        }
        while position < bytes.count {
            if bytes[position] != 0x3C { return text(from: position) }
            guard position + 1 < bytes.count else { return text(from: position) }
            let following = bytes[position + 1]
            if Self.isLetter(following) {
                if let tag = tag(.startTag, nameAt: position + 1) { return tag }
            } else if following == 0x2F {
                guard position + 2 < bytes.count else { return text(from: position) }
                if Self.isLetter(bytes[position + 2]) {
                    if let tag = tag(.endTag, nameAt: position + 2) { return tag }
                } else {
                    skipTo(0x3E, from: position + 2)
                }
            } else if following == 0x21 {
                skipDeclaration()
            } else if following == 0x3F {
                skipTo(0x3E, from: position + 2)
            } else {
                return text(from: position)
            }
        }
        return nil
    }

    // MARK: Text

    /// Text up to the next `<` that begins markup.
    @inline(__always)
    private mutating func text(from start: Int) -> HTMLToken {
        var at = start + (bytes[start] == 0x3C ? 1 : 0)
        while let found = find(0x3C, from: at) {
            at = found
            guard at + 1 < bytes.count else {
                at = bytes.count
                break
            }
            let following = bytes[at + 1]
            if Self.isLetter(following) || following == 0x2F || following == 0x21
                || following == 0x3F
            {
                position = at
                return HTMLToken(kind: .text, start: start, end: at)
            }
            at += 1
        }
        position = bytes.count
        return HTMLToken(kind: .text, start: start, end: bytes.count)
    }

    /// Where an element's raw content ends: at its end tag.
    private mutating func rawEnd(_ name: TagName, from start: Int) -> Int {
        if name == .plaintext { return bytes.count }
        if unclosed.contains(name) { return unclosedEnd(name, from: start) }
        var at = start
        // In a script's comment, a whole script may stand; its end tag ends nothing.
        var comment = start
        while let found = find(0x3C, from: at) {
            at = found + 1
            guard at < bytes.count else { break }
            if bytes[at] == 0x2F {
                if names.name(bytes, at + 1, nameEnd(at + 1)) == name { return found }
            } else if name == .script, found >= comment, bytes[at] == 0x21, isComment(at + 1) {
                comment = commentEnd(at + 3) ?? bytes.count
                if holdsScript(at, comment), comment < bytes.count { at = comment }
            }
        }
        unclosed.insert(name)
        return unclosedEnd(name, from: start)
    }

    private func unclosedEnd(_ name: TagName, from start: Int) -> Int {
        guard name == .title || name == .textarea else { return bytes.count }
        return find(0x3C, from: start) ?? bytes.count
    }

    /// Whether a script begins and ends within a script's comment.
    private func holdsScript(_ start: Int, _ end: Int) -> Bool {
        var at = start
        while let found = find(0x3C, from: at), found < end {
            at = found + 1
            guard at < end else { return false }
            if bytes[at] == 0x2F {
                if names.name(bytes, at + 1, nameEnd(at + 1)) == .script { return false }
            } else if names.name(bytes, at, nameEnd(at)) == .script {
                return true
            }
        }
        return false
    }

    // MARK: Tags

    @inline(__always)
    private func nameEnd(_ start: Int) -> Int {
        var at = start
        while at < bytes.count, !Self.isSpace(bytes[at]), bytes[at] != 0x2F, bytes[at] != 0x3E {
            at += 1
        }
        return at
    }

    /// A tag with its attributes; nil, and the end, where nothing closes it.
    @inline(__always)
    private mutating func tag(_ kind: HTMLToken.Kind, nameAt start: Int) -> HTMLToken? {
        let nameEnd = nameEnd(start)
        var at = nameEnd
        var isSelfClosing = false
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x3E {
                position = at + 1
                let name = names.name(bytes, start, nameEnd)
                if kind == .startTag, Self.rawNames.contains(name) { raw = name }
                return HTMLToken(
                    kind: kind, name: name, isSelfClosing: isSelfClosing, start: start, end: at)
            }
            if Self.isSpace(byte) {
                at += 1
            } else if byte == 0x2F {
                isSelfClosing = at + 1 < bytes.count && bytes[at + 1] == 0x3E
                at += 1
            } else {
                at = HTMLAttributes.next(bytes, at, bytes.count).end
            }
        }
        position = bytes.count
        return nil
    }

    // MARK: What is passed over

    private mutating func skipTo(_ byte: UInt8, from start: Int) {
        position = find(byte, from: start).map { $0 + 1 } ?? bytes.count
    }

    private func isComment(_ at: Int) -> Bool {
        at + 1 < bytes.count && bytes[at] == 0x2D && bytes[at + 1] == 0x2D
    }

    private mutating func skipDeclaration() {
        let at = position + 2
        guard isComment(at) else {
            skipTo(0x3E, from: at)
            return
        }
        position = commentEnd(at + 2) ?? bytes.count
    }

    /// One past the comment whose text begins at the offset; nil where it is not closed.
    private func commentEnd(_ start: Int) -> Int? {
        if start < bytes.count, bytes[start] == 0x3E { return start + 1 }
        if start + 1 < bytes.count, bytes[start] == 0x2D, bytes[start + 1] == 0x3E {
            return start + 2
        }
        var at = start
        while let found = find(0x3E, from: at) {
            let isEnd =
                found >= start + 2 && bytes[found - 1] == 0x2D && bytes[found - 2] == 0x2D
            let isOddEnd =
                found >= start + 3 && bytes[found - 1] == 0x21 && bytes[found - 2] == 0x2D
                && bytes[found - 3] == 0x2D
            if isEnd || isOddEnd { return found + 1 }
            at = found + 1
        }
        return nil
    }

    // MARK: Bytes

    @inline(__always)
    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }
}
