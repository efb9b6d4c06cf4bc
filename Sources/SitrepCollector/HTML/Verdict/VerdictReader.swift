import SitrepModel

/// Tells articles from front pages, paywall stubs, consent pages, error pages and broken pages.
///
/// The rules go from the surest to the weakest; each verdict says what decided it.
struct VerdictReader: Sendable {
    private let phrases = VerdictPhrases()

    /// So many words of prose make a page an article whatever notices stand around them.
    private static let enough = 350

    /// What is known of a page when it is judged.
    struct Evidence {
        var tree: HTMLTree
        var metadata: PageMetadata
        /// The page's title as its tag has it.
        var pageTitle: String?
        var url: String?
        /// HTTP status.
        var status: Int?
        /// Words of the text that was selected; nil where nobody selected one.
        var selectedWords: Int?
        /// Whether that text is the page's data alone, which its elements don't show.
        var isFromData = false
    }

    func verdict(_ page: Evidence) -> PageVerdict {
        let shape = PageShape(page.tree)
        let prose = min(shape.proseWords, page.selectedWords ?? shape.proseWords)
        if let error = error(page, prose: prose) { return error }
        if page.isFromData, let words = page.selectedWords, words >= 40 {
            return PageVerdict(kind: .article, reason: "\(words) words, from its JSON-LD")
        }
        return stub(page, shape, prose: prose)
            ?? index(page, shape, prose: prose) ?? cut(page, shape, prose: prose)
            ?? PageVerdict(
                kind: .article,
                reason: "\(prose) words in \(shape.paragraphs) paragraph"
                    + (shape.paragraphs == 1 ? "" : "s"))
    }

    private func error(_ page: Evidence, prose: Int) -> PageVerdict? {
        if let status = page.status, status >= 400 {
            return PageVerdict(kind: .error, reason: "the server answered with status \(status)")
        }
        guard prose < Self.enough else { return nil }
        for title in [page.metadata.title, page.pageTitle].compactMap({ $0 }) {
            if let phrase = phrases.heads(Words.of(title)) {
                return PageVerdict(kind: .error, reason: "its title says '\(phrase)'")
            }
        }
        return nil
    }

    /// A paywall or a request for consent where a text should be.
    private func stub(_ page: Evidence, _ shape: PageShape, prose: Int) -> PageVerdict? {
        guard prose < Self.enough else { return nil }
        if page.metadata.isFree == false, shape.proseWords < Self.enough {
            return PageVerdict(
                kind: .paywall,
                reason: "it says that it is not free to read and holds \(prose) words of prose")
        }
        var consent: [String] = []
        // Words of running text that is not about cookies.
        var other = 0
        for node in page.tree.nodes.indices
        where page.tree.nodes[node].kind == .text && !page.tree.nodes[node].isBlank
            && page.tree.nodes[node].span.count >= 6
        {
            let words = Words.of(Array(page.tree.text(of: node).utf8)[...], limit: 400)
            if words.count <= 40, prose < Self.stubMost,
                let phrase = phrases.find(.paywall, in: words), !isFurniture(node, page.tree)
            {
                return PageVerdict(
                    kind: .paywall, reason: "'\(phrase)' after \(prose) words of prose")
            }
            if let phrase = phrases.find(.consent, in: words) {
                if !consent.contains(phrase) { consent.append(phrase) }
            } else if words.count >= 12, !words.contains(where: Self.privacy.contains) {
                other += words.count
            }
        }
        // Nearly every page has a notice; it is the page only where there is nothing else.
        guard let first = consent.first, other < 40, shape.words < 1_500,
            consent.count >= 2 || phrases.find(.consent, in: Words.of(page.pageTitle ?? "")) != nil
        else { return nil }
        return PageVerdict(
            kind: .consent,
            reason: "'\(first)' and \(other) words of text that are not about consent")
    }

    /// A stub has fewer words than this before the notice.
    private static let stubMost = 200

    private static let privacy: Set<String> = [
        "cookie", "cookies", "privacy", "consent", "partners", "datenschutz", "einwilligung",
        "confidentialité", "privacidad", "consentement",
    ]

    /// Whether a node stands in a menu, head or foot of the page, where every page of a site invites
    /// to subscribe.
    private func isFurniture(_ node: Int, _ tree: HTMLTree) -> Bool {
        var at = tree.parent(node)
        while let here = at {
            if [.nav, .header, .footer, .aside].contains(tree.nodes[here].name) { return true }
            at = tree.parent(here)
        }
        return false
    }

    private func index(_ page: Evidence, _ shape: PageShape, prose: Int) -> PageVerdict? {
        let share = shape.words == 0 ? 0 : shape.linkWords * 100 / shape.words
        let isRoot = page.url.map(Self.isRoot) ?? false
        let types = Set(page.metadata.types)
        if isRoot, share >= 30 || prose < Self.enough {
            return PageVerdict(
                kind: .index,
                reason: "its address is a site's root, \(share) % of its words are links")
        }
        let isList = !types.isDisjoint(with: ["CollectionPage", "ItemList", "SearchResultsPage"])
        let isDated = page.metadata.published.map { !$0.inferred } ?? false
        if isList, !isDated, prose < Self.enough * 2 || share >= 50 {
            return PageVerdict(
                kind: .index, reason: "it calls itself a list, \(share) % of its words are links")
        }
        if share >= 60, shape.headlineLinks >= 12, prose < (isDated ? 60 : Self.enough) {
            return PageVerdict(
                kind: .index,
                reason:
                    "\(share) % of its words are links, \(shape.headlineLinks) of them headlines")
        }
        if !isDated, shape.headlineLinks >= 15, shape.linkWords > prose {
            return PageVerdict(
                kind: .index,
                reason: "\(shape.headlineLinks) links to headlines, \(prose) words of prose")
        }
        return nil
    }

    private func cut(_ page: Evidence, _ shape: PageShape, prose: Int) -> PageVerdict? {
        if page.tree.isCut {
            return PageVerdict(
                kind: .truncated, reason: "it has more than \(HTMLParser.nodeLimit) elements")
        }
        if !shape.isClosed {
            return PageVerdict(kind: .truncated, reason: "its markup breaks off before its end")
        }
        guard prose > 0, prose < Self.enough, let last = shape.lastProse else { return nil }
        let text = page.tree.text(of: last)
        for mark in ["…", "...", "[…]", "[...]"] where text.hasSuffix(mark) {
            return PageVerdict(
                kind: .truncated, reason: "its text breaks off with '\(mark)' after \(prose) words")
        }
        return nil
    }

    /// Whether an address has no path, or only a language or an index file.
    private static func isRoot(_ url: String) -> Bool {
        guard let host = PageAddress.host(url) else { return false }
        let lower = url.lowercased()
        guard let range = lower.segments(by: host).dropFirst().first else { return false }
        let path = range.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        guard let only = path.first else { return true }
        return path.count == 1
            && (only.hasPrefix("index.") || only.hasPrefix("home") || only.utf8.count == 2)
    }
}
