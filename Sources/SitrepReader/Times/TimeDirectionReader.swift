import SitrepModel

/// Tells from the verb whether a time lies before or after the article.
///
/// With syntax: the verb that governs the expression, its auxiliaries, and, for an infinitive, the
/// word that it hangs on. Without: the nearest words of the clause that tell.
struct TimeDirectionReader {
    let table: LexemeTable
    let document: Document
    let sentence: Int
    /// The sentence's lexemes, before numerals are joined.
    let lexemes: [Lexeme]

    func direction(_ span: Span) -> TimeResolver.Direction {
        let tokens = document.sentences[sentence].tokens
        if let told = byPreposition(span) { return told }
        let hasSyntax = tokens.contains { document.tokens[$0].head >= 0 }
        if hasSyntax, let found = bySyntax(span, tokens) { return found }
        return byWords(span)
    }

    /// "since Monday" lies back; "is on Monday" and "moved from Monday to Friday" lie ahead.
    private func byPreposition(_ span: Span) -> TimeResolver.Direction? {
        guard let at = lexemes.lastIndex(where: { Int($0.end) <= span.start }) else { return nil }
        switch lowered(at) {
        case "since": return .init(direction: .past, cue: "since", isCertain: true)
        case "on", "in", "at", "for":
            guard at > 0, lowered(at - 1) == "is" || lowered(at - 1) == "are" else { return nil }
            return .init(direction: .future, cue: "\(string(at - 1)) \(string(at))")
        case "of":
            guard at > 0, lowered(at - 1) == "ahead" else { return nil }
            return .init(direction: .future, cue: "ahead of")
        case "to", "until":
            guard
                let moving = lexemes[..<at].firstIndex(where: {
                    $0.classes & TimeClass.moving.bit != 0
                })
            else { return nil }
            return .init(direction: .future, cue: "\(string(moving)) ... \(string(at))")
        default: return nil
        }
    }

    private func lowered(_ at: Int) -> String {
        guard lexemes[at].length <= 8 else { return "" }
        return string(at).lowercased()
    }

    private func classes(_ token: Int) -> UInt64 {
        let span = document.tokens[token].span
        var hash = LexemeTable.seed
        for byte in document.bytes[span.range] {
            hash = LexemeTable.hash(hash, Bytes.isLetter(byte) ? byte | 0x20 : byte)
        }
        return table.entry(hash)?.classes ?? 0
    }

    private func found(_ direction: TimeDirection, _ token: Int) -> TimeResolver.Direction {
        .init(direction: direction, cue: document.string(token))
    }

    private func bySyntax(_ span: Span, _ tokens: Range<Int>) -> TimeResolver.Direction? {
        let inside = tokens.filter { document.tokens[$0].span.overlaps(span) }
        guard let first = inside.first, let last = inside.last else { return nil }
        let range = first..<(last + 1)
        var at: Int? = document.syntacticHead(range)
        var steps = 0
        while let here = at, steps < 10 {
            if !range.contains(here) {
                if let told = told(by: here) { return told }
                if document.tokens[here].upos == .verb { return nil }
            }
            at = document.head(here)
            steps += 1
        }
        return nil
    }

    /// What a governing word tells: its own tense, its auxiliaries, or a word like "planned" at a noun.
    private func told(by token: Int) -> TimeResolver.Direction? {
        let word = document.tokens[token]
        let children = document.children(token)
        guard word.upos == .verb || word.upos == .aux || children.contains(where: { isCopula($0) })
        else {
            for child in children where classes(child) & TimeClass.upcoming.bit != 0 {
                return found(.future, child)
            }
            return nil
        }
        let own = classes(token)
        var hasPast = false
        var hasPresent = false
        var marked = false
        for child in children {
            let relation = document.tokens[child].relation
            if relation == .aux || relation == .passiveAuxiliary || relation == .cop {
                let bits = classes(child)
                if bits & TimeClass.future.bit != 0 { return found(.future, child) }
                if bits & TimeClass.pastVerb.bit != 0 { hasPast = true }
                if bits & TimeClass.being.bit != 0 { hasPresent = true }
            } else if relation == .mark,
                document.bytes[document.tokens[child].span.range]
                    .elementsEqual("to".utf8)
            {
                marked = true
            }
        }
        if marked {
            guard let governor = document.head(token) else { return found(.future, token) }
            if classes(governor) & TimeClass.implicative.bit != 0 { return told(by: governor) }
            return found(.future, token)
        }
        if own & TimeClass.upcoming.bit != 0,
            word.features.contains(.participle) || word.upos == .adj
        {
            return found(.future, token)
        }
        if hasPast { return found(.past, token) }
        if word.features.contains(.gerund)
            || (word.features.contains(.participle) && word.features.contains(.present))
        {
            // "is visiting Kyiv on Friday"
            return hasPresent ? found(.future, token) : nil
        }
        if word.features.contains(.past) { return found(.past, token) }
        if own & TimeClass.schedule.bit != 0, word.features.contains(.present),
            !document.sentences[sentence].isHeadline
        {
            return found(.future, token)
        }
        return word.features.contains(.present) ? .init(direction: .open, cue: "") : nil
    }

