import Foundation

/// The tables that give words their dictionary forms: whole words (`irregular.tsv`) and endings
/// (`endings.tsv`), each by class.
struct LemmaTables: Sendable {
    /// What a word is, for the tables: a closed class, an inflection, or the stem left by one.
    enum Class: Int, Sendable, CaseIterable {
        case auxiliary, pronoun, possessive, determiner, particle, conjunction, adposition, numeral
        case name, noun, mark
        case past, gerund, third, plural, comparative, superlative
        case adverbComparative, adverbSuperlative, verbStem, adjectiveStem

        /// Reads the tables' name of it: "verb-stem" for ``verbStem``.
        init?(_ name: String) {
            let letters = name.split(separator: "-").joined()
            let found = Self.allCases.first { String(describing: $0).lowercased() == letters }
            guard let found else { return nil }
            self = found
        }
    }

    private var words: [[String: String]]
    private var endings: [[UInt64: Ending]]

    /// What an ending of so many bytes becomes.
    private struct Ending: Sendable {
        var length: Int
        var replacement: String
    }

    /// An ending's bytes must fit one 64-bit key.
    private static let longest = 8

    init(directory: URL) throws(ResourceError) {
        words = Array(repeating: [:], count: Class.allCases.count)
        endings = Array(repeating: [:], count: Class.allCases.count)
        for (table, word, lemma) in try Self.rows("irregular.tsv", directory) {
            words[table][word] = lemma
        }
        for (table, ending, replacement) in try Self.rows("endings.tsv", directory) {
            guard ending.utf8.count <= Self.longest else {
                throw ResourceError(
                    file: "endings.tsv", reason: "the ending '\(ending)' has over 8 letters")
            }
            var key: UInt64 = 0
            for (n, byte) in ending.utf8.reversed().enumerated() {
                key |= UInt64(byte) << UInt64(8 * n)
            }
            endings[table][key] = Ending(length: ending.utf8.count, replacement: replacement)
        }
    }

    /// The lemma that a whole word has in a class.
    func lemma(_ word: String, _ class: Class) -> String? { words[`class`.rawValue][word] }

    /// The word with the longest ending that the class knows exchanged; the word itself if none is.
    func exchangingEnding(_ word: Substring, _ class: Class) -> String {
        let table = endings[`class`.rawValue]
        var key: UInt64 = 0
        var shift: UInt64 = 0
        var best: Ending?
        for byte in word.utf8.reversed() {
            if shift == 64 { break }
            key |= UInt64(byte) << shift
            shift += 8
            if let ending = table[key] { best = ending }
        }
        guard let best else { return String(word) }
        return word.dropLast(best.length) + best.replacement
    }

    private static func rows(
        _ name: String, _ directory: URL
    ) throws(ResourceError) -> [(table: Int, from: String, to: String)] {
        var rows: [(table: Int, from: String, to: String)] = []
        for row in try Table.rows(directory.appendingPathComponent(name)) {
            guard row.count == 3, let known = Class(row[0]) else {
                throw ResourceError(
                    file: name,
                    reason: "'\(row.joined(separator: " "))' is no class, word and lemma")
            }
            rows.append((known.rawValue, row[1], row[2]))
        }
        return rows
    }
}
