import SitrepDesk
import SitrepModel

/// Articles with what they assert, the undated ones dated by what they share with the others.
package struct Situation: Sendable {
    /// In the given order; an inferred date is marked as such.
    package var articles: [Article]
    package var assertions: [Assertion]
    package var versions: [String: String]

    /// Codes all articles, infers missing dates from shared events, and codes the articles that were
    /// dated so once more, now that their weekdays can be resolved.
    ///
    /// - Parameter report: told now and then how many of all articles have been read.
    package init(
        articles: [Article], workers: Int?, report: (Int, Int) -> Void = { _, _ in }
    ) throws {
        let extraction = try Extraction(workers: workers)
        var results: [Extraction.Result] = []
        for batch in articles.batches(of: 64) {
            results += extraction.read(batch)
            report(results.count, articles.count)
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
        self.articles = results.map(\.article)
        assertions = results.flatMap(\.assertions)
        versions = extraction.versions
    }
}
