import SitrepModel

/// When the page was published and changed.
extension MetadataReading {
    mutating func settleDates() {
        var modified = Fusion.choose(dateClaims(.modified))
        var published = Fusion.choose(dateClaims(.published))
        if let stated = published, let day = localDay(of: stated.value) {
            published?.value = day
            published?.provenance.source += ", the day that the page shows"
        }
        if published == nil, let modified,
            let source = reader.sources.source(.published, .text, "modified")
        {
            published = (
                modified.value,
                Provenance(
                    source: "\(modified.provenance.source), the only date of the page",
                    confidence: source.confidence)
            )
        }
        if let published {
            // A change before the publication is a mistake of the page's.
            if let last = modified?.value, last.last < published.value.first { modified = nil }
            page.published = known(published)
            page.provenance[.published] = published.provenance
        }
        if let modified {
            page.modified = known(modified)
            page.provenance[.modified] = modified.provenance
        }
    }

    private func known(_ chosen: (value: DateValue, provenance: Provenance)) -> PublicationDate {
        PublicationDate(
            value: chosen.value, inferred: chosen.provenance.confidence < 0.6,
            reason: chosen.provenance.source)
    }

    private func dateClaims(_ field: MetadataField) -> [Claim<DateValue>] {
        var claims: [Claim<DateValue>] = []
        for source in reader.sources.sources(field) {
            let value: DateValue? =
                switch source.place {
                case .element: inElements(source.key)
                case .text: inText(source.key, field, claims)
                case .element where source.key.hasSuffix("anywhere") && !claims.isEmpty: nil
                case .url: (url ?? page.canonicalURL).flatMap { reader.dates.inAddress($0) }
                default: firstDate(texts(source))
                }
            guard let value, isPast(value) else { continue }
            claims.append(Claim(value: value, sense: "\(value.first)", source: source))
        }
        return claims
    }

    private func firstDate(_ texts: [String]) -> DateValue? {
        for text in texts { if let date = date(text) { return date } }
        return nil
    }

    func date(_ written: String) -> DateValue? {
        reader.dates.value(written, monthFirst: monthFirst)
    }

    func value(_ phrase: DatePhrase) -> DateValue? {
        reader.dates.value(phrase, monthFirst: monthFirst)
    }

    /// Not after the day of capture; the day after counts where it is that day east of there.
    private func isPast(_ date: DateValue) -> Bool {
        captured.map { date.first <= $0.adding(days: 1) } ?? true
    }

    private func inElements(_ key: String) -> DateValue? {
        switch key {
        case "itemprop datePublished": marked(.itempropPublished)
        case "itemprop dateModified": marked(.itempropModified)
        case "time published": time { $0.isPublished }
        case "time modified": time { $0.isUpdate }
        case "time": time { !$0.isUpdate && $0.isNearHeadline }
        case "class date": marked(.date)
        case "time anywhere": time { !$0.isUpdate }
        case "class date anywhere": marked(.date, anywhere: true)
        default: nil
        }
    }

    /// - Parameter shown: whether only what readers see counts.
    func marked(
        _ sort: PageMarks.Sort, anywhere: Bool = false, shown: Bool = false
    ) -> DateValue? {
        for mark in marks.marks where mark.sort == sort {
            if sort == .date, !anywhere, !isNearHeadline(mark.node) { continue }
            for attribute in shown ? [] : ["datetime", "content"] as [StaticString] {
                if let text = tree.attribute(attribute, of: mark.node),
                    let date = date(text)
                {
                    return date
                }
            }
            let text = tree.text(of: mark.node)
            guard text.utf8.count <= 120 else { continue }
            if sort == .date, isUpdate(text) { continue }
            if let date = date(text) { return date }
        }
        return nil
    }

    private struct Time {
        var isPublished: Bool
        var isUpdate: Bool
        var isNearHeadline: Bool
    }

    private func time(where wanted: (Time) -> Bool) -> DateValue? {
        for node in tree.elements(.time).prefix(60) {
            let text = tree.text(of: node)
            let names = [
                tree.attribute("class", of: node), tree.attribute("itemprop", of: node),
                tree.parent(node).flatMap { tree.attribute("class", of: $0) },
            ].compactMap { $0 }.joined(separator: " ").lowercased()
            let before = textBefore(node)
            let time = Time(
                isPublished: names.holds("publish") || names.holds("entry-date")
                    || tree.rawAttribute("pubdate", of: node) != nil,
                isUpdate: names.holds("updated") && !names.holds("published")
                    || names.holds("modif") || isUpdate(text) || isUpdate(before),
                isNearHeadline: isNearHeadline(node))
            guard wanted(time) else { continue }
            if let stamp = tree.attribute("datetime", of: node),
                let date = date(stamp)
            {
                return date
            }
            if let date = date(text) { return date }
        }
        return nil
    }

    func textBefore(_ node: Int) -> String {
        var at = node - 1
        while at > 0, node - at < 4 {
            if tree.nodes[at].kind == .text, !tree.nodes[at].isBlank {
                return String(tree.text(of: at).suffix(30))
            }
            at -= 1
        }
        return ""
    }

    func isUpdate(_ text: String) -> Bool {
        Words.of(Array(text.utf8.prefix(120))[...], limit: 6)
            .contains(where: reader.tables.calendar.updated.contains)
    }

    /// Within so many nodes of the headline, mostly after it.
    func isNearHeadline(_ node: Int) -> Bool {
        guard let head = headline?.node else { return node < tree.nodes.count / 2 }
        return node > head - 60 && node < Int(tree.nodes[head].end) + 160
    }
}
