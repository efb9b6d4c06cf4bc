import Dispatch
import Foundation
import GRDB
import SitrepModel
import Synchronization

/// What an article and its readings are in the file, so that they can be unpacked on all cores.
struct RawReading: Sendable {
    private var id: String
    private var hash: Digest
    private var source: Article.Source
    private var body: Packed
    private var text: Packed
    private var own: ReadingRow?
    private var dated: ReadingRow?

    /// - Parameter revision: a row of the table with its capture's source and hash.
    init(_ revision: Row, own: ReadingRow?, dated: ReadingRow?) throws {
        id = try revision.checked("article")
        hash = try revision.checked("hash")
        source = CaptureRow.source(
            try revision.checked("source_kind"), try revision.checked("source"))
        (body, text) = try RevisionRow.packed(revision)
        self.own = own
        self.dated = dated
    }

    /// In the order given.
    static func decoded(_ raw: [RawReading]) throws -> [ArticleReading] {
        let results = Mutex([Result<ArticleReading, any Error>?](repeating: nil, count: raw.count))
        DispatchQueue.concurrentPerform(iterations: raw.count) { i in
            let result = Result { try raw[i].decoded() }
            results.withLock { $0[i] = result }
        }
        return try results.withLock { $0 }.compactMap { try $0?.get() }
    }

    private func decoded() throws -> ArticleReading {
        guard let json = body.unpacked, let bytes = text.unpacked else {
            throw ArchiveError.damaged(path: "", detail: "the text of article \(id)")
        }
        var article = try JSONDecoder().decode(ArticleBody.self, from: json).article(
            id: id, captureHash: hash.description, source: source,
            text: SourceText(validUTF8: Array(bytes)))
        if let own { article.published = own.date }
        let assertions = try own?.assertions() ?? []
        let isUndated = article.published == nil && article.unusable == nil
        guard let dated else {
            return ArticleReading(
                article: article, assertions: assertions,
                own: isUndated ? (article, assertions) : nil)
        }
        var read = article
        read.published = dated.date
        return ArticleReading(
            article: read, assertions: try dated.assertions(), own: (article, assertions))
    }
}
