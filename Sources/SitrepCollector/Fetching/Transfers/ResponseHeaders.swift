/// The header lines of one response, within bounds.
///
/// Informational responses (1xx) and trailers count towards the bounds; what is kept is the last
/// response's.
struct ResponseHeaders {
    private(set) var status = 0
    private(set) var byteCount = 0
    private(set) var lineCount = 0
    private var fields: [(name: String, value: [UInt8])] = []

    /// Takes one line with its end.
    mutating func add(_ line: UnsafeRawBufferPointer) {
        byteCount += line.count
        lineCount += 1
        var bytes = Array(line)
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        if bytes.starts(with: Array("HTTP/".utf8)) {
            fields = []
            let words = bytes.split(separator: 0x20, maxSplits: 2)
            status = words.count > 1 ? Int(String(decoding: words[1], as: UTF8.self)) ?? 0 : 0
            return
        }
        guard let colon = bytes.firstIndex(of: 0x3A), colon > 0 else { return }
        let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        fields.append((name, Array(bytes[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 })))
    }

    /// The first value of a header by its name in small letters, where it isn't empty.
    func bytes(_ name: String) -> [UInt8]? {
        fields.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// The same as text, where it is no longer than 1 KiB.
    func text(_ name: String) -> String? {
        bytes(name).flatMap { $0.count <= 1024 ? String(decoding: $0, as: UTF8.self) : nil }
    }

    /// Where a redirect leads. Bytes that are no UTF-8 are percent-encoded, so that they survive.
    var location: String? {
        guard let bytes = bytes("location") else { return nil }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        let encoded = bytes.flatMap { byte in
            byte < 0x80 ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// The codings that the body is wrapped in, outermost last, but for `chunked` and `identity`.
    var codings: [String] {
        fields.filter { $0.name == "content-encoding" || $0.name == "transfer-encoding" }
            .flatMap { $0.value.split(separator: 0x2C) }
            .map { String(decoding: $0.filter { $0 > 0x20 }, as: UTF8.self).lowercased() }
            .filter { !["", "chunked", "identity", "none"].contains($0) }
    }
}
