import SitrepModel

/// Who wrote it, and for which agency.
extension MetadataReading {
    mutating func settleAuthors() {
        var claims: [Claim<[String]>] = []
        var agency: (String, SourceTable.Source)?
        for source in reader.sources.sources(.authors) {
            // What has to be searched for only counts where nothing surer is stated.
            if source.place.root == .element,
                claims.contains(where: { $0.source.confidence >= 0.8 })
            {
                continue
            }
            let stated = names(source)
            let cleaned = reader.authors.clean(stated.map(\.name))
            if agency == nil, let found = cleaned.agency { agency = (found, source) }
            guard !cleaned.authors.isEmpty else { continue }
            // A house that names itself gives way to a person anywhere on the page.
            let people = cleaned.authors.filter { !reader.titles.isSite($0, sites) }
            var source = source
            if people.isEmpty || stated.allSatisfy({ $0.isPerson == false }) {
                source.confidence *= 0.5
            }
            let authors = people.isEmpty ? cleaned.authors : people
            let sense = authors.map { Words.of($0).joined(separator: " ") }.sorted()
            claims.append(
                Claim(value: authors, sense: sense.joined(separator: "; "), source: source))
        }
        if let chosen = Fusion.choose(claims) {
            page.authors = chosen.value
            page.provenance[.authors] = chosen.provenance
        }
        if let (name, source) = agency {
            page.agency = name
            page.provenance[.agency] = Provenance(
                source: source.description, confidence: source.confidence)
        }
    }

    private func names(_ source: SourceTable.Source) -> [(name: String, isPerson: Bool?)] {
        if source.place == .linkedData {
            let isPage = source.key.hasPrefix("page ")
            let names =
                isPage
                ? data.page.map { data.names(String(source.key.dropFirst(5)), of: $0) } ?? []
                : data.names(source.key)
            return names.map { (resolved($0.name), $0.isPerson) }
        }
        return texts(ofAuthors: source).map { ($0, nil) }
    }

    private func texts(ofAuthors source: SourceTable.Source) -> [String] {
        switch (source.place, source.key) {
        case (.meta, "twitter:data1"):
            return reader.authors.isLabel(tags.first("twitter:label1") ?? "")
                ? tags["twitter:data1"] : []
        case (.meta, "citation_author"): return tags[source.key].map(Self.givenNameFirst)
        case (.meta, _): return texts(source)
        case (.element, "rel author"): return texts(of: .relAuthor)
        case (.element, "itemprop author"): return texts(of: .itempropAuthor)
        case (.element, "class byline"): return texts(of: .byline)
        case (.element, "class author"): return texts(of: .author)
        case (.element, "link"): return linked()
        case (.text, "byline anywhere"): return writtenBy()
        case (.text, _): return byline()
        default: return []
        }
    }

    /// "Doe, Jane" as citations write it.
    private static func givenNameFirst(_ name: String) -> String {
        let parts = name.segments(by: ",")
        guard parts.count == 2 else { return name }
        return "\(parts[1].trimmingSpaces) \(parts[0].trimmingSpaces)"
    }

    /// Names in the elements with such a mark, those near the headline alone where there are any.
    private func texts(of sort: PageMarks.Sort) -> [String] {
        let nodes = marks.marks.filter { $0.sort == sort }.map(\.node)
        let near = nodes.filter { isNearHeadline($0) }
        var names: [String] = []
        var end = 0
        for node in near.isEmpty ? Array(nodes.prefix(2)) : near where node >= end {
            let found = authorNames(node)
            guard !found.isEmpty else { continue }
            end = Int(tree.nodes[node].end)
            names += found
            // Links and properties may be one for each author; other elements hold all.
            if sort == .byline || sort == .author { break }
        }
        return names
    }

    /// The names that an element marks: its nested names where it has such, else the first pieces of
    /// its text that look like names.
    private func authorNames(_ node: Int) -> [String] {
        if let content = tree.attribute("content", of: node), !content.isEmpty { return [content] }
        let nested = tree.descendants(node).filter {
            tree.nodes[$0].kind == .element
                && tree.attribute("itemprop", of: $0) == "name"
        }
        if let inner = nested.first {
            return [tree.attribute("content", of: inner) ?? tree.text(of: inner)]
        }
        return names(inPieces: node)
    }

