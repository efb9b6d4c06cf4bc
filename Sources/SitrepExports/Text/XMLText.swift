/// Elements of XML 1.0, escaped as they are written.
struct XMLText {
    private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
    private var open: [StaticString] = []

    /// An element that goes on.
    mutating func begin(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
        start(name, attributes)
        bytes += ">\n".utf8
        open.append(name)
    }

    /// Ends the last one that was begun.
    mutating func end() {
        guard let name = open.popLast() else { return }
        indent()
        bytes += "</\(name)>\n".utf8
    }

    /// An element with text, or without content where there is none.
    mutating func add(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ text: String? = nil
    ) {
        start(name, attributes)
        if let text {
            bytes.append(0x3E)
            escape(text)
            bytes += "</\(name)>\n".utf8
        } else {
            bytes += "/>\n".utf8
        }
    }

    private mutating func start(_ name: StaticString, _ attributes: [(StaticString, String)]) {
        indent()
        bytes += "<\(name)".utf8
        for (attribute, value) in attributes {
            bytes += " \(attribute)=\"".utf8
            escape(value)
            bytes.append(0x22)
        }
    }

    private mutating func indent() { bytes += Array(repeating: 0x20, count: open.count * 2) }

    private mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x22: bytes += "&quot;".utf8
            case 0x0D: bytes += "&#13;".utf8
            // Not allowed in XML 1.0.
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0xFFFE, 0xFFFF: bytes += [0xEF, 0xBF, 0xBD]
            default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
    }
}