    private func isCopula(_ token: Int) -> Bool { document.tokens[token].relation == .cop }

    private func string(_ at: Int) -> String {
        document.text.string(Span(Int(lexemes[at].start), Int(lexemes[at].end)))
    }

    private func byWords(_ span: Span) -> TimeResolver.Direction {
        let firstInside = lexemes.firstIndex { Int($0.end) > span.start } ?? lexemes.count
        var at = firstInside - 1
        var steps = 0
        while at >= 0, steps < 18 {
            if isClauseEnd(at) { break }
            if let told = told(at: at, lowest: 0) { return told }
            at -= 1
            steps += 1
        }
        at = lexemes.firstIndex { Int($0.start) >= span.end } ?? lexemes.count
        steps = 0
        while at < lexemes.count, steps < 14 {
            if isClauseEnd(at) { break }
            if let told = told(at: at, lowest: firstInside) { return told }
            at += 1
            steps += 1
        }
        return .init(direction: .open, cue: "")
    }

    /// A semicolon, colon or dash.
    private func isClauseEnd(_ at: Int) -> Bool {
        guard lexemes[at].length == 1 else { return false }
        let byte = document.bytes[Int(lexemes[at].start)]
        return byte == 0x3B || (byte == 0x3A && !lexemes[at].flags.contains(.digits))
    }

    private func told(at: Int, lowest: Int) -> TimeResolver.Direction? {
        let lexeme = lexemes[at]
        guard lexeme.flags.contains(.letters) || lexeme.word != 0 else { return nil }
        let bits = lexeme.classes
        if bits & (TimeClass.future.bit | TimeClass.upcoming.bit) != 0 {
            return .init(direction: .future, cue: string(at))
        }
        if isInfinitiveMark(at) {
            guard at > 0 else { return .init(direction: .future, cue: string(at)) }
            let governor = lexemes[at - 1].classes
            if governor & (TimeClass.plan.bit | TimeClass.being.bit) != 0
                || document.sentences[sentence].isHeadline
            {
                return .init(direction: .future, cue: "\(string(at - 1)) to \(string(at + 1))")
            }
            return nil
        }
        if bits & TimeClass.pastVerb.bit != 0 || endsInEd(lexeme) {
            return group(at, lowest)
        }
        if bits & TimeClass.schedule.bit != 0, !document.sentences[sentence].isHeadline,
            at == 0
                || !document.bytes[Int(lexemes[at - 1].start)..<Int(lexemes[at - 1].end)]
                    .elementsEqual("to".utf8)
        {
            return .init(direction: .future, cue: string(at))
        }
        return nil
    }

    /// A past form with what stands before it: "was released", "will be released", "to be released".
    private func group(_ at: Int, _ lowest: Int) -> TimeResolver.Direction? {
        var k = at - 1
        while k >= max(lowest, at - 3) {
            let bits = lexemes[k].classes
            if bits & TimeClass.future.bit != 0 {
                return .init(direction: .future, cue: "\(string(k)) \(string(at))")
            }
            if isInfinitiveMark(k) { return told(at: k, lowest: lowest) }
            guard bits & (TimeClass.being.bit | TimeClass.pastVerb.bit) != 0 else { break }
            k -= 1
        }
        return .init(direction: .past, cue: string(at))
    }

    /// "to" before a lower-case word that no determiner is.
    private func isInfinitiveMark(_ at: Int) -> Bool {
        guard lexemes[at].length == 2, at + 1 < lexemes.count,
            document.bytes[Int(lexemes[at].start)] | 0x20 == 0x74,
            document.bytes[Int(lexemes[at].start) + 1] | 0x20 == 0x6F
        else { return false }
        let next = lexemes[at + 1]
        guard next.flags.contains(.letters), !next.flags.contains(.capital) else { return false }
        return next.numeral != .article && !Self.determiners.contains(string(at + 1))
    }

    private static let determiners: Set<String> = [
        "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your",
        "some", "any", "all", "both", "each",
    ]

    private func endsInEd(_ lexeme: Lexeme) -> Bool {
        lexeme.length > 3 && !lexeme.flags.contains(.capital)
            && (lexeme.start == 0 || document.bytes[Int(lexeme.start) - 1] != 0x2D)
            && document.bytes[Int(lexeme.end) - 1] == 0x64
            && document.bytes[Int(lexeme.end) - 2] == 0x65
            && document.bytes[Int(lexeme.end) - 3] != 0x65
    }
}
