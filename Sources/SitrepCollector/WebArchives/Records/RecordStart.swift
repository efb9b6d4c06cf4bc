import Foundation

/// Tells where records begin, in sound files and in what damage left of them.
enum RecordStart {
    /// Whether a WARC or ARC record may begin with these bytes.
    static func isLikely(_ bytes: UnsafeRawBufferPointer) -> Bool {
        isWARC(bytes) || ARCHeader.isLikely(bytes)
    }

    /// "WARC/1.0" and a line end; of a short stretch, as much as there is of it.
    static func isWARC(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 5 else { return false }
        return bytes.starts(with: "WARC/".utf8)
    }

    /// Where the next WARC record begins, from an index on; nil where none does.
    ///
    /// The version line and the first letters of a field's name must be there: text that only
    /// speaks of "WARC/1.0" doesn't count.
    static func nextWARC(in bytes: UnsafeRawBufferPointer, from index: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var at = index
        while at < bytes.count, let found = memchr(base + at, 0x57, bytes.count - at) {
            at = base.distance(to: UnsafeRawPointer(found))
            if isVersionLine(bytes, at) { return at }
            at += 1
        }
        return nil
    }

    /// Bytes that must be at hand behind "WARC/" to tell.
    static let lookAhead = 24

    /// Whether a version line, and the first letters of a field's name after it, stand at an index.
    static func isVersionLine(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        guard start < bytes.count, bytes[start] == 0x57 else { return false }
        guard bytes[start...].starts(with: "WARC/".utf8) else { return false }
        var at = start + 5
        func digit(_ i: Int) -> Bool { i < bytes.count && (0x30...0x39).contains(bytes[i]) }
        guard digit(at), at + 1 < bytes.count, bytes[at + 1] == 0x2E, digit(at + 2) else {
            return false
        }
        at += 3
        while digit(at) { at += 1 }
        if at < bytes.count, bytes[at] == 0x0D { at += 1 }
        guard at < bytes.count, bytes[at] == 0x0A else { return false }
        let name = bytes[(at + 1)...].prefix(5)
        return name.count == 5
            && (name.elementsEqual("WARC-".utf8) || name.elementsEqual("Conte".utf8)
                || name.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x2D })
    }
}
