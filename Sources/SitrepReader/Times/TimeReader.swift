import Foundation
import SitrepModel

/// Finds time expressions in an article's sentences and resolves them (TIMEX3's dates, times,
/// durations and sets).
///
/// Words are classed by `words.tsv`, numerals joined, expressions built by the cascade of `rules.tsv`,
/// and held against the article's date by ``TimeResolver``. Where the article has no date, what needs
/// one keeps an open value ("XXXX-WXX-3") and says so. Reads sentences; uses tags and syntax where they
/// are filled. Values follow TIMEX3 (ISO-TimeML), dates EDTF.
package struct TimeReader: ReaderComponent {
    private let lexer: Lexer
    private let numerals: NumeralParser
    private let grammar: TimeGrammar
    private let feasts: FeastTable
    private let vague: VagueSpans
    private let possessive: UInt16
    private let apostrophe: UInt16
    private let quarter: UInt16
    private let moving: UInt64

    /// - Parameter resources: the Reader's resource folder, with `times` and `quantities`.
    package init(resources: URL) throws(ResourceError) {
        let folder = resources.appendingPathComponent("times")
        var table = LexemeTable()
        try TimeLexicon.load(folder.appendingPathComponent("words.tsv"), into: &table)
        numerals = try NumeralParser(
            file: resources.appendingPathComponent("quantities/numerals.tsv"), table: &table)
        feasts = try FeastTable(file: folder.appendingPathComponent("feasts.tsv"))
        vague = try VagueSpans(file: folder.appendingPathComponent("vague.tsv"))
        possessive = table.identifier("'s")
        apostrophe = table.identifier("'")
        quarter = table.identifier("q")
        var grammar = try TimeGrammar(
            file: folder.appendingPathComponent("rules.tsv"), table: &table)
        for (index, feast) in feasts.feasts.enumerated() {
            let once = feast.only != nil
            grammar.add(
                stage: 1, pattern: TimeLexicon.pattern(feast.name) + (once ? "" : " YEAR?"),
                operation: TimeOperation(feast: index),
                produces: feast.days > 1 ? TimeClass.other.bit : TimeClass.relativeDay.bit,
                order: 10_000 + index, table: &table)
        }
        grammar.index(words: Int(table.identifier("")))
        self.grammar = grammar
        lexer = Lexer(table: table, classes: TimeLexicon.digits)
        moving = TimeClass.moving.bit
    }

    package func read(_ document: inout Document) {
        read(&document, anchor: document.article.published?.value ?? nil)
    }

    /// Reads against another date than the article's own.
    package func read(_ document: inout Document, anchor: DateValue?) {
        let anchor = Self.anchor(anchor, document.article.dateline)
        var resolver = TimeResolver(feasts: feasts, vague: vague, anchor: anchor)
        var times: [TimeExpression] = []
        var lexemes: [Lexeme] = []
        var items: [Lexeme] = []
        for index in document.sentences.indices {
            lexemes.removeAll(keepingCapacity: true)
            document.article.text.bytes.withUnsafeBufferPointer {
                lexer.lex($0, document.sentences[index].span, into: &lexemes)
            }
            items.removeAll(keepingCapacity: true)
            var meanings: [TimeMeaning] = []
            join(lexemes, document.bytes, into: &items)
            for stage in grammar.stages { apply(stage, &items, &meanings) }
            guard !meanings.isEmpty else { continue }
            resolver.sentence = index
            let verbs = TimeDirectionReader(
                table: lexer.table, document: document, sentence: index, lexemes: lexemes)
            for (at, item) in items.enumerated() where item.meaning >= 0 {
                let meaning = meanings[Int(item.meaning)]
                if case .nothing = meaning.base { continue }
                let span = extent(items, at)
                let resolved = resolver.resolve(meaning, verbs.direction(span))
                resolver.remember(resolved, text: document.text.string(span))
                times.append(
                    TimeExpression(
                        span: span, sentence: index, kind: resolved.kind, date: resolved.date,
                        value: resolved.value, modifier: meaning.modifier,
                        reason: resolved.reason, needsAnchor: resolved.needsAnchor))
            }
        }
        document.times = times
    }

    /// Resolves the time expressions of a phrase by itself, against a date.
    package func resolve(_ phrase: String, anchor: DateValue?) -> [TimeExpression] {
        let text = SourceText(phrase)
        let whole = Span(0, text.bytes.count)
        var document = Document(
            article: Article(
                id: "", captureHash: "", source: .stream, text: text,
                parts: [.init(span: whole, kind: .paragraph, language: "en")]))
        document.sentences = [Sentence(span: whole, tokens: 0..<0, part: 0, isHeadline: false)]
        read(&document, anchor: anchor)
        return document.times
    }

    /// The day that the text speaks from: the dateline's, where it is at most three days before the
    /// article's date, else the article's.
    private static func anchor(_ published: DateValue?, _ dateline: Dateline?) -> DateValue? {
        guard let published, let month = dateline?.month, let day = dateline?.day else {
            return published
        }
        for year in [published.first.year, published.first.year - 1] {
            if let there = CalendarDay(year: year, month: month, day: day),
                (0...3).contains(published.last.ordinal - there.ordinal)
                    || published.contains(DateValue(day: there))
            {
                return DateValue(day: there)
            }
        }
        return published
    }

    /// Joins numerals to one item each, and takes the year from numbers that count something.
    private func join(_ lexemes: [Lexeme], _ bytes: [UInt8], into items: inout [Lexeme]) {
        var at = 0
        while at < lexemes.count {
            var lexeme = lexemes[at]
            // "MH17" is a name, "Q1" a quarter.
            let isName =
                lexeme.flags.contains(.designator) && lexemes[max(0, at - 1)].word != quarter
            if isName { lexeme.classes = 0 }
            guard lexeme.numeral != .none, !isName,
                let numeral = numerals.parse(lexemes, at)
            else {
                items.append(lexeme)
                at += 1
                continue
            }
            if lexeme.classes & TimeClass.yearNumber.bit != 0, counts(lexemes, at, bytes) {
                lexeme.classes &= ~TimeClass.yearNumber.bit
            }
            if numeral.end > at + 1 || lexeme.numeral != .figure,
                lexeme.numeral != .ordinal || numeral.end > at + 1
            {
                let own = numeral.end == at + 1 ? lexeme.classes : 0
                lexeme.classes =
                    own | (numeral.isOrdinal ? TimeClass.ordinal.bit : TimeClass.number.bit)
                lexeme.word = numeral.end == at + 1 ? lexeme.word : 0
                lexeme.end = lexemes[numeral.end - 1].end
                lexeme.number = numeral.value
                lexeme.numeral = numeral.isOpen ? .several : .figure
            } else if lexeme.numeral == .ordinal {
                lexeme.classes |= TimeClass.ordinal.bit
            }
            items.append(lexeme)
            at = numeral.end
        }
    }

    /// Whether a four-digit number counts things: "2000 soldiers", but "the 2014 elections".
    private func counts(_ lexemes: [Lexeme], _ at: Int, _ bytes: [UInt8]) -> Bool {
        let cues = TimeClass.yearCue.bit | TimeClass.month.bit | TimeClass.ambiguousMonth.bit
        if at + 1 < lexemes.count, lexemes[at + 1].classes & TimeClass.amount.bit != 0 {
            return true
        }
        if at > 0, lexemes[at - 1].classes & cues != 0 {
            return lexemes[at].value % 100 == 0 && plural(lexemes, at + 1, bytes)
        }
        if at > 1, lexemes[at - 1].length == 1, lexemes[at - 2].classes & cues != 0 { return false }
        return plural(lexemes, at + 1, bytes)
            || (at + 1 < lexemes.count && lexemes[at + 1].numeral == .scale)
    }

    private func plural(_ lexemes: [Lexeme], _ at: Int, _ bytes: [UInt8]) -> Bool {
        guard at < lexemes.count, lexemes[at].flags.contains(.letters),
            !lexemes[at].flags.contains(.capital), lexemes[at].length > 3
        else { return false }
        let end = Int(lexemes[at].end)
        return bytes[end - 1] == 0x73 && bytes[end - 2] != 0x73
            || bytes[Int(lexemes[at].start)..<end].elementsEqual("people".utf8)
    }

    /// One pass of a stage from left to right.
    private func apply(
        _ stage: TimeGrammar.Stage, _ items: inout [Lexeme], _ meanings: inout [TimeMeaning]
    ) {
        var out = 0
        var at = 0
        while at < items.count {
            if let rule = stage.match(items, at: at), !(moves(rule, items, at)) {
                let range = at..<(at + rule.elements.count)
                let match = TimeMatch(
                    elements: rule.elements, items: items[range], meanings: meanings)
                if let meaning = rule.operation.build(match) {
                    var item = Lexeme(
                        start: Int(items[at].start), end: Int(items[range.upperBound - 1].end))
                    item.classes = rule.produces
                    item.meaning = Int32(meanings.count)
                    item.flags = items[at].flags
                    meanings.append(meaning)
                    items[out] = item
                    out += 1
                    at = range.upperBound
                    continue
                }
            }
            items[out] = items[at]
            out += 1
            at += 1
        }
        items.removeSubrange(out...)
    }

    /// "moved from Monday to Wednesday" is no stretch of time.
    private func moves(_ rule: TimeGrammar.Rule, _ items: [Lexeme], _ at: Int) -> Bool {
        guard rule.operation.kind == .range else { return false }
        return items[..<at].contains { $0.classes & moving != 0 }
    }

    /// An expression's span with its possessive: "Monday's".
    private func extent(_ items: [Lexeme], _ at: Int) -> Span {
        var end = Int(items[at].end)
        if at + 1 < items.count, items[at + 1].flags.contains(.glued),
            items[at + 1].word == possessive
                || (items[at + 1].word == apostrophe && items[at + 1].length <= 3)
        {
            end = Int(items[at + 1].end)
        }
        return Span(Int(items[at].start), end)
    }
}
