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
        /// UPOS by gold tag, and LAS by gold relation without subtype.
        package var tags: [String: Tally] = [:]
        package var relations: [String: Tally] = [:]
        /// By component, in the order of the text, with their surroundings.
        package var misses: [(component: String, misses: [String])] = []
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
        let around = Surroundings(text: treebank.text)
        var wrong = (upos: [String](), lemmas: [String](), las: [String]())
        var gold: [Span: (sentence: Int, word: Int)] = [:]
        for (s, sentence) in treebank.sentences.enumerated() {
            for (w, word) in sentence.words.enumerated() {
                gold[word.span] = (s, w)
                scores.tags[word.upos, default: Tally()].gold += 1
                scores.relations[plain(word.relation), default: Tally()].gold += 1
            }
        }
        let goldCount = treebank.sentences.reduce(0) { $0 + $1.words.count }
        let predicted = document.tokens.count
        var hits = (words: 0, upos: 0, features: 0, lemmas: 0, uas: 0, las: 0)
        for token in document.tokens {
            let relation = plain(token.relation.rawValue)
            scores.tags[token.upos.rawValue, default: Tally()].predicted += 1
            scores.relations[relation, default: Tally()].predicted += 1
            guard let at = gold[token.span] else { continue }
            let sentence = treebank.sentences[at.sentence]
            let word = sentence.words[at.word]
            hits.words += 1
            if token.upos.rawValue == word.upos {
                hits.upos += 1
                scores.tags[word.upos, default: Tally()].hits += 1
            } else {
                wrong.upos.append("\(word.upos), not \(token.upos.rawValue): \(around(token.span))")
            }
            if token.features == word.features { hits.features += 1 }
            if token.lemma.lowercased() == word.lemma.lowercased() {
                hits.lemmas += 1
            } else {
                wrong.lemmas.append("\(word.lemma), not \(token.lemma): \(around(token.span))")
            }
            let headSpan = token.head < 0 ? nil : document.tokens[Int(token.head)].span
            let goldHead = word.head < 0 ? nil : sentence.words[word.head].span
            if headSpan == goldHead { hits.uas += 1 }
            if headSpan == goldHead, relation == plain(word.relation) {
                hits.las += 1
                scores.relations[relation, default: Tally()].hits += 1
            } else {
                func arc(_ relation: String, _ head: Span?) -> String {
                    "\(relation) of \(head.map(treebank.text.string) ?? "the sentence")"
                }
                wrong.las.append(
                    "\(arc(word.relation, goldHead)), not \(arc(token.relation.rawValue, headSpan)): "
                        + around(token.span))
            }
        }
        func tally(_ n: Int) -> Tally { Tally(hits: n, gold: goldCount, predicted: predicted) }
        scores.words = tally(hits.words)
        scores.upos = tally(hits.upos)
        scores.features = tally(hits.features)
        scores.lemmas = tally(hits.lemmas)
        scores.uas = tally(hits.uas)
        scores.las = tally(hits.las)
        scores.misses = [
            ("sentences", ends(treebank, document, around)),
            ("words", words(treebank, document, around)),
            ("UPOS", wrong.upos), ("lemmas", wrong.lemmas), ("LAS", wrong.las),
        ]
        return scores
    }

    /// A relation without its subtype.
    private func plain(_ relation: String) -> String { String(relation.prefix { $0 != ":" }) }

    private func words(
        _ treebank: Treebank, _ document: Document, _ around: Surroundings
    ) -> [String] {
        let found = Set(document.tokens.map(\.span))
        return treebank.sentences.flatMap(\.words).filter { !found.contains($0.span) }.map {
            "missed '\(treebank.text.string($0.span))': \(around($0.span))"
        }
    }

    private func ends(
        _ treebank: Treebank, _ document: Document, _ around: Surroundings
    ) -> [String] {
        let found = Set(document.sentences.map(\.span.end))
        let gold = Set(treebank.sentences.map(\.span.end))
        let all = found.symmetricDifference(gold).sorted()
        return all.map {
            (gold.contains($0) ? "missed" : "too much") + ": " + around(Span($0, $0))
        }
    }
}

/// A span with the text before and after it, on one line.
private struct Surroundings {
    let text: SourceText

    func callAsFunction(_ span: Span) -> String {
        let before = text.string(Span(max(0, span.start - 25), span.start))
        let after = text.string(Span(span.end, min(text.bytes.count, span.end + 25)))
        let words = "…\(before)[\(text.string(span))]\(after)…"
        return words.split(separator: "\n").joined(separator: "¶")
    }
}
