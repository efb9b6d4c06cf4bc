/// The head of a WARC record: a version line, fields, an empty line.
enum WARCHead {
    /// Index behind the empty line that ends a head; nil where it is not there.
    ///
    /// - Parameter next: is set to where another record begins, if one does before the end: then the
    ///   head has none, and what follows need not be searched for each such beginning again.
    static func end(
        of bytes: UnsafeRawBufferPointer, from index: Int, orRecord next: inout Int?
    ) -> Int? {
        var at = index
        while let end = bytes[at...].firstIndex(of: 0x0A) {
            if end + 1 < bytes.count, bytes[end + 1] == 0x0A { return end + 2 }
            if end + 2 < bytes.count, bytes[end + 1] == 0x0D, bytes[end + 2] == 0x0A {
                return end + 3
            }
            if RecordStart.isVersionLine(bytes, end + 1) {
                next = end + 1
                return nil
            }
            at = end + 1
        }
        return nil
    }

    private static let typeName = Array("WARC-Type".utf8)
    private static let lengthName = Array("Content-Length".utf8)

    /// What the record is, and its block's length; nil where that is missing or no number.
    static func essentials(
        _ head: UnsafeRawBufferPointer
    ) -> (WebArchiveRecord.Kind, Int?) {
        var kind: WebArchiveRecord.Kind?
        var block: Int?
        var hasLength = false
        typeName.withUnsafeBufferPointer { type in
            lengthName.withUnsafeBufferPointer { length in
                HeaderFields.lines(head) { line, _ in
                    if kind == nil, let value = HeaderFields.value(of: type, in: line) {
                        let name = String(decoding: value, as: UTF8.self).lowercased()
                        kind = WebArchiveRecord.Kind(rawValue: name) ?? .other
                    } else if !hasLength, let value = HeaderFields.value(of: length, in: line) {
                        hasLength = true
                        if (1...15).contains(value.count),
                            value.allSatisfy({ (0x30...0x39).contains($0) })
                        {
                            block = Int(String(decoding: value, as: UTF8.self))
                        }
                    }
                    return !(hasLength && kind != nil)
                }
            }
        }
        return (kind ?? .other, block)
    }
}
