/// The one line before each record of an ARC file, of version 1 (five fields) or 2 (ten fields).
///
/// `URL IP-address date media-type length`, or `URL IP-address date media-type status checksum location
/// offset file-name length`: Internet Archive, "Arc File Format", 1996.
struct ARCHeader {
    var url: String
    /// 14 digits, YYYYMMDDhhmmss, in UTC.
    var date: String
    var mediaType: String
    var length: Int
    var version: Int

    /// Longest line that is taken for a header.
    static let longestLine = 1 << 14

    /// Whether a record's line may begin here: a scheme, a stop, an address.
    static func isLikely(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard startsWithScheme(bytes), let end = lineEnd(bytes, from: 0) else { return false }
        return ARCHeader(line: UnsafeRawBufferPointer(rebasing: bytes[..<end])) != nil
    }

    /// Index of the line's end within the longest line; nil where there is none.
    static func lineEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        let stretch = bytes[start..<min(bytes.count, start + longestLine)]
        return stretch.firstIndex(of: 0x0A)
    }

    /// nil where the line is none.
    init?(line: UnsafeRawBufferPointer) {
        guard line.count >= 20, Self.startsWithScheme(line) else { return nil }
        var fields = line.split(separator: 0x20)
        if let last = fields.indices.last, fields[last].last == 0x0D {
            fields[last] = fields[last].dropLast()
        }
        // Addresses with spaces in them happen: the other fields are counted from the end.
        func isDate(_ i: Int) -> Bool {
            i > 0 && fields[i].count >= 12 && fields[i].count <= 17
                && fields[i].allSatisfy { (0x30...0x39).contains($0) }
        }
        let dateAt: Int
        if fields.count >= 10, isDate(fields.count - 8) {
            (dateAt, version) = (fields.count - 8, 2)
        } else if fields.count >= 5, isDate(fields.count - 3) {
            (dateAt, version) = (fields.count - 3, 1)
        } else {
            return nil
        }
        guard let last = fields.last, last.count <= 18,
            let length = Int(String(decoding: last, as: UTF8.self)), length >= 0
        else { return nil }
        self.length = length
        url = fields[..<(dateAt - 1)].map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: " ")
        date = String(decoding: fields[dateAt], as: UTF8.self)
        mediaType = String(decoding: fields[dateAt + 1], as: UTF8.self)
    }

    private static func startsWithScheme(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let colon = line.prefix(16).firstIndex(of: 0x3A), colon >= 2 else { return false }
        return line[..<colon].allSatisfy {
            $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || (0x30...0x39).contains($0)
        }
    }

    /// Where the next record's line begins, right after a line end, from an index on.
    static func next(in bytes: UnsafeRawBufferPointer, from index: Int) -> Int? {
        var at = index
        while let end = bytes[at...].firstIndex(of: 0x0A) {
            if end + 1 < bytes.count,
                isLikely(UnsafeRawBufferPointer(rebasing: bytes[(end + 1)...]))
            {
                return end + 1
            }
            at = end + 1
        }
        return nil
    }

    /// The date as RFC 3339; nil where it is none.
    var time: String? {
        let d = Array(date.utf8.prefix(14))
        guard d.count >= 12 else { return nil }
        func part(_ range: Range<Int>) -> String { String(decoding: d[range], as: UTF8.self) }
        let seconds = d.count == 14 ? part(12..<14) : "00"
        return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12))"
            + ":\(seconds)Z"
    }
}
