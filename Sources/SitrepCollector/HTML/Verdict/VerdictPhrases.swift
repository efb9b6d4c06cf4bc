import SitrepModel

/// Phrases of error pages, paywalls and requests for consent, from `verdicts.tsv`.
struct VerdictPhrases: Sendable {
    /// By the first word: the phrases, longest first.
    private var byFirst: [PageVerdict.Kind: [String: [[String]]]] = [:]

    init() {
        for row in Resources.rows("verdicts.tsv") where row.count == 2 {
            let words = row[1].split(separator: " ").map(String.init)
            guard let kind = PageVerdict.Kind(rawValue: row[0]), let first = words.first else {
                continue
            }
            byFirst[kind, default: [:]][first, default: []].append(words)
        }
        for kind in PageVerdict.Kind.allCases {
            for first in byFirst[kind, default: [:]].keys {
                byFirst[kind]?[first]?.sort { $0.count > $1.count }
            }
        }
    }

    /// The first phrase of the kind within some words; nil where there is none.
    func find(_ kind: PageVerdict.Kind, in words: [String]) -> String? {
        for start in words.indices {
            for phrase in byFirst[kind]?[words[start]] ?? []
            where start + phrase.count <= words.count
                && words[start..<(start + phrase.count)].elementsEqual(phrase)
            {
                return phrase.joined(separator: " ")
            }
        }
        return nil
    }

    /// The phrase that a title begins with or, but for three words, consists of; nil where none.
    func heads(_ words: [String]) -> String? {
        for start in words.indices {
            for phrase in byFirst[.error]?[words[start]] ?? []
            where start + phrase.count <= words.count
                && words[start..<(start + phrase.count)].elementsEqual(phrase)
                && words.count <= phrase.count + (phrase.count > 1 ? 4 : 0)
            {
                return phrase.joined(separator: " ")
            }
        }
        return nil
    }
}
