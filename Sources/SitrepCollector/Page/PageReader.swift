import SitrepModel

/// Takes a page's text apart into title, dateline, paragraphs and furniture.
///
/// Lines are first joined to units (``Lines``). Units with an unmistakable form are named first:
/// fixed phrases, credits, dates; then what follows a comment box or stands in a menu; what is left
/// is the report, whose first line without a full stop is its title.
struct PageReader {
    let tables: Tables

    /// - Parameters:
    ///   - lines: all lines of the text.
    ///   - metadata: what is given; its title tells the headline among other short lines.
    ///   - frontMatter: the block that begins the text, if any.
    func read(
        _ text: [UInt8], lines: [Span], metadata: Metadata, frontMatter: FrontMatter?
    ) -> Page {
        let start = frontMatter?.span.end ?? 0
        let from = lines.firstIndex { $0.start >= start && !($0.isEmpty && $0.start == start) }
        let body = from.map { lines[$0...] } ?? lines[lines.endIndex...]
        var draft = PageDraft(
            text: text, units: Lines.units(text, body).flatMap { split(text, $0) })
        markForms(&draft)
        markTail(&draft)
        markLists(&draft)
        markMenus(&draft)
        markBylines(&draft)
        let given = metadata.title ?? frontMatter?.metadata.title
        markTitle(&draft, given: given.map(Words.of))
        markRest(&draft)
        var page = Page()
        page.creditedAgencies = draft.agencies
        page.authors = draft.authors
        page.dateLines = draft.dateLines
        page.copyrightYears = draft.copyrightYears
        let repeated = draft.title.map { title in
            given.map { Words.of($0) == Words.of(text[draft.units[title].span.range]) } ?? false
        }
        if let frontMatter { frontParts(&page, frontMatter, bodyRepeats: repeated ?? false) }
        page.title = draft.title.map {
            String(decoding: text[draft.units[$0].span.range], as: UTF8.self)
        }
        bodyParts(&page, draft)
        markLanguages(&page, text)
        return page
    }

    /// A unit's prose and the fixed notices that run into it.
    private func split(_ text: [UInt8], _ unit: TextUnit) -> [TextUnit] {
        guard unit.mark != .rule else { return [unit] }
        var (head, body, tail) = (unit, unit, unit)
        let n = tables.furniture.gluedPrefix(text, from: unit.span.start, to: unit.span.end)
        head.span.end = unit.span.start + n
        body.span.start += n
        if let at = tables.furniture.gluedSuffix(text, from: body.span.start, to: body.span.end) {
            body.span.end = at
        }
        tail.span.start = body.span.end
        return [head, body, tail].compactMap { piece in
            var piece = piece
            piece.span = Bytes.trimmed(text, piece.span)
            return piece.span.isEmpty ? nil : piece
        }
    }

    /// Names units whose form says what they are.
    private func markForms(_ draft: inout PageDraft) {
        for (i, unit) in draft.units.enumerated() {
            if unit.mark == .rule || draft.isOnlyLinks(i) {
                draft.kinds[i] = .furniture
                continue
            }
            let words = draft.words(i)
            if words.isEmpty {
                draft.kinds[i] = .furniture
                continue
            }
            if let credit = Credit(draft.text, unit.span, words, tables.agencies) {
                draft.kinds[i] = credit.kind
                if let agency = credit.agency { draft.agencies.append(agency) }
                if credit.isSource { addDates(&draft, unit.span) }
                draft.copyrightYears += credit.years
            } else if let verdict = tables.furniture.verdict(words, label: draft.label(i)) {
                draft.kinds[i] = verdict == .credit ? .credit : .furniture
            } else if let line = DateLine(draft.text, unit.span, tables.calendar) {
                draft.kinds[i] = .metadata
                draft.dateLines.append((line, unit.span))
            }
        }
    }

    /// What follows a comment box or a list of further reports in the later half of a page.
    private func markTail(_ draft: inout PageDraft) {
        let all = draft.units.count
        var prose = 0
        for i in draft.units.indices {
            if draft.isProse(i) { prose += 1 }
            guard prose >= 3 || (prose == 2 && i * 2 >= all),
                tables.furniture.isTail(draft.words(i))
            else { continue }
            for rest in i..<all where draft.kinds[rest] == nil || rest == i {
                draft.kinds[rest] = .furniture
            }
            return
        }
    }

