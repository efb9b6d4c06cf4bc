import SitrepModel
import SitrepReader

/// Every mention of somebody in a document with the key that it resolves to: names, and pronouns with
/// an antecedent. What the choice of parties looks for candidates in.
package struct Mentions: Sendable {
    package struct Mention: Sendable {
        package var tokens: Range<Int>
        package var sentence: Int
        package var key: String
        /// Whether it is the name of a person or a pronoun for one.
        package var isPerson: Bool
    }

    /// In text order, only those that name somebody.
    package let all: [Mention]
    /// How often each key is mentioned, as a share of all mentions.
    package let shares: [String: Float]
    /// Keys that the headline names.
    package let inHeadline: Set<String>
    /// Keys that the first sentence below it names.
    package let inLead: Set<String>

    package init(document: Document, cast: Cast) {
        var all: [Mention] = []
        func add(_ tokens: Range<Int>, isPerson: Bool) {
            let key = cast.resolve(tokens).reference.key
            guard !key.isEmpty else { return }
            let sentence = Int(document.tokens[tokens.lowerBound].sentence)
            all.append(Mention(tokens: tokens, sentence: sentence, key: key, isPerson: isPerson))
        }
        for name in document.names { add(name.tokens, isPerson: name.kind == .person) }
        for reference in document.references where reference.kind == "pronoun" {
            let word = document.string(reference.mention.lowerBound).lowercased()
            add(reference.mention, isPerson: ["he", "she", "him", "his", "her"].contains(word))
        }
        all.sort {
            ($0.tokens.lowerBound, $0.tokens.upperBound)
                < ($1.tokens.lowerBound, $1.tokens.upperBound)
        }
        self.all = all
        var counts: [String: Int] = [:]
        for mention in all { counts[mention.key, default: 0] += 1 }
        let total = Float(max(1, all.count))
        shares = counts.mapValues { Float($0) / total }
        inHeadline = Set(
            all.filter { document.sentences[$0.sentence].isHeadline }.map(\.key))
        let lead = document.sentences.firstIndex { !$0.isHeadline }
        inLead = Set(all.filter { $0.sentence == lead }.map(\.key))
    }

    /// The mentions of one sentence.
    package func within(_ sentence: Int) -> ArraySlice<Mention> {
        all.slice({ $0.sentence >= sentence }, until: { $0.sentence > sentence })
    }

    /// The mentions of the sentences in a range.
    package func within(_ sentences: Range<Int>) -> ArraySlice<Mention> {
        all.slice(
            { $0.sentence >= sentences.lowerBound }, until: { $0.sentence >= sentences.upperBound })
    }
}
