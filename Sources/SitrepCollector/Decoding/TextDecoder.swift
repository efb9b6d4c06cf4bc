import SitrepModel

/// Raw bytes to UTF-8: UTF-8 and UTF-16 with or without byte-order mark, else Windows-1252.
///
/// What has no byte-order mark and is not UTF-8 is taken for UTF-16 where every other byte is mostly
/// zero, for Windows-1252 where its high bytes stand where that code has letters and quotation marks,
/// and otherwise for damaged UTF-8. Bytes that are no text are refused.
enum TextDecoder {
    struct Decoded {
        /// Valid UTF-8 without byte-order mark.
        var bytes: [UInt8]
        var encoding: Encoding
        /// Byte offset of the first replaced sequence, and how many were replaced.
        var firstRepair: Int?
        var repairs = 0
    }

    enum Encoding: String {
        case utf8 = "UTF-8"
        case utf16LittleEndian = "UTF-16LE"
        case utf16BigEndian = "UTF-16BE"
        case windows1252 = "Windows-1252"
    }

    static func decode(_ raw: [UInt8], input: String) throws(Trouble) -> Decoded {
        if let format = knownFormat(raw) {
            throw Trouble(
                input: input, place: "byte 0", reason: "it is \(format), not text",
                remedy: "Save its text as .txt or .md.")
        }
        if raw.starts(with: [0xFF, 0xFE]) {
            return try utf16(raw[2...], big: false, input: input)
        }
        if raw.starts(with: [0xFE, 0xFF]) {
            return try utf16(raw[2...], big: true, input: input)
        }
        if let big = looksUTF16(raw) { return try utf16(raw[...], big: big, input: input) }
        try refuseJunk(raw, input: input)
        let body = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? raw[3...] : raw[...]
        let scan = UTF8Scan(body)
        if scan.invalid == 0 { return Decoded(bytes: Array(body), encoding: .utf8) }
        if scan.multibyte < scan.invalid, Windows1252.isPlausible(body) {
            return Decoded(bytes: Windows1252.utf8(body), encoding: .windows1252)
        }
        guard scan.invalid * 20 <= body.count else {
            throw Trouble(
                input: input, place: "byte \(scan.firstInvalid)",
                reason: "its bytes are not text in UTF-8, UTF-16 or Windows-1252",
                remedy: "Give the report as UTF-8 text.")
        }
        return Decoded(
            bytes: Array(String(decoding: body, as: UTF8.self).utf8), encoding: .utf8,
            firstRepair: scan.firstInvalid, repairs: scan.invalid)
    }

    private static let signatures: [([UInt8], String)] = [
        (Array("%PDF-".utf8), "a PDF file"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP or Office file"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        (Array("GIF8".utf8), "a GIF image"), ([0x1F, 0x8B], "a gzip file"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"), (Array("{\\rtf".utf8), "an RTF file"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office file"),
        (Array("SQLite format 3".utf8), "a database"),
        ([0xFF, 0xFE, 0x00, 0x00], "UTF-32 text"), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32 text"),
    ]

    /// What some bytes are that are no text, by how they begin; nil where that tells nothing.
    static func knownFormat(_ raw: [UInt8]) -> String? {
        signatures.first { raw.starts(with: $0.0) }?.1
    }

    /// Big-endian or not where zero bytes alternate with others; nil where they don't.
    static func looksUTF16(_ raw: [UInt8]) -> Bool? {
        let sample = raw.prefix(4096)
        guard sample.count >= 4 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (i, byte) in sample.enumerated() where byte == 0 {
            if i & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let half = sample.count / 2
        if zeros.odd * 10 > half * 6, zeros.even * 20 < half { return false }
        if zeros.even * 10 > half * 6, zeros.odd * 20 < half { return true }
        return nil
    }

    private static func utf16(_ raw: ArraySlice<UInt8>, big: Bool, input: String) throws(Trouble)
        -> Decoded
    {
        let units = UTF16Units(raw, big: big)
        try refuseJunk(units.utf8, input: input)
        return Decoded(
            bytes: units.utf8, encoding: big ? .utf16BigEndian : .utf16LittleEndian,
            firstRepair: units.firstRepair, repairs: units.repairs)
    }

    /// Refuses bytes with more than one control character in a hundred, or any run of zeros.
    private static func refuseJunk(_ raw: [UInt8], input: String) throws(Trouble) {
        var (controls, zeros, first) = (0, 0, -1)
        for (i, byte) in raw.enumerated() where byte < 0x20 || byte == 0x7F {
            if (0x09...0x0D).contains(byte) || byte == 0x1B { continue }
            controls += 1
            if byte == 0 { zeros += 1 }
            if first < 0 { first = i }
        }
        if controls * 100 > raw.count || zeros * 1000 > raw.count || zeros > 64 {
            throw Trouble(
                input: input, place: "byte \(first)",
                reason: "it is binary data, not text",
                remedy: "Give the report as plain text or Markdown.")
        }
    }
}

/// How much of some bytes is valid UTF-8.
struct UTF8Scan {
    /// Sequences of more than one byte.
    private(set) var multibyte = 0
    /// Maximal invalid subsequences, each of which decoding replaces by U+FFFD.
    private(set) var invalid = 0
    private(set) var firstInvalid = -1

    init(_ bytes: ArraySlice<UInt8>) {
        var i = bytes.startIndex
        while i < bytes.endIndex {
            let lead = bytes[i]
            if lead < 0x80 {
                i = Self.endOfASCII(bytes, from: i + 1)
                continue
            }
            let (length, low, high): (Int, UInt8, UInt8) =
                switch lead {
                case 0xC2...0xDF: (2, 0x80, 0xBF)
                case 0xE0: (3, 0xA0, 0xBF)
                case 0xED: (3, 0x80, 0x9F)
                case 0xE1...0xEF: (3, 0x80, 0xBF)
                case 0xF0: (4, 0x90, 0xBF)
                case 0xF1...0xF3: (4, 0x80, 0xBF)
                case 0xF4: (4, 0x80, 0x8F)
                default: (0, 0, 0)
                }
            var n = 1
            while n < length, i + n < bytes.endIndex,
                n == 1 ? (low...high).contains(bytes[i + 1]) : bytes[i + n] & 0xC0 == 0x80
            {
                n += 1
            }
            if length > 0, n == length {
                multibyte += 1
            } else {
                if invalid == 0 { firstInvalid = i }
                invalid += 1
            }
            i += n
        }
    }

    /// Where the run of ASCII ends, eight bytes at a time.
    private static func endOfASCII(_ bytes: ArraySlice<UInt8>, from: Int) -> Int {
        let start = bytes.startIndex
        return bytes.withUnsafeBytes { raw in
            var i = from - start
            while i + 8 <= raw.count,
                raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                i += 8
            }
            while i < raw.count, raw[i] < 0x80 { i += 1 }
            return i + start
        }
    }
}
