/// Character references and escaping in XML.
enum XMLText {
    /// Appends text with its references resolved; gives the names of those that XML doesn't know and
    /// HTML's customary ones don't either, which stay as they are.
    static func append(_ raw: ArraySlice<UInt8>, to out: inout [UInt8]) -> String? {
        var unknown: String?
        var at = raw.startIndex
        while let amp = raw[at...].firstIndex(of: 0x26) {
            out += raw[at..<amp]
            let stretch = raw[(amp + 1)...].prefix(32)
            guard let end = stretch.firstIndex(of: 0x3B), end > amp + 1 else {
                out.append(0x26)
                at = amp + 1
                continue
            }
            let name = raw[(amp + 1)..<end]
            if let text = reference(name) {
                out += text
                at = end + 1
            } else {
                if name.allSatisfy(isNameByte) {
                    unknown = unknown ?? String(decoding: name, as: UTF8.self)
                }
                out.append(0x26)
                at = amp + 1
            }
        }
        out += raw[at...]
        return unknown
    }

    /// Text with its references resolved.
    static func resolved(_ text: String) -> String {
        var out: [UInt8] = []
        _ = append(Array(text.utf8)[...], to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Text as it may stand in an element or a quoted attribute.
    static func escaped(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x26: out += "&amp;".utf8
            case 0x3C: out += "&lt;".utf8
            case 0x3E: out += "&gt;".utf8
            case 0x22: out += "&quot;".utf8
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
            || byte >= 0x30 && byte <= 0x3A || byte == 0x2D || byte == 0x2E || byte == 0x5F
    }

    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: isBlank)
        while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
        return bytes
    }

    private static func reference(_ name: ArraySlice<UInt8>) -> [UInt8]? {
        guard name.first == 0x23 else { return named[String(decoding: name, as: UTF8.self)] }
        var digits = name.dropFirst()
        var radix: UInt32 = 10
        if digits.first == 0x78 || digits.first == 0x58 {
            digits = digits.dropFirst()
            radix = 16
        }
        guard (1...7).contains(digits.count) else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            let number: UInt32
            switch digit {
            case 0x30...0x39: number = UInt32(digit - 0x30)
            case 0x41...0x46, 0x61...0x66: number = UInt32((digit | 0x20) - 0x61 + 10)
            default: return nil
            }
            guard number < radix else { return nil }
            value = value * radix + number
        }
        let isAllowed = value >= 0x20 || value == 9 || value == 10 || value == 13
        return Array(String(isAllowed ? Unicode.Scalar(value) ?? "\u{FFFD}" : "\u{FFFD}").utf8)
    }

    /// XML's five, and those of HTML that feeds use without declaring them.
    private static let named: [String: [UInt8]] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
        "ndash": "\u{2013}", "mdash": "\u{2014}", "lsquo": "\u{2018}", "rsquo": "\u{2019}",
        "ldquo": "\u{201C}", "rdquo": "\u{201D}", "sbquo": "\u{201A}", "bdquo": "\u{201E}",
        "laquo": "\u{AB}", "raquo": "\u{BB}", "hellip": "\u{2026}", "bull": "\u{2022}",
        "middot": "\u{B7}", "copy": "\u{A9}", "reg": "\u{AE}", "trade": "\u{2122}",
        "euro": "\u{20AC}", "pound": "\u{A3}", "deg": "\u{B0}", "shy": "\u{AD}",
        "aacute": "\u{E1}", "agrave": "\u{E0}", "acirc": "\u{E2}", "auml": "\u{E4}",
        "atilde": "\u{E3}", "aring": "\u{E5}", "aelig": "\u{E6}", "ccedil": "\u{E7}",
        "eacute": "\u{E9}", "egrave": "\u{E8}", "ecirc": "\u{EA}", "euml": "\u{EB}",
        "iacute": "\u{ED}", "igrave": "\u{EC}", "icirc": "\u{EE}", "iuml": "\u{EF}",
        "ntilde": "\u{F1}", "oacute": "\u{F3}", "ograve": "\u{F2}", "ocirc": "\u{F4}",
        "ouml": "\u{F6}", "otilde": "\u{F5}", "oslash": "\u{F8}", "szlig": "\u{DF}",
        "uacute": "\u{FA}", "ugrave": "\u{F9}", "ucirc": "\u{FB}", "uuml": "\u{FC}",
    ].mapValues { Array($0.utf8) }
}
