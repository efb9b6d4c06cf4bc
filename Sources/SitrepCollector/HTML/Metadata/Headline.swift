import SitrepModel

/// The element that shows the page's headline.
struct Headline: Sendable {
    var node: Int
    var text: String
    /// The share of its words that the page's title has too, or of the title's where that is shorter;
    /// 1 where there is no title.
    var shared: Double

    /// The `h1` that shares most words with the page's titles, else the first one of several words.
    ///
    /// - Parameters:
    ///   - sites: names of the site, which a headline is not.
    ///   - titles: what the page's tags call it.
    init?(_ tree: HTMLTree, sites: [String], cleaner: TitleCleaner, titles: [String]) {
        let wanted = titles.map { Set(Words.of($0)) }.filter { !$0.isEmpty }
        var best: (headline: (node: Int, text: String, shared: Double), score: Double)?
        for node in tree.elements(.h1).prefix(24) {
            let text = tree.text(of: node)
            let words = Set(Words.of(text))
            guard !words.isEmpty, text.utf8.count <= 600, !cleaner.isSite(text, sites) else {
                continue
            }
            let shared =
                wanted.map {
                    Double($0.intersection(words).count) / Double(min(words.count, $0.count))
                }
                .max() ?? 1
            let score = shared + (words.count > 2 ? 0.3 : 0)
            if best.map({ score > $0.score + 0.01 }) ?? true {
                best = ((node, text, shared), score)
            }
        }
        guard let best else { return nil }
        (node, text, shared) = best.headline
    }
}
