import SitrepModel

extension String {
    /// Without white space at its ends.
    var trimmingSpaces: String {
        var copy = self
        let isBare = copy.withUTF8 { bytes in
            bytes.first.map { $0 > 0x20 && $0 < 0x7F } ?? true
                && bytes.last.map { $0 > 0x20 && $0 < 0x7F } ?? true
        }
        if isBare { return copy }
        let bytes = Array(utf8)
        let span = Bytes.trimmed(bytes, Span(0, bytes.count))
        return String(decoding: bytes[span.range], as: UTF8.self)
    }

    /// Whether the ASCII word stands anywhere in it, case and all.
    func holds(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        var copy = self
        return copy.withUTF8 { bytes in
            guard count > 0, bytes.count >= count else { return false }
            for start in 0...(bytes.count - count) where bytes[start] == word.utf8Start[0] {
                var i = 1
                while i < count, bytes[start + i] == word.utf8Start[i] { i += 1 }
                if i == count { return true }
            }
            return false
        }
    }

    /// Whether another text stands anywhere in it, byte by byte.
    func holds(text: String) -> Bool {
        var (copy, wanted) = (self, text)
        return copy.withUTF8 { bytes in
            wanted.withUTF8 { wanted in
                guard let first = wanted.first, bytes.count >= wanted.count else { return false }
                for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
                    var i = 1
                    while i < wanted.count, bytes[start + i] == wanted[i] { i += 1 }
                    if i == wanted.count { return true }
                }
                return false
            }
        }
    }

    /// Its stretches between occurrences of the separator, in order; itself where there are none.
    func segments(by separator: String) -> [String] {
        guard utf8.count > separator.utf8.count, holds(text: separator) else { return [self] }
        let (bytes, mark) = (Array(utf8), Array(separator.utf8))
        var segments: [String] = []
        var (start, at) = (0, 0)
        while at + mark.count <= bytes.count {
            if bytes[at] == mark[0], bytes[at..<(at + mark.count)].elementsEqual(mark) {
                segments.append(String(decoding: bytes[start..<at], as: UTF8.self))
                at += mark.count
                start = at
            } else {
                at += 1
            }
        }
        segments.append(String(decoding: bytes[start...], as: UTF8.self))
        return segments
    }
}
