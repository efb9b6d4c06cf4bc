import Foundation
import SitrepModel

/// Keeps what comes in on a stream in a file, so that what it is can be told by how it begins and an
/// archive of any size be read with little memory. The file goes when this value's owner ends it.
struct StandardInput {
    /// How messages and captures name it.
    static let name = "standard input"

    /// Where it lies.
    let path: String

    /// Reads a stream to its end.
    ///
    /// - Throws: where nothing can be read, or the temporary folder is full.
    init(descriptor: Int32) throws(Trouble) {
        var template = Array((NSTemporaryDirectory() + "/sitrep-XXXXXX").utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { throw Self.unwritable(errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return }
            if count < 0 {
                if errno == EINTR { continue }
                let code = errno
                remove()
                throw Trouble(
                    input: Self.name,
                    reason: "it can't be read: \(String(cString: strerror(code)))",
                    remedy: "Give the report as a file.")
            }
            var written = 0
            while written < count {
                let n = buffer.withUnsafeBytes {
                    write(file, $0.baseAddress.map { $0 + written }, count - written)
                }
                if n < 0, errno == EINTR { continue }
                guard n > 0 else {
                    let code = errno
                    remove()
                    throw Self.unwritable(code)
                }
                written += n
            }
        }
    }

    /// Ends it.
    func remove() { unlink(path) }

    private static func unwritable(_ code: Int32) -> Trouble {
        Trouble(
            input: name,
            reason: "it can't be kept in the temporary folder: \(String(cString: strerror(code)))",
            remedy: "Make room there, or name another folder in TMPDIR.")
    }
}
