import SitrepModel

/// Hedges, what is counted, and what befell it.
extension QuantityScan {
    /// The mention that a number makes; nil where it is a name's or a label's, or nothing is counted.
    func mention(_ number: Number, after previous: QuantityMention?) -> QuantityMention? {
        guard !isLabel(number) else { return nil }
        var bound = number.bound
        var hedge = number.hedge.map(span)
        if let before = hedgeBefore(
            number.hedge.map { min($0.lowerBound, number.start) } ?? number.start)
        {
            // "at least between 10 and 15" keeps its range.
            if bound != .range { bound = before.bound }
            hedge = Span(
                Int(lexemes[before.range.lowerBound].start),
                max(hedge?.end ?? 0, Int(lexemes[before.range.upperBound - 1].end)))
        }
        var end = number.end
        if let after = hedgeAfter(end) {
            if bound != .range { bound = after.bound }
            hedge = hedge ?? span(after.range)
            end = after.range.upperBound
        }
        var unit = number.unit
        var counted: Int?
        if unit.isEmpty || unit == "percent" {
            let noun = countedNoun(end)
            counted = noun.flatMap { token(at: $0.at) }
            if unit.isEmpty {
                unit = noun.map { has($0.at, .noun) ? self.unit($0.at) : "" } ?? ""
                if unit.isEmpty { unit = body(number, noun?.at) ?? "" }
                let befell = outcome(
                    number, end: end, noun: noun?.at, unit: unit, previous: previous)
                if let befell { unit = befell }
                if number.isOne, unit.isEmpty { return nil }
                if number.isOne, noun == nil, befell == nil { return nil }
            }
        }
        let mention = QuantityMention(
            span: Span(Int(lexemes[number.start].start), Int(lexemes[number.end - 1].end)),
            sentence: sentence, value: number.value, upper: number.upper, bound: bound,
            hedge: hedge, unit: unit, currency: number.currency, counted: counted)
        return mention
    }

    private func span(_ range: Range<Int>) -> Span {
        Span(Int(lexemes[range.lowerBound].start), Int(lexemes[range.upperBound - 1].end))
    }

    /// "Article 5", "Resolution 1701", "Highway 15", "10-5", "24/7".
    private func isLabel(_ number: Number) -> Bool {
        let before = number.start - 1
        if number.currency != nil { return false }
        if has(before, .label) { return number.isFigure }
        // "the Group of Seven"
        let first = lexemes[number.start]
        if before >= 0, first.flags.contains(.capital), !first.flags.contains(.initial),
            !number.isScaled, word(before) == reader.words.of, countedNoun(number.end) == nil
        {
            return true
        }
        guard number.isFigure else { return false }
        if let street = (number.end..<min(number.end + 4, lexemes.count)).first(where: {
            has($0, .street)
        }), street > number.end, lexemes[street].flags.contains(.capital),
            lexemes[number.end].flags.contains(.capital)
        {
            return true
        }
        if before >= 0, lexemes[number.start].flags.contains(.glued),
            word(before) == reader.words.slash || word(before) == reader.words.hyphen
        {
            return true
        }
        let next = number.end
        if next < lexemes.count, lexemes[next].flags.contains(.glued) {
            if word(next) == reader.words.slash { return true }
            // "10-5": a score or a vote.
            if word(next) == reader.words.hyphen, next + 1 < lexemes.count,
                lexemes[next + 1].numeral == .figure
            {
                return number.upper == nil
            }
        }
        // A name's figure: "Sputnik 5 was", but "in Aleppo 12 people".
        return before >= 0 && lexemes[before].flags.contains(.capital)
            && lexemes[before].flags.contains(.letters) && !lexemes[before].flags.contains(.initial)
            && lexemes[before].classes & ~QuantityClass.word.bit == 0 && number.unit.isEmpty
            && lexemes[before].word == 0 && countedNoun(next) == nil
    }

