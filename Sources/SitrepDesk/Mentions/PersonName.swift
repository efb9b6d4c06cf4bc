import SitrepModel

/// A person's name reduced to what its spellings share.
///
/// "Antony Blinken", "Anthony Blinken" and "Blinken" are compatible, as are "Zelensky" and
/// "Volodymyr Zelenskyy"; "Hunter Biden" and "Joe Biden" are not.
struct PersonName: Hashable, Sendable, Comparable {
    /// The name's words, lower-case and without marks, with y, j and i and doubled letters levelled.
    var words: [String]

    /// nil where the name is not a person's: an office, a ministry, a force.
    init?(_ name: String) {
        var words: [[UInt8]] = []
        Wording.forEachWord(Array(name.utf8)) { words.append($0) }
        guard !words.isEmpty, words.count <= 5, !PartyNames.isName(name) else { return nil }
        for word in words where Self.bodies.contains(Wording.hash(word)) { return nil }
        self.words = words.map {
            String(decoding: Self.level(LatinLetters.plain($0)), as: UTF8.self)
        }
    }

    /// Whether both can be one person's: one word that stands in the other name, or the same
    /// surname with given names that begin alike.
    func matches(_ other: PersonName) -> Bool {
        if words == other.words { return true }
        if words.count == 1 {
            return other.words.contains(words[0]) || surname == other.surname
        }
        if other.words.count == 1 {
            return words.contains(other.words[0]) || surname == other.surname
        }
        return (words.last == other.words.last || surname == other.surname)
            && words[0].utf8.first == other.words[0].utf8.first
    }

    /// The last word's consonants, which transliterations share; the word where they are few.
    var surname: String {
        guard let last = words.last else { return "" }
        let skeleton = SentenceMarks.skeleton(Array(last.utf8)[...])
        return skeleton.count >= 3 ? String(decoding: skeleton, as: UTF8.self) : last
    }

    /// The surname by its sounds: its consonants; where they are few, with the vowels as one. Tells
    /// spellings of one text and its translations from other names, not persons at large.
    var sound: String {
        guard let last = words.last, surname == last else { return surname }
        var out: [UInt8] = []
        for byte in last.utf8 {
            let isVowel = byte >= 0x80 || "aeiouyjhw".utf8.contains(byte)
            if !isVowel || out.last != 0x2D { out.append(isVowel ? 0x2D : byte) }
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func < (a: PersonName, b: PersonName) -> Bool {
        a.words.lexicographicallyPrecedes(b.words)
    }

    private static func level(_ word: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in word {
            let letter: UInt8 = byte == 0x79 || byte == 0x6A ? 0x69 : byte
            if out.last != letter { out.append(letter) }
        }
        return out
    }

    private static let bodies: Set<UInt64> = Set(
        """
        department ministry house government army navy force forces police parliament council \
        court office agency kremlin pentagon congress senate party union commission committee \
        embassy command guard administration state republic organization organisation group \
        authority authorities bureau service services secretariat spokesman spokesperson officials \
        official troops soldiers military minister president nations alliance foreign treaty white \
        republican democratic people national front movement brigade league bank fund
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Wording.hash($0.utf8) })
}
