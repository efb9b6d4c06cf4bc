import Foundation
import SitrepCoder
import SitrepModel
import SitrepReader

/// From articles to assertions: the extraction that `brief` and `map` share.
struct Extraction: Sendable {
    let reader: Reader
    let coder: Coder
    let workers: Int

    /// - Parameter workers: threads to use; nil for as many as the machine has cores.
    init(workers: Int?) throws {
        reader = try Reader()
        coder = try Coder()
        self.workers = workers ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
    }

    var versions: [String: String] {
        reader.versions.merging(coder.versions) { a, _ in a }.merging(["sitrep": Sitrep.version]) {
            a, _ in a
        }
    }

    /// What one article gives: itself, dated from its contents where only its dateline's day was
    /// known, and what it asserts.
    struct Result: Sendable {
        var article: Article
        var assertions: [Assertion]
    }

    /// Reads and codes articles, in their order; those that are not used give no assertions.
    func read(_ articles: [Article]) -> [Result] {
        let usable = articles.filter { $0.unusable == nil }
        let (reader, coder) = (reader, coder)
        let coded = Parallel.map(reader.read(usable, workers: workers), workers: workers) {
            var document = $0
            if document.article.published == nil,
                let published = coder.inferredPublication(document)
            {
                document.article.published = published
                reader.readTimes(&document)
            }
            return Result(article: document.article, assertions: coder.code(document))
        }
        var next = coded.makeIterator()
        return articles.map { article in
            article.unusable == nil
                ? next.next() ?? Result(article: article, assertions: [])
                : Result(article: article, assertions: [])
        }
    }

    /// The assertions of each article, in the articles' order.
    func assertions(of articles: [Article]) -> [[Assertion]] { read(articles).map(\.assertions) }
}