    /// The hedge that ends right before `at`.
    private func hedgeBefore(_ at: Int) -> (range: Range<Int>, bound: QuantityBound)? {
        var end = at
        // "some of the 12", "more than the 100,000": an article may stand between.
        guard end > 0 else { return nil }
        for _ in 0..<2 {
            for hedge in reader.lexicon.before[word(end - 1)] ?? [] {
                let start = end - hedge.words.count
                guard start >= 0,
                    (0..<hedge.words.count).allSatisfy({ word(start + $0) == hedge.words[$0] })
                else { continue }
                return (start..<end, hedge.bound)
            }
            guard end > 1, lexemes[end - 1].word != 0, isArticle(end - 1) else { return nil }
            end -= 1
        }
        return nil
    }

    private func isArticle(_ at: Int) -> Bool {
        lexemes[at].length == 3 && has(at, .stop)
            && document.bytes[Int(lexemes[at].start)] | 0x20 == 0x74
    }

    private func hedgeAfter(_ at: Int) -> (range: Range<Int>, bound: QuantityBound)? {
        for hedge in reader.lexicon.after[word(at)] ?? [] {
            let end = at + hedge.words.count
            guard end <= lexemes.count,
                (0..<hedge.words.count).allSatisfy({ word(at + $0) == hedge.words[$0] })
            else { continue }
            return (at..<end, hedge.bound)
        }
        return nil
    }

    /// The lexeme of the noun that the number counts: by syntax, else by what follows.
    func countedNoun(_ end: Int) -> (at: Int, isKnown: Bool)? {
        var at = end
        if word(at) == reader.words.of { at += 1 }
        // "12 of the soldiers"
        if at > end, at < lexemes.count, has(at, .stop), isArticle(at) { at += 1 }
        var fallback: Int?
        var steps = 0
        while at < lexemes.count, steps < 8 {
            let lexeme = lexemes[at]
            if has(at, .noun) {
                // "12 police officers", "6 tank crews": the last known noun of the row.
                var last = at
                while has(last + 1, .noun) { last += 1 }
                return (last, true)
            }
            if has(at, .outcome) || has(at, .between) || has(at, .stop) { break }
            if at > end, word(at) == reader.words.of { break }
            if lexeme.flags.contains(.letters) {
                if let token = token(at: at), ends(document.tokens[token].upos) { break }
                if !lexeme.flags.contains(.capital), lexeme.length > 2 { fallback = at }
            } else if word(at) != reader.words.hyphen, !isDesignator(at),
                at == end || lexeme.numeral == .none
            {
                break
            }
            at += 1
            steps += 1
        }
        if let here = tokenNoun(end) { return (here, false) }
        return fallback.map { ($0, false) }
    }

    /// The figure in "F-16".
    private func isDesignator(_ at: Int) -> Bool {
        lexemes[at].flags.contains(.digits) && lexemes[at].flags.contains(.designator)
    }

    /// "a 5,000-strong force", "a force of 4,000".
    private func body(_ number: Number, _ noun: Int?) -> String? {
        if let noun, has(noun, .body) { return unit(noun) }
        if noun == nil, word(number.end) == reader.words.hyphen,
            let named = (number.end + 2..<max(number.end + 2, min(number.end + 5, lexemes.count)))
                .first(where: { has($0, .body) })
        {
            return unit(named)
        }
        let before = number.start - 2
        guard noun == nil, word(number.start - 1) == reader.words.of, has(before, .body) else {
            return nil
        }
        return unit(before)
    }

    /// Whether no noun phrase goes on over a word of this tag.
    private func ends(_ tag: PartOfSpeech) -> Bool {
        switch tag {
        case .verb, .aux, .adp, .pron, .sconj, .cconj: true
        default: false
        }
    }

    /// By syntax: the head that the number modifies, as a lexeme.
    private func tokenNoun(_ end: Int) -> Int? {
        guard let token = token(at: end - 1), document.tokens[token].relation == .nummod,
            let head = document.head(token)
        else { return nil }
        return lexemes.firstIndex { $0.start == document.tokens[head].start }
    }

