/// One word of a phrase, as the actor tables see it: folded to lower-case letters without accents.
struct ActorWord: Sendable {
    var hash: UInt64
    /// Bytes of the phrase.
    var start: Int
    var end: Int
    var marks: Marks

    struct Marks: OptionSet, Sendable {
        let rawValue: UInt8
        static let capital = Marks(rawValue: 1)
        static let allCapitals = Marks(rawValue: 2)
        static let possessive = Marks(rawValue: 4)
        /// A hyphen joins it to the next word.
        static let hyphen = Marks(rawValue: 8)
        /// A comma, dash, bracket or quotation mark stands before it.
        static let afterBreak = Marks(rawValue: 16)
        static let digits = Marks(rawValue: 32)
    }
}

/// Hashes of words and word sequences: FNV-1a over folded bytes.
enum ActorHash {
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
    @inline(__always) static func byte(_ hash: UInt64, _ b: UInt8) -> UInt64 {
        (hash ^ UInt64(b)) &* 0x100_0000_01b3
    }
    @inline(__always) static func join(_ sequence: UInt64, _ word: UInt64) -> UInt64 {
        var h = (sequence ^ word) &* 0x9e37_79b9_7f4a_7c15
        h ^= h >> 29
        return h
    }
    /// The hash of a single lower-case ASCII word.
    static func word(_ text: String) -> UInt64 {
        var hash = seed
        for b in text.utf8 { hash = byte(hash, b) }
        return hash
    }
}

/// Cuts phrases and table entries into words in one and the same way.
enum ActorWords {
    /// The words of a phrase. Hyphens divide words, apostrophes inside a word vanish ("Sana'a"),
    /// points inside abbreviations too ("U.S."), 's marks a possessive.
    static func read(_ text: String) -> [ActorWord] {
        var words: [ActorWord] = []
        words.reserveCapacity(8)
        var text = text
        text.withUTF8 { read($0, into: &words) }
        return words
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, into words: inout [ActorWord]) {
        var at = 0
        var broken = false
        while at < bytes.count {
            let mark = apostrophe(bytes, at)
            if mark > 0 {
                if isLoneS(bytes, at + mark), let last = words.indices.last {
                    words[last].marks.insert(.possessive)
                    at += mark + 1
                } else {
                    at += mark
                }
                continue
            }
            if isWordStart(bytes, at) {
                at = word(bytes, at, broken, &words)
                broken = false
                continue
            }
            let b = bytes[at]
            if b == 0x26 {
                words.append(
                    ActorWord(hash: and, start: at, end: at + 1, marks: []))
            } else if b == 0x2D {
                if let last = words.indices.last, at > 0, words[last].end == at,
                    at + 1 < bytes.count, isWordStart(bytes, at + 1)
                {
                    words[last].marks.insert(.hyphen)
                } else {
                    broken = true
                }
            } else if joins(bytes, at), let last = words.indices.last, words[last].end == at,
                at + 3 < bytes.count, isWordStart(bytes, at + 3)
            {
                words[last].marks.insert(.hyphen)
            } else if b > 0x20, b != 0x2E {
                broken = true
            }
            at += b < 0x80 ? 1 : ActorFolding.length(b)
        }
    }

    private static let and = ActorHash.word("and")

