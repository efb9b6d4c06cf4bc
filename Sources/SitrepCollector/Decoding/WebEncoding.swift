/// An encoding that web pages are written in, as the WHATWG Encoding Standard names it.
struct WebEncoding: Sendable, Hashable {
    /// The standard's name, e.g. "windows-1252".
    var name: String
    /// What the system's iconv calls it; empty for the Unicode encodings, which are decoded here.
    var iconv: String
    /// The script that its high bytes write, where it is tried on undeclared pages.
    var guess: String?

    static let utf8 = WebEncoding(name: "UTF-8", iconv: "", guess: nil)
    static let utf16LittleEndian = WebEncoding(name: "UTF-16LE", iconv: "", guess: nil)
    static let utf16BigEndian = WebEncoding(name: "UTF-16BE", iconv: "", guess: nil)
    static let windows1252 = WebEncoding(name: "windows-1252", iconv: "CP1252", guess: "Latin")

    /// Whether it is one of the Unicode encodings with two bytes a unit.
    var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}

/// Encodings by label, and those tried on undeclared pages, from `encodings.tsv`.
struct EncodingTable: Sendable {
    private var byLabel: [String: WebEncoding] = [:]
    /// In the order that ties are broken by.
    private(set) var guesses: [WebEncoding] = []
    /// Frequent characters of a script's language, by script.
    private(set) var usual: [String: Set<UInt32>] = [:]

    init() {
        for row in Resources.rows("encodings.tsv") where row.count == 4 {
            let encoding = WebEncoding(
                name: row[0], iconv: row[1] == "-" ? "" : row[1],
                guess: row[2] == "-" ? nil : row[2])
            for label in row[3].split(separator: " ") { byLabel[String(label)] = encoding }
            if encoding.guess != nil { guesses.append(encoding) }
        }
        for row in Resources.rows("usual-characters.tsv") where row.count == 2 {
            usual[row[0], default: []].formUnion(row[1].unicodeScalars.map(\.value))
        }
    }

    /// The encoding of a label, without regard to case and white space around it; nil where unknown.
    func encoding(_ label: some Sequence<UInt8>) -> WebEncoding? {
        let marks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x22, 0x27]
        let bare = label.drop(while: marks.contains).prefix { !marks.contains($0) }
        return byLabel[String(decoding: bare, as: UTF8.self).lowercased()]
    }
}