    /// Headlines of other reports under "Read also" and the like, up to the next prose. A last line
    /// that stands apart right before prose is a heading of the report again.
    private func markLists(_ draft: inout PageDraft) {
        for head in draft.units.indices where tables.furniture.isList(draft.words(head)) {
            draft.kinds[head] = .furniture
            var end = head + 1
            while end < draft.units.count, draft.kinds[end] == nil,
                draft.isLabel(end), draft.units[end].mark != .heading
            {
                end += 1
            }
            if end < draft.units.count, end > head + 1, draft.isProse(end),
                draft.units[end - 1].blankBefore
            {
                end -= 1
            }
            for i in (head + 1)..<max(end, head + 1) { draft.kinds[i] = .furniture }
        }
    }

    /// Runs of very short lines at the page's start and end.
    private func markMenus(_ draft: inout PageDraft) {
        func isEntry(_ i: Int) -> Bool {
            draft.kinds[i] == .furniture
                || (draft.kinds[i] == nil && draft.words(i).count <= 3 && draft.isLabel(i))
        }
        let head = draft.units.indices.prefix { isEntry($0) }
        // The last short line before prose may be the title.
        var count = head.count
        if count > 0, count < draft.units.count, draft.kinds[count - 1] == nil,
            draft.isProse(count)
        {
            count -= 1
        }
        if head.prefix(count).filter({ draft.kinds[$0] == nil }).count >= 3 {
            for i in head.prefix(count) { draft.kinds[i] = .furniture }
        }
        guard let last = draft.units.indices.last(where: { draft.isProse($0) }) else { return }
        let tail = (last + 1)..<draft.units.count
        for i in tail
        where draft.kinds[i] == nil && draft.isLabel(i) && draft.units[i].mark != .listItem {
            if draft.words(i).count <= 10 { draft.kinds[i] = .furniture }
        }
    }

    /// Dates in a line that gives other things too.
    private func addDates(_ draft: inout PageDraft, _ span: Span) {
        for phrase in DatePhrase.all(draft.text, span, tables.calendar) {
            if let line = DateLine(draft.text, phrase.span, tables.calendar) {
                draft.dateLines.append((line, phrase.span))
            }
        }
    }

    private func markBylines(_ draft: inout PageDraft) {
        let prose = draft.units.indices.filter { draft.isProse($0) }
        let second = prose.count > 1 ? prose[1] : draft.units.count
        let last = prose.last ?? 0
        var hasTitle = false
        var previous: Int?
        for i in draft.units.indices where i < second || i > last {
            // A trailing name is no menu entry.
            guard draft.kinds[i] == nil || (i > last && draft.kinds[i] == .furniture) else {
                continue
            }
            guard draft.units[i].mark == .plain || draft.units[i].mark == .listItem else {
                continue
            }
            if let byline = previous, byline == i - 1, !draft.units[i].blankBefore,
                draft.kinds[i] == nil, draft.isLabel(i), draft.words(i).count <= 6
            {
                // The writer's office or place, in a line of its own.
                draft.kinds[i] = .byline
            } else if let byline = Byline(draft.text, draft.units[i].span, afterTitle: hasTitle) {
                draft.kinds[i] = .byline
                previous = i
                draft.authors += byline.authors
                let line = draft.string(i)
                if let agency = tables.agencies.find(in: line) { draft.agencies.append(agency) }
                addDates(&draft, draft.units[i].span)
            } else if draft.kinds[i] == nil, draft.isLabel(i) {
                hasTitle = true
            }
        }
    }

    /// The unit that repeats the given title, else the first one that could be a headline.
    private func markTitle(_ draft: inout PageDraft, given: [String]?) {
        let open = draft.units.indices.filter { draft.kinds[$0] == nil }
        let firstProse = open.first { draft.isProse($0) } ?? draft.units.count
        if let given, let match = open.prefix(12).first(where: { draft.words($0) == given }) {
            for i in open where i < match && draft.isLabel(i) { draft.kinds[i] = .furniture }
            draft.title = match
        } else {
            let candidates = open.prefix { $0 < firstProse }.filter {
                draft.isHeadline($0) && draft.units[$0].mark != .listItem
            }
            let english = candidates.first { draft.language($0, tables.languages) == "en" }
            let marked = candidates.first { draft.units[$0].mark == .heading }
            let isForeign = candidates.first.map {
                !["en", "und"].contains(draft.language($0, tables.languages))
            }
            let plain = (isForeign == true ? english : nil) ?? candidates.first
            // A plain line that is all there is, is the report.
            draft.title = marked ?? (open.count > 1 ? plain : nil)
            // A headline may end in a full stop where the lead follows as a paragraph of its own.
            if draft.title == nil, let first = open.first, open.count > 1,
                draft.units[first].lineCount == 1,
                draft.units[first].mark == .plain, draft.words(first).count <= 14,
                first == firstProse,
                draft.words(open[1]).count > 2 * draft.words(first).count, given == nil
            {
                draft.title = first
            }
        }
        guard let title = draft.title else { return }
        draft.kinds[title] = .title
        let words = draft.words(title)
        let own = draft.language(title, tables.languages)
        let bodyLanguage = draft.bodyLanguage(tables.languages)
        for i in open
        where i != title && draft.kinds[i] == nil && (i < firstProse || i == title + 1) {
            if draft.words(i) == words {
                draft.kinds[i] = .furniture
            } else if draft.isHeadline(i), draft.words(i).count >= 3 {
                let other = draft.language(i, tables.languages)
                if other != "und", other != own, own != "und" || other != "en",
                    other != bodyLanguage
                {
                    draft.kinds[i] = .foreignTitle
                }
            } else if draft.isLabel(i), i < title || draft.words(i).count <= 2,
                draft.units[i].mark == .plain, i < firstProse
            {
                // Sections and topics around the headline.
                draft.kinds[i] = .furniture
            }
        }
    }

