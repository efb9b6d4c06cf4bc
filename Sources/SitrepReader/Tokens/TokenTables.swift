import Foundation

/// The word lists that tokenizer and sentence splitter share.
package struct TokenTables: Sendable {
    /// What a word with a final full stop is.
    package enum Abbreviation: String, Sendable { case title, month, plain }

    package var abbreviations: [String: Abbreviation]
    package var hyphenPrefixes: Set<String>
    package var sentenceOpeners: Set<String>

    /// - Parameter directory: the folder with the three tables.
    package init(directory: URL) throws(ResourceError) {
        abbreviations = [:]
        for row in try Table.rows(directory.appendingPathComponent("abbreviations.tsv")) {
            abbreviations[row[0]] = row.count > 1 ? Abbreviation(rawValue: row[1]) : nil
        }
        hyphenPrefixes = Set(
            try Table.rows(directory.appendingPathComponent("hyphen-prefixes.tsv")).map { $0[0] })
        sentenceOpeners = Set(
            try Table.rows(directory.appendingPathComponent("sentence-openers.tsv")).map { $0[0] })
    }
}
