import SitrepDesk
import SitrepModel

/// Articles with what they assert, the undated ones dated by what they share with the others.
struct Situation: Sendable {
    /// In the given order; an inferred date is marked as such.
    var articles: [Article]
    var assertions: [Assertion]
    var versions: [String: String]

    /// Codes all articles, infers missing dates from shared events, and codes the articles that were
    /// dated so once more, now that their weekdays can be resolved.
    init(articles: [Article], workers: Int?) throws {
        let extraction = try Extraction(workers: workers)
        let progress = Progress("reading reports:")
        var coded: [[Assertion]] = []
        var done = 0
        for batch in articles.batches(of: 64) {
            coded += extraction.assertions(of: batch)
            done += batch.count
            progress.show(done, of: articles.count)
        }
        let dates = Desk().inferPublication(articles: articles, assertions: coded.flatMap { $0 })
        var dated = articles
        let again = articles.indices.filter {
            articles[$0].published == nil && dates[articles[$0].id] != nil
        }
        for index in again { dated[index].published = dates[articles[index].id] }
        for (index, assertions) in zip(again, extraction.assertions(of: again.map { dated[$0] })) {
            coded[index] = assertions
        }
        progress.finish()
        self.articles = dated
        assertions = coded.flatMap { $0 }
        versions = extraction.versions
    }
}
