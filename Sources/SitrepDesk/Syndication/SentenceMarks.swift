import SitrepModel

/// What a sentence keeps when it is translated: its names and numbers.
///
/// Names are reduced to their consonants, with the hissing sounds, k and f levelled, so that the
/// spellings of several languages meet ("Łukaszenka" and "Lukashenko"); numbers to their digits,
/// whether written in digits or words. Weekdays and months are names.
struct SentenceMarks: Sendable {
    /// Hashes of names, sorted, each once.
    private(set) var names: [UInt64] = []
    /// Hashes of numbers, sorted, each once.
    private(set) var numbers: [UInt64] = []

    /// Numbers are rarer than names.
    private enum Weights { static let number = 1.5, name = 1.0 }

    /// The weight of all.
    var weight: Double {
        Weights.number * Double(numbers.count) + Weights.name * Double(names.count)
    }

    /// The marks of the words in a stretch of text.
    init(_ bytes: ArraySlice<UInt8>) {
        var names: Set<UInt64> = []
        var numbers: Set<UInt64> = []
        var i = bytes.startIndex
        while i < bytes.endIndex {
            guard let end = Self.wordEnd(bytes, i) else {
                i += 1
                continue
            }
            let word = bytes[i..<end]
            i = end
            if let number = Self.number(word) {
                numbers.insert(number)
            } else if let name = Self.name(word) {
                names.insert(name)
            }
        }
        self.names = names.sorted()
        self.numbers = numbers.sorted()
    }

    /// The weight of what both have.
    func shared(_ other: SentenceMarks) -> Double {
        Weights.number * Double(numbers.shared(with: other.numbers))
            + Weights.name * Double(names.shared(with: other.names))
    }

    /// How many numbers both have.
    func sharedNumbers(_ other: SentenceMarks) -> Int {
        numbers.shared(with: other.numbers)
    }

    /// The end of the word that starts at `start`: letters, or digits with points and commas between.
    private static func wordEnd(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int? {
        func isDigit(_ b: UInt8) -> Bool { (0x30...0x39).contains(b) }
        var i = start
        if isDigit(bytes[start]) {
            while i < bytes.endIndex {
                let joins =
                    (bytes[i] == 0x2C || bytes[i] == 0x2E) && i + 1 < bytes.endIndex
                    && isDigit(bytes[i + 1])
                guard isDigit(bytes[i]) || joins else { break }
                i += 1
            }
            return i
        }
        while i < bytes.endIndex {
            let b = bytes[i] | 0x20
            if (0x61...0x7A).contains(b) {
                i += 1
            } else if (0xC3...0xC9).contains(bytes[i]), i + 1 < bytes.endIndex {
                i += 2
            } else {
                break
            }
        }
        return i > start ? i : nil
    }

    private static func number(_ word: ArraySlice<UInt8>) -> UInt64? {
        guard let first = word.first else { return nil }
        if (0x30...0x39).contains(first) { return Wording.hash(word.filter { $0 != 0x2C }) }
        guard word.count <= 9 else { return nil }
        return numberWords[Wording.hash(word.map { $0 | 0x20 })]
    }

    private static let numberWords: [UInt64: UInt64] = {
        let words =
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            + "sixteen seventeen eighteen nineteen twenty"
        var numbers: [UInt64: UInt64] = [:]
        for (n, word) in words.split(separator: " ").enumerated() {
            numbers[Wording.hash(word.utf8)] = Wording.hash("\(n + 2)".utf8)
        }
        return numbers
    }()

    /// nil for what is not written with a capital, for function words and for single sounds.
    private static func name(_ word: ArraySlice<UInt8>) -> UInt64? {
        guard let first = word.first, (0x41...0x5A).contains(first) || first >= 0xC3,
            !Wording.isFunctionWord(word)
        else { return nil }
        let skeleton = skeleton(word)
        return skeleton.count >= 2 ? Wording.hash(skeleton) : nil
    }

    /// The consonants of a name, levelled; doubled ones once.
    static func skeleton(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        var i = word.startIndex
        while i < word.endIndex {
            if word[i] < 0x80 {
                plain.append(word[i] | 0x20)
                i += 1
            } else {
                if i + 1 < word.endIndex {
                    let scalar = UInt32(word[i] & 0x1F) << 6 | UInt32(word[i + 1] & 0x3F)
                    if let letter = accented[scalar] { plain.append(letter) }
                }
                i += 2
            }
        }
        var out: [UInt8] = []
        var n = 0
        while n < plain.count {
            let letter = plain[n]
            let next = n + 1 < plain.count ? plain[n + 1] : 0
            var sound: UInt8 = 0
            switch letter {
            case 0x73, 0x63, 0x7A, 0x74:
                // s, c, z and t before h or z hiss.
                let hisses = (next == 0x68 && letter != 0x74) || next == 0x7A
                if hisses { n += 1 }
                sound = hisses || letter == 0x73 || letter == 0x7A ? 0x73 : letter
                if sound == 0x63 { sound = 0x6B }
            case 0x71: sound = 0x6B
            case 0x70 where next == 0x68:
                n += 1
                sound = 0x66
            case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79, 0x68, 0x77, 0x6A: break
            default: sound = letter
            }
            if sound != 0, out.last != sound { out.append(sound) }
            n += 1
        }
        return out
    }

    /// Letters with marks whose plain form is a consonant; the other ones are vowels.
    private static let accented: [UInt32: UInt8] = {
        var letters: [UInt32: UInt8] = [:]
        let groups: [(String, Character)] = [
            ("çÇćĆĉĈċĊčČ", "s"), ("śŚŝŜşŞšŠșȘ", "s"), ("źŹżŻžŽ", "s"), ("łŁĺĹļĻľĽ", "l"),
            ("ñÑńŃņŅňŇ", "n"), ("ĝĜğĞġĠģĢ", "g"), ("ŕŔŗŖřŘ", "r"), ("đĐďĎ", "d"),
            ("ţŢťŤțȚ", "t"), ("ķĶ", "k"),
        ]
        for (marked, plain) in groups {
            for scalar in marked.unicodeScalars { letters[scalar.value] = plain.asciiValue }
        }
        return letters
    }()
}
