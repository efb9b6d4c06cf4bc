import SitrepModel

/// Reads the quantities of one sentence.
struct QuantityScan {
    let reader: QuantityReader
    let document: Document
    let sentence: Int
    let lexemes: [Lexeme]

    /// A number, or two that make a range, with money sign, scale and measure.
    struct Number {
        /// First lexeme of the number proper, and of the expression (with a money sign before it).
        var numeral: Int
        var start: Int
        /// One past the last.
        var end: Int
        var value: Double
        var upper: Double?
        var bound = QuantityBound.exact
        /// Lexemes of "hundreds of", "several".
        var hedge: Range<Int>?
        var unit = ""
        var currency: String?
        var isFigure = false
        var isScaled = false
        var isOne = false
    }

    func has(_ at: Int, _ kind: QuantityClass) -> Bool {
        at >= 0 && at < lexemes.count && lexemes[at].classes & kind.bit != 0
    }

    func word(_ at: Int) -> UInt16 { at >= 0 && at < lexemes.count ? lexemes[at].word : 0 }

    private func isGlued(_ at: Int) -> Bool {
        at < lexemes.count && lexemes[at].flags.contains(.glued)
    }

    func unit(_ at: Int) -> String { reader.lexicon.units[Int(lexemes[at].value)] }

    /// The number that begins at `at`; nil where none does.
    func number(_ at: Int) -> Number? {
        var start = at
        var currency: String?
        // "$500 million", "US$5bn", "EUR 20m"
        if has(at, .money), at + 1 < lexemes.count, lexemes[at + 1].numeral == .figure {
            let adjective = at > 0 && isGlued(at) ? word(at - 1) : 0
            currency = reader.lexicon.currency(word(at), adjective: adjective)
            if adjective != 0, reader.lexicon.currency(word(at), adjective: 0) != currency {
                start -= 1
            }
            if adjective != 0, currency != nil, start == at, at > 0, isGlued(at) { start -= 1 }
        }
        let first = currency == nil ? at : at + 1
        guard var number = simple(first) ?? plural(first) else { return nil }
        number.start = min(start, first)
        number.currency = currency
        if number.currency != nil { short(&number) }
        range(&number)
        suffix(&number)
        return number
    }

    /// One numeral; nil for ordinals, names' figures and fractions.
    private func simple(_ at: Int) -> Number? {
        guard at < lexemes.count, lexemes[at].numeral != .none,
            !lexemes[at].flags.contains(.designator),
            let reading = reader.numerals.parse(lexemes, at),
            !reading.isOrdinal
        else { return nil }
        var number = Number(numeral: at, start: at, end: reading.end, value: reading.value)
        number.isFigure = lexemes[at].numeral == .figure
        number.isScaled = reading.isScaled
        number.isOne = reading.end == at + 1 && word(at) == reader.words.one
        if reading.isOpen {
            // "few troops" is no number, "a few" and "several" are.
            let opener =
                lexemes[at].numeral == .article || reading.end > at + 1
                || lexemes[at].number > 3
            guard opener else { return nil }
            number.bound = .about
            number.hedge = at..<reading.end
        } else if lexemes[at].numeral == .article, reading.end > at + 1,
            lexemes[at + 1].numeral == .couple
        {
            number.bound = .about
            number.hedge = at..<reading.end
        }
        if word(number.end) == reader.words.hyphen, has(number.end + 1, .fraction) { return nil }
        if has(number.end, .fraction), !number.isFigure { return nil }
        return number
    }

    /// "hundreds of", "tens of thousands of".
    private func plural(_ at: Int) -> Number? {
        guard has(at, .plural), var value = Double(unit(at)) else { return nil }
        var end = at + 1
        while word(end) == reader.words.of, has(end + 1, .plural), let next = Double(unit(end + 1))
        {
            value *= next / 2
            end += 2
        }
        // "scores" is also a verb, and "tens" nothing by itself.
        guard word(end) == reader.words.of || (value != 20 && value != 40) else { return nil }
        var number = Number(numeral: at, start: at, end: end, value: value)
        number.bound = .atLeast
        number.hedge = at..<end
        number.isScaled = true
        return number
    }

