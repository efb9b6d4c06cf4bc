import SitrepModel

/// Which sentences of the carriers of one text are one sentence: unchanged, edited or translated.
///
/// Every carrier is aligned with the fullest text of its group.
struct CopiedSentences: Sendable {
    /// A sentence of a group's fullest text.
    struct Root: Hashable, Sendable, Comparable {
        var group: Int
        var sentence: Int

        static func < (a: Root, b: Root) -> Bool {
            (a.group, a.sentence) < (b.group, b.sentence)
        }
    }

    private struct Place: Sendable {
        /// Code points, as the assertions' spans have them.
        var start: Int
        var end: Int
        var root: Root
    }

    private var places: [String: [Place]] = [:]

    /// No copies.
    init() {}

    init(articles: [Article], groups: [SyndicationGroup]) {
        let byID = Dictionary(articles.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        for (number, group) in groups.enumerated() {
            let texts = group.articles.compactMap { byID[$0] }.map {
                (article: $0, sentences: Syndication.marked($0))
            }
            guard let fullest = texts.map(\.sentences).max(by: { $0.count < $1.count }) else {
                continue
            }
            let aligned = texts.map { article, sentences in
                (article, sentences, TextAlignment(fullest, sentences).pairs)
            }
            // Sentences of the fullest text that some carrier makes one of are one root.
            var roots = Array(fullest.indices)
            for (_, _, pairs) in aligned {
                for (pair, next) in zip(pairs, pairs.dropFirst()) where pair.second == next.second {
                    let (low, high) = (
                        min(roots[pair.first], roots[next.first]),
                        max(roots[pair.first], roots[next.first])
                    )
                    for i in roots.indices where roots[i] == high { roots[i] = low }
                }
            }
            for (article, sentences, pairs) in aligned {
                var seen: Set<Int> = []
                places[article.id] = pairs.compactMap { pair in
                    guard seen.insert(pair.second).inserted else { return nil }
                    let span = sentences[pair.second].span
                    return Place(
                        start: article.text.codePoint(at: span.start),
                        end: article.text.codePoint(at: span.end),
                        root: Root(group: number, sentence: roots[pair.first]))
                }
            }
        }
    }

    /// The common sentence in which something at a code point of an article stands.
    func root(of article: String, at position: Int) -> Root? {
        guard let places = places[article] else { return nil }
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].end <= position { low = middle + 1 } else { high = middle }
        }
        guard low < places.count, places[low].start <= position else { return nil }
        return places[low].root
    }

    /// The group whose text an article carries.
    func group(of article: String) -> Int? { places[article]?.first?.root.group }
}
