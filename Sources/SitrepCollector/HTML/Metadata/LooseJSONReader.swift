/// Reads JSON as web pages have it: what is sound as the standard says, the rest as far as it goes.
///
/// Forgiven are comment and CDATA marks around it, raw line ends and unescaped quotation marks in
/// strings, unknown escapes, commas too many or too few, and an end that is cut off. A quotation mark
/// closes its string only before a comma, colon, bracket or the end, as in sound JSON it always does.
struct LooseJSONReader {
    /// Values nested deeper are read as null.
    static let depthLimit = 64

    private let bytes: ArraySlice<UInt8>
    private var at: Int

    /// The values that stand one after another, mostly one; empty where there is none.
    static func values(_ bytes: ArraySlice<UInt8>) -> [LooseJSON] {
        var reader = LooseJSONReader(bytes: bytes, at: bytes.startIndex)
        var values: [LooseJSON] = []
        while reader.skipToValue(), values.count < 64 {
            values.append(reader.value(depth: 0))
        }
        return values
    }

    private init(bytes: ArraySlice<UInt8>, at: Int) {
        self.bytes = bytes
        self.at = at
    }

    private var current: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

    /// Passes everything before the next bracket.
    private mutating func skipToValue() -> Bool {
        while let byte = current {
            if byte == 0x7B { return true }
            if byte == 0x5B {
                // "[CDATA[" is no array.
                guard at + 1 < bytes.endIndex, bytes[at + 1] == 0x43 else { return true }
                at += min(7, bytes.endIndex - at)
                continue
            }
            at += 1
        }
        return false
    }

    private mutating func skipSpace() {
        while let byte = current, Bytes.isSpace(byte) || byte == 0 { at += 1 }
    }

    private mutating func value(depth: Int) -> LooseJSON {
        skipSpace()
        if depth >= Self.depthLimit, current == 0x7B || current == 0x5B {
            skipNested()
            return .null
        }
        switch current {
        case 0x7B: return object(depth: depth)
        case 0x5B: return array(depth: depth)
        case 0x22: return .string(string())
        case nil: return .null
        default: return word()
        }
    }

    private mutating func object(depth: Int) -> LooseJSON {
        at += 1
        var members: [LooseJSON.Member] = []
        while true {
            skipSpace()
            guard let byte = current else { break }
            if byte == 0x7D {
                at += 1
                break
            }
            guard byte == 0x22 else {
                // A comma, or something that doesn't belong here.
                if byte == 0x5D { break }
                at += 1
                continue
            }
            let name = string()
            skipSpace()
            guard current == 0x3A else { continue }
            at += 1
            let value = value(depth: depth + 1)
            members.append(.init(name: name, value: value))
        }
        return .object(members)
    }

    private mutating func array(depth: Int) -> LooseJSON {
        at += 1
        var values: [LooseJSON] = []
        while true {
            skipSpace()
            guard let byte = current else { break }
            if byte == 0x5D {
                at += 1
                break
            }
            if byte == 0x2C || byte == 0x3A {
                at += 1
                continue
            }
            if byte == 0x7D { break }
            let value = value(depth: depth + 1)
            values.append(value)
        }
        return .array(values)
    }

    /// Passes a bracket and all up to the one that closes it.
    private mutating func skipNested() {
        var open = 0
        while let byte = current {
            if byte == 0x22 {
                _ = string()
                continue
            }
            at += 1
            if byte == 0x7B || byte == 0x5B { open += 1 }
            if byte == 0x7D || byte == 0x5D {
                open -= 1
                if open <= 0 { return }
            }
        }
    }

    /// A number, true, false, null, or whatever stands up to the next mark.
    private mutating func word() -> LooseJSON {
        let start = at
        while let byte = current, ![0x2C, 0x5D, 0x7D, 0x5B, 0x7B, 0x22].contains(byte),
            !Bytes.isSpace(byte)
        {
            at += 1
        }
        if at == start { at += 1 }
        switch String(decoding: bytes[start..<at], as: UTF8.self) {
        case "true", "True": return .bool(true)
        case "false", "False": return .bool(false)
        case let text where text.utf8.first.map { Bytes.isDigit($0) || $0 == 0x2D } ?? false:
            return .number(text)
        default: return .null
        }
    }

    private mutating func string() -> String {
        at += 1
        var out: [UInt8] = []
        while let byte = current {
            if byte == 0x22 {
                if closes(after: at + 1) {
                    at += 1
                    break
                }
                out.append(byte)
                at += 1
            } else if byte == 0x5C {
                at += 1
                escape(into: &out)
            } else {
                let start = at
                while let byte = current, byte != 0x22, byte != 0x5C { at += 1 }
                out.append(contentsOf: bytes[start..<at])
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private func closes(after offset: Int) -> Bool {
        var i = offset
        while i < bytes.endIndex, Bytes.isSpace(bytes[i]) { i += 1 }
        guard i < bytes.endIndex else { return true }
        // A forgotten comma at a line's end.
        if bytes[i] == 0x22 { return bytes[offset..<i].contains(0x0A) }
        return [0x2C, 0x3A, 0x5D, 0x7D].contains(bytes[i])
    }

    private mutating func escape(into out: inout [UInt8]) {
        guard let byte = current else { return }
        at += 1
        switch byte {
        case 0x6E, 0x72: out.append(0x0A)
        case 0x74: out.append(0x09)
        case 0x62, 0x66: out.append(0x20)
        case 0x75:
            guard let unit = hexUnit() else { return }
            var scalar = Unicode.Scalar(unit)
            if UTF16.isLeadSurrogate(unit), at + 1 < bytes.endIndex, bytes[at] == 0x5C,
                bytes[at + 1] == 0x75
            {
                let back = at
                at += 2
                if let low = hexUnit(), UTF16.isTrailSurrogate(low) {
                    scalar = UTF16.decode(UTF16.EncodedScalar([unit, low]))
                } else {
                    at = back
                }
            }
            let character = scalar ?? "\u{FFFD}"
            out.append(contentsOf: Array(String(character).utf8))
        default: out.append(byte)
        }
    }

    private mutating func hexUnit() -> UInt16? {
        guard at + 4 <= bytes.endIndex,
            let unit = UInt16(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
        else { return nil }
        at += 4
        return unit
    }
}
