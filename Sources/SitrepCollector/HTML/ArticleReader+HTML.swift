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
    /// What is known beside the page goes before what the page states.
    ///
    /// - Parameters:
    ///   - input: how messages name the page.
    ///   - name: its identifier where none is given.
    ///   - known: what is known of it beside the page.
    ///   - origin: where and how it came.
    func readPage(
        _ raw: [UInt8], input: String, name: String, metadata known: Metadata,
        source: Article.Source, origin: HTMLReader.Origin
    ) throws(Trouble) -> Reading {
        var origin = origin
        if case .url(let url) = source { origin.url = origin.url ?? url }
        origin.url = origin.url ?? known.url
        let reading = try html.read(raw, input: input, origin: origin)
        var troubles = remarks(reading, input: input)
        guard !reading.article.blocks.isEmpty else {
            throw Trouble(
                input: input, reason: "the page holds no text",
                remedy: "Save it from a browser, after it has loaded.")
        }
        let stated = reading.metadata
        let title = known.title ?? stated.title
        let (text, parts) = reading.article.textAndParts(title: title)
        var page = Page()
        page.parts = parts
        page.title = title
        finish(&page, text.bytes)
        var article = Article(
            id: known.id ?? name, captureHash: origin.hash ?? ContentHash.hex(raw), source: source,
            title: title, outlet: known.outlet ?? stated.outlet,
            agency: known.agency.flatMap { tables.agencies.canonical($0) ?? $0 }
                ?? page.dateline?.dateline.agency ?? stated.agency ?? page.creditedAgencies.first,
            authors: known.authors.isEmpty ? stated.authors : known.authors,
            language: page.language,
            published: published(text, page, known, stated, input: input, &troubles),
            dateline: page.dateline?.dateline, text: text, parts: page.parts)
        if case .stream = source, let url = known.url { article.source = .url(url) }
        article.modified = stated.modified
        article.canonicalURL = stated.canonicalURL
        article.section = stated.section
        article.alternates = stated.alternates
        article.verdict = reading.verdict
        article.provenance = stated.provenance
        // The text decides the language; the page may tell the region.
        if let declared = stated.language,
            article.language == "und"
                || LanguageIdentifier.primary(declared)
                    == LanguageIdentifier.primary(article.language)
        {
            article.language = declared
        } else {
            article.provenance[.language] = Provenance(source: "text", confidence: 0.95)
        }
        if let agency = page.dateline?.dateline.agency, article.agency == agency {
            article.provenance[.agency] = Provenance(source: "text dateline", confidence: 0.95)
        } else if article.agency != nil, article.agency != stated.agency {
            article.provenance[.agency] = Provenance(source: "text credit", confidence: 0.85)
        }
        if article.published != nil, article.published != stated.published {
            article.provenance[.published] = Provenance(source: "text dateline", confidence: 0.8)
        }
        forget(known, in: &article)
        judge(&article, given: known.language, input: input, troubles: &troubles)
        judge(&article, reading.verdict, input: input, troubles: &troubles)
        return Reading(article: article, troubles: troubles)
    }

    /// The given date, else the page's, else the dateline's, else what the page lets conclude.
    private func published(
        _ text: SourceText, _ page: Page, _ known: Metadata, _ stated: PageMetadata,
        input: String, _ troubles: inout [Trouble]
    ) -> PublicationDate? {
        let answer = Dating(calendar: tables.calendar).published(
            text.bytes, page: page, given: [known])
        if let bad = answer.unreadable {
            troubles.append(
                Trouble(
                    input: input, reason: "the date '\(bad)' can't be read",
                    remedy: "Write it as 2022-01-26 or 2022-01-26T18:30:00Z."))
        }
        if known.published != nil, answer.unreadable == nil { return answer.date }
        if let date = stated.published, !date.inferred { return date }
        return answer.date ?? stated.published
    }

    /// What was given has no source on the page.
    private func forget(_ known: Metadata, in article: inout Article) {
        if known.title != nil { article.provenance[.title] = nil }
        if known.outlet != nil { article.provenance[.outlet] = nil }
        if known.agency != nil || article.agency == nil { article.provenance[.agency] = nil }
        if !known.authors.isEmpty { article.provenance[.authors] = nil }
        if known.published != nil { article.provenance[.published] = nil }
        if known.language != nil { article.provenance[.language] = nil }
    }

    /// What is to be said of a page that is used.
    private func remarks(_ reading: HTMLReader.Reading, input: String) -> [Trouble] {
        var troubles: [Trouble] = []
        if let first = reading.decoding.firstRepair {
            let (count, name) = (reading.decoding.repairs, reading.decoding.encoding.name)
            troubles.append(
                Trouble(
                    input: input, place: "byte \(first)",
                    reason: "\(count) invalid \(name) sequence\(count == 1 ? " was" : "s were") "
                        + "read as \u{FFFD}",
                    remedy: "The page is used; save it again to have all of its text."))
        }
        if reading.tree.isCut {
            troubles.append(
                Trouble(
                    input: input,
                    reason: "the page has more than \(HTMLParser.nodeLimit) elements and texts",
                    remedy: "What comes after was left out; save the article's own page."))
        }
        return troubles
    }

    /// Pages that are no reports are kept, but nothing is read from them; of those that are cut short,
    /// what is there is read.
    private func judge(
        _ article: inout Article, _ verdict: PageVerdict, input: String,
        troubles: inout [Trouble]
    ) {
        let (what, remedy): (String, String)
        switch verdict.kind {
        case .article: return
        case .paywall:
            (what, remedy) = (
                "it is only the beginning of a report", "Save the whole report as a subscriber."
            )
        case .truncated: (what, remedy) = ("it breaks off", "Save the page again.")
        case .index:
            (what, remedy) = (
                "it is a list of reports, not a report", "Give the reports' own pages."
            )
        case .consent:
            (what, remedy) = (
                "it is a request for consent, not a report",
                "Save the page from a browser, after consenting."
            )
        case .error:
            (what, remedy) = ("it is an error page, not a report", "Save the page again.")
        }
        let isRead = verdict.kind == .paywall || verdict.kind == .truncated
        if !isRead { article.unusable = article.unusable ?? what }
        troubles.append(
            Trouble(input: input, reason: "\(what) (\(verdict.reason))", remedy: remedy))
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
        markLanguages(&page, text)
    }

    /// So many bytes tell a part's language well; shorter parts have the page's.
    private static let longPart = 160

    /// The page's language by the beginnings of its parts together, and each long part's own where
    /// that is another.
    private func markLanguages(_ page: inout Page, _ text: [UInt8]) {
        var sample: [UInt8] = []
        for part in page.parts where part.kind.isRead && sample.count < 4_000 {
            sample += text[part.span.range].prefix(800)
            // The cut may be within a code point.
            while let last = sample.last, last >= 0xC0 { sample.removeLast() }
            sample.append(0x0A)
        }
        let valid = Array(String(decoding: sample, as: UTF8.self).utf8)
        page.language = tables.languages.identify(valid[...])
        for i in page.parts.indices
        where page.parts[i].kind.isRead || page.parts[i].kind == .foreignTitle {
            let span = page.parts[i].span
            let sample = LanguageIdentifier.sample(text[span.range])
            page.parts[i].language =
                span.count < Self.longPart || tables.languages.isPlainly(page.language, sample)
                ? page.language : CompactLanguageDetector.identify(sample) ?? page.language
        }
    }
}
