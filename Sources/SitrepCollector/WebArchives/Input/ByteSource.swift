import Foundation
import SitrepModel

/// Bytes that can be read in pieces, a file's or a part of one.
protocol ByteSource: AnyObject {
    /// What messages call it.
    var name: String { get }
    /// How many there are; nil where that can't be known, as of a pipe.
    var length: Int? { get }
    /// Whether bytes before the last ones read can be read again.
    var isSeekable: Bool { get }

    /// Reads bytes from the offset on, as many as come at once; 0 at the end.
    ///
    /// Where it is not seekable the offset must be where the last read ended.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Trouble) -> Int
}

/// A file, pipe or other thing with a path.
final class FileSource: ByteSource {
    let name: String
    let length: Int?
    private let descriptor: Int32
    var isSeekable: Bool { length != nil }

    init(path: String) throws(Trouble) {
        name = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            length = nil
            throw Self.unreadable(path, errno)
        }
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT != S_IFDIR else {
            let code = info.st_mode & S_IFMT == S_IFDIR ? EISDIR : errno
            length = nil
            throw Self.unreadable(path, code)
        }
        length = info.st_mode & S_IFMT == S_IFREG ? Int(info.st_size) : nil
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Trouble) -> Int {
        while true {
            let n =
                isSeekable
                ? pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
                : readOn(descriptor, buffer)
            if n >= 0 { return n }
            if errno != EINTR { throw Self.unreadable(name, errno) }
        }
    }

    private static func unreadable(_ path: String, _ code: Int32) -> Trouble {
        Trouble(
            input: path, reason: "it can't be read: \(String(cString: strerror(code)))",
            remedy: "Check that it is there, its permissions, and that its disk is sound.")
    }
}

private func readOn(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(file, buffer.baseAddress, buffer.count)
}

/// Bytes in memory.
final class BytesSource: ByteSource {
    let name: String
    private let bytes: [UInt8]
    var length: Int? { bytes.count }
    var isSeekable: Bool { true }

    init(_ bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        let count = min(buffer.count, bytes.count - offset)
        guard count > 0 else { return 0 }
        bytes.withUnsafeBytes { all in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[offset..<offset + count]))
        }
        return count
    }
}

/// A stretch of another source, under a name of its own.
final class SliceSource: ByteSource {
    let name: String
    private let base: any ByteSource
    private let range: Range<Int>
    var length: Int? { range.count }
    var isSeekable: Bool { base.isSeekable }

    init(_ base: any ByteSource, _ range: Range<Int>, name: String) {
        self.base = base
        self.range = range
        self.name = name
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Trouble) -> Int {
        let count = min(buffer.count, range.count - offset)
        guard count > 0 else { return 0 }
        return try base.read(
            into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]),
            at: range.lowerBound + offset)
    }
}