    private func names(inPieces node: Int) -> [String] {
        var names: [String] = []
        var pieces = 0
        for at in tree.descendants(node)
        where tree.nodes[at].kind == .text && !tree.nodes[at].isBlank {
            pieces += 1
            guard pieces <= 24 else { break }
            for piece in Self.split(tree.text(of: at)) {
                if reader.authors.isConnective(piece) { continue }
                guard piece.utf8.count <= 160, reader.authors.isPeople(piece) else {
                    if names.isEmpty { continue }
                    return names
                }
                names.append(piece)
            }
        }
        return names
    }

    /// At bars and bullets.
    private static func split(_ text: String) -> [String] {
        text.split { ["|", "·", "•", "⋅", "●"].contains($0) }.map { String($0).trimmingSpaces }
            .filter { !$0.isEmpty }
    }

    /// Texts of links to pages of authors, near the headline where there are any.
    private func linked() -> [String] {
        var near: [String] = []
        var far: [String] = []
        for node in tree.elements(.a).prefix(1_500) {
            guard let href = tree.rawAttribute("href", of: node), href.count < 300,
                Self.leadsToAuthor(tree.source[href.range])
            else { continue }
            let names = names(inPieces: node)
            if names.isEmpty { continue }
            if isNearHeadline(node) { near += names } else if far.isEmpty { far = names }
        }
        return near.isEmpty ? far : near
    }

    /// Steps of addresses under which outlets have their authors' pages.
    private static let authorSteps: Set<String> = [
        "author", "authors", "auteur", "auteurs", "autor", "autores", "autoren", "contributor",
        "contributors", "byline", "journalist", "journalists", "reporter", "reporters",
    ]

    private static func leadsToAuthor(_ address: ArraySlice<UInt8>) -> Bool {
        let steps = address.split(separator: 0x2F)
        return steps.count > 1
            && steps.dropLast().contains { step in
                (6...12).contains(step.count)
                    && authorSteps.contains(String(decoding: step, as: UTF8.self).lowercased())
            }
    }

    /// "Written by Jane Doe" anywhere.
    private func writtenBy() -> [String] {
        for node in tree.nodes.indices
        where tree.nodes[node].kind == .text && !tree.nodes[node].isBlank
            && (10...120).contains(tree.nodes[node].span.count) && mayOpen(node)
        {
            let text = tree.text(of: node)
            guard let rest = reader.authors.afterOpener(text), !rest.isEmpty,
                !text.lowercased().hasPrefix("by "), reader.authors.isPeople(rest)
            else { continue }
            return [rest]
        }
        return []
    }

    /// Whether a text begins with a word that leads to names, by its first letters alone.
    private func mayOpen(_ node: Int) -> Bool {
        let bytes = tree.source[tree.nodes[node].span.range].drop(while: Bytes.isSpace)
        return reader.authors.mayOpen(bytes.prefix(2))
    }

    /// A line "By Jane Doe" near the headline.
    private func byline() -> [String] {
        let head = headline?.node ?? tree.first(.body) ?? 0
        let (from, to) = (max(1, head - 40), min(tree.nodes.count, head + 200))
        guard from < to else { return [] }
        for node in from..<to where tree.nodes[node].kind == .text && !tree.nodes[node].isBlank {
            guard tree.nodes[node].span.count <= 160, mayOpen(node) else { continue }
            let text = tree.text(of: node)
            guard let rest = reader.authors.afterOpener(text) else { continue }
            if !rest.isEmpty {
                if reader.authors.isPeople(rest) { return [rest] }
                continue
            }
            // "By" alone; the names stand in the elements that follow.
            guard var holder = tree.parent(node) else { continue }
            for _ in 0..<3 {
                let found = names(inPieces: holder)
                if !found.isEmpty, Int(tree.nodes[holder].end) - holder <= 40 { return found }
                guard let above = tree.parent(holder) else { break }
                holder = above
            }
        }
        return []
    }
}
