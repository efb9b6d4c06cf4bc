import SitrepModel

/// An HTTP response as archives keep it: status line, header fields, body.
public struct HTTPResponse: Sendable, Hashable {
    /// The status code, e.g. 200.
    public let status: Int
    /// Its header fields.
    public let fields: HeaderFields
    /// The body as it came, with its transfer and content codings.
    public let body: ArraySlice<UInt8>

    /// nil where the bytes don't begin with a status line.
    ///
    /// - Throws: where the head is longer than the limit, or has more fields.
    init?(
        _ block: ArraySlice<UInt8>, of bytes: [UInt8], limits: WebArchiveLimits
    ) throws(Trouble) {
        guard block.starts(with: "HTTP/".utf8),
            let lineEnd = block.prefix(limits.head).firstIndex(of: 0x0A),
            let status = Self.status(block[..<lineEnd])
        else { return nil }
        var record: Int?
        let end = block.withUnsafeBytes {
            WARCHead.end(
                of: UnsafeRawBufferPointer(rebasing: $0.prefix(limits.head)),
                from: lineEnd - block.startIndex, orRecord: &record)
        }
        // A response may consist of its head alone, without the empty line.
        let bodyStart = end.map { block.startIndex + $0 } ?? block.endIndex
        fields = HeaderFields(bytes, (lineEnd + 1)..<max(lineEnd + 1, bodyStart))
        guard bodyStart - block.startIndex <= limits.head, fields.count <= limits.fields else {
            throw Trouble(
                input: "",
                reason: "its HTTP head is longer than \(ByteCount(limits.head)) or has "
                    + "more than \(limits.fields) fields",
                remedy: "It was passed over: no server of reports sends that.")
        }
        self.status = status
        body = block[bodyStart...]
    }

    private static func status(_ line: ArraySlice<UInt8>) -> Int? {
        let parts = line.split(separator: 0x20, maxSplits: 2)
        guard parts.count >= 2 else { return nil }
        let digits = parts[1].prefix { (0x30...0x39).contains($0) }
        guard digits.count == 3 else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    var isChunked: Bool {
        fields.all("Transfer-Encoding").contains { $0.lowercased().contains("chunked") }
    }

    /// The body with transfer and content codings taken off; what is damaged is used as far as it goes.
    ///
    /// - Throws: where it would unpack beyond the limits.
    public func content(
        _ expander: Expander, input: String, place: String
    ) throws(Trouble) -> Expander.Expansion {
        var content = Expander.Expansion(bytes: [])
        if isChunked, let chunks = ChunkedBody(body) {
            content.bytes = chunks.bytes
            if !chunks.isComplete {
                content.damage = Trouble(
                    input: input, place: place, reason: "the body's last chunk is missing",
                    remedy: "What came is used; capture it again for the rest.")
            }
        } else {
            content.bytes = Array(body)
        }
        let codings = fields.all("Content-Encoding").joined(separator: ",").split(separator: ",")
            .map { $0.filter { $0 != " " && $0 != "\t" } }
        for name in codings.reversed() {
            guard let coding = ContentCoding(named: name), !content.bytes.isEmpty else { continue }
            // Many archives keep the field of a body from which they took the coding off.
            let marked = ContentCoding(startOf: content.bytes)
            if marked != coding, coding == .gzip || coding == .zstd { continue }
            let expansion = try expander.expand(
                content.bytes, coding, input: input, place: place)
            if expansion.damage != nil, expansion.bytes.isEmpty, marked == nil { continue }
            content = Expander.Expansion(
                bytes: expansion.bytes, damage: expansion.damage ?? content.damage)
        }
        return content
    }
}
