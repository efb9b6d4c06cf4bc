#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file's bytes, mapped read-only into memory for as long as the object lives.
///
/// Pages are read when first touched, so opening costs microseconds whatever the size.
final class MappedFile: @unchecked Sendable {
    /// The file's bytes; valid while this object lives.
    let bytes: UnsafeRawBufferPointer

    init(path: String) throws(EngineError) {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else {
            throw .unreadable(file: path, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        let size = lseek(descriptor, 0, SEEK_END)
        guard size > 0 else { throw .malformed(file: path, offset: 0, reason: "the file is empty") }
        let address = mmap(nil, Int(size), PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let address, address != MAP_FAILED else {
            throw .unreadable(file: path, reason: String(cString: strerror(errno)))
        }
        bytes = UnsafeRawBufferPointer(start: address, count: Int(size))
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
}
