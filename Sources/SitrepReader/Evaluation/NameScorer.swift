import SitrepModel

/// Scores names of persons, organisations and places: a name counts as found when its words and its
/// kind are exactly those of the gold.
package struct NameScorer: Sendable {
    package struct Scores: Sendable {
        package var all = Tally()
        package var byKind: [NameMention.Kind: Tally] = [:]
        /// Names missed, found in error or of another kind, with their sentence's words around them.
        package var misses: [String] = []
    }

    /// The kinds that the data sets share.
    package static let kinds: [NameMention.Kind] = [.person, .organisation, .place]

    package init() {}

    /// - Parameter read: fills a document whose tokens are given.
    package func score(
        _ gold: NameAnnotation, read: (inout Document) -> Void
    ) -> Scores {
        var document = gold.document
        read(&document)
        let found = document.names.filter { Self.kinds.contains($0.kind) }.map {
            NameAnnotation.Name(tokens: $0.tokens, kind: $0.kind)
        }
        var scores = Scores()
        scores.all = Tally(gold: gold.names, predicted: found)
        for kind in Self.kinds {
            scores.byKind[kind] = Tally(
                gold: gold.names.filter { $0.kind == kind },
                predicted: found.filter { $0.kind == kind })
        }
        let goldSet = Set(gold.names)
        let foundSet = Set(found)
        func words(_ name: NameAnnotation.Name) -> String {
            "\(document.text.string(document.span(name.tokens))) (\(name.kind.rawValue))"
        }
        let missed = gold.names.filter { !foundSet.contains($0) }.map {
            ($0.tokens.lowerBound, "missed \(words($0))")
        }
        let wrong = found.filter { !goldSet.contains($0) }.map {
            ($0.tokens.lowerBound, "no such name: \(words($0))")
        }
        scores.misses = (missed + wrong).sorted { $0 < $1 }.map {
            "\($0.1) in …\(surroundings($0.0, document))…"
        }
        return scores
    }

    private func surroundings(_ token: Int, _ document: Document) -> String {
        let sentence = document.sentences[Int(document.tokens[token].sentence)].tokens
        let near = max(sentence.lowerBound, token - 4)..<min(sentence.upperBound, token + 6)
        return document.text.string(document.span(near))
    }
}
