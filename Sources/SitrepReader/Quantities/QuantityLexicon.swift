import Foundation
import SitrepModel

/// What a word is beside a number.
enum QuantityClass: String, CaseIterable, Sendable {
    case noun = "NOUN"
    case outcome = "OUTCOME"
    case between = "BETWEEN"
    case stop = "STOP"
    case label = "LABEL"
    case change = "CHANGE"
    case plural = "PLURAL"
    case fraction = "FRACTION"
    case percent = "PERCENT"
    case cent = "CENT"
    case measure = "MEASURE"
    case prefix = "PREFIX"
    case short = "SHORT"
    case money = "MONEY"
    case word = "WORD"
    case body = "BODY"
    case toll = "TOLL"
    case claim = "CLAIM"
    case including = "INCLUDING"
    case street = "STREET"

    var bit: UInt64 { 1 << UInt64(Self.allCases.firstIndex(of: self) ?? 63) }
}

/// The tables that quantities are read with: words, currencies and hedges.
struct QuantityLexicon: Sendable {
    /// A hedge: its words, and the bound that they set.
    struct Hedge: Sendable {
        var words: [UInt16]
        var bound: QuantityBound
    }

    private(set) var table = LexemeTable()
    /// What words tell, by number.
    private(set) var units: [String] = [""]
    private var currencies: [UInt32: String] = [:]
    /// Hedges before a number by their last word, and after it by their first; longest first.
    private(set) var before: [UInt16: [Hedge]] = [:]
    private(set) var after: [UInt16: [Hedge]] = [:]

    init(directory: URL) throws(ResourceError) {
        let words = directory.appendingPathComponent("words.tsv")
        for (line, row) in try Table.rows(words).enumerated() {
            guard row.count >= 2, let kind = QuantityClass(rawValue: row[1]) else {
                throw ResourceError(
                    file: "words.tsv", line: line + 1, reason: "a row needs words and a class")
            }
            let unit = row.count > 2 ? self.unit(row[2]) : 0
            for word in row[0].split(separator: ";") {
                table.update(String(word)) {
                    $0.classes |= kind.bit
                    if unit != 0 { $0.value = Int32(unit) }
                }
            }
        }
        for (line, row) in try Table.rows(directory.appendingPathComponent("currencies.tsv"))
            .enumerated()
        {
            guard row.count == 3 else {
                throw ResourceError(
                    file: "currencies.tsv", line: line + 1,
                    reason: "a row needs word, adjective and code")
            }
            var word: UInt16 = 0
            table.update(row[0]) {
                $0.classes |= QuantityClass.money.bit
                word = $0.word
            }
            let adjective = row[1] == "-" ? 0 : table.identifier(row[1])
            currencies[UInt32(word) << 16 | UInt32(adjective)] = row[2]
        }
        for (line, row) in try Table.rows(directory.appendingPathComponent("hedges.tsv"))
            .enumerated()
        {
            guard row.count == 3, let bound = QuantityBound(rawValue: row[1]) else {
                throw ResourceError(
                    file: "hedges.tsv", line: line + 1,
                    reason: "a row needs phrase, bound and place")
            }
            var ids: [UInt16] = []
            for word in row[0].split(separator: " ") { ids.append(table.identifier(String(word))) }
            guard let first = ids.first, let last = ids.last else { continue }
            let hedge = Hedge(words: ids, bound: bound)
            if row[2] == "after" {
                after[first, default: []].append(hedge)
            } else {
                before[last, default: []].append(hedge)
            }
        }
        for key in before.keys { before[key]?.sort { $0.words.count > $1.words.count } }
        for key in after.keys { after[key]?.sort { $0.words.count > $1.words.count } }
    }

    /// Adds the numerals; they share the table.
    mutating func numerals(_ file: URL) throws(ResourceError) -> NumeralParser {
        try NumeralParser(file: file, table: &table)
    }

    mutating func identifier(_ word: String) -> UInt16 { table.identifier(word) }

    private mutating func unit(_ name: String) -> Int {
        guard !name.isEmpty else { return 0 }
        if let known = units.firstIndex(of: name) { return known }
        units.append(name)
        return units.count - 1
    }

    /// The ISO 4217 code of a currency word with the adjective before it (0 for none).
    func currency(_ word: UInt16, adjective: UInt16) -> String? {
        currencies[UInt32(word) << 16 | UInt32(adjective)] ?? currencies[UInt32(word) << 16]
    }
}