    private func markRest(_ draft: inout PageDraft) {
        for i in draft.units.indices where draft.kinds[i] == nil {
            let unit = draft.units[i]
            if unit.mark == .heading {
                draft.kinds[i] = .heading
            } else if unit.mark == .listItem {
                draft.kinds[i] = .listItem
            } else if draft.isLabel(i), draft.startsWithSymbol(i) {
                // Legends of maps and pictures, icons with their captions.
                draft.kinds[i] = .furniture
            } else if draft.isLabel(i), unit.lineCount == 1, draft.words(i).count <= 12,
                draft.units.indices.contains(i + 1), !Bytes.isSmall(draft.text, at: unit.span.start)
            {
                draft.kinds[i] = .heading
            } else {
                draft.kinds[i] = .paragraph
            }
        }
    }

    private func frontParts(_ page: inout Page, _ block: FrontMatter, bodyRepeats: Bool) {
        func part(_ start: Int, _ end: Int, _ kind: Article.Part.Kind) {
            guard end > start else { return }
            page.parts.append(.init(span: Span(start, end), kind: kind, language: "und"))
        }
        guard let title = block.titleSpan, !bodyRepeats else {
            part(block.span.start, block.span.end, .metadata)
            return
        }
        part(block.span.start, title.start, .metadata)
        part(title.start, title.end, .title)
        part(title.end, block.span.end, .metadata)
    }

    private func bodyParts(_ page: inout Page, _ draft: PageDraft) {
        let hasTitle = page.parts.contains { $0.kind == .title }
        let prose = draft.units.indices.filter { draft.kinds[$0] == .paragraph }
        for (i, unit) in draft.units.enumerated() {
            var span = unit.span
            var kind = draft.kinds[i] ?? .paragraph
            if kind == .title, hasTitle { kind = .heading }
            if kind == .paragraph, page.dateline == nil, prose.prefix(2).contains(i),
                let found = DatelineReader(agencies: tables.agencies, calendar: tables.calendar)
                    .read(draft.text, span)
            {
                page.dateline = found
                page.parts.append(
                    .init(span: found.dateline.span, kind: .dateline, language: "und"))
                span = Bytes.trimmed(draft.text, Span(found.dateline.span.end, span.end))
            }
            var signature: Span?
            if kind == .paragraph, i == prose.last,
                let signed = Credit.signature(draft.text, span, tables.agencies)
            {
                page.creditedAgencies.append(signed.agency)
                signature = signed.span
                span = Bytes.trimmed(draft.text, Span(span.start, signed.span.start))
            }
            if !span.isEmpty { page.parts.append(.init(span: span, kind: kind, language: "und")) }
            if let signature {
                page.parts.append(.init(span: signature, kind: .credit, language: "und"))
            }
        }
    }

    /// Each part's own language; a short part of unknown language has that of the page.
    private func markLanguages(_ page: inout Page, _ text: [UInt8]) {
        var weights: [String: Int] = [:]
        for i in page.parts.indices {
            let part = page.parts[i]
            guard part.kind.isRead || part.kind == .foreignTitle else { continue }
            let language = tables.languages.identify(text[part.span.range])
            page.parts[i].language = language
            if part.kind.isRead { weights[language, default: 0] += part.span.count }
        }
        let known = weights.filter { $0.key != "und" }.sorted {
            ($1.value, $0.key) < ($0.value, $1.key)
        }
        if let most = known.first { page.language = most.key }
        for i in page.parts.indices
        where page.parts[i].language == "und" && page.parts[i].kind.isRead {
            page.parts[i].language = page.language
        }
    }
}
