import Foundation
import GRDB

/// Checks of the file's bytes, before anything is read from it as a database.
struct FileChecks {
    let path: String

    /// What was found of the pages.
    struct Pages {
        /// As it was read; nil where there is none.
        var seal: Seal?
        /// Numbers of pages, from 1, whose bytes are not the sealed ones.
        var changed: [Int] = []
        /// Whether the log beside the file holds something.
        var hasLog = false

        /// Finds out to which tables the changed pages belong.
        func place(_ verification: inout Verification, _ db: Database) {
            guard !changed.isEmpty else { return }
            for page in changed.prefix(20) {
                let name = try? String.fetchOne(
                    db, sql: "SELECT name FROM dbstat WHERE pageno = ?", arguments: [page])
                verification.pageNames[page] = name ?? nil
            }
        }

        /// Reports the changed pages, unless the file has rightly been written since.
        func report(_ verification: inout Verification) {
            if verification.isSealOutdated { return }
            for page in changed {
                let name = verification.pageNames[page].map { " (\($0))" } ?? ""
                verification.found(
                    "page \(page)\(name), byte \((page - 1) * Seal.pageSize)",
                    "its bytes are not those that were sealed")
            }
        }
    }

    func run(_ verification: inout Verification) -> Pages {
        var pages = Pages()
        checkLog(&verification, &pages)
        // With a log beside the file, its first page may be there.
        if !pages.hasLog { checkHeader(&verification) }
        guard let data = FileManager.default.contents(atPath: Seal.path(path)) else {
            verification.notes.append(
                "not sealed: the file was not closed since it was last written, so bytes that carry "
                    + "no content were not checked")
            return pages
        }
        guard let seal = Seal(data) else {
            verification.found("seal", "its bytes are not those that were written")
            return pages
        }
        pages.seal = seal
        guard !pages.hasLog, let sums = Seal.sums(of: path) else { return pages }
        if sums.count != seal.sums.count {
            verification.sealedPages = (seal.sums.count, sums.count)
        }
        for (n, (now, then)) in zip(sums, seal.sums).enumerated() where now != then {
            pages.changed.append(n + 1)
        }
        return pages
    }

    /// Fields of the header (https://www.sqlite.org/fileformat2.html#the_database_header) that no
    /// content depends on.
    private func checkHeader(_ verification: inout Verification) {
        guard let file = FileHandle(forReadingAtPath: path),
            let data = try? file.read(upToCount: 100), data.count == 100
        else { return verification.found("page 1", "the file ends within its header") }
        try? file.close()
        let bytes = Array(data)
        func number(_ at: Int, _ width: Int) -> Int {
            bytes[at..<at + width].reduce(0) { $0 << 8 | Int($1) }
        }
        let fixed: [(at: Int, width: Int, value: Int, name: String)] = [
            (16, 2, Seal.pageSize, "page size"), (18, 1, 2, "write version"),
            (19, 1, 2, "read version"), (20, 1, 0, "reserved space"),
            (21, 1, 64, "largest payload fraction"), (22, 1, 32, "smallest payload fraction"),
            (23, 1, 32, "leaf payload fraction"), (44, 4, 4, "schema format"),
            (48, 4, 0, "cache size"), (52, 4, 0, "largest root page"), (56, 4, 1, "encoding"),
            (64, 4, 0, "incremental vacuum"), (68, 4, ArchiveSchema.applicationID, "application"),
            (72, 8, 0, "space for extensions"), (80, 8, 0, "space for extensions"),
            (88, 4, 0, "space for extensions"),
        ]
        for field in fixed where number(field.at, field.width) != field.value {
            verification.found(
                "header, byte \(field.at)", "the \(field.name) is not what it must be")
        }
        if String(decoding: bytes[0..<16], as: UTF8.self) != "SQLite format 3\0" {
            verification.found("header, byte 0", "it does not begin as an SQLite file does")
        }
        if number(24, 4) != number(92, 4) {
            verification.found("header, byte 24", "its two change counters differ")
        }
    }

