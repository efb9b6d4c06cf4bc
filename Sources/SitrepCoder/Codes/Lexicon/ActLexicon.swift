import Foundation
import SitrepModel
import SitrepReader

/// The readable lexicon of political acts: verbs with their frames, light-verb constructions, nominal
/// acts and adjectives of state, each with its CAMEO code and how far the words alone make the act.
///
/// It reads the syntax, not the learned heads, so the two can check each other. Cost: one look-up by
/// lemma for a word, then the few rows of that head.
package struct ActLexicon: Sendable {
    /// A row that fits a word, and the words that fill its slots.
    package struct Match: Sendable {
        package var entry: LexiconEntry
        package var head: Int
        package var fillers: [Int]
    }

    private let entries: [String: [LexiconEntry]]
    private let transparent: Set<String>

    /// - Parameter directory: the folder with `groups.tsv` and one file per CAMEO root.
    package init(directory: URL) throws(ResourceError) {
        let groups = try Self.groups(directory.appendingPathComponent("groups.tsv"))
        transparent = groups["of-nouns"] ?? []
        var entries: [String: [LexiconEntry]] = [:]
        for file in Self.files {
            for row in try Table.rows(directory.appendingPathComponent(file)) {
                for entry in try Self.entries(row, file: file, groups: groups) {
                    entries[entry.head, default: []].append(entry)
                }
            }
        }
        self.entries = entries
    }

    /// One file per CAMEO root, in order.
    package static let files = [
        "00-no-act.tsv", "01-statement.tsv", "02-appeal.tsv", "03-intent.tsv", "04-consult.tsv",
        "05-diplomatic-cooperation.tsv", "06-material-cooperation.tsv", "07-aid.tsv",
        "08-yield.tsv", "09-investigate.tsv", "10-demand.tsv", "11-disapprove.tsv",
        "12-reject.tsv", "13-threaten.tsv", "14-protest.tsv", "15-force-posture.tsv",
        "16-reduce-relations.tsv", "17-coerce.tsv", "18-assault.tsv", "19-fight.tsv",
        "20-mass-violence.tsv",
    ]

    /// All rows, one for each head that a row lists, by head and then in file order.
    package var all: [LexiconEntry] { entries.keys.sorted().flatMap { entries[$0] ?? [] } }

    /// The rows that fit a word, narrowest first: rows of the word itself, and rows of the words above
    /// it that it fills a slot of ("talks" in "held talks", "lift" in "refused to lift").
    package func matches(of token: Int, in document: Document) -> [Match] {
        let construction = Construction(document: document, transparent: transparent)
        var found = matches(headedBy: token, construction)
        var at = token
        for _ in 0..<2 {
            guard let above = document.head(at) else { break }
            found += matches(headedBy: above, construction).filter { $0.fillers.contains(token) }
            at = above
        }
        return found.enumerated().sorted {
            let (a, b) = ($0.element.entry, $1.element.entry)
            if a.specificity != b.specificity { return a.specificity > b.specificity }
            if a.strength != b.strength { return a.strength > b.strength }
            return (a.breadth, $0.offset) < (b.breadth, $1.offset)
        }.map(\.element)
    }

    /// The finite verbs of a sentence's statements that the lexicon is sure of, with the subjects that
    /// act: none below an act that is known, since what is asked, promised or refused is no act of its
    /// own.
    ///
    /// - Parameter known: the words that are acts already, with their roots.
    package func sureActs(
        in sentence: Int, besides known: [(token: Int, root: Int)], _ document: Document
    ) -> [(match: Match, subjects: [Int])] {
        let construction = Construction(document: document, transparent: transparent)
        var found: [(match: Match, subjects: [Int])] = []
        for token in document.sentences[sentence].tokens {
            let word = document.tokens[token]
            guard word.upos == .verb, Self.states(token, document),
                let rows = entries[word.lemma], rows.contains(where: { $0.strength == .sure }),
                !document.children(token, .nsubj, .agent).isEmpty,
                !known.contains(where: { document.dominates($0.token, token) }),
                let best = matches(of: token, in: document).first,
                best.entry.strength == .sure, best.entry.root > 0, best.head == token,
                !known.contains(where: {
                    $0.root == best.entry.root && best.fillers.contains($0.token)
                })
            else { continue }
            found.append((best, construction.fillers(of: token, .subject)))
        }
        return found
    }

    /// Where a clause that states something hangs.
    private static let statements: Set<Relation> = [.root, .conj, .ccomp, .parataxis]

    /// Conjunctions whose clauses tell what is so: "a day after they replied".
    private static let factual: Set<String> = [
        "after", "since", "when", "as", "because", "although", "though", "while",
    ]

    private static func states(_ verb: Int, _ document: Document) -> Bool {
        let relation = document.tokens[verb].relation
        return statements.contains(relation)
            || relation == .advcl
                && document.children(verb, .mark, .advmod).contains {
                    factual.contains(document.tokens[$0].lemma.lowercased())
                }
    }

    /// The modality that a verb's auxiliaries give.
    package func modality(of trigger: Int, in document: Document) -> Modality {
        let lemmas = document.children(trigger, .aux, .advmod).map { document.tokens[$0].lemma }
        if lemmas.contains("not") || lemmas.contains("never") { return .negated }
        if lemmas.contains("will") || lemmas.contains("shall") { return .future }
        let isDoubtful = lemmas.contains { ["may", "might", "could", "would", "can"].contains($0) }
        return isDoubtful ? .hypothetical : .actual
    }

    // MARK: Matching

    private func matches(headedBy token: Int, _ construction: Construction) -> [Match] {
        let word = construction.document.tokens[token]
        var categories: [LexiconEntry.Category]
        switch word.upos {
        case .verb, .aux: categories = [.verb]
        case .noun, .propn: categories = [.noun]
        case .adj, .adv: categories = [.adjective]
        default: categories = []
        }
        let lemma = Self.key(word.lemma)
        var rows = entries[lemma] ?? []
        if word.upos == .verb {
            if rows.isEmpty { rows = Self.stems(lemma).lazy.compactMap { entries[$0] }.first ?? [] }
            // "opposed", "concerned": participles that the lexicon lists as adjectives.
            categories.append(.adjective)
            let form = construction.document.string(token).lowercased()
            if form != word.lemma { rows += (entries[form] ?? []).filter { $0.category != .verb } }
            rows += entries["*"] ?? []
        }
        return rows.compactMap { entry in
            guard categories.contains(entry.category) else { return nil }
            return match(entry, token, construction)
        }
    }

    private func match(
        _ entry: LexiconEntry, _ token: Int, _ construction: Construction
    ) -> Match? {
        var fillers: [Int] = []
        for condition in entry.conditions {
            switch condition.demand {
            case .mark(let mark):
                guard construction.holds(mark, of: token) != condition.isDenied else { return nil }
            case .filler(let path, let words):
                var reached = [token]
                for slot in path {
                    reached = reached.flatMap { construction.fillers(of: $0, slot) }
                }
                let fitting = reached.filter { fits($0, words, construction.document) }
                guard fitting.isEmpty == condition.isDenied else { return nil }
                fillers += fitting
            }
        }
        return Match(entry: entry, head: token, fillers: fillers)
    }

    private func fits(_ token: Int, _ words: Condition.Words, _ document: Document) -> Bool {
        if words.isAnything { return true }
        let word = document.tokens[token]
        if words.lemmas.contains(Self.key(word.lemma)) { return true }
        guard !words.kinds.isEmpty else { return false }
        let name = document.names(in: Int(word.sentence)).first { $0.tokens.contains(token) }
        guard let name else { return false }
        switch name.kind {
        case .person: return words.kinds.contains(.person)
        case .place, .group: return words.kinds.contains(.place)
        case .organisation: return words.kinds.contains(.organisation)
        case .event, .weapon: return false
        }
    }

    private static func key(_ lemma: String) -> String {
        lemma.utf8.contains { $0 < 0x61 && $0 > 0x40 } ? lemma.lowercased() : lemma
    }

    /// What a verb's form may come from where its features, misread, left the ending on.
    private static func stems(_ form: String) -> [String] {
        for ending in ["ed", "ing", "es", "s"] where form.hasSuffix(ending) {
            let stem = String(form.dropLast(ending.count))
            return [stem + "e", stem]
        }
        return []
    }

    // MARK: Reading the files

    private static func groups(_ file: URL) throws(ResourceError) -> [String: Set<String>] {
        var groups: [String: Set<String>] = [:]
        for row in try Table.rows(file) {
            guard row.count == 2 else {
                throw ResourceError(
                    file: file.lastPathComponent, reason: "'\(row[0])' needs a name and its words")
            }
            var words: Set<String> = []
            for word in row[1].split(separator: " ") {
                if word.first == "@" {
                    words.formUnion(groups[String(word.dropFirst())] ?? [])
                } else {
                    words.insert(String(word))
                }
            }
            groups[row[0], default: []].formUnion(words)
        }
        return groups
    }

    private static func entries(
        _ row: [String], file: String, groups: [String: Set<String>]
    ) throws(ResourceError) -> [LexiconEntry] {
        func fault(_ reason: String) -> ResourceError {
            ResourceError(file: file, reason: "row '\(row.joined(separator: " "))': \(reason)")
        }
        guard row.count == 5, let category = LexiconEntry.Category(rawValue: row[1]),
            let strength = LexiconEntry.Strength(rawValue: row[4])
        else { throw fault("needs head, verb|noun|adj, conditions, code, strength") }
        var conditions: [Condition] = []
        for text in row[2].split(separator: " ") {
            do throws(Condition.Fault) {
                conditions.append(try Condition(text, groups: groups))
            } catch { throw fault(error.reason) }
        }
        guard row[3].hasPrefix(file.prefix(2)) else { throw fault("the code is of another root") }
        return row[0].split(separator: "|").map {
            LexiconEntry(
                head: String($0), category: category, conditions: conditions, code: row[3],
                strength: strength, pattern: row[2])
        }
    }
}
