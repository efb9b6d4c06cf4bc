import Foundation
import SitrepModel

/// Reads a file's bytes within bounds, so that no input can exhaust memory.
struct FileReader {
    /// Bytes of a whole file.
    var fileLimit = 64 << 20
    /// Bytes between line ends.
    var lineLimit = 1 << 20

    /// Stops at the first line or byte beyond the limits.
    func read(_ path: String) throws(Trouble) -> [UInt8] {
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw unreadable(path, errno) }
        defer { close(file) }
        var info = stat()
        guard fstat(file, &info) == 0 else { throw unreadable(path, errno) }
        if info.st_mode & S_IFMT == S_IFDIR { throw unreadable(path, EISDIR) }
        if Int(info.st_size) > fileLimit { throw tooLong(path) }
        if info.st_size == 0 {
            throw Trouble(
                input: path, reason: "the file is empty", remedy: "Save the report again.")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(info.st_size))
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var (lineStart, line) = (0, 1)
        while true {
            let n = chunk.withUnsafeMutableBytes { readChunk(file, $0) }
            if n < 0 {
                if errno == EINTR { continue }
                throw unreadable(path, errno)
            }
            if n == 0 { return bytes }
            for (i, byte) in chunk[..<n].enumerated() where byte == 0x0A || byte == 0x0D {
                if bytes.count + i - lineStart > lineLimit { break }
                lineStart = bytes.count + i + 1
                if byte == 0x0A { line += 1 }
            }
            bytes.append(contentsOf: chunk[..<n])
            if bytes.count - lineStart > lineLimit {
                throw Trouble(
                    input: path, place: "line \(line), byte \(lineStart)",
                    reason:
                        "the line is longer than \(Self.size(lineLimit)), the limit for one line",
                    remedy:
                        "A report has paragraphs: break the line, or give the report's text alone.")
            }
            if bytes.count > fileLimit { throw tooLong(path) }
        }
    }

    private func tooLong(_ path: String) -> Trouble {
        Trouble(
            input: path,
            reason: "the file is larger than \(Self.size(fileLimit)), the limit for one report",
            remedy: "Split it into one file per report.")
    }

    private func unreadable(_ path: String, _ code: Int32) -> Trouble {
        Trouble(
            input: path, reason: "it can't be read: \(String(cString: strerror(code)))",
            remedy: code == EACCES || code == EPERM
                ? "Check the file's permissions." : "Check that it is a file and its disk is sound."
        )
    }

    static func size(_ bytes: Int) -> String { "\(bytes >> 20) MiB" }
}

private func readChunk(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(file, buffer.baseAddress, buffer.count)
}
