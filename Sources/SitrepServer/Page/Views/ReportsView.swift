#if Server
import SitrepArchive
import SitrepModel

/// The reports: copies of one text together, what each gave, and what was not used and why.
struct ReportsView {
    var articles: [ArticleEntry]
    var next: String?
    var unused: [ArticleEntry]
    var troubles: [StoredTrouble]
    var outlets: [String]
    var outlet: String?
    var text: String?

    private static var address: Address { Address("/reports") }

    /// Copies of one text, in the order of the list.
    private var groups: [[ArticleEntry]] {
        var order: [String] = []
        var groups: [String: [ArticleEntry]] = [:]
        for article in articles {
            let key = article.syndication ?? article.id
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(article)
        }
        return order.compactMap { groups[$0] }
    }

    var body: HTML {
        tag("div") {
            tag("form", .class("filters"), .action(Self.address)) {
                PointInTime.field
                Filters.choice("outlet", "Outlet", outlets, outlet)
                Filters.text(text)
                tag("button") { "Show" }
            }
            if articles.isEmpty {
                nothing("No report answers to that.")
            } else {
                table
                following(Self.address.with("outlet", outlet).with("text", text), next)
            }
            section("Not used", id: "unused") {
                if unused.isEmpty && troubles.isEmpty {
                    nothing("Everything that came in was used.")
                } else {
                    if !unused.isEmpty { unusedTable }
                    if !troubles.isEmpty { troubleTable }
                }
            }
        }
    }

    private var table: HTML {
        DataTable(
            caption: "Reports, latest first; copies of one text stand together",
            columns: [
                "Report", "Outlet", "Published", "Assertions", "Text", "Captured", "SHA-256",
            ],
            rows: groups.flatMap { group in
                group.enumerated().map { n, article in row(article, n, of: group) }
            }, figures: [3], hidesCaption: true, shape: .stacked
        ).html
    }

    private func row(_ article: ArticleEntry, _ n: Int, of group: [ArticleEntry]) -> [HTML] {
        let copy =
            group.count == 1
            ? "own text"
            : n == 0
                ? "one text, \(group.count) reports"
                    + (article.agency.map { ", \($0)" } ?? "") : "copy"
        return [
            tag("span", n > 0 ? .class("copy") : nil) {
                tag("a", .href(Address("/reports/", article.id)), Attribute("dir", "auto")) {
                    article.title ?? article.id
                }
            },
            HTML(
                text: [article.outlet, article.agency].compactMap { $0 }.joined(separator: " / ")),
            Self.published(article), HTML(text: Words.number(article.assertions)),
            HTML(
                text: copy
                    + (article.revisions > 1 ? ", \(article.revisions) revisions" : "")
                    + (article.unusable.map { ", not used: \($0)" } ?? "")),
            HTML(text: Words.time(article.capturedAt)),
            tag("code", .title(article.captureHash)) { String(article.captureHash.prefix(10)) },
        ]
    }

    private static func published(_ article: ArticleEntry) -> HTML {
        guard let published = article.published else { return HTML(text: "no date") }
        return tag("span", .title(published.reason)) {
            Words.short(published.value) + (published.inferred ? "*" : "")
        }
    }

    private var unusedTable: HTML {
        DataTable(
            caption: "Reports from which nothing was read", columns: ["Report", "Source", "Why"],
            rows: unused.map { article in
                [
                    tag("a", .href(Address("/reports/", article.id))) {
                        article.title ?? article.id
                    }, HTML(text: EvidenceView.source(article.source)),
                    HTML(text: article.unusable ?? ""),
                ]
            }
        ).html
    }

    private var troubleTable: HTML {
        DataTable(
            caption: "Input that could not be used",
            columns: ["Input", "Why", "What to do", "When"],
            rows: troubles.map { stored in
                [
                    HTML(
                        text: stored.trouble.input
                            + (stored.trouble.place.map { ", \($0)" } ?? "")),
                    HTML(text: stored.trouble.reason), HTML(text: stored.trouble.remedy),
                    HTML(text: Words.time(stored.time)),
                ]
            }
        ).html
    }
}

extension ReportsView {
    init(_ reader: ArchiveReader, outlet: String?, text: String?, cursor: String?) throws {
        self.outlet = outlet
        self.text = text
        var query = ArticleQuery()
        query.outlets = [outlet].compactMap { $0 }
        query.text = text
        let page = try reader.articles(query, after: cursor, limit: 60)
        (articles, next) = (page.rows, page.next)
        var not = ArticleQuery()
        not.usable = false
        unused = try reader.articles(not, limit: 50).rows
        troubles = try reader.troubles(limit: 50).rows
        outlets = try reader.facet(.outlet, limit: 100).map(\.value)
    }
}
#endif
