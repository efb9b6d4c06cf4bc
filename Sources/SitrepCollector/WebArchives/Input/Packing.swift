/// How a web archive's bytes are packed: told by its first bytes.
enum Packing {
    case plain, gzip, zstd

    init(startOf bytes: UnsafeRawBufferPointer) {
        if Self.gzip.startsMember(bytes) {
            self = .gzip
        } else if Self.zstd.startsMember(bytes) || Self.startsSkippableFrame(bytes) {
            self = .zstd
        } else {
            self = .plain
        }
    }

    /// Bytes to look at to tell a member's start.
    static let markLength = 4

    /// Whether a member (gzip) or frame (zstd) may start with these bytes.
    func startsMember(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= Self.markLength else { return false }
        switch self {
        case .plain: return false
        // The upper three flags are reserved (RFC 1952).
        case .gzip:
            return bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8 && bytes[3] & 0xE0 == 0
        case .zstd:
            return bytes[0] == 0x28 && bytes[1] == 0xB5 && bytes[2] == 0x2F && bytes[3] == 0xFD
        }
    }

    /// Whether a frame of user data starts here, which zstd passes over (RFC 8878, 3.1.2).
    static func startsSkippableFrame(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count >= 8 && bytes[0] & 0xF0 == 0x50 && bytes[1] == 0x2A && bytes[2] == 0x4D
            && bytes[3] == 0x18
    }

    /// Where the next member may start, from an index on; nil where none does.
    func nextMember(in bytes: UnsafeRawBufferPointer, from index: Int) -> Int? {
        let first: UInt8 = self == .gzip ? 0x1F : 0x28
        var at = index
        while at + Self.markLength <= bytes.count {
            if bytes[at] == first,
                startsMember(UnsafeRawBufferPointer(rebasing: bytes[at...]))
            {
                return at
            }
            at += 1
        }
        return nil
    }
}
