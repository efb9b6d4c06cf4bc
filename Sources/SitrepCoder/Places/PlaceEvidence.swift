import SitrepModel
import SitrepReader

/// What an article says about which country its places lie in: the states it names, and its dateline.
package struct PlaceEvidence: Sendable {
    /// How often the article names each state, by name, nationality or people; headlines count three
    /// times.
    private var counts: [String: Int] = [:]
    private var total = 0
    /// The state of the dateline's place; nil where there is none or it is unknown.
    package private(set) var dateline: String?

    package init(_ document: Document, resolver: ActorResolver) {
        for name in document.names where name.kind == .place || name.kind == .group {
            guard let state = resolver.stateNamed(document.text.string(document.span(name.tokens)))
            else { continue }
            let sentence = Int(document.tokens[name.tokens.lowerBound].sentence)
            let weight = document.sentences[sentence].isHeadline ? 3 : 1
            counts[state, default: 0] += weight
            total += weight
        }
        dateline = document.article.dateline?.place.flatMap { resolver.country(of: $0) }
    }

    /// How much of what the article says of states is of this one, in sevenths.
    package func sevenths(_ state: String) -> Int {
        total == 0 ? 0 : (counts[state, default: 0] * 7 + total - 1) / total
    }
}
