import SitrepModel

/// Who wrote it, and for which agency.
extension MetadataReading {
    mutating func settleAuthors() {
        var claims: [Claim<AuthorCleaner.Cleaned>] = []
        var agency: (String, SourceTable.Source)?
        for source in reader.sources.sources(.authors) {
            let cleaned = reader.authors.clean(names(source))
            if agency == nil, let found = cleaned.agency { agency = (found, source) }
            let authors = cleaned.authors.filter { !isSite($0) || source.place == .linkedData }
            guard !authors.isEmpty else { continue }
            let sense = authors.map { Words.of($0).joined(separator: " ") }.sorted()
            claims.append(
                Claim(
                    value: .init(authors: authors, agency: cleaned.agency),
                    sense: sense.joined(separator: "; "), source: source))
        }
        if let chosen = Fusion.choose(claims) {
            page.authors = chosen.value.authors
            page.provenance[.authors] = chosen.provenance
        }
        if let (name, source) = agency {
            page.agency = name
            page.provenance[.agency] = Provenance(
                source: source.description, confidence: source.confidence)
        }
    }

    private func names(_ source: SourceTable.Source) -> [String] {
        switch (source.place, source.key) {
        case (.linkedData, let member):
            return data.names(member).map { resolved($0.name) }
        case (.meta, "twitter:data1"):
            let label = tags.first("twitter:label1")?.lowercased() ?? ""
            return label.contains("written") || label.contains("author") ? tags["twitter:data1"] : []
        case (.meta, "citation_author"):
            return tags[source.key].map(Self.givenNameFirst)
        case (.meta, _): return texts(source)
        case (.element, "rel author"): return texts(of: .relAuthor)
        case (.element, "itemprop author"): return texts(of: .itempropAuthor)
        case (.element, "class byline"): return texts(of: .byline)
        case (.element, "class author"): return Array(texts(of: .author).prefix(1))
        case (.text, _): return byline().map { [$0] } ?? []
        default: return []
        }
    }

    /// "Doe, Jane" as citations write it.
    private static func givenNameFirst(_ name: String) -> String {
        let parts = name.segments(by: ",")
        guard parts.count == 2 else { return name }
        return "\(parts[1].trimmingSpaces) \(parts[0].trimmingSpaces)"
    }

    /// Texts of the elements with such a mark, those near the headline alone where there are any.
    private func texts(of sort: PageMarks.Sort) -> [String] {
        let nodes = marks.marks.filter { $0.sort == sort }.map(\.node)
        var near = nodes.filter(isNearHeadline)
        if near.isEmpty { near = Array(nodes.prefix(1)) }
        var texts: [String] = []
        var end = 0
        for node in near where node >= end {
            end = Int(tree.nodes[node].end)
            let text = authorText(node)
            guard !text.isEmpty, text.utf8.count <= 160 else { continue }
            texts.append(text)
            // One element for each author, or one for all.
            if sort == .byline { break }
        }
        return texts
    }

    /// The name that an element marks: its nested name where it has one.
    private func authorText(_ node: Int) -> String {
        if let content = tree.attribute("content", of: node), !content.isEmpty { return content }
        for inner in tree.descendants(node)
        where tree.nodes[inner].kind == .element
            && tree.attribute("itemprop", of: inner) == "name"
        {
            return tree.attribute("content", of: inner) ?? tree.text(of: inner)
        }
        let links = tree.elements(.a, below: node).map { tree.text(of: $0) }.filter { !$0.isEmpty }
        let whole = tree.text(of: node)
        if whole.utf8.count > 80, links.count == 1 { return links[0] }
        return whole
    }

    /// A line "By Jane Doe" near the headline.
    private func byline() -> String? {
        let head = headline?.node ?? tree.first(.body) ?? 0
        let (from, to) = (max(1, head - 30), min(tree.nodes.count, head + 140))
        guard from < to else { return nil }
        for node in from..<to
        where tree.nodes[node].kind == .element
            && [.p, .div, .span, .li, .address, .h2, .h3, .h4, .h5, .h6].contains(
                tree.nodes[node].name)
            && Int(tree.nodes[node].end) - node <= 14
        {
            let text = tree.text(of: node)
            guard text.utf8.count <= 120, text.utf8.count >= 6,
                ["by ", "By ", "BY "].contains(where: text.hasPrefix)
                    || text.lowercased().hasPrefix("written by")
            else { continue }
            let bytes = Array(text.utf8)
            if let line = Byline(bytes, Span(0, bytes.count), afterTitle: true),
                !line.authors.isEmpty
            {
                return text
            }
            if text.lowercased().hasPrefix("written by") { return text }
        }
        return nil
    }

    /// Whether a name is the outlet's or the site's own.
    private func isSite(_ name: String) -> Bool {
        let words = Words.of(name)
        return siteNames().contains { Words.of($0) == words || Words.of($0).joined() == words.joined() }
    }
}
