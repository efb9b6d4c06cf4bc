/// What a page and the answer that carried it say of its encoding.
///
/// Follows the HTML Standard's prescan: the first 1,024 bytes, here 4,096 because many servers put
/// comments and scripts before the declaration.
enum DeclaredEncoding {
    /// How much of a page is searched.
    static let limit = 4096

    /// The `charset` parameter of a media type such as `text/html; charset="utf-8"`.
    static func label(inMediaType type: String) -> ArraySlice<UInt8>? {
        let bytes = Array(type.utf8)[...]
        guard let semicolon = bytes.firstIndex(of: 0x3B) else { return nil }
        return charset(in: bytes[semicolon...])
    }

    /// The label of a `<meta charset>`, a `<meta http-equiv content>`, or an XML declaration.
    static func label(inMarkup bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let head = bytes.prefix(limit)
        if matches(head, at: head.startIndex, "<?xml"),
            let end = head.firstIndex(of: 0x3E),
            let found = attribute("encoding", in: head[..<end])
        {
            return found
        }
        var at = head.startIndex
        while let open = head[at...].firstIndex(of: 0x3C) {
            at = open + 1
            if matches(head, at: open, "<!--") {
                at = endOfComment(head, from: open + 4)
            } else if matches(head, at: open, "<meta") {
                let end = head[at...].firstIndex(of: 0x3E) ?? head.endIndex
                let tag = head[(open + 5)..<Swift.max(end, Swift.min(open + 5, head.endIndex))]
                if let found = attribute("charset", in: tag) ?? charset(in: tag) { return found }
                at = end
            }
        }
        return nil
    }

    private static func endOfComment(_ bytes: ArraySlice<UInt8>, from: Int) -> Int {
        var at = from
        while at + 2 < bytes.endIndex {
            if bytes[at] == 0x2D, bytes[at + 1] == 0x2D, bytes[at + 2] == 0x3E { return at + 3 }
            at += 1
        }
        return bytes.endIndex
    }

    /// The value of the attribute, without its quotation marks.
    private static func attribute(_ name: StaticString, in tag: ArraySlice<UInt8>)
        -> ArraySlice<UInt8>?
    {
        var at = tag.startIndex
        while at < tag.endIndex {
            let before = at == tag.startIndex ? 0x20 : tag[at - 1]
            if Bytes.isSpace(before) || before == 0x2F || before == 0x22 || before == 0x27,
                matches(tag, at: at, name),
                let value = value(in: tag, from: at + name.utf8CodeUnitCount)
            {
                return value
            }
            at += 1
        }
        return nil
    }

    /// The value after "charset =" anywhere, as in the `content` of an `http-equiv`.
    private static func charset(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var at = bytes.startIndex
        while at < bytes.endIndex {
            if matches(bytes, at: at, "charset"), let value = value(in: bytes, from: at + 7) {
                return value
            }
            at += 1
        }
        return nil
    }

    private static func value(in bytes: ArraySlice<UInt8>, from: Int) -> ArraySlice<UInt8>? {
        var at = from
        func skip() { while at < bytes.endIndex, Bytes.isSpace(bytes[at]) { at += 1 } }
        skip()
        guard at < bytes.endIndex, bytes[at] == 0x3D else { return nil }
        at += 1
        skip()
        guard at < bytes.endIndex else { return nil }
        let quote = bytes[at]
        if quote == 0x22 || quote == 0x27 {
            let rest = bytes[(at + 1)...]
            return rest.prefix { $0 != quote }
        }
        let found = bytes[at...].prefix {
            !Bytes.isSpace($0) && ![0x3B, 0x22, 0x27, 0x3E, 0x2F, 0x3F].contains($0)
        }
        return found.isEmpty ? nil : found
    }

    /// Whether the ASCII text stands at the offset, without regard to case.
    private static func matches(_ bytes: ArraySlice<UInt8>, at: Int, _ text: StaticString) -> Bool {
        let n = text.utf8CodeUnitCount
        guard at >= bytes.startIndex, at + n <= bytes.endIndex else { return false }
        return text.withUTF8Buffer { wanted in
            for i in 0..<n {
                let byte = bytes[at + i]
                if (Bytes.isUpper(byte) ? byte | 0x20 : byte) != wanted[i] { return false }
            }
            return true
        }
    }
}
