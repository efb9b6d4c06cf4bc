import Foundation
import SitrepCoder
import SitrepModel
import SitrepReader

/// From articles to assertions: the extraction that all commands and the server share.
package struct Extraction: Sendable {
    package let reader: Reader
    package let coder: Coder
    package let workers: Int

    /// - Parameter workers: threads to use; nil for as many as the machine has cores.
    package init(workers: Int?) throws {
        reader = try Reader()
        coder = try Coder()
        self.workers = workers ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
    }

    /// The models, lexicons and program that make its assertions.
    package var versions: [String: String] {
        reader.versions.merging(coder.versions) { a, _ in a }
            .merging(["sitrep": Program.version]) { a, _ in a }
    }

    /// What one article gives: itself, dated from its contents where only its dateline's day was
    /// known, what it asserts, and where its sentences stand.
    package struct Result: Sendable {
        package var article: Article
        package var assertions: [Assertion]
        package var sentences: [Span]

        package init(article: Article, assertions: [Assertion], sentences: [Span] = []) {
            self.article = article
            self.assertions = assertions
            self.sentences = sentences
        }
    }

    /// Reads and codes articles, in their order; those that are not used give no assertions.
    package func read(_ articles: [Article]) -> [Result] {
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
            return Result(
                article: document.article, assertions: coder.code(document),
                sentences: document.sentences.map(\.span))
        }
        var next = coded.makeIterator()
        return articles.map { article in
            article.unusable == nil
                ? next.next() ?? Result(article: article, assertions: [])
                : Result(article: article, assertions: [])
        }
    }

    /// The assertions of each article, in the articles' order.
    package func assertions(of articles: [Article]) -> [[Assertion]] {
        read(articles).map(\.assertions)
    }
}

/// What this program is.
package enum Program {
    /// As `sitrep --version` prints it; part of the versions that every reading names.
    package static let version = "0.1.0"
}

extension Array {
    /// Consecutive pieces of at most `size` elements.
    package func batches(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
