/// What the lexicon says of one word: the acts that its narrowest fitting rows name.
package struct LexiconOpinion: Sendable {
    /// How the lexicon stands to a root that the heads chose.
    package enum Verdict: Sendable, Hashable {
        /// It names the same root.
        case agrees
        /// It knows no row for the words.
        case silent
        /// It names other roots only.
        case differs
    }

    /// The narrowest rows that fit, those of equal narrowness together; best first.
    package var rows: [LexiconEntry]

    /// - Parameter matches: narrowest first, as ``ActLexicon/matches(of:in:)`` gives them.
    package init(_ matches: [ActLexicon.Match]) {
        let narrowest = matches.first?.entry.specificity ?? 0
        rows = matches.map(\.entry).filter { $0.specificity == narrowest }
    }

    /// How strongly the lexicon names a root; nil where it doesn't.
    package func strength(of root: Int) -> LexiconEntry.Strength? {
        rows.filter { $0.root == root }.map(\.strength).max()
    }

    /// The best row of a root.
    package func row(of root: Int) -> LexiconEntry? { rows.first { $0.root == root } }

    package func verdict(on root: Int) -> Verdict {
        if rows.isEmpty { return .silent }
        return strength(of: root) == nil ? .differs : .agrees
    }

    /// The factor by which a root's score rises where the lexicon names it.
    package static func weight(_ strength: LexiconEntry.Strength?) -> Float {
        switch strength {
        case nil: 1
        case .possible: 1.5
        case .usual: 4
        case .sure: 12
        }
    }

    /// For the explanation: what the lexicon says of the choice.
    package func reason(on root: Int) -> String? {
        guard let best = rows.first else { return nil }
        if let row = row(of: root) { return "lexicon agrees: \(row.description) is \(row.code)" }
        return "lexicon would say \(best.code): \(best.description)"
    }
}
