import Foundation
import SitrepModel

/// Reads the attributes of a tag where they stand in the source.
enum HTMLAttributes {
    /// One attribute: the spans of its name and of its value, without quotation marks.
    struct Found {
        var name: Span
        /// Empty where there is none.
        var value: Span
        /// Where the next one may begin.
        var end: Int
    }

    /// The attribute that begins at the offset, which is neither white space nor `/` nor `>`.
    ///
    /// - Parameter limit: where the source, or the tag, ends.
    @inline(__always)
    static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Found {
        // The standard takes a leading equals sign into the name.
        var at = start + 1
        while at < limit {
            let byte = bytes[at]
            if byte == 0x3D || byte == 0x3E || byte == 0x2F || HTMLTokenizer.isSpace(byte) { break }
            at += 1
        }
        let name = Span(start, at)
        var equals = at
        while equals < limit, HTMLTokenizer.isSpace(bytes[equals]) { equals += 1 }
        guard equals < limit, bytes[equals] == 0x3D else {
            return Found(name: name, value: Span(at, at), end: at)
        }
        at = equals + 1
        while at < limit, HTMLTokenizer.isSpace(bytes[at]) { at += 1 }
        guard at < limit else { return Found(name: name, value: Span(at, at), end: at) }
        let quote = bytes[at]
        if quote == 0x22 || quote == 0x27 {
            if let close = find(quote, bytes, at + 1, limit) {
                return Found(name: name, value: Span(at + 1, close), end: close + 1)
            }
            let end = find(0x3E, bytes, at + 1, limit) ?? limit
            return Found(name: name, value: Span(at + 1, end), end: end)
        }
        let first = at
        while at < limit, bytes[at] != 0x3E, !HTMLTokenizer.isSpace(bytes[at]) { at += 1 }
        return Found(name: name, value: Span(first, at), end: at)
    }

    @inline(__always)
    private static func find(
        _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int
    ) -> Int? {
        guard start < limit, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), limit - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Goes through a tag's attributes in order until the body answers false.
    ///
    /// - Parameter tag: from the first byte of the tag's name to its `>`.
    @inline(__always)
    static func forEach(
        _ bytes: UnsafeBufferPointer<UInt8>, tag: Span, _ body: (Found) -> Bool
    ) {
        var at = tag.start
        while at < tag.end, bytes[at] != 0x2F, !HTMLTokenizer.isSpace(bytes[at]) { at += 1 }
        while at < tag.end {
            if HTMLTokenizer.isSpace(bytes[at]) || bytes[at] == 0x2F {
                at += 1
                continue
            }
            let found = next(bytes, at, tag.end)
            if !body(found) { return }
            at = found.end
        }
    }
}
