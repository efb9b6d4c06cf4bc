import SitrepModel

extension String {
    /// Without white space at its ends.
    var trimmingSpaces: String {
        let bytes = Array(utf8)
        let span = Bytes.trimmed(bytes, Span(0, bytes.count))
        return String(decoding: bytes[span.range], as: UTF8.self)
    }

    /// Its stretches between occurrences of the separator, in order; itself where there are none.
    func segments(by separator: String) -> [String] {
        let (bytes, mark) = (Array(utf8), Array(separator.utf8))
        guard let first = mark.first, bytes.count > mark.count else { return [self] }
        var segments: [String] = []
        var (start, at) = (0, 0)
        while at + mark.count <= bytes.count {
            if bytes[at] == first, bytes[at..<(at + mark.count)].elementsEqual(mark) {
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
