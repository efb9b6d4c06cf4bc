import Foundation
import SitrepModel

/// Finds stated numbers with their bound, hedge, unit and what they count.
///
/// Runs after the times: what is a date or a duration is no quantity. The span covers the number with
/// its money sign, scale and measure; the hedge has a span of its own; the counted noun is a token.
/// "Dozens" and "hundreds" stand for at least two dozen and two hundred.
package struct QuantityReader: ReaderComponent {
    let lexicon: QuantityLexicon
    let lexer: Lexer
    let numerals: NumeralParser
    let words: Words

    /// Identifiers of the words that rules name.
    struct Words: Sendable {
        var and: UInt16
        var to: UInt16
        var of: UInt16
        var from: UInt16
        var between: UInt16
        var hyphen: UInt16
        var slash: UInt16
        var per: UInt16
        var one: UInt16
    }

    /// - Parameter resources: the Reader's resource folder, with `quantities`.
    package init(resources: URL) throws(ResourceError) {
        let folder = resources.appendingPathComponent("quantities")
        var lexicon = try QuantityLexicon(directory: folder)
        numerals = try lexicon.numerals(folder.appendingPathComponent("numerals.tsv"))
        words = Words(
            and: lexicon.identifier("and"), to: lexicon.identifier("to"),
            of: lexicon.identifier("of"), from: lexicon.identifier("from"),
            between: lexicon.identifier("between"), hyphen: lexicon.identifier("-"),
            slash: lexicon.identifier("/"), per: lexicon.identifier("per"),
            one: lexicon.identifier("one"))
        var classes = DigitClasses()
        classes.word = QuantityClass.word.bit
        lexer = Lexer(table: lexicon.table, classes: classes)
        self.lexicon = lexicon
    }

    package func read(_ document: inout Document) {
        var found: [QuantityMention] = []
        var lexemes: [Lexeme] = []
        var time = 0
        for index in document.sentences.indices {
            lexemes.removeAll(keepingCapacity: true)
            document.article.text.bytes.withUnsafeBufferPointer {
                lexer.lex($0, document.sentences[index].span, into: &lexemes)
            }
            guard
                lexemes.contains(where: {
                    $0.numeral != .none || $0.classes & QuantityClass.plural.bit != 0
                })
            else { continue }
            let scan = QuantityScan(
                reader: self, document: document, sentence: index, lexemes: lexemes)
            var at = 0
            var previous: QuantityMention?
            while at < lexemes.count {
                // Times lie in text order; pass over what they cover.
                while time < document.times.count,
                    document.times[time].span.end <= Int(lexemes[at].start)
                {
                    time += 1
                }
                if time < document.times.count,
                    document.times[time].span.overlaps(
                        Span(Int(lexemes[at].start), Int(lexemes[at].end)))
                {
                    at += 1
                    continue
                }
                guard let reading = scan.number(at) else {
                    at += 1
                    continue
                }
                let limit = time < document.times.count ? document.times[time].span.start : Int.max
                if Int(lexemes[reading.end - 1].end) <= limit,
                    let mention = scan.mention(reading, after: previous)
                {
                    found.append(mention)
                    previous = mention
                }
                at = max(reading.end, at + 1)
            }
        }
        document.quantities = found
    }
}
