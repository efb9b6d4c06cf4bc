import SitrepModel

/// What ledgers are made from: one event with the tellings behind it.
struct LedgerSource: Sendable {
    var event: Event
    var tellings: [Telling]
    /// Everybody whom the same sentences name in any act.
    var context: Set<String> = []

    /// Its assertions in order of content.
    var assertions: [Assertion] { tellings.flatMap(\.assertions).sorted(by: Telling.precedes) }

    /// The first day that it can have been, for sorting; publication where no date is given.
    var day: Int {
        event.when?.value.first.ordinal
            ?? tellings.compactMap { $0.published?.first.ordinal }.min() ?? Int.max
    }
}

/// Whole words of a text, lower-case, for tables of nouns and verbs.
struct WordSet: Sendable {
    private let hashes: Set<UInt64>

    /// - Parameter words: separated by white space.
    init(_ words: String) {
        var hashes: Set<UInt64> = []
        for word in words.split(whereSeparator: \.isWhitespace) {
            hashes.insert(Wording.hash(word.utf8))
        }
        self.hashes = hashes
    }

    /// Whether any word of the text, as it is or without a plural s, is in the table.
    func found(in text: String) -> Bool { first(in: text) != nil }

    /// The first such word.
    func first(in text: String) -> String? {
        var found: String?
        Wording.forEachWord(Array(text.utf8)) { word in
            guard found == nil else { return }
            if hashes.contains(Wording.hash(word))
                || word.last == 0x73 && hashes.contains(Wording.hash(word.dropLast()))
            {
                found = String(decoding: word, as: UTF8.self)
            }
        }
        return found
    }
}
