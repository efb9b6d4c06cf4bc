import SitrepModel

/// The element that shows the page's headline.
struct Headline: Sendable {
    var node: Int
    var text: String
    /// The share of its words that the page's title has too, or of the title's where that is shorter;
    /// 1 where there is no title.
    var shared: Double
    /// Whether it is made of several elements, between which no punctuation stands.
    var isPieced = false

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
            guard !words.isEmpty, text.utf8.count <= 600, !cleaner.isSite(text, sites),
                !Self.leadsHome(tree, node)
            else { continue }
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
        isPieced = Self.pieces(tree, node).count > 1
        if isPieced, let own = Self.own(tree, node, titles: titles.map(Words.of)) { text = own }
    }

    /// Whether the element is all one link to the site's first page, as names of sites are.
    private static func leadsHome(_ tree: HTMLTree, _ node: Int) -> Bool {
        let links = tree.descendants(node).filter {
            tree.nodes[$0].kind == .element && tree.nodes[$0].name == .a
        }
        let holder = tree.parent(node).flatMap { tree.nodes[$0].name == .a ? $0 : nil }
        guard links.count + (holder == nil ? 0 : 1) == 1, let link = links.first ?? holder,
            let href = tree.attribute("href", of: link)
        else { return false }
        guard !href.isEmpty, PageAddress.isHome(href) else { return false }
        return link == holder || Words.of(tree.text(of: link)) == Words.of(tree.text(of: node))
    }

    private static func pieces(_ tree: HTMLTree, _ node: Int) -> [String] {
        tree.descendants(node).filter {
            tree.nodes[$0].kind == .text && !tree.nodes[$0].isBlank
        }
        .prefix(8).map { tree.text(of: $0).trimmingSpaces }
    }

    /// The headline's own words where another part of the element goes before them or after, a topic or
    /// a date, and a title of the page has the part alone.
    private static func own(_ tree: HTMLTree, _ node: Int, titles: [[String]]) -> String? {
        let pieces = Self.pieces(tree, node).map { text in (text: text, words: Words.of(text)) }
        let whole = pieces.flatMap(\.words)
        guard !titles.contains(where: { $0.starts(with: whole) }) else { return nil }
        for cut in 1..<pieces.count {
            let (before, after) = (Array(pieces[..<cut]), Array(pieces[cut...]))
            for (part, isWhole) in [(after, false), (before, true)] {
                let words = part.flatMap(\.words)
                // What goes before is the headline only where a title ends there too.
                guard words.count >= 2,
                    titles.contains(where: { isWhole ? $0 == words : $0.starts(with: words) })
                else { continue }
                return TitleCleaner.oneLine(part.map(\.text).joined(separator: " "))
            }
        }
        return nil
    }
}
