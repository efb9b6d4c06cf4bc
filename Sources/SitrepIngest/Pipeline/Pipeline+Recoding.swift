import Foundation
import SitrepArchive
import SitrepModel

extension Pipeline {
    /// Reads all articles anew that other models or lexicons read, batch by batch, from their stored
    /// texts, and then brings all records up to date. What is done is kept; a further call goes on
    /// where one ended.
    ///
    /// - Parameter report: told after each batch how many of how many are done.
    /// - Returns: how many articles were read anew.
    @discardableResult
    public func recode(
        batch size: Int = 64, report: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> Int {
        let coding = try loadedCoding()
        let ids = try archive.read { try $0.articles(notReadBy: coding.versions) }
        var done = 0
        for batch in ids.batches(of: size) {
            try change { desk, writer in
                let articles = try batch.compactMap { try writer.reader.article($0)?.article }
                let results = coding.read(articles)
                for result in results {
                    try writer.keep(
                        result.assertions, of: result.article, versions: coding.versions)
                }
                desk.take(results, versions: coding.versions)
                try writer.apply(try desk.delta(writer))
            }
            done += batch.count
            try report(done, ids.count)
        }
        try settle()
        if !ids.isEmpty { try reconcile() }
        return ids.count
    }

    /// Compares all records with what the desk makes of the archive, and brings them up to date.
    public func reconcile() throws {
        try change { desk, writer in
            try desk.lookUpVersions(writer.reader)
            try writer.apply(try desk.everything(writer))
        }
    }
}
