import SitrepModel

/// Web pages as articles.
extension ArticleReader {
    /// Whether bytes are to be read as a page: by their name, else by how they begin.
    func isPage(_ raw: [UInt8], _ source: Article.Source) -> Bool {
        guard case .path(let path) = source else {
            return HTMLReader.isPage(raw, fragments: true)
        }
        return FileWalker.pageEndings.contains(FileWalker.ending(FileWalker.name(path)))
            || HTMLReader.isPage(raw, fragments: false)
    }

    /// The article of a page: its title and the blocks that were chosen, a blank line between them.
    ///
    /// - Parameters:
    ///   - input: how messages name the page.
    ///   - name: its identifier where none is given.
    ///   - known: what is known of it beside the page.
    func readPage(
        _ raw: [UInt8], input: String, name: String, metadata known: Metadata,
        source: Article.Source
    ) throws(Trouble) -> Reading {
        let reading = try html.read(raw, input: input)
        var troubles: [Trouble] = []
        guard !reading.article.blocks.isEmpty else {
            throw Trouble(
                input: input, reason: "the page holds no text",
                remedy: "Save it from a browser, after it has loaded.")
        }
        if reading.tree.isCut {
            troubles.append(
                Trouble(
                    input: input,
                    reason: "the page has more than \(HTMLParser.nodeLimit) elements and texts",
                    remedy: "What comes after was left out; save the article's own page."))
        }
        let title = known.title ?? reading.title
        let (text, parts) = reading.article.textAndParts(title: title)
        var page = Page()
        page.parts = parts
        page.title = title
        finish(&page, text.bytes)
        let published = Dating(calendar: tables.calendar).published(
            text.bytes, page: page, given: [known])
        if let bad = published.unreadable {
            troubles.append(
                Trouble(
                    input: input, reason: "the date '\(bad)' can't be read",
                    remedy: "Write it as 2022-01-26 or 2022-01-26T18:30:00Z."))
        }
        var article = Article(
            id: known.id ?? name, captureHash: ContentHash.hex(raw), source: source,
            title: title, outlet: known.outlet,
            agency: known.agency.flatMap { tables.agencies.canonical($0) ?? $0 }
                ?? page.dateline?.dateline.agency ?? page.creditedAgencies.first,
            authors: known.authors, language: page.language, published: published.date,
            dateline: page.dateline?.dateline, text: text, parts: page.parts)
        if case .stream = source, let url = known.url { article.source = .url(url) }
        judge(&article, given: known.language, input: input, troubles: &troubles)
        return Reading(article: article, troubles: troubles)
    }

    /// Parts the dateline from the paragraph that it leads and an agency's signature from the one that
    /// it ends, and finds the parts' languages.
    private func finish(_ page: inout Page, _ text: [UInt8]) {
        let paragraphs = page.parts.indices.filter { page.parts[$0].kind == .paragraph }
        if let last = paragraphs.last,
            let signed = Credit.signature(text, page.parts[last].span, tables.agencies)
        {
            page.creditedAgencies.append(signed.agency)
            let whole = page.parts[last].span
            let rest = Bytes.trimmed(text, Span(whole.start, signed.span.start))
            let credit = Article.Part(span: signed.span, kind: .credit, language: "und")
            if rest.isEmpty {
                page.parts[last] = credit
            } else {
                page.parts[last].span = rest
                page.parts.insert(credit, at: last + 1)
            }
        }
        let datelines = DatelineReader(agencies: tables.agencies, calendar: tables.calendar)
        for i in paragraphs.prefix(2) where page.parts[i].kind == .paragraph {
            guard let found = datelines.read(text, page.parts[i].span) else { continue }
            page.dateline = found
            let end = page.parts[i].span.end
            page.parts[i].span = Bytes.trimmed(text, Span(found.dateline.span.end, end))
            let dateline = Article.Part(
                span: found.dateline.span, kind: .dateline, language: "und")
            if page.parts[i].span.isEmpty {
                page.parts[i] = dateline
            } else {
                page.parts.insert(dateline, at: i)
            }
            break
        }
        PageReader(tables: tables).markLanguages(&page, text)
    }
}
