import Foundation
import SitrepCollector
import SitrepModel

/// Sentences of ordinary news without political acts, one a line: whatever they yield is too much.
struct OrdinaryNews {
    /// How such a file begins.
    static let head = "# Ordinary news"

    let sentences: [String]

    /// - Throws: ``Trouble`` where the file can't be read.
    init(path: String) throws(Trouble) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Trouble(
                input: path, reason: "the file can't be read",
                remedy: "Check the path and permissions")
        }
        sentences = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).filter
        { !$0.hasPrefix("#") }.map(String.init)
    }

    /// Each sentence as an article of its own.
    func articles() throws(Trouble) -> [Article] {
        var articles: [Article] = []
        for (index, sentence) in sentences.enumerated() {
            articles.append(
                try Collector().article(
                    from: Array(sentence.utf8), name: "\(index + 1)",
                    metadata: Metadata(language: "en", origin: "given")))
        }
        return articles
    }

    /// The share of sentences that yield an assertion, and those sentences if `misses` are wanted.
    static func text(
        _ path: String, sentences: [String], assertions: [[Assertion]]
    ) -> (text: String, misses: [String]) {
        let coded = zip(sentences, assertions).filter { !$0.1.isEmpty }
        var table = ScoreTable(title: "\(path): \(sentences.count) sentences of ordinary news")
        table.add("yield an assertion", hits: coded.count, of: sentences.count)
        let misses = coded.map { sentence, assertions in
            let acts = assertions.map {
                "\($0.act.root) \($0.actor.key)>\($0.target.key) [\($0.trigger.quote)] \($0.confidence)"
            }
            return "\(acts.joined(separator: "; ")): \(sentence)"
        }
        return (table.text, misses)
    }
}