    /// The log beside the file: frames whose sums are wrong before others that carry commits.
    /// (https://www.sqlite.org/fileformat2.html#the_write_ahead_log)
    private func checkLog(_ verification: inout Verification, _ pages: inout Pages) {
        guard let data = FileManager.default.contents(atPath: path + "-wal"), !data.isEmpty else {
            return
        }
        pages.hasLog = true
        let frames = WriteAheadLog(Array(data))
        guard frames.isReadable else {
            if data.count > 32 {
                verification.found("write-ahead log, header", "its check sum is wrong")
            }
            return
        }
        if let broken = frames.firstBroken, frames.commitsAfter(broken) {
            verification.found(
                "write-ahead log, frame \(broken + 1)",
                "its check sum is wrong, and what was committed after it is not read")
        }
        verification.notes.append(
            "a write-ahead log lies beside the file: it was not closed, or is in use")
    }
}

/// Frames of SQLite's write-ahead log.
struct WriteAheadLog {
    private let bytes: [UInt8]
    private let pageSize: Int
    private let isBigEndian: Bool
    /// Whether its header is sound.
    private(set) var isReadable = false
    /// The first frame, from 0, whose sum is wrong; nil where all are right.
    private(set) var firstBroken: Int?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard bytes.count >= 32 else {
            (pageSize, isBigEndian) = (0, false)
            return
        }
        isBigEndian = bytes[3] & 1 == 1
        pageSize = Self.number(bytes, 8)
        var sum: (UInt32, UInt32) = (0, 0)
        Self.add(bytes[0..<24], to: &sum, isBigEndian)
        guard [0x377f_0682, 0x377f_0683].contains(Self.number(bytes, 0)), pageSize == Seal.pageSize,
            Int(sum.0) == Self.number(bytes, 24), Int(sum.1) == Self.number(bytes, 28)
        else { return }
        isReadable = true
        for frame in 0..<count {
            let at = 32 + frame * (24 + pageSize)
            let body = at + 24
            Self.add(bytes[at..<at + 8], to: &sum, isBigEndian)
            Self.add(bytes[body..<body + pageSize], to: &sum, isBigEndian)
            guard hasSalt(frame), Int(sum.0) == Self.number(bytes, at + 16),
                Int(sum.1) == Self.number(bytes, at + 20)
            else {
                firstBroken = frame
                return
            }
        }
    }

    private var count: Int { (bytes.count - 32) / (24 + pageSize) }

    private func hasSalt(_ frame: Int) -> Bool {
        let at = 32 + frame * (24 + pageSize) + 8
        return bytes[at..<at + 8].elementsEqual(bytes[16..<24])
    }

    /// Whether later frames of the same round carry the end of a transaction.
    func commitsAfter(_ frame: Int) -> Bool {
        guard frame + 1 < count else { return false }
        return (frame + 1..<count).contains { n in
            hasSalt(n) && Self.number(bytes, 32 + n * (24 + pageSize) + 4) != 0
        }
    }

    private static func number(_ bytes: [UInt8], _ at: Int) -> Int {
        bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func add(_ bytes: ArraySlice<UInt8>, to sum: inout (UInt32, UInt32), _ big: Bool)
    {
        var at = bytes.startIndex
        func word(_ at: Int) -> UInt32 {
            let b = (
                UInt32(bytes[at]), UInt32(bytes[at + 1]), UInt32(bytes[at + 2]),
                UInt32(bytes[at + 3])
            )
            return big
                ? b.0 << 24 | b.1 << 16 | b.2 << 8 | b.3 : b.3 << 24 | b.2 << 16 | b.1 << 8 | b.0
        }
        while at + 8 <= bytes.endIndex {
            sum.0 &+= word(at) &+ sum.1
            sum.1 &+= word(at + 4) &+ sum.0
            at += 8
        }
    }
}
