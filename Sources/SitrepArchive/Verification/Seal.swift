import Foundation

/// The check sums of an archive's pages as it was closed, in a file beside it (`-seal`).
///
/// The log proves contents; the seal covers every bit of the file, those that carry nothing too. It is
/// taken away with the first write and made anew at closing, so a process that was killed leaves none.
struct Seal: Equatable {
    static let pageSize = 4096

    /// The log's last entry, and its hash.
    var entry: Int
    var head: Digest
    /// CRC-32 of each page.
    var sums: [UInt32]

    private static let mark = Data("sitrep seal 1\n".utf8)

    static func path(_ archive: String) -> String { archive + "-seal" }

    /// Reads the archive's file page by page; nil where it can't be read.
    init?(of archive: String, entry: Int, head: Digest) {
        guard let sums = Self.sums(of: archive) else { return nil }
        self.entry = entry
        self.head = head
        self.sums = sums
    }

    static func sums(of path: String) -> [UInt32]? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        var sums: [UInt32] = []
        while let chunk = try? file.read(upToCount: 256 * pageSize), !chunk.isEmpty {
            chunk.withUnsafeBytes { bytes in
                for start in stride(from: 0, to: bytes.count, by: pageSize) {
                    let end = min(start + pageSize, bytes.count)
                    sums.append(Deflated.crc(UnsafeRawBufferPointer(rebasing: bytes[start..<end])))
                }
            }
        }
        return sums
    }

    /// Nil where the bytes are damaged.
    init?(_ data: Data) {
        let bytes = Data(data)
        guard bytes.count >= Self.mark.count + 8 + 32 + 32, bytes.starts(with: Self.mark),
            (bytes.count - Self.mark.count - 72) % 4 == 0,
            Digest(of: bytes.dropLast(32)).bytes == bytes.suffix(32)
        else { return nil }
        func number(_ at: Int, _ width: Int) -> UInt64 {
            (0..<width).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) }
        }
        var at = Self.mark.count
        entry = Int(truncatingIfNeeded: number(at, 8))
        at += 8
        guard let head = Digest(bytes: Data(bytes[at..<at + 32])) else { return nil }
        self.head = head
        at += 32
        sums = stride(from: at, to: bytes.count - 32, by: 4).map {
            UInt32(truncatingIfNeeded: number($0, 4))
        }
    }

    var data: Data {
        var data = Self.mark
        withUnsafeBytes(of: UInt64(entry).littleEndian) { data.append(contentsOf: $0) }
        data.append(head.bytes)
        for sum in sums { withUnsafeBytes(of: sum.littleEndian) { data.append(contentsOf: $0) } }
        data.append(Digest(of: data).bytes)
        return data
    }
}
