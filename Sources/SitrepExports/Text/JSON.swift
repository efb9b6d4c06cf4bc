/// A JSON value whose members keep the order in which they were given.
indirect enum JSON: Sendable {
    case null
    case flag(Bool)
    case number(String)
    case string(String)
    case list([JSON])
    case object([(String, JSON)])

    static func integer(_ value: Int) -> JSON { .number(String(value)) }

    static func number(_ value: Double) -> JSON {
        Wording.number(value).map { .number($0) } ?? .null
    }

    static func strings(_ values: [String]) -> JSON { .list(values.map { .string($0) }) }

    /// An object without the members that are null.
    static func known(_ members: [(String, JSON)]) -> JSON {
        .object(
            members.filter { if case .null = $0.1 { false } else { true } })
    }

    static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

    /// On one line, in UTF-8.
    func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .flag(let value): bytes += (value ? "true" : "false").utf8
        case .number(let text): bytes += text.utf8
        case .string(let text): Self.write(text, to: &bytes)
        case .list(let values):
            bytes.append(0x5B)
            for (n, value) in values.enumerated() {
                if n > 0 { bytes.append(0x2C) }
                value.write(to: &bytes)
            }
            bytes.append(0x5D)
        case .object(let members):
            bytes.append(0x7B)
            for (n, member) in members.enumerated() {
                if n > 0 { bytes.append(0x2C) }
                Self.write(member.0, to: &bytes)
                bytes.append(0x3A)
                member.1.write(to: &bytes)
            }
            bytes.append(0x7D)
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0x00..<0x20, 0x7F:
                bytes += "\\u00".utf8
                bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