    /// The document's token that holds a lexeme.
    func token(at lexeme: Int) -> Int? {
        guard lexeme >= 0, lexeme < lexemes.count else { return nil }
        let start = lexemes[lexeme].start
        let tokens = document.sentences[sentence].tokens
        var low = tokens.lowerBound
        var high = tokens.upperBound
        while low < high {
            let middle = (low + high) / 2
            if document.tokens[middle].end <= start { low = middle + 1 } else { high = middle }
        }
        return low < tokens.upperBound && document.tokens[low].start <= start ? low : nil
    }

    private static let persons: Set<String> = [
        "", "people", "troops", "officials", "police", "hostages", "prisoners", "refugees",
    ]

    /// What befell the counted: "12 people were killed", "killed at least 12", "12 dead".
    private func outcome(
        _ number: Number, end: Int, noun: Int?, unit: String, previous: QuantityMention?
    ) -> String? {
        if unit == "lives" { return claims(number) ? "dead" : nil }
        guard Self.persons.contains(unit) else { return nil }
        // To the right, over the noun and auxiliaries.
        var at = unit.isEmpty ? end : (noun ?? end - 1) + 1
        var steps = 0
        if word(at) == reader.words.of { at += 1 }
        while at < lexemes.count, steps < 5 {
            if has(at, .outcome) {
                if at > end, !sawAuxiliary(noun.map { $0 + 1 } ?? end, at), isActive(at) { break }
                return self.unit(at)
            }
            // "12 people, including two officers, were killed"
            if let over = insertion(at) {
                at = over
                continue
            }
            guard has(at, .between) else { break }
            at += 1
            steps += 1
        }
        // To the left, over the hedge: "killed at least 12", "killing two".
        var left = number.start - 1
        if let hedge = hedgeBefore(number.start) { left = hedge.range.lowerBound - 1 }
        if let own = number.hedge { left = min(left, own.lowerBound - 1) }
        if left >= 0, word(left) == reader.words.of { left -= 1 }
        steps = 0
        while left >= 0, steps < 3 {
            if has(left, .outcome) { return self.unit(left) }
            guard has(left, .between) || isArticle(left) else { break }
            left -= 1
            steps += 1
        }
        // "killing three soldiers and two civilians", "killed 12, including three children"
        if left >= 0, let previous, previous.sentence == sentence, isOutcome(previous.unit),
            Int(lexemes[left].start) - previous.span.end < 32,
            has(left, .including)
                || (word(left) == reader.words.and && noun.map { has($0, .noun) } ?? false)
        {
            return previous.unit
        }
        // "the death toll rose to 120"
        let reach = max(0, number.start - 7)..<number.start
        if unit.isEmpty, let toll = reach.last(where: { has($0, .toll) }) { return self.unit(toll) }
        return nil
    }

    /// Whether lives were lost: "claimed at least 200 lives".
    private func claims(_ number: Number) -> Bool {
        let start = hedgeBefore(number.start)?.range.lowerBound ?? number.start
        return has(start - 1, .claim)
    }

    /// The end of an insertion between commas that tells a part of what was counted.
    private func insertion(_ at: Int) -> Int? {
        guard at + 1 < lexemes.count, isComma(at), has(at + 1, .including),
            let close = (at + 2..<min(at + 14, lexemes.count)).first(where: isComma)
        else { return nil }
        return close + 1
    }

    private func isComma(_ at: Int) -> Bool {
        lexemes[at].length == 1 && document.bytes[Int(lexemes[at].start)] == 0x2C
    }

    private func isOutcome(_ unit: String) -> Bool {
        switch unit {
        case "dead", "wounded", "missing", "detained", "captured", "displaced", "released",
            "expelled":
            true
        default: false
        }
    }

    private func sawAuxiliary(_ from: Int, _ to: Int) -> Bool {
        from < to && lexemes[from..<to].contains { $0.classes & QuantityClass.between.bit != 0 }
    }

    /// "12 soldiers killed a man": an object follows.
    private func isActive(_ at: Int) -> Bool {
        let next = at + 1
        guard next < lexemes.count else { return false }
        return lexemes[next].numeral != .none || isArticle(next)
            || (lexemes[next].flags.contains(.capital) && lexemes[next].flags.contains(.letters))
            || (has(next, .noun) && !has(next, .stop))
    }
}
