import SitrepModel
import SitrepReader

/// A sentence as the Reader parses it, one word a line: number, word, dictionary form, part of
/// speech, relation, the word that it depends on, and the kind of name that it stands in.
enum ParseTable {
    /// The parse of an assertion's sentence; nil where the article no longer has it.
    static func text(of assertion: Assertion, in article: Article, reader: Reader) -> String? {
        guard let document = reader.read([article], workers: 1).first else { return nil }
        let sentence = document.sentences.first {
            QuotedSpan($0.span, in: document.text).start == assertion.sentence.start
        }
        return sentence.map { text($0, document) }
    }

    private static func text(_ sentence: Sentence, _ document: Document) -> String {
        let first = sentence.tokens.lowerBound
        var rows: [[String]] = []
        for index in sentence.tokens {
            let token = document.tokens[index]
            let head = token.head < 0 ? "" : document.string(Int(token.head))
            let name = document.names.first { $0.tokens.contains(index) }
            rows.append([
                "\(index - first + 1)", document.string(index), token.lemma, token.upos.rawValue,
                token.head < 0 ? "root" : "\(token.relation.rawValue) of", head,
                name.map { "\($0.kind.rawValue)" } ?? "",
            ])
        }
        let widths = (0..<7).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = "   "
            for (cell, width) in zip(row, widths) where width > 0 {
                line += " " + cell + String(repeating: " ", count: width - cell.count)
            }
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n") + "\n"
    }
}
