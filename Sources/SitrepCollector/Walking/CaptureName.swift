import SitrepModel

extension Capture {
    /// A short identifier: a file's name without its ending, else an address's host and last part.
    package var name: String {
        switch source {
        case .path(let path): return FileWalker.stem(path)
        case .stream: return String(hash.prefix(12))
        case .url(let url):
            let address = url.split(separator: "#").first.map(String.init) ?? url
            let parts = address.split(separator: "?")[0].split(separator: "/").dropFirst()
            let host = (parts.first ?? "page").split(separator: ":")[0]
            let last = parts.count > 1 ? FileWalker.stem(String(parts.last ?? "")) : ""
            return Self.slug(host.hasPrefix("www.") ? host.dropFirst(4) : host)
                + (last.isEmpty ? "" : "-" + Self.slug(last[...]))
        }
    }

    /// Letters, digits, stops and hyphens, at most sixty bytes.
    private static func slug(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8.prefix(60) {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E: bytes.append(byte)
            default: if bytes.last != 0x2D { bytes.append(0x2D) }
            }
        }
        while bytes.last == 0x2D { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
