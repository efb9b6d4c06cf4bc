import SitrepModel

/// The reports at the end of an HTML brief, with the sentences used marked and anchored.
struct HTMLReports {
    let references: References

    func render(_ brief: Brief, _ articles: [Article]) -> String {
        let byID = Dictionary(articles.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var out = "<section id=\"reports\">\n<h2>The reports</h2>\n"
        for record in brief.articles {
            let sentences = references.sentences[record.id] ?? []
            guard byID[record.id] != nil || !sentences.isEmpty else { continue }
            out += "<details open id=\"r\(record.number)\">\n<summary>[\(record.number)] "
            out += HTMLBrief.escaped(record.title ?? record.id) + source(record) + "</summary>\n"
            if let why = record.whyNotUsed {
                out += "<p class=\"note\">Not used: \(HTMLBrief.escaped(why))</p>\n"
            }
            if let reason = record.published?.reason, record.published?.inferred == true {
                out +=
                    "<p class=\"note\">Day inferred: \(HTMLBrief.escaped(reason))</p>\n"
            }
            if let article = byID[record.id] {
                out += text(article, record.number, sentences)
            } else {
                for (n, e) in sentences.enumerated() {
                    out += "<p dir=\"auto\">" + mark(e.quote, record.number, n) + "</p>\n"
                }
            }
            out += "</details>\n"
        }
        return out + "</section>\n"
    }

    private func source(_ record: ArticleRecord) -> String {
        var parts: [String] = []
        if let outlet = record.outlet { parts.append(HTMLBrief.escaped(outlet)) }
        if let agency = record.agency, agency != record.outlet {
            parts.append(HTMLBrief.escaped(agency))
        }
        if let published = record.published {
            parts.append(HTMLBrief.escaped(published.value.value))
        }
        if let url = record.url, url.hasPrefix("https://") || url.hasPrefix("http://") {
            let address = HTMLBrief.escaped(url)
            parts.append("<a rel=\"noreferrer noopener\" href=\"\(address)\">\(address)</a>")
        }
        return parts.isEmpty ? "" : " <span class=\"tail\">\(parts.joined(separator: ", "))</span>"
    }

    private func mark(_ words: String, _ article: Int, _ index: Int) -> String {
        let number = "\(article).\(index + 1)"
        return
            "<mark id=\"s\(article)-\(index + 1)\"><b>\(number)</b> \(HTMLBrief.escaped(words))</mark>"
    }

    private func text(_ article: Article, _ number: Int, _ sentences: [Evidence]) -> String {
        let source = article.text
        let spans = sentences.map {
            Span(source.offset(ofCodePoint: $0.start), source.offset(ofCodePoint: $0.end))
        }
        let all = Span(0, source.bytes.count)
        let parts =
            article.parts.isEmpty
            ? [Article.Part(span: all, kind: .paragraph, language: article.language)]
            : article.parts
        var shown: Set<Int> = []
        var out = ""
        for part in parts {
            let holds = spans.contains { $0.overlaps(part.span) }
            if part.kind == .furniture || part.kind == .metadata, !holds { continue }
            var inside = ""
            var at = part.span.start
            for (n, span) in spans.enumerated()
            where span.start >= at && span.end <= part.span.end && !span.isEmpty {
                inside += HTMLBrief.escaped(source.string(Span(at, span.start)))
                inside += mark(source.string(span), number, n)
                at = span.end
                shown.insert(n)
            }
            inside += HTMLBrief.escaped(source.string(Span(at, part.span.end)))
            let language =
                part.language == "und" ? "" : " lang=\"\(HTMLBrief.escaped(part.language))\""
            let kind = part.kind.isRead ? "" : " class=\"aside\""
            let element = part.kind == .title || part.kind == .heading ? "h4" : "p"
            out += "<\(element) dir=\"auto\"\(language)\(kind)>\(inside)</\(element)>\n"
        }
        // A sentence that no single part holds still gets its anchor.
        for (n, e) in sentences.enumerated() where !shown.contains(n) {
            out += "<p dir=\"auto\">" + mark(e.quote, number, n) + "</p>\n"
        }
        return out
    }
}
