import SitrepModel

/// The entries of a ZIP file, from its central directory (PKWARE APPNOTE 6.3, with zip64).
///
/// Nothing is ever written under an entry's name. Directories with overlapping entries, which bombs are
/// made of, are refused whole.
struct ZIPDirectory {
    /// One file in it.
    struct Entry {
        var name: String
        var method: Method
        /// Of the unpacked bytes.
        var checksum: UInt32
        var packedSize: Int
        var size: Int
        var headerOffset: Int
    }

    enum Method { case stored, deflated }

    private(set) var entries: [Entry] = []
    /// Entries that can't be used.
    private(set) var troubles: [Trouble] = []
    private let source: any ByteSource

    private static let entryLimit = 100_000
    private static let directoryLimit = 32 << 20

    init(_ source: any ByteSource) throws(Trouble) {
        self.source = source
        guard let length = source.length, source.isSeekable else {
            throw Trouble(
                input: source.name, reason: "a ZIP file can't be read from a pipe",
                remedy: "Save it as a file and give that.")
        }
        let tailStart = max(0, length - 65_557)
        let tail = try source.bytes(at: tailStart, count: length - tailStart)
        guard let end = Self.endRecord(tail) else {
            throw trouble("its end is missing: it is cut off, or no ZIP file")
        }
        var (count, size, offset) = (
            tail.number(end + 10, 2), tail.number(end + 12, 4), tail.number(end + 16, 4)
        )
        if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
            (count, size, offset) = try zip64(tailStart + end)
        }
        guard count <= Self.entryLimit, size <= Self.directoryLimit else {
            throw trouble("it lists \(count) files in \(size) bytes, beyond the limits")
        }
        guard offset >= 0, size >= 0, offset <= length - size else {
            throw trouble("its directory lies outside the file")
        }
        try readEntries(try source.bytes(at: offset, count: size), count: count, length: length)
        try refuseOverlaps()
    }

    private func trouble(_ reason: String) -> Trouble {
        Trouble(
            input: source.name, reason: reason,
            remedy: "Get a sound copy, or unpack it yourself and give the WARC files in it.")
    }

    /// The last end record whose comment ends with the file.
    private static func endRecord(_ tail: [UInt8]) -> Int? {
        var at = tail.count - 22
        while at >= 0 {
            if tail[at] == 0x50, tail.number(at, 4) == 0x0605_4B50,
                at + 22 + tail.number(at + 20, 2) == tail.count
            {
                return at
            }
            at -= 1
        }
        return nil
    }

    private func zip64(_ end: Int) throws(Trouble) -> (count: Int, size: Int, offset: Int) {
        let locator = try source.bytes(at: max(0, end - 20), count: 20)
        guard locator.count == 20, locator.number(0, 4) == 0x0706_4B50 else {
            throw trouble("its zip64 end is missing")
        }
        let record = try source.bytes(at: locator.number(8, 8), count: 56)
        guard record.count == 56, record.number(0, 4) == 0x0606_4B50 else {
            throw trouble("its zip64 end is damaged")
        }
        return (record.number(32, 8), record.number(40, 8), record.number(48, 8))
    }

    private mutating func readEntries(
        _ directory: [UInt8], count: Int, length: Int
    ) throws(Trouble) {
        var at = 0
        for number in 0..<count {
            guard at + 46 <= directory.count, directory.number(at, 4) == 0x0201_4B50 else {
                throw trouble("its directory is damaged at entry \(number + 1) of \(count)")
            }
            let (nameLength, extraLength, commentLength) = (
                directory.number(at + 28, 2), directory.number(at + 30, 2),
                directory.number(at + 32, 2)
            )
            let extraStart = at + 46 + nameLength
            guard extraStart + extraLength + commentLength <= directory.count else {
                throw trouble("its directory is damaged at entry \(number + 1) of \(count)")
            }
            var sizes = [
                directory.number(at + 24, 4), directory.number(at + 20, 4),
                directory.number(at + 42, 4),
            ]
            Self.widen(&sizes, directory[extraStart..<extraStart + extraLength])
            let name = String(decoding: directory[(at + 46)..<extraStart], as: UTF8.self)
            add(
                name, flags: directory.number(at + 8, 2), method: directory.number(at + 10, 2),
                checksum: UInt32(truncatingIfNeeded: directory.number(at + 16, 4)), sizes,
                length: length)
            at = extraStart + extraLength + commentLength
        }
    }

    /// Puts in the 64-bit numbers that stand in the extra field for those that are all ones.
    private static func widen(_ sizes: inout [Int], _ extra: ArraySlice<UInt8>) {
        let extra = Array(extra)
        var at = 0
        while at + 4 <= extra.count {
            let (kind, size) = (extra.number(at, 2), extra.number(at + 2, 2))
            at += 4
            guard at + size <= extra.count else { return }
            if kind == 1 {
                var from = at
                for i in sizes.indices where sizes[i] == 0xFFFF_FFFF && from + 8 <= at + size {
                    sizes[i] = extra.number(from, 8)
                    from += 8
                }
                return
            }
            at += size
        }
    }

    private mutating func add(
        _ name: String, flags: Int, method: Int, checksum: UInt32, _ sizes: [Int], length: Int
    ) {
        if name.hasSuffix("/") { return }
        let problem: String? =
            if flags & 1 != 0 {
                "it is encrypted"
            } else if method != 0 && method != 8 {
                "it is packed in a way that is not read (\(method))"
            } else if !Self.isSafe(name) {
                "its name leads out of the archive"
            } else if sizes.contains(where: { $0 < 0 || $0 > 1 << 48 })
                || sizes[2] + sizes[1] > length
            {
                "it lies outside the file"
            } else {
                nil
            }
        if let problem {
            troubles.append(
                Trouble(
                    input: source.name, place: name, reason: problem,
                    remedy: "The archive's other files are read."))
            return
        }
        entries.append(
            Entry(
                name: name, method: method == 0 ? .stored : .deflated, checksum: checksum,
                packedSize: sizes[1], size: sizes[0], headerOffset: sizes[2]))
    }

    private static func isSafe(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !name.contains("\0")
            && !name.split(separator: "/").contains { $0 == ".." }
    }

    private func refuseOverlaps() throws(Trouble) {
        let sorted = entries.sorted { $0.headerOffset < $1.headerOffset }
        for (one, next) in zip(sorted, sorted.dropFirst())
        where one.headerOffset + 30 + one.packedSize > next.headerOffset {
            throw trouble("\(one.name) and \(next.name) share bytes, like a ZIP bomb")
        }
    }

    /// Where an entry's bytes are, from its local header.
    func range(of entry: Entry) throws(Trouble) -> Range<Int> {
        let header = try source.bytes(at: entry.headerOffset, count: 30)
        guard header.count == 30, header.number(0, 4) == 0x0403_4B50, let length = source.length
        else { throw trouble("\(entry.name) is not where the directory says") }
        let start = entry.headerOffset + 30 + header.number(26, 2) + header.number(28, 2)
        guard start + entry.packedSize <= length else {
            throw trouble("\(entry.name) is cut off")
        }
        return start..<start + entry.packedSize
    }
}

extension ByteSource {
    /// So many bytes from an offset on, fewer at the end.
    func bytes(at offset: Int, count: Int) throws(Trouble) -> [UInt8] {
        guard offset >= 0, count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let from = done
            let result: Result<Int, Trouble> = bytes.withUnsafeMutableBytes { buffer in
                do throws(Trouble) {
                    return .success(
                        try read(
                            into: UnsafeMutableRawBufferPointer(rebasing: buffer[from...]),
                            at: offset + from))
                } catch {
                    return .failure(error)
                }
            }
            let n = try result.get()
            if n == 0 { break }
            done += n
        }
        return Array(bytes.prefix(done))
    }
}

extension [UInt8] {
    /// The little-endian number in so many bytes; of eight bytes, beyond 63 bits is -1.
    fileprivate func number(_ at: Int, _ size: Int) -> Int {
        var value: UInt64 = 0
        for i in (0..<size).reversed() { value = value << 8 | UInt64(self[at + i]) }
        return Int(exactly: value) ?? -1
    }
}
