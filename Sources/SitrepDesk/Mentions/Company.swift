import SitrepModel

/// Whom a sentence names, in any act or in passing: the parties of its assertions, and whoever goes
/// by one of its words elsewhere ("Moscow" for RUS where some assertion reads it so).
struct Company {
    private struct Sentence: Hashable {
        var article: String
        var start: Int
    }

    private var keys: [Sentence: Set<String>] = [:]

    init(_ tellings: [Telling]) {
        var names: [UInt64: Set<String>] = [:]
        /// What the name of a party itself says is not in doubt.
        var parties: [UInt64: Set<String>] = [:]
        for a in tellings.lazy.flatMap(\.assertions) {
            for side in [a.actor, a.target] + a.tellers.map(\.actor) where !side.key.isEmpty {
                for name in [side.text, PartyNames.display(side.key)] {
                    // One capitalised word; longer names are seldom repeated whole.
                    guard !name.contains(" "), let first = name.unicodeScalars.first,
                        first.properties.isUppercase
                    else { continue }
                    let word = Wording.hash(name.lowercasedASCII.utf8)
                    names[word, default: []].insert(side.key)
                    if name == PartyNames.display(side.key) {
                        parties[word, default: []].insert(side.key)
                    }
                }
            }
        }
        for t in tellings {
            let sentence = Sentence(article: t.article, start: t.sentence.start)
            if keys[sentence] == nil {
                var found: Set<String> = []
                // A word that several go by tells nobody.
                for word in Set(t.wording.sequence) {
                    if let own = parties[word] ?? names[word], own.count == 1 {
                        found.formUnion(own)
                    }
                }
                keys[sentence] = found
            }
            keys[sentence]?.formUnion(t.actors + t.targets)
        }
    }

    /// Everybody whom the sentences of the tellings name.
    func named(_ tellings: [Telling]) -> Set<String> {
        var all: Set<String> = []
        for t in tellings {
            all.formUnion(keys[Sentence(article: t.article, start: t.sentence.start)] ?? [])
        }
        return all
    }
}
