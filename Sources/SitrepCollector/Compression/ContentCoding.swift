/// A way in which bytes come packed: HTTP's content codings (RFC 9110, 8.4.1; RFC 7932; RFC 8878).
public enum ContentCoding: String, Sendable, Hashable, CaseIterable {
    /// RFC 1952; several members may follow each other.
    case gzip
    /// RFC 1950; some servers send the bare stream of RFC 1951 under this name, which is read too.
    case deflate
    case brotli = "br"
    case zstd

    /// The coding of a `Content-Encoding` value; nil for those that are not known.
    ///
    /// "identity" is no coding: ask before.
    public init?(named name: String) {
        let name = name.lowercased()
        self.init(rawValue: name.hasPrefix("x-") ? String(name.dropFirst(2)) : name)
    }

    /// The coding whose first bytes these are; nil where they are none's (brotli has no mark).
    public init?(startOf bytes: some Swift.Collection<UInt8>) {
        if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
            self = .gzip
        } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else {
            return nil
        }
    }
}
