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
        var results: [Extraction.Result] = []
        for batch in articles.batches(of: 64) {
            results += extraction.read(batch)
            progress.show(results.count, of: articles.count)
        }
        let dates = Desk().inferPublication(
            articles: results.map(\.article), assertions: results.flatMap(\.assertions))
        let again = results.indices.filter {
            results[$0].article.published == nil && dates[results[$0].article.id] != nil
        }
        let dated = again.map { index in
            var article = results[index].article
            article.published = dates[article.id]
            return article
        }
        for (index, result) in zip(again, extraction.read(dated)) { results[index] = result }
        progress.finish()
        self.articles = results.map(\.article)
        assertions = results.flatMap(\.assertions)
        versions = extraction.versions
    }
}
