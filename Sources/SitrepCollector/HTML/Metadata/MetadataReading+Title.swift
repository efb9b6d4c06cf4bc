import SitrepModel

/// Title, outlet and section.
extension MetadataReading {
    func titleClaims() -> [Claim<String>] {
        var claims: [Claim<String>] = []
        for source in reader.sources.sources(.title) {
            var texts = texts(source)
            if source.place == .element {
                switch source.key {
                case "h1":
                    texts = [headline].compactMap { $0 }.filter { $0.shared >= 0.4 }.map(\.text)
                case "h1 apart":
                    texts = [headline].compactMap { $0 }.filter { $0.shared < 0.4 }.map(\.text)
                case "title": texts = [title].compactMap { $0 }
                case "h2" where headline == nil:
                    texts = tree.first(.h2).map { [tree.text(of: $0)] } ?? []
                default: break
                }
            }
            guard let text = texts.first else { continue }
            let isHeadline = source.key.hasPrefix("h1")
            let clean = reader.titles.clean(
                text, sites: sites, heading: isHeadline ? nil : headline?.text)
            let claim = claim(clean, source)
            guard !claim.sense.isEmpty, !reader.titles.isGeneric(clean),
                !isHeadline || !reader.titles.isSite(clean, sites)
            else { continue }
            claims.append(claim)
        }
        // Other places have the punctuation between a headline's parts.
        if headline?.isPieced == true, let at = claims.firstIndex(where: { $0.source.key == "h1" }),
            let same = claims.first(where: {
                $0.source.key != "h1" && $0.sense == claims[at].sense
            })
        {
            claims[at].value = same.value
        }
        return claims
    }

    func outletClaims() -> [Claim<String>] {
        var claims: [Claim<String>] = []
        for source in reader.sources.sources(.outlet) {
            switch source.place {
            case .linkedData:
                for (name, _) in data.names("publisher").prefix(1) {
                    claims.append(claim(TitleCleaner.oneLine(resolved(name)), source))
                }
            case .url:
                guard let host = PageAddress.host(page.canonicalURL ?? url ?? "") else { continue }
                claims.append(Claim(value: host, sense: host, source: source))
            case .element:
                // The title's last segment, where the address says the same.
                guard let title, let host = PageAddress.host(page.canonicalURL ?? url ?? ""),
                    let name = lastSegment(title),
                    Words.of(name).joined() == PageAddress.label(ofHost: host)
                else { continue }
                claims.append(claim(name, source))
            default:
                guard let text = texts(source).first else { continue }
                claims.append(claim(TitleCleaner.oneLine(text), source))
            }
        }
        return claims.filter { !$0.sense.isEmpty }
    }

    private func lastSegment(_ title: String) -> String? {
        [" | ", " - ", " – ", " — "].lazy.map { title.segments(by: $0) }.first { $0.count > 1 }?
            .last?.trimmingSpaces
    }

    func sectionClaims() -> [Claim<String>] {
        var claims: [Claim<String>] = []
        for source in reader.sources.sources(.section) {
            let text =
                source.key == "breadcrumb" ? breadcrumb() : texts(source).first
            guard let text, text.utf8.count <= 80 else { continue }
            let claim = claim(TitleCleaner.oneLine(text), source)
            if !claim.sense.isEmpty { claims.append(claim) }
        }
        return claims
    }

    /// The trail's last step before the page itself, but for the home page.
    private func breadcrumb() -> String? {
        guard let list = data.breadcrumb?["itemListElement"]?.elements else { return nil }
        let names = list.compactMap { ($0["name"] ?? $0["item"]?["name"])?.text }
            .map { resolved($0) }
        guard names.count >= 2 else { return nil }
        let title = page.title.map(Words.of)
        let steps = names.dropFirst().filter { Words.of($0) != title }
        return names.count == 2 && steps.count == 1 && title == nil ? nil : steps.first
    }
}
