import SitrepModel

/// The reports as a brief lists them: numbered, with what was used and why not.
enum ArticleRecords {
    static func records(
        _ articles: [Article], groups: [SyndicationGroup], assertions: [Assertion], limit: AsOf
    ) -> [ArticleRecord] {
        var group: [String: String] = [:]
        for g in groups { for id in g.articles { group[id] = g.id } }
        let told = Set(assertions.map(\.article))
        var records: [ArticleRecord] = []
        for article in articles {
            let left = limit.whyNot(article.published?.value)
            let why =
                article.unusable ?? left
                ?? (told.contains(article.id) ? nil : "nothing political was found in it")
            var path: String?
            var url: String?
            switch article.source {
            case .path(let p): path = p
            case .url(let u): url = u
            case .stream: break
            }
            records.append(
                ArticleRecord(
                    id: article.id, number: records.count + 1, path: path, url: url,
                    title: article.title, outlet: article.outlet, agency: article.agency,
                    language: article.language == "und" ? nil : article.language,
                    published: article.published, syndication: group[article.id],
                    used: why == nil, whyNotUsed: why))
        }
        return records + unlisted(assertions, articles, from: records.count)
    }

    /// Articles that only their assertions tell of.
    private static func unlisted(
        _ assertions: [Assertion], _ articles: [Article], from count: Int
    ) -> [ArticleRecord] {
        let listed = Set(articles.map(\.id))
        var firsts: [String: Assertion] = [:]
        for a in assertions.sorted(by: Telling.precedes) where !listed.contains(a.article) {
            if firsts[a.article] == nil { firsts[a.article] = a }
        }
        let sorted = firsts.values.sorted {
            ($0.published?.first.ordinal ?? .max, $0.article)
                < ($1.published?.first.ordinal ?? .max, $1.article)
        }
        return sorted.enumerated().map { n, a in
            ArticleRecord(
                id: a.article, number: count + n + 1, path: nil, url: nil, title: nil,
                outlet: a.outlet, agency: a.agency, language: nil,
                published: a.published.map {
                    PublicationDate(value: $0, inferred: false, reason: "given with the assertion")
                },
                syndication: nil, used: true, whyNotUsed: nil)
        }
    }
}
