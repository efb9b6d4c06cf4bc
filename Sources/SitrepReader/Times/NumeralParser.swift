import Foundation

/// A numeral read from lexemes.
package struct NumeralReading: Sendable {
    /// One past the last lexeme.
    package var end: Int
    package var value: Double
    /// "several", "a few": how many is open; `value` is a guess.
    package var isOpen = false
    package var isOrdinal = false
    /// Has a unit of thousands or more in words, or a mark: can't be a year or a day.
    package var isScaled = false
}

/// Reads numerals in figures and words: "two hundred and fifty thousand", "1.5 million", "half a
/// dozen", "two and a half", "twenty-first", "a few hundred".
package struct NumeralParser: Sendable {
    private let and: UInt16
    private let of: UInt16
    private let hyphen: UInt16

    /// Adds the words of `numerals.tsv` to a reader's table.
    package init(file: URL, table: inout LexemeTable) throws(ResourceError) {
        for (line, row) in try Table.rows(file).enumerated() {
            guard row.count >= 3, let kind = Self.kinds[row[1]], let value = Double(row[2]) else {
                throw ResourceError(
                    file: file.lastPathComponent, line: line + 1,
                    reason: "a row needs word, kind and number")
            }
            table.update(row[0]) {
                $0.numeral = kind
                $0.number = value
            }
        }
        and = table.identifier("and")
        of = table.identifier("of")
        hyphen = table.identifier("-")
    }

    private static let kinds: [String: Lexeme.Numeral] = [
        "article": .article, "small": .small, "tens": .tens, "hundred": .hundred, "scale": .scale,
        "collective": .collective, "ordinal": .ordinal, "half": .half, "several": .several,
        "couple": .couple,
    ]

    /// The numeral that begins at `start`; nil where none does.
    package func parse(_ lexemes: [Lexeme], _ start: Int) -> NumeralReading? {
        guard start < lexemes.count else { return nil }
        switch lexemes[start].numeral {
        case .none, .scale: return nil
        case .figure: return figure(lexemes, start)
        case .article: return article(lexemes, start)
        case .half: return half(lexemes, start)
        case .several: return several(lexemes, start)
        case .couple: return nil
        case .collective, .hundred: return nil
        case .ordinal:
            return NumeralReading(end: start + 1, value: lexemes[start].number, isOrdinal: true)
        case .small, .tens: return words(lexemes, start)
        }
    }

    private func numeral(_ lexemes: [Lexeme], _ at: Int) -> Lexeme.Numeral {
        at < lexemes.count ? lexemes[at].numeral : .none
    }

    private func word(_ lexemes: [Lexeme], _ at: Int) -> UInt16 {
        at < lexemes.count ? lexemes[at].word : 0
    }

    private func figure(_ lexemes: [Lexeme], _ start: Int) -> NumeralReading {
        var reading = NumeralReading(end: start + 1, value: lexemes[start].number)
        reading.isScaled = lexemes[start].flags.contains(.marked)
        scales(lexemes, &reading)
        return reading
    }

    /// Multiplies by the scale words that follow: "million", "-million", "hundred thousand", "dozen".
    private func scales(_ lexemes: [Lexeme], _ reading: inout NumeralReading) {
        while reading.value < 1e18 {
            var at = reading.end
            if word(lexemes, at) == hyphen, lexemes[at].flags.contains(.glued) { at += 1 }
            switch numeral(lexemes, at) {
            case .hundred, .scale, .collective: break
            default: return
            }
            reading.value *= lexemes[at].number
            reading.isScaled = true
            reading.end = at + 1
        }
    }

    private func article(_ lexemes: [Lexeme], _ start: Int) -> NumeralReading? {
        let next = start + 1
        switch numeral(lexemes, next) {
        case .hundred, .scale, .collective:
            var reading = NumeralReading(end: next, value: 1)
            if numeral(lexemes, next) == .hundred { return words(lexemes, start) }
            scales(lexemes, &reading)
            return reading
        case .several:
            return several(lexemes, next)
        case .couple:
            var reading = NumeralReading(end: next + 1, value: lexemes[next].number)
            if word(lexemes, reading.end) == of { reading.end += 1 }
            scales(lexemes, &reading)
            return reading
        case .half:
            // "a half million"
            var reading = NumeralReading(end: next + 1, value: 0.5)
            scales(lexemes, &reading)
            return reading.isScaled ? reading : nil
        default:
            return nil
        }
    }

    private func half(_ lexemes: [Lexeme], _ start: Int) -> NumeralReading? {
        var at = start + 1
        if word(lexemes, at) == hyphen { at += 1 }
        if numeral(lexemes, at) == .article { at += 1 }
        guard numeral(lexemes, at) == .scale || numeral(lexemes, at) == .collective else {
            return nil
        }
        var reading = NumeralReading(end: at, value: 0.5)
        scales(lexemes, &reading)
        return reading
    }

    private func several(_ lexemes: [Lexeme], _ start: Int) -> NumeralReading {
        var reading = NumeralReading(end: start + 1, value: lexemes[start].number, isOpen: true)
        scales(lexemes, &reading)
        return reading
    }

    private func words(_ lexemes: [Lexeme], _ start: Int) -> NumeralReading {
        var total = 0.0
        var current = 0.0
        var lastSmall = false
        var reading = NumeralReading(end: start, value: 0)
        var at = start
        scan: while at < lexemes.count {
            let lexeme = lexemes[at]
            switch lexeme.numeral {
            case .article where at == start:
                current = 1
            case .small where !lastSmall:
                current += lexeme.number
                lastSmall = true
            case .tens where current.truncatingRemainder(dividingBy: 100) == 0 && !lastSmall:
                current += lexeme.number
            case .hundred where current > 0 && current < 100:
                current *= 100
                lastSmall = false
                reading.isScaled = true
            case .scale where current > 0:
                total += current * lexeme.number
                current = 0
                lastSmall = false
                reading.isScaled = true
            case .collective where current > 0 && total == 0:
                current *= lexeme.number
                reading.isScaled = true
            case .ordinal
            where at > start && lexeme.number < 10 && !lastSmall && current >= 20
                && lexemes[at - 1].word == hyphen:
                current += lexeme.number
                reading.isOrdinal = true
                reading.end = at + 1
                break scan
            default:
                break scan
            }
            reading.end = at + 1
            at += 1
            // Joints: "twenty-five", "two hundred and fifty", "two and a half", "two-and-a-half".
            if word(lexemes, at) == hyphen, lexemes[at].flags.contains(.glued),
                joins(lexemes, at + 1)
            {
                at += 1
            } else if let end = andHalf(lexemes, at) {
                current += 0.5
                reading.end = end
                at = end
                lastSmall = true
                if word(lexemes, at) == hyphen, joins(lexemes, at + 1) { at += 1 }
            } else if word(lexemes, at) == and, reading.isScaled,
                numeral(lexemes, at + 1) == .small || numeral(lexemes, at + 1) == .tens
            {
                at += 1
            } else if word(lexemes, at) == and || word(lexemes, at) == hyphen {
                break scan
            }
        }
        reading.value = total + current
        return reading
    }

    /// The end of "and a half", with or without hyphens.
    private func andHalf(_ lexemes: [Lexeme], _ start: Int) -> Int? {
        var at = start
        func skipHyphen() { if word(lexemes, at) == hyphen { at += 1 } }
        skipHyphen()
        guard word(lexemes, at) == and else { return nil }
        at += 1
        skipHyphen()
        guard numeral(lexemes, at) == .article else { return nil }
        at += 1
        skipHyphen()
        return numeral(lexemes, at) == .half ? at + 1 : nil
    }

    private func joins(_ lexemes: [Lexeme], _ at: Int) -> Bool {
        switch numeral(lexemes, at) {
        case .small, .scale, .hundred: true
        case .ordinal: lexemes[at].number < 10
        default: false
        }
    }
}
