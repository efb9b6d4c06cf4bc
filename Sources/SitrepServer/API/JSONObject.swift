#if Server
import Foundation

/// A JSON object that is put together from values and from pieces of JSON that are there already, such
/// as the archive's records.
struct JSONObject: Sendable {
    /// The object so far, without its closing brace.
    private var body: [UInt8] = [UInt8(ascii: "{")]

    /// The finished object.
    var bytes: [UInt8] { body + [UInt8(ascii: "}")] }

    mutating func add(_ key: String, _ value: String) {
        name(key)
        JSONText.append(value, to: &body)
    }

    mutating func add(_ key: String, _ value: String?) {
        if let value { add(key, value) }
    }

    mutating func add(_ key: String, _ value: Int) {
        name(key)
        body += "\(value)".utf8
    }

    mutating func add(_ key: String, _ value: Int?) {
        if let value { add(key, value) }
    }

    mutating func add(_ key: String, _ value: Bool) {
        name(key)
        body += (value ? "true" : "false").utf8
    }

    mutating func add(_ key: String, _ values: [String]) { add(key, list: values.map(JSONText.of)) }

    mutating func add(_ key: String, _ object: JSONObject) { add(key, raw: object.bytes) }

    mutating func add(_ key: String, _ objects: [JSONObject]) {
        add(key, list: objects.map(\.bytes))
    }

    /// Adds what is JSON already.
    mutating func add(_ key: String, raw: some Sequence<UInt8>) {
        name(key)
        body += raw
    }

    /// Adds an array of what is JSON already.
    mutating func add(_ key: String, list: [some Sequence<UInt8>]) {
        name(key)
        body.append(UInt8(ascii: "["))
        for (n, item) in list.enumerated() {
            if n > 0 { body.append(UInt8(ascii: ",")) }
            body += item
        }
        body.append(UInt8(ascii: "]"))
    }

    /// Adds a value of the model as it writes itself.
    mutating func add(_ key: String, encoded value: some Encodable) throws {
        add(key, raw: try JSONText.encoded(value))
    }

    /// Adds all members of an object that is JSON already.
    mutating func addMembers(of object: some BidirectionalCollection<UInt8>) {
        let inner = object.dropFirst().dropLast()
        if inner.isEmpty { return }
        comma()
        body += inner
    }

    private mutating func name(_ key: String) {
        comma()
        JSONText.append(key, to: &body)
        body.append(UInt8(ascii: ":"))
    }

    private mutating func comma() {
        if body.count > 1 { body.append(UInt8(ascii: ",")) }
    }
}

/// Strings and values as JSON.
enum JSONText {
    /// A string between quotation marks.
    static func of(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return bytes
    }

    /// Escapes what RFC 8259 demands, and what could end a script or a line where JSON is put into
    /// other languages.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
            case "\\": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
            case "\n": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case "\t": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            case "\u{0}"..."\u{1F}", "<", ">", "&", "\u{7F}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                bytes += "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8
            default: bytes += String(scalar).utf8
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A value of the model as it writes itself, its keys sorted.
    static func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
#endif
