import SitrepModel

/// Reads a page's metadata from its JSON-LD, its tags, its elements and its address, and settles each
/// field by how far its sources are trusted (`metadata-sources.tsv`).
struct MetadataReader: Sendable {
    let sources = SourceTable()
    let types = LinkedData.Types()
    let titles = TitleCleaner()
    let authors: AuthorCleaner
    let dates: WebDate
    let tables: Tables

    init(tables: Tables) {
        self.tables = tables
        authors = AuthorCleaner(agencies: tables.agencies, calendar: tables.calendar)
        dates = WebDate(calendar: tables.calendar)
    }

    /// - Parameters:
    ///   - url: the page's address, where known.
    ///   - captured: the day of capture; later dates are refused. Nil refuses none.
    func read(_ tree: HTMLTree, url: String?, captured: CalendarDay?) -> PageMetadata {
        var reading = MetadataReading(reader: self, tree: tree, url: url, captured: captured)
        return reading.read()
    }
}

/// One page's metadata while it is read.
struct MetadataReading {
    let reader: MetadataReader
    let tree: HTMLTree
    let url: String?
    let captured: CalendarDay?
    let tags: MetaTags
    let data: LinkedData
    let marks: PageMarks
    /// The text of the title element.
    let title: String?
    /// Names that a title may carry of its site: outlet, publisher, and the address's own label.
    let sites: [String]
    let headline: Headline?
    /// Whether the page writes 01/02/2022 for 2 January: it says that it is in American English.
    let monthFirst: Bool
    var page = PageMetadata()

    init(reader: MetadataReader, tree: HTMLTree, url: String?, captured: CalendarDay?) {
        self.reader = reader
        self.tree = tree
        self.url = url
        self.captured = captured
        tags = MetaTags(tree)
        data = LinkedData(scripts: tree.linkedData, types: reader.types)
        marks = PageMarks(tree)
        title = tree.first(.title).map { tree.text(of: $0) }
        let locale = [
            tree.first(.html).flatMap { tree.attribute("lang", of: $0) }, tags.first("og:locale"),
        ].compactMap { $0?.lowercased() }
        monthFirst = locale.contains { $0 == "en-us" || $0 == "en_us" }
        sites = Self.siteNames(tags, data, url)
        headline = Headline(
            tree, sites: sites, cleaner: reader.titles,
            titles: [title, tags.first("og:title"), data.text("headline")].compactMap { $0 })
    }

    private static func siteNames(_ tags: MetaTags, _ data: LinkedData, _ url: String?) -> [String]
    {
        var names =
            tags["og:site_name"] + tags["application-name"] + data.names("publisher").map(\.name)
            + tags["publisher"] + tags["dc.publisher"] + data.hosts
        // "Deutsche Welle (www.dw.com)" names the house without its address too.
        names += names.compactMap { name in
            name.firstIndex(of: "(").map { String(name[..<$0]).trimmingSpaces }
        }
        let own = tags.links.first { $0.rel == "canonical" }?.href
        if let host = [own, url].lazy.compactMap({ $0.flatMap(PageAddress.host) }).first {
            names.append(PageAddress.label(ofHost: host))
            names.append(host)
        }
        return names
    }

    mutating func read() -> PageMetadata {
        page.headline = headline?.node
        page.isFree = data.isFree
        page.types = data.types
        page.alternates = alternates()
        settle(.canonicalURL, addressClaims(), \.canonicalURL)
        settle(.outlet, outletClaims(), \.outlet)
        settle(.title, titleClaims(), \.title)
        settle(.section, sectionClaims(), \.section)
        settle(.language, languageClaims(), \.language)
        settleDates()
        settleAuthors()
        return page
    }

    private mutating func settle(
        _ field: MetadataField, _ claims: [Claim<String>],
        _ path: WritableKeyPath<PageMetadata, String?>
    ) {
        guard let chosen = Fusion.choose(claims) else { return }
        page[keyPath: path] = chosen.value
        page.provenance[field] = chosen.provenance
    }

    /// The texts that a source states, references resolved; only of places that state plain texts.
    func texts(_ source: SourceTable.Source) -> [String] {
        let values: [String] =
            switch source.place {
            case .meta where source.key.hasPrefix("*"):
                tags.values(naming: String(source.key.dropFirst()))
            case .meta: tags[source.key]
            case .linkedData where source.key.hasPrefix("page "):
                data.page?[String(source.key.dropFirst(5))]?.elements.compactMap(\.text) ?? []
            case .linkedData: data.article?[source.key]?.elements.compactMap(\.text) ?? []
            default: []
            }
        guard source.place == .linkedData else { return values.filter { !$0.isEmpty } }
        return values.map { resolved($0) }.filter { !$0.isEmpty }
    }

    /// JSON-LD often has its texts escaped for HTML.
    func resolved(_ text: String) -> String {
        guard text.utf8.contains(0x26) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        bytes.withUnsafeBufferPointer {
            tree.references.resolve($0, Span(0, bytes.count), inAttribute: false, into: &out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    func claim(_ text: String, _ source: SourceTable.Source) -> Claim<String> {
        Claim(value: text, sense: Words.of(text).joined(separator: " "), source: source)
    }
}
