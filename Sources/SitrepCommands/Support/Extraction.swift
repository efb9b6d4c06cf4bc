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

    /// The assertions of each article, in the articles' order; none for articles that are not used.
    func assertions(of articles: [Article]) -> [[Assertion]] {
        let usable = articles.filter { $0.unusable == nil }
        let coder = coder
        let coded = Parallel.map(reader.read(usable, workers: workers), workers: workers) {
            coder.code($0)
        }
        var byID: [String: [Assertion]] = [:]
        for (article, assertions) in zip(usable, coded) { byID[article.id] = assertions }
        return articles.map { $0.unusable == nil ? byID[$0.id] ?? [] : [] }
    }
}
