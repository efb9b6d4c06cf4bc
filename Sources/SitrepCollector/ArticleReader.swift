import SitrepModel

/// Makes an article of one report's bytes: decoding, front matter, page, origin and language.
struct ArticleReader: Sendable {
    /// The language that the Reader reads.
    static let readLanguages: Set<String> = ["en"]

    /// More lines than any report has; bounds the memory that a file of line ends takes.
    static let lineLimit = 200_000

    let tables: Tables
    let html: HTMLReader

    /// Loads the tables.
    init() {
        tables = Tables()
        html = HTMLReader(tables: tables)
    }

    /// An article and what is to be said of it.
    struct Reading: Sendable {
        var article: Article
        var troubles: [Trouble] = []
    }

    /// - Parameters:
    ///   - input: how messages name the report.
    ///   - name: its identifier where none is given.
    ///   - metadata: goes before the report's own front matter.
    ///   - origin: of a page: where and how it came.
    func read(
        _ raw: [UInt8], input: String, name: String, metadata: Metadata, source: Article.Source,
        origin: HTMLReader.Origin = HTMLReader.Origin()
    ) throws(Trouble) -> Reading {
        if isPage(raw, source) || origin.isPage {
            return try readPage(
                raw, input: input, name: name, metadata: metadata, source: source, origin: origin)
        }
        let decoded = try TextDecoder.decode(raw, input: input)
        var troubles: [Trouble] = []
        if let first = decoded.firstRepair {
            troubles.append(
                Trouble(
                    input: input, place: "byte \(first)",
                    reason: "\(decoded.repairs) invalid \(decoded.encoding.rawValue) "
                        + "sequence\(decoded.repairs == 1 ? " was" : "s were") read as \u{FFFD}",
                    remedy: "The report is used; save it again as UTF-8 to have all of its text."))
        }
        guard decoded.bytes.count(where: { $0 == 0x0A || $0 == 0x0D }) <= Self.lineLimit else {
            throw Trouble(
                input: input,
                reason: "it has more than \(Self.lineLimit) lines, the limit for one report",
                remedy: "Split it into one file per report.")
        }
        let text = SourceText(validUTF8: decoded.bytes)
        let bytes = text.bytes
        let lines = Lines.split(bytes)
        guard lines.contains(where: { !$0.isEmpty }) else {
            throw Trouble(
                input: input, reason: "it holds nothing but white space",
                remedy: "Save the report again.")
        }
        let (front, unclosed) = FrontMatter.read(bytes, lines: lines)
        if unclosed {
            troubles.append(
                Trouble(
                    input: input, place: "line 1", reason: "the front matter has no closing ---",
                    remedy: "Close it; it was read as part of the report."))
        }
        for (line, reason) in front?.malformed ?? [] {
            troubles.append(
                Trouble(
                    input: input, place: "line \(line)", reason: "front matter: \(reason)",
                    remedy: "Write 'key: value'; the rest was read."))
        }
        let known = merge(metadata, front?.metadata)
        let page = PageReader(tables: tables).read(
            bytes, lines: lines, metadata: known, frontMatter: front)
        let dating = Dating(calendar: tables.calendar)
        let published = dating.published(
            bytes, page: page, given: [metadata, front?.metadata].compactMap { $0 })
        if let bad = published.unreadable {
            troubles.append(
                Trouble(
                    input: input, reason: "the date '\(bad)' can't be read",
                    remedy: "Write it as 2022-01-26 or 2022-01-26T18:30:00Z."))
        }
        var article = Article(
            id: known.id ?? name, captureHash: ContentHash.hex(raw), source: source,
            title: known.title ?? page.title.map(Self.oneLine), outlet: known.outlet,
            agency: known.agency.flatMap { tables.agencies.canonical($0) ?? $0 } ?? agency(page),
            authors: known.authors.isEmpty ? page.authors : known.authors,
            language: page.language, published: published.date,
            dateline: page.dateline?.dateline, text: text, parts: page.parts)
        if case .stream = source, let url = known.url { article.source = .url(url) }
        judge(&article, given: known.language, input: input, troubles: &troubles)
        return Reading(article: article, troubles: troubles)
    }

    /// Given values first, then the front matter's.
    private func merge(_ given: Metadata, _ front: Metadata?) -> Metadata {
        guard let front else { return given }
        var all = given
        all.id = given.id ?? front.id
        all.title = given.title ?? front.title
        all.url = given.url ?? front.url
        all.outlet = given.outlet ?? front.outlet
        all.authors = given.authors.isEmpty ? front.authors : given.authors
        all.agency = given.agency ?? front.agency
        all.language = given.language ?? front.language
        return all
    }

    /// The dateline's agency, else the first one credited.
    private func agency(_ page: Page) -> String? {
        page.dateline?.dateline.agency ?? page.creditedAgencies.first
    }

    private static func oneLine(_ title: String) -> String {
        title.split { $0 == "\n" || $0 == "\r" || $0 == "\r\n" || $0 == " " || $0 == "\t" }
            .joined(separator: " ")
    }

    /// Settles the article's language and whether it is read.
    func judge(
        _ article: inout Article, given: String?, input: String, troubles: inout [Trouble]
    ) {
        let found = article.language
        if let given, !given.isEmpty {
            if found == "und" || LanguageIdentifier.primary(given) == found {
                article.language = given
            } else {
                troubles.append(
                    Trouble(
                        input: input,
                        reason: "it is said to be in \(tables.languages.name(given)), "
                            + "but its text is in \(tables.languages.name(found))",
                        remedy: "The text was believed; correct the language that is given."))
            }
        }
        let primary = LanguageIdentifier.primary(article.language)
        if !article.parts.contains(where: { $0.kind.isRead }) {
            article.unusable = "it holds no text of a report, only page furniture"
            troubles.append(
                Trouble(
                    input: input, reason: article.unusable ?? "",
                    remedy: "Save the report's own text."))
        } else if primary == "und" {
            if isForeignScript(article) {
                article.unusable = "written in a language that is not recognized"
                troubles.append(
                    Trouble(
                        input: input, reason: article.unusable ?? "",
                        remedy: "Give an English version of it."))
            }
        } else if !Self.readLanguages.contains(primary) {
            article.unusable = "written in \(tables.languages.name(primary)), which is not read yet"
            troubles.append(
                Trouble(
                    input: input, reason: article.unusable ?? "",
                    remedy: "Give an English version of it."))
        }
    }

    /// Whether most bytes of what would be read are of another script than Latin.
    private func isForeignScript(_ article: Article) -> Bool {
        var (other, all) = (0, 0)
        for part in article.parts where part.kind.isRead {
            for byte in article.text.bytes[part.span.range] where byte & 0xC0 != 0x80 {
                all += 1
                if byte >= 0xD0 { other += 1 }
            }
        }
        return other * 2 > all
    }
}
