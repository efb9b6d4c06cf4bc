import SitrepModel

/// Scores tokenizer, splitter, tags and syntax against a treebank, as the CoNLL 2018 shared task does
/// (spans compared in the raw text; LAS without subtypes, punctuation counted).
package struct TreebankScorer: Sendable {
    package struct Scores: Sendable {
        package var sentences = Tally()
        package var words = Tally()
        package var upos = Tally()
        package var features = Tally()
        package var lemmas = Tally()
        package var uas = Tally()
        package var las = Tally()
        /// Gold words and sentence ends that were missed, with their surroundings.
        package var misses: [String] = []
    }

    package init() {}

    /// - Parameter read: fills a document; given the raw article, or the gold tokens.
    package func score(
        _ treebank: Treebank, goldTokens: Bool, read: (inout Document) -> Void
    ) -> Scores {
        var document = goldTokens ? treebank.goldTokens : Document(article: treebank.article)
        read(&document)
        var scores = Scores()
        scores.sentences = Tally(
            gold: treebank.sentences.map(\.span), predicted: document.sentences.map(\.span))
        scores.misses = misses(treebank, document)
        var gold: [Span: (sentence: Int, word: Int)] = [:]
        for (s, sentence) in treebank.sentences.enumerated() {
            for (w, word) in sentence.words.enumerated() { gold[word.span] = (s, w) }
        }
        let goldCount = treebank.sentences.reduce(0) { $0 + $1.words.count }
        let predicted = document.tokens.count
        var hits = (words: 0, upos: 0, features: 0, lemmas: 0, uas: 0, las: 0)
        for token in document.tokens {
            guard let at = gold[token.span] else { continue }
            let sentence = treebank.sentences[at.sentence]
            let word = sentence.words[at.word]
            hits.words += 1
            if token.upos.rawValue == word.upos { hits.upos += 1 }
            if token.features == word.features { hits.features += 1 }
            if token.lemma.lowercased() == word.lemma.lowercased() { hits.lemmas += 1 }
            let headSpan = token.head < 0 ? nil : document.tokens[Int(token.head)].span
            let goldHead = word.head < 0 ? nil : sentence.words[word.head].span
            if headSpan == goldHead {
                hits.uas += 1
                let plain = token.relation.rawValue.prefix { $0 != ":" }
                if plain == word.relation.prefix(while: { $0 != ":" }) { hits.las += 1 }
            }
        }
        func tally(_ n: Int) -> Tally { Tally(hits: n, gold: goldCount, predicted: predicted) }
        scores.words = tally(hits.words)
        scores.upos = tally(hits.upos)
        scores.features = tally(hits.features)
        scores.lemmas = tally(hits.lemmas)
        scores.uas = tally(hits.uas)
        scores.las = tally(hits.las)
        return scores
    }

    private func misses(_ treebank: Treebank, _ document: Document) -> [String] {
        let words = Set(document.tokens.map(\.span))
        let ends = Set(document.sentences.map(\.span.end))
        let goldEnds = Set(treebank.sentences.map(\.span.end))
        func around(_ span: Span) -> String {
            let wide = Span(max(0, span.start - 25), min(treebank.text.bytes.count, span.end + 25))
            return treebank.text.string(wide).split(separator: "\n").joined(separator: "¶")
        }
        var all: [String] = []
        for sentence in treebank.sentences {
            for word in sentence.words where !words.contains(word.span) {
                all.append("word '\(treebank.text.string(word.span))' in …\(around(word.span))…")
            }
            if !ends.contains(sentence.span.end) {
                all.append("no end in …\(around(Span(sentence.span.end, sentence.span.end)))…")
            }
        }
        for sentence in document.sentences where !goldEnds.contains(sentence.span.end) {
            all.append("end too much in …\(around(Span(sentence.span.end, sentence.span.end)))…")
        }
        return all
    }
}