    /// Reads one word from `at`; returns where it ends.
    private static func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ broken: Bool,
        _ words: inout [ActorWord]
    ) -> Int {
        var hash = ActorHash.seed
        var at = start
        var letters = 0
        var capitals = 0
        var digits = 0
        var marks: ActorWord.Marks = broken ? .afterBreak : []
        var sinceStop = 0
        var stops = 0
        var last: UInt8 = 0
        loop: while at < bytes.count {
            let b = bytes[at]
            if b < 0x80 {
                let lower = b | 0x20
                if lower >= 0x61, lower <= 0x7A {
                    if b < 0x61 {
                        capitals += 1
                        if letters == 0 { marks.insert(.capital) }
                    }
                    letters += 1
                    sinceStop += 1
                    hash = ActorHash.byte(hash, lower)
                    last = lower
                    at += 1
                } else if b >= 0x30, b <= 0x39 {
                    digits += 1
                    sinceStop += 1
                    hash = ActorHash.byte(hash, b)
                    last = b
                    at += 1
                } else if b == 0x2B {
                    hash = ActorHash.byte(hash, b)
                    at += 1
                } else if b == 0x2E, sinceStop == 1, letters > 0,
                    at + 1 < bytes.count
                        ? isLetter(bytes[at + 1]) || stops > 0 : stops > 0
                {
                    stops += 1
                    sinceStop = 0
                    at += 1
                } else if b == 0x27 {
                    if let next = afterApostrophe(bytes, at, 1, last, &marks) {
                        at = next
                        if marks.contains(.possessive) { break loop }
                    } else {
                        break loop
                    }
                } else {
                    break loop
                }
            } else {
                let mark = apostrophe(bytes, at)
                if mark > 0 {
                    if let next = afterApostrophe(bytes, at, mark, last, &marks) {
                        at = next
                        if marks.contains(.possessive) { break loop }
                        continue
                    }
                    break loop
                }
                guard !isPunctuation(bytes, at) else { break loop }
                let length = min(ActorFolding.length(b), bytes.count - at)
                let folded = ActorFolding.fold(bytes, at, length)
                if folded.isCapital {
                    capitals += 1
                    if letters == 0 { marks.insert(.capital) }
                }
                for i in 0..<folded.count {
                    hash = ActorHash.byte(hash, i == 0 ? folded.first : folded.second)
                }
                if folded.count == 0 {
                    for i in 0..<length { hash = ActorHash.byte(hash, bytes[at + i]) }
                }
                last = folded.count == 0 ? 0 : folded.first
                letters += 1
                sinceStop += 1
                at += length
            }
        }
        if letters >= 2, capitals == letters { marks.insert(.allCapitals) }
        if letters == 0, digits > 0 { marks.insert(.digits) }
        words.append(ActorWord(hash: hash, start: start, end: at, marks: marks))
        return at
    }

    /// Behind an apostrophe: the end of the word where it was a possessive, else where the word goes on;
    /// nil where the word had ended before it.
    private static func afterApostrophe(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ mark: Int, _ last: UInt8,
        _ marks: inout ActorWord.Marks
    ) -> Int? {
        let next = at + mark
        if isLoneS(bytes, next) {
            marks.insert(.possessive)
            return next + 1
        }
        if next < bytes.count, isWordStart(bytes, next) { return next }
        if last == 0x73 {
            marks.insert(.possessive)
            return next
        }
        return nil
    }

    private static func isLoneS(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        guard at < bytes.count, bytes[at] | 0x20 == 0x73 else { return false }
        return at + 1 >= bytes.count || !isWordStart(bytes, at + 1)
    }

    /// Whether a non-ASCII hyphen or an en dash stands at `at`.
    private static func joins(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        bytes[at] == 0xE2 && at + 2 < bytes.count && bytes[at + 1] == 0x80
            && (0x90...0x93).contains(bytes[at + 2])
    }

    @inline(__always) private static func isLetter(_ b: UInt8) -> Bool {
        b >= 0x80 || (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A)
    }

    @inline(__always)
    private static func isWordStart(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        let b = bytes[at]
        if b >= 0x80 { return !isPunctuation(bytes, at) }
        return isLetter(b) || (b >= 0x30 && b <= 0x39)
    }

    /// The length of ' ’ ‘ ʼ ʻ ` at `at`; else 0.
    @inline(__always)
    private static func apostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        switch bytes[at] {
        case 0x27, 0x60: return 1
        case 0xCA:
            return at + 1 < bytes.count && bytes[at + 1] >= 0xBB && bytes[at + 1] <= 0xBE ? 2 : 0
        case 0xE2:
            guard at + 2 < bytes.count, bytes[at + 1] == 0x80 else { return 0 }
            return bytes[at + 2] == 0x98 || bytes[at + 2] == 0x99 ? 3 : 0
        default: return 0
        }
    }

    /// General punctuation, no-break space and quotation marks beyond ASCII.
    @inline(__always)
    private static func isPunctuation(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        switch bytes[at] {
        case 0xC2: return true
        case 0xE2: return at + 1 < bytes.count && (bytes[at + 1] == 0x80 || bytes[at + 1] == 0x81)
        case 0xE3: return at + 1 < bytes.count && bytes[at + 1] == 0x80
        case 0xEF: return at + 1 < bytes.count && bytes[at + 1] == 0xBB
        default: return false
        }
    }
}
