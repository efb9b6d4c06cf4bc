import SitrepModel

/// Canonical address, language and versions in other languages.
extension MetadataReading {
    func addressClaims() -> [Claim<String>] {
        var claims: [Claim<String>] = []
        for source in reader.sources.sources(.canonicalURL) {
            let text: String? =
                switch source.place {
                case .link: tags.links.first { $0.rel == "canonical" }?.href
                case .linkedData:
                    data.text("url") ?? data.article?["mainEntityOfPage"]?["@id"]?.text
                default: texts(source).first
                }
            guard let address = text.flatMap({ PageAddress.absolute($0, base: url) }) else {
                continue
            }
            claims.append(Claim(value: address, sense: address, source: source))
        }
        return claims
    }

    func languageClaims() -> [Claim<String>] {
        var claims: [Claim<String>] = []
        for source in reader.sources.sources(.language) {
            let text: String? =
                switch source.place {
                case .element:
                    tree.first(.html).flatMap {
                        tree.attribute("lang", of: $0) ?? tree.attribute("xml:lang", of: $0)
                    }
                case .text: nil
                default: texts(source).first
                }
            guard let code = text.flatMap(Self.languageTag) else { continue }
            claims.append(
                Claim(value: code, sense: LanguageIdentifier.primary(code), source: source))
        }
        return claims
    }

    /// "en-GB" of "en_GB", "EN-gb" and the like; nil where it is no language tag.
    static func languageTag(_ text: String) -> String? {
        let parts = text.trimmingSpaces.split { $0 == "-" || $0 == "_" }.map(String.init)
        guard let primary = parts.first?.lowercased(), (2...3).contains(primary.utf8.count),
            primary.utf8.allSatisfy(Bytes.isLower)
        else { return nil }
        var tag = primary
        for part in parts.dropFirst().prefix(2) {
            guard part.utf8.allSatisfy({ Bytes.isLetter($0) || Bytes.isDigit($0) }) else { break }
            switch part.utf8.count {
            case 2: tag += "-" + part.uppercased()
            case 3 where part.utf8.allSatisfy(Bytes.isDigit): tag += "-" + part
            case 4: tag += "-" + part.prefix(1).uppercased() + part.dropFirst().lowercased()
            default: return tag
            }
        }
        return tag
    }

    func alternates() -> [Article.Alternate] {
        var out: [Article.Alternate] = []
        for link in tags.links where link.rel.hasPrefix("alternate") {
            guard let written = link.language, out.count < 200,
                let address = PageAddress.absolute(link.href, base: url),
                let code = written.lowercased() == "x-default"
                    ? "x-default" : Self.languageTag(written)
            else { continue }
            let alternate = Article.Alternate(language: code, url: address)
            if !out.contains(alternate) { out.append(alternate) }
        }
        return out
    }
}
