import SitrepModel

/// Words of a text as 64-bit hashes, for comparing wording: lower-case, without function words,
/// with common endings cut off. Works on UTF-8 bytes.
struct Wording: Sendable {
    /// Stems of content words, sorted, each once.
    var stems: [UInt64]
    /// All words in order, unstemmed: what shingles and copies are made of.
    var sequence: [UInt64]

    init(_ text: String) {
        var stems: Set<UInt64> = []
        var sequence: [UInt64] = []
        Self.forEachWord(Array(text.utf8)) { word in
            let hash = Self.hash(word)
            sequence.append(hash)
            if word.count > 1, !Self.functionWords.contains(hash) {
                stems.insert(Self.hash(Self.stem(word)))
            }
        }
        self.stems = stems.sorted()
        self.sequence = sequence
    }

    /// Dice coefficient of the stems, 0...1. Linear in their number.
    func likeness(_ other: Wording) -> Double {
        guard !stems.isEmpty, !other.stems.isEmpty else { return 0 }
        return 2 * Double(stems.shared(with: other.stems))
            / Double(stems.count + other.stems.count)
    }

    /// Without the words of another text.
    mutating func remove(_ text: String) {
        let others = Set(Wording(text).stems)
        stems.removeAll(where: others.contains)
    }

    /// The same words in the same order.
    func isCopy(of other: Wording) -> Bool {
        sequence.count >= 5 && sequence == other.sequence
    }

    /// The stem of one word, e.g. of a trigger's head.
    static func stemHash(_ text: String) -> UInt64 {
        var result: UInt64 = 0
        forEachWord(Array(text.utf8)) { word in
            let plain = hash(word)
            if result == 0 || !functionWords.contains(plain) && functionWords.contains(result) {
                result = functionWords.contains(plain) ? plain : hash(stem(word))
            }
        }
        return result
    }

    /// Calls `body` with each word's lower-case bytes, in order.
    static func forEachWord(_ bytes: [UInt8], _ body: ([UInt8]) -> Void) {
        var word: [UInt8] = []
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            switch byte {
            case 0x61...0x7A, 0x30...0x39:
                word.append(byte)
                i += 1
            case 0x41...0x5A:
                word.append(byte | 0x20)
                i += 1
            case 0xE2 where i + 2 < bytes.count && bytes[i + 1] == 0x80:
                // General punctuation: quotation marks, dashes, ellipsis.
                if !word.isEmpty { body(word) }
                word.removeAll(keepingCapacity: true)
                i += 3
            case 0xC2 where i + 1 < bytes.count:
                if !word.isEmpty { body(word) }
                word.removeAll(keepingCapacity: true)
                i += 2
            case 0x80...0xFF:
                word.append(byte)
                i += 1
            default:
                if !word.isEmpty { body(word) }
                word.removeAll(keepingCapacity: true)
                i += 1
            }
        }
        if !word.isEmpty { body(word) }
    }

    /// FNV-1a, 64 bit.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var h: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { h = (h ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return h
    }

    /// Cuts plural, past and progressive endings, so that "telephoned" meets "telephones".
    private static func stem(_ word: [UInt8]) -> [UInt8] {
        for (ending, keep) in endings where word.count >= ending.count + keep {
            if word.suffix(ending.count).elementsEqual(ending) {
                var stem = Array(word.dropLast(ending.count))
                // "planned" -> "plan"
                if let last = stem.last, stem.count > 3, stem[stem.count - 2] == last,
                    !"lsaeiou".utf8.contains(last)
                {
                    stem.removeLast()
                }
                if stem.last == 0x65 { stem.removeLast() }
                return stem
            }
        }
        return word.last == 0x65 && word.count > 4 ? Array(word.dropLast()) : word
    }

    private static let endings: [([UInt8], Int)] = [
        ("ations", 3), ("ation", 3), ("ments", 3), ("ment", 3), ("ings", 3), ("ing", 3),
        ("ions", 3), ("ion", 3), ("ies", 3), ("ied", 3), ("es", 3), ("ed", 3), ("s", 3), ("y", 4),
    ].map { (Array($0.0.utf8), $0.1) }

    /// Whether a word, in ASCII letters of any case, only joins others.
    static func isFunctionWord(_ word: some Sequence<UInt8>) -> Bool {
        functionWords.contains(hash(word.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }))
    }

    private static let functionWords: Set<UInt64> = Set(
        """
        a an the and or but nor of to in on at by for from with without into onto over under about \
        as is are was were be been being has have had having do does did done will would shall \
        should can could may might must not no it its this that these those there here he she they \
        them his her their him we us our you your i me my who whom whose which what when where why \
        how if then than so such also more most very up down out off after before during between \
        among against while because since until again further once only own same too just said say \
        says saying told according
        """.split(separator: " ").map { hash($0.utf8) })
}
