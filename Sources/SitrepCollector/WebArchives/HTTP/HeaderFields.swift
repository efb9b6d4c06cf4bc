/// Named header fields as they stand in bytes, looked up where they stand.
///
/// WARC and HTTP write them alike: `name: value` lines, a line that begins with a blank goes on with the
/// one before. Names don't tell letters' cases apart; looking one up costs a pass over the fields.
public struct HeaderFields: Sendable, Hashable {
    private let bytes: [UInt8]
    private let range: Range<Int>

    /// The fields in a stretch of bytes, without the first line and the empty one at the end.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range
    }

    /// The first field of this name; nil where there is none.
    public subscript(name: String) -> String? { values(name, first: true).first }

    /// All fields of this name, in their order.
    public func all(_ name: String) -> [String] { values(name, first: false) }

    /// How many there are.
    public var count: Int {
        var count = 0
        bytes.withUnsafeBytes { all in
            Self.lines(UnsafeRawBufferPointer(rebasing: all[range])) { line, _ in
                if line.first != 0x20, line.first != 0x09 { count += 1 }
                return true
            }
        }
        return count
    }

    private func values(_ name: String, first: Bool) -> [String] {
        var found: [[UInt8]] = []
        var isOpen = false
        var name = name
        name.withUTF8 { name in
            bytes.withUnsafeBytes { all in
                Self.lines(UnsafeRawBufferPointer(rebasing: all[range])) { line, _ in
                    if line.first == 0x20 || line.first == 0x09 {
                        if isOpen { found[found.count - 1] += [0x20] + Self.trimmed(line[...]) }
                        return true
                    }
                    if first, !found.isEmpty { return false }
                    isOpen = false
                    if let value = Self.value(of: name, in: line) {
                        found.append(Array(value))
                        isOpen = true
                    }
                    return true
                }
            }
        }
        return found.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls back with each line, without its end, and its index; stops at false.
    static func lines(
        _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer, Int) -> Bool
    ) {
        var start = 0
        while start < bytes.count {
            let stop = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let end = stop > start && bytes[stop - 1] == 0x0D ? stop - 1 : stop
            if end > start,
                !body(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), start)
            {
                return
            }
            start = stop + 1
        }
    }

    /// The value where the line is a field of this name.
    static func value(
        of name: UnsafeBufferPointer<UInt8>, in line: UnsafeRawBufferPointer
    ) -> Slice<UnsafeRawBufferPointer>? {
        guard line.count > name.count else { return nil }
        for i in 0..<name.count where lower(line[i]) != lower(name[i]) { return nil }
        var at = name.count
        while at < line.count, line[at] == 0x20 || line[at] == 0x09 { at += 1 }
        guard at < line.count, line[at] == 0x3A else { return nil }
        return trimmed(line[(at + 1)...])
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }

    private static func trimmed(
        _ line: Slice<UnsafeRawBufferPointer>
    ) -> Slice<UnsafeRawBufferPointer> {
        var line = line
        while let first = line.first, first == 0x20 || first == 0x09 { line = line.dropFirst() }
        while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D {
            line = line.dropLast()
        }
        return line
    }

    /// The fields in order; unreadable lines are left out. For showing, not for looking up.
    public var pairs: [(name: String, value: String)] {
        var out: [(name: String, value: String)] = []
        bytes.withUnsafeBytes { all in
            Self.lines(UnsafeRawBufferPointer(rebasing: all[range])) { line, _ in
                if line.first == 0x20 || line.first == 0x09 {
                    if let last = out.indices.last {
                        out[last].value +=
                            " " + String(decoding: Self.trimmed(line[...]), as: UTF8.self)
                    }
                } else if let colon = line.firstIndex(of: 0x3A) {
                    out.append(
                        (
                            String(decoding: Self.trimmed(line[..<colon]), as: UTF8.self),
                            String(decoding: Self.trimmed(line[(colon + 1)...]), as: UTF8.self)
                        ))
                }
                return true
            }
        }
        return out
    }
}
