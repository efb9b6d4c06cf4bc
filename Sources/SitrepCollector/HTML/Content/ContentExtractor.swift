import SitrepModel

/// Finds an article on its page.
///
/// The page is cut into blocks (``BlockReader``); each is described by its text, its place among the
/// page's elements, what classes say, its neighbours and whether JSON-LD has it as article body
/// (``BlockFeatures``); trees say how likely it is the article's (``ContentModel``); those are taken
/// whose text together can be expected to match the article best. Where nothing is likely, the
/// likeliest is taken: there is never an empty article where a page has text.
///
/// Keep one for many pages.
package struct ContentExtractor: Sendable {
    private let hints = HintTable()
    private let model = ContentModel()

    /// Loads the tables.
    package init() {}

    /// Fewer words than this are hardly an article.
    private static let least: Int32 = 20

    /// The article of a page.
    ///
    /// - Parameters:
    ///   - title: the page's title, where it is known better than its `title` element tells it.
    ///   - furniture: what is known to repeat over the site's pages.
    package func extract(
        _ tree: HTMLTree, title: String? = nil, furniture: SiteFurniture? = nil
    ) -> HTMLArticle {
        let reader = BlockReader(marks: hints.marks, phrases: hints.phrases)
        var page = reader.read(tree)
        var means = HTMLArticle.Means.blocks
        if page.blocks.isEmpty {
            page = reader.read(tree, withFallbacks: true)
            means = .fallback
        }
        let body = ArticleBody.find(in: tree)
        let own = title ?? tree.first(.title).map { tree.text(of: $0) } ?? ""
        let features = BlockFeatures(
            BlockContext(tree: tree, page: page), title: Array(own.utf8), body: body)
        var chances = model.chances(features)
        if let furniture {
            for (i, block) in page.blocks.enumerated()
            where block.isProse && furniture.holds(page.text[block.span.range]) {
                chances[i] = 0
            }
        }
        var chosen = ContentModel.choose(chances, page.blocks)
        if words(chosen, page) < Self.least, fill(&chosen, chances, page) { means = .leftovers }
        tidy(&chosen, page)
        let found = words(chosen, page)
        let bodyWords = BlockContext.words(body[...]).count
        if bodyWords >= ArticleBodyWords.shortest, Int(found) * 2 < bodyWords {
            return HTMLArticle(
                blocks: paragraphs(of: body), means: .articleBody, confidence: 0.9)
        }
        let blocks = self.blocks(chosen, page, tree)
        if blocks.isEmpty { return lastResort(tree, body) }
        return HTMLArticle(
            blocks: blocks, means: means, confidence: confidence(chosen, chances, page))
    }

    /// The hashes of a page's blocks, for ``SiteFurniture``.
    package func fingerprints(_ tree: HTMLTree) -> [UInt64] {
        let page = BlockReader(marks: hints.marks, phrases: hints.phrases).read(tree)
        return page.blocks.map { SiteFurniture.fingerprint(page.text[$0.span.range]) }
    }

    private func words(_ chosen: [Bool], _ page: PageBlocks) -> Int32 {
        zip(chosen, page.blocks).reduce(0) { $0 + ($1.0 ? $1.1.words : 0) }
    }

    private func confidence(_ chosen: [Bool], _ chances: [Float], _ page: PageBlocks) -> Float {
        var (right, all): (Float, Float) = (0, 0)
        for i in chosen.indices where chosen[i] {
            right += chances[i] * Float(page.blocks[i].words)
            all += Float(page.blocks[i].words)
        }
        return all > 0 ? right / all : 0
    }

    // MARK: Where little was chosen

    /// Adds running text by its chance, then anything by its chance, until it could be an article.
    private func fill(_ chosen: inout [Bool], _ chances: [Float], _ page: PageBlocks) -> Bool {
        var changed = false
        let order = page.blocks.indices.sorted {
            let (a, b) = (page.blocks[$0].isProse, page.blocks[$1].isProse)
            return a != b ? a : (chances[$1], $0) < (chances[$0], $1)
        }
        var count = words(chosen, page)
        for i in order where !chosen[i] {
            guard count < Self.least else { break }
            // Menus are taken only where there is nothing else.
            if page.blocks[i].linkDensity > 0.8, count > 0 { continue }
            chosen[i] = true
            changed = true
            count += page.blocks[i].words
        }
        return changed
    }

    private func lastResort(_ tree: HTMLTree, _ body: [UInt8]) -> HTMLArticle {
        var blocks = paragraphs(of: body)
        if blocks.isEmpty {
            for meta in tree.elements(.meta) {
                let name =
                    tree.attribute("property", of: meta) ?? tree.attribute("name", of: meta) ?? ""
                guard name.lowercased() == "og:description" || name.lowercased() == "description",
                    let text = tree.attribute("content", of: meta), !text.isEmpty
                else { continue }
                blocks = [HTMLArticle.Block(kind: .paragraph, text: text)]
                break
            }
        }
        return HTMLArticle(
            blocks: blocks, means: blocks.isEmpty ? .none : .fallback,
            confidence: blocks.isEmpty ? 0 : 0.3)
    }

    // MARK: What was chosen, as an article

    /// Takes headings back that nothing follows.
    private func tidy(_ chosen: inout [Bool], _ page: PageBlocks) {
        var follows = false
        for i in page.blocks.indices.reversed() where chosen[i] {
            if page.blocks[i].sort == .heading {
                if !follows, page.blocks[i].words < 12 { chosen[i] = false }
            } else {
                follows = true
            }
        }
        // An article of headings alone keeps them.
        if !follows, !chosen.contains(true) {
            for i in page.blocks.indices where page.blocks[i].sort == .heading { chosen[i] = true }
        }
    }

    private func blocks(
        _ chosen: [Bool], _ page: PageBlocks, _ tree: HTMLTree
    ) -> [HTMLArticle.Block] {
        var blocks: [HTMLArticle.Block] = []
        var row = -1
        for i in page.blocks.indices where chosen[i] {
            let block = page.blocks[i]
            let text = String(decoding: page.text[block.span.range], as: UTF8.self)
            let kind: HTMLArticle.Block.Kind =
                switch block.sort {
                case .plain, .paragraph, .term: .paragraph
                case .heading: .heading
                case .listItem: .listItem
                case .quote: .quote
                case .caption: .caption
                // Old archives keep whole reports so.
                case .preformatted: block.isProse ? .paragraph : .preformatted
                case .cell: .tableRow
                }
            if block.sort == .cell {
                let here = self.row(of: Int(block.element), tree)
                // Short cells of one row are one line.
                if here >= 0, here == row, let last = blocks.indices.last, block.words < 20 {
                    blocks[last].text += " | " + text
                    continue
                }
                row = here
            } else {
                row = -1
            }
            blocks.append(
                HTMLArticle.Block(
                    kind: kind, text: text, level: block.level,
                    sourceOffset: tree.nodes[Int(block.firstNode)].span.start))
        }
        return blocks
    }

    private func row(of element: Int, _ tree: HTMLTree) -> Int {
        var at = element
        for _ in 0..<6 {
            if tree.nodes[at].name == .tr { return at }
            guard let parent = tree.parent(at) else { break }
            at = parent
        }
        return -1
    }

    /// A text's lines; where it has none, the whole of it.
    private func paragraphs(of body: [UInt8]) -> [HTMLArticle.Block] {
        body.split(separator: 0x0A).compactMap { line in
            var text: [UInt8] = []
            HTMLText.collapse(line, into: &text)
            return text.isEmpty
                ? nil
                : HTMLArticle.Block(
                    kind: .paragraph, text: String(decoding: text, as: UTF8.self))
        }
    }
}
