/// One row of the lexicon: a word, what must stand around it, and the act that this is.
package struct LexiconEntry: Sendable {
    /// What sort of word the head is.
    package enum Category: String, Sendable, Hashable {
        case verb, noun
        case adjective = "adj"
    }

    /// How far the words alone make the act.
    package enum Strength: String, Sendable, Hashable, CaseIterable, Comparable {
        /// One reading among several.
        case possible
        /// What it mostly is in the news.
        case usual
        /// An act whenever a state or an organisation does it.
        case sure

        package static func < (a: Strength, b: Strength) -> Bool { a.rank < b.rank }

        private var rank: Int {
            switch self {
            case .possible: 0
            case .usual: 1
            case .sure: 2
            }
        }
    }

    /// Lemma; "*" for any.
    package var head: String
    package var category: Category
    package var conditions: [Condition]
    /// CAMEO code.
    package var code: String
    package var strength: Strength
    /// The conditions as the file has them, for explanations.
    package var pattern: String

    /// 1...20.
    package var root: Int { Int(code.prefix(2)) ?? 0 }

    /// How narrow the row is: the narrowest that fits speaks for the word. Rows for any word are never
    /// narrower than a word's own.
    package var specificity: Int { head == "*" ? 0 : conditions.reduce(0) { $0 + $1.weight } }

    /// How many words its conditions admit; of rows alike otherwise the one with fewer comes first.
    package var breadth: Int { conditions.reduce(0) { $0 + $1.breadth } }

    /// The row in words: "'impose' + obj:@sanctions".
    package var description: String { pattern.isEmpty ? "'\(head)'" : "'\(head)' + \(pattern)" }
}
