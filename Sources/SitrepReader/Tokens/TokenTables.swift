import Foundation

/// The word lists that tokenizer and sentence splitter share.
package struct TokenTables: Sendable {
    /// What a word with a final full stop is.
    package enum Abbreviation: String, Sendable { case title, month, number, plain }

    /// How a text with marks in it stays whole.
    package enum Whole: String, Sendable { case word, opening, emoticon }

    /// A word that is cut: the parts' lengths in bytes, and the words before which alone it is cut.
    package struct Split: Sendable {
        package var parts: [Int]
        package var following: Set<String>
    }

    package var abbreviations: [String: Abbreviation] = [:]
    package var hyphenPrefixes: Set<String>
    package var sentenceOpeners: Set<String>
    package var units: Set<String>
    package var letterClosings: Set<String>
    /// By ``key(_:)`` of the lower-cased word.
    package var splits: [UInt64: Split] = [:]
    /// By ``key(_:)``; words lower-cased, emoticons as they are.
    package var wholes: [UInt64: Whole] = [:]

    /// - Parameter directory: the folder with the tables.
    package init(directory: URL) throws(ResourceError) {
        func rows(_ name: String) throws(ResourceError) -> [[String]] {
            try Table.rows(directory.appendingPathComponent(name))
        }
        func words(_ name: String) throws(ResourceError) -> Set<String> {
            Set(try rows(name).map { $0[0] })
        }
        hyphenPrefixes = try words("hyphen-prefixes.tsv")
        sentenceOpeners = try words("sentence-openers.tsv")
        units = try words("units.tsv")
        letterClosings = try words("closings.tsv")
        for row in try rows("abbreviations.tsv") {
            abbreviations[row[0]] = row.count > 1 ? Abbreviation(rawValue: row[1]) : nil
        }
        for row in try rows("splits.tsv") {
            let parts = row.count > 1 ? row[1].split(separator: " ").map(\.utf8.count) : []
            guard let key = Self.key(row[0].utf8), parts.reduce(0, +) == row[0].utf8.count else {
                throw ResourceError(
                    file: "splits.tsv", reason: "the parts of '\(row[0])' don't make it up")
            }
            let following = row.count > 2 ? row[2].split(separator: " ").map(String.init) : []
            splits[key] = Split(parts: parts, following: Set(following))
        }
        for row in try rows("wholes.tsv") {
            guard row.count > 1, let kind = Whole(rawValue: row[1]), let key = Self.key(row[0].utf8)
            else {
                throw ResourceError(
                    file: "wholes.tsv", reason: "'\(row[0])' has no kind or over 8 bytes")
            }
            wholes[key] = kind
        }
    }

    /// Up to eight bytes as one number; nil for none or more.
    package static func key(_ bytes: some Collection<UInt8>) -> UInt64? {
        guard bytes.count <= 8, !bytes.isEmpty else { return nil }
        return bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