    /// "$5m", "€20bn", "£3k".
    private func short(_ number: inout Number) {
        guard has(number.end, .short), isGlued(number.end), let factor = Double(unit(number.end))
        else {
            return
        }
        number.value *= factor
        number.isScaled = true
        number.end += 1
    }

    /// "10-15", "10 to 15", "between 10 and 15 million".
    private func range(_ number: inout Number) {
        let joint = word(number.end)
        let words = reader.words
        guard joint != 0, number.hedge == nil else { return }
        let before = word(number.start - 1)
        let joins =
            (joint == words.hyphen && isGlued(number.end))
            || (joint == words.to && !(before == words.from && changes(number.start - 1)))
            || (joint == words.and && before == words.between)
        guard joins else { return }
        var next = number.end + 1
        if has(next, .money) { next += 1 }
        guard var upper = simple(next), upper.hedge == nil else { return }
        if number.currency != nil { short(&upper) }
        var low = number.value
        if upper.isScaled, !number.isScaled, !lexemes[upper.numeral].flags.contains(.marked),
            lexemes[upper.numeral].number > low, lexemes[upper.numeral].number > 0
        {
            low *= upper.value / lexemes[upper.numeral].number
        }
        guard upper.value > low else { return }
        number.value = low
        number.upper = upper.value
        number.bound = .range
        number.end = upper.end
        if before == words.between || before == words.from {
            number.hedge = (number.start - 1)..<number.start
        }
    }

    private func changes(_ from: Int) -> Bool {
        lexemes[max(0, from - 4)..<from].contains { $0.classes & QuantityClass.change.bit != 0 }
    }

    /// Percent, measures and money after the number.
    private func suffix(_ number: inout Number) {
        var at = number.end
        if word(at) == reader.words.hyphen, isGlued(at) { at += 1 }
        if has(at, .percent) {
            number.unit = "percent"
            number.end = at + 1
            return
        }
        if word(at) == reader.words.per, has(at + 1, .cent) {
            number.unit = "percent"
            number.end = at + 2
            return
        }
        if number.currency != nil {
            number.unit = "currency"
            return
        }
        if has(at, .prefix), has(at + 1, .measure) {
            number.unit = unit(at) == "nautical" ? "nmi" : "\(unit(at)) \(unit(at + 1))"
            number.end = at + 2
            return
        }
        if has(at, .measure) {
            number.unit = unit(at)
            number.end = at + 1
            return
        }
        // "of" may part a round number from its money: "hundreds of millions of dollars".
        if word(at) == reader.words.of, has(at + 1, .money), number.hedge != nil { at += 1 }
        if has(at, .money) || has(at + 1, .money) || has(at + 2, .money), money(at, &number) {
            return
        }
    }

    private func money(_ at: Int, _ number: inout Number) -> Bool {
        for (skip, adjective) in [(0, UInt16(0)), (1, word(at)), (2, word(at + 1))]
        where has(at + skip, .money) {
            // Only an adjective of money may stand between.
            guard
                skip == 0
                    || reader.lexicon.currency(word(at + skip), adjective: adjective)
                        != reader.lexicon.currency(word(at + skip), adjective: 0)
                    || isDollar(at, skip)
            else { return false }
            guard let code = reader.lexicon.currency(word(at + skip), adjective: adjective) else {
                return false
            }
            number.currency = code
            number.unit = "currency"
            number.end = at + skip + 1
            return true
        }
        return false
    }

    /// "US dollars": the adjective says what the word alone means.
    private func isDollar(_ at: Int, _ skip: Int) -> Bool {
        skip == 1 && lexemes[at].flags.contains(.letters) && lexemes[at].flags.contains(.capital)
            && lexemes[at].word != 0
    }
}
