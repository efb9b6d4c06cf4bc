/// A word, number or mark as the readers of times and quantities see it, independent of how the
/// tokenizer cuts: hyphens, clitics and glued units ("6pm", "2bn") are always apart.
package struct Lexeme: Sendable {
    package var start: Int32
    package var end: Int32
    /// Identifier of the word in its lexicon; 0 for words that it doesn't hold.
    package var word: UInt16 = 0
    package var flags: Flags = []
    /// Word classes of the lexicon, one bit each.
    package var classes: UInt64 = 0
    /// What the lexicon says for its class: number of the month, unit, ...
    package var value: Int32 = 0
    /// How it takes part in numerals.
    package var numeral: Numeral = .none
    /// The value of a numeral.
    package var number: Double = 0
    /// Index of the meaning that a rule built for it; -1 for a plain lexeme.
    package var meaning: Int32 = -1

    package init(start: Int, end: Int) {
        self.start = Int32(start)
        self.end = Int32(end)
    }

    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Begins with a capital letter.
        package static let capital = Flags(rawValue: 1)
        /// Stands right after the one before, without white space.
        package static let glued = Flags(rawValue: 2)
        /// A digit string that belongs to a name: "F-16", "MH17", "Covid-19".
        package static let designator = Flags(rawValue: 4)
        /// Written with a mark for thousands or decimals.
        package static let marked = Flags(rawValue: 8)
        /// First word of its sentence.
        package static let initial = Flags(rawValue: 16)
        package static let digits = Flags(rawValue: 32)
        package static let letters = Flags(rawValue: 64)
    }

    /// Parts of numerals in words and figures.
    package enum Numeral: UInt8, Sendable {
        case none
        /// "a" and "an", which count before dozens and thousands.
        case article
        /// A number in figures.
        case figure
        /// one to nineteen.
        case small
        /// twenty to ninety.
        case tens
        case hundred
        /// thousand, million, bn.
        case scale
        /// dozen, score.
        case collective
        /// first, 21st.
        case ordinal
        case half
        /// few, several: more than one, how many is open.
        case several
        /// couple, pair.
        case couple
    }

    package var length: Int { Int(end - start) }
}

/// The words that a reader's lexer knows, looked up by the hash of their lower-cased bytes.
package struct LexemeTable: Sendable {
    package struct Entry: Sendable {
        package var word: UInt16 = 0
        package var classes: UInt64 = 0
        package var value: Int32 = 0
        package var numeral: Lexeme.Numeral = .none
        package var number: Double = 0
        /// Counts only with a capital ("May", "Sat").
        package var needsCapital = false
        /// What a word that needs a capital is without one: "may".
        package var lowerClasses: UInt64 = 0
        /// Counts only without one, but at the start of a sentence ("daily").
        package var needsLower = false
        /// An abbreviation that takes its full stop with it.
        package var takesStop = false
    }

    /// Open addressing; the key is the hash, 0 for an empty slot.
    private var keys: [UInt64]
    private var slots: [UInt16]
    private var entries: [Entry] = []
    private var mask: Int

    package init() {
        keys = Array(repeating: 0, count: 4096)
        slots = Array(repeating: 0, count: 4096)
        mask = 4095
    }

    /// The word's entry, made where there is none, changed by `change`.
    package mutating func update(_ word: String, _ change: (inout Entry) -> Void) {
        let key = Self.hash(word)
        var at = Int(truncatingIfNeeded: key) & mask
        while keys[at] != 0, keys[at] != key { at = (at + 1) & mask }
        if keys[at] == 0 {
            if entries.count * 2 > mask { grow() }
            at = Int(truncatingIfNeeded: key) & mask
            while keys[at] != 0 { at = (at + 1) & mask }
            var entry = Entry()
            entry.word = UInt16(entries.count + 1)
            entries.append(entry)
            keys[at] = key
            slots[at] = UInt16(entries.count - 1)
        }
        change(&entries[Int(slots[at])])
    }

    /// The identifier of a word, which it gets here where it has none.
    package mutating func identifier(_ word: String) -> UInt16 {
        var id: UInt16 = 0
        update(word) { id = $0.word }
        return id
    }

    package func entry(_ key: UInt64) -> Entry? {
        var at = Int(truncatingIfNeeded: key) & mask
        while keys[at] != 0 {
            if keys[at] == key { return entries[Int(slots[at])] }
            at = (at + 1) & mask
        }
        return nil
    }

    private mutating func grow() {
        let (oldKeys, oldSlots) = (keys, slots)
        mask = mask * 2 + 1
        keys = Array(repeating: 0, count: mask + 1)
        slots = Array(repeating: 0, count: mask + 1)
        for (key, slot) in zip(oldKeys, oldSlots) where key != 0 {
            var at = Int(truncatingIfNeeded: key) & mask
            while keys[at] != 0 { at = (at + 1) & mask }
            keys[at] = key
            slots[at] = slot
        }
    }

    package static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// FNV-1a, one byte at a time.
    @inline(__always)
    package static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    package static func hash(_ word: String) -> UInt64 {
        word.utf8.reduce(seed) { Self.hash($0, $1) }
    }
}
