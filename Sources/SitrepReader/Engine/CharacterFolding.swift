/// What the word-piece tokenizer makes of a Unicode scalar: it lower-cases, takes accents away and
/// tells punctuation from letters, as BERT's basic tokenizer does for uncased models.
struct CharacterFolding: Sendable {
    /// The result for one scalar.
    enum Kind: UInt8 {
        /// Part of a word.
        case letter
        /// A token of its own.
        case alone
        /// Ends a token and is no token.
        case space
        /// Leaves no trace: a combining mark, a control or a format character.
        case nothing
    }

    private static let tableSize = 0x3000
    /// The folded scalar in the low 24 bits, the kind above them.
    private let table: [UInt32]

    init() {
        var accents: [UInt32: UInt32] = [:]
        for line in AccentTable.lines.split(separator: "\n") {
            let scalars = Array(line.unicodeScalars)
            for accented in scalars.dropFirst(2) { accents[accented.value] = scalars[0].value }
        }
        table = (0..<UInt32(Self.tableSize)).map { value in
            guard let scalar = Unicode.Scalar(value) else { return 0 }
            return Self.fold(scalar, accents: accents)
        }
    }

    /// The kind and the folded form of a scalar.
    func fold(_ value: UInt32) -> (kind: Kind, scalar: UInt32) {
        let packed: UInt32
        if value < Self.tableSize {
            packed = table[Int(value)]
        } else if let scalar = Unicode.Scalar(value) {
            packed = Self.fold(scalar, accents: [:])
        } else {
            return (.nothing, 0)
        }
        return (Kind(rawValue: UInt8(packed >> 24)) ?? .nothing, packed & 0xFF_FFFF)
    }

    private static func fold(_ scalar: Unicode.Scalar, accents: [UInt32: UInt32]) -> UInt32 {
        func pack(_ kind: Kind, _ value: UInt32) -> UInt32 { UInt32(kind.rawValue) << 24 | value }
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x1F, 0x85: return pack(.space, 0)
        case 0, 0xFFFD: return pack(.nothing, 0)
        // ASCII symbols count as punctuation, whatever their Unicode category.
        case 33...47, 58...64, 91...96, 123...126: return pack(.alone, scalar.value)
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .nonspacingMark:
            return pack(.nothing, 0)
        case .spaceSeparator, .lineSeparator, .paragraphSeparator:
            return pack(.space, 0)
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            return pack(.alone, scalar.value)
        default:
            break
        }
        if isIdeograph(scalar.value) { return pack(.alone, scalar.value) }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        return pack(.letter, accents[lower.value] ?? lower.value)
    }

    /// The blocks of Chinese characters that BERT sets apart; not kana, not hangul.
    private static func isIdeograph(_ value: UInt32) -> Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F,
            0x2B740...0x2B81F, 0x2B820...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }
}
