import Foundation
import SitrepModel

/// Turns what one collects from (files, folders, URLs, feeds, OPML, web archives, standard input) into
/// reports, one after the other.
///
/// What a file or an answer is, its content tells. Feeds and lists are followed: OPML to feeds, sitemap
/// indexes to sitemaps, all of them to pages, level by level, hosts in parallel and each politely. The
/// order depends on nothing but the inputs and what they hold: standard input, files by path, then
/// addresses as they were given and found.
///
/// A second walk that knows the first one's visits asks conditionally and only for what is new: a feed
/// that says it hasn't changed is not read, a page that its feed says nothing new of is not asked for.
///
/// Memory: the addresses of one level (``WalkOptions/addresses`` at most, about 1 KB each), what
/// ``Fetcher/fetch(_:heldBytes:deliver:)`` holds, one listing, and one record of a web archive.
package struct SourceWalker: Sendable {
    private let fetcher: Fetcher
    private let options: WalkOptions
    private let listings = ListingReader()

    /// Makes one; keep it for many walks.
    package init(fetcher: Fetcher, options: WalkOptions = WalkOptions()) {
        self.fetcher = fetcher
        self.options = options
    }

    /// Walks through inputs to their end.
    ///
    /// - Parameters:
    ///   - inputs: paths, URLs, and `-` for standard input; each counts once.
    ///   - standardInput: the descriptor to read for `-`.
    ///   - visits: the last visit of an address; nil where there was none.
    ///   - deliver: gets each finding, on the calling thread. What it throws ends the walk and is
    ///     thrown on. Troubles don't end it.
    @discardableResult
    package func walk(
        _ inputs: [String], standardInput: Int32 = 0,
        visits: @escaping (String) -> Visit? = { _ in nil },
        deliver: @escaping (Finding) throws -> Void
    ) throws -> WalkTally {
        let walk = Walk(
            fetcher: fetcher, options: options, listings: listings, visits: visits,
            deliver: deliver)
        do {
            try go(walk, inputs, standardInput)
        } catch let ended as Walk.Ended {
            throw ended.cause
        }
        return walk.tally
    }

    private func go(_ walk: Walk, _ inputs: [String], _ standardInput: Int32) throws {
        var paths: [String] = []
        var addresses: [WebAddress] = []
        var readsStandardInput = false
        for input in inputs {
            do throws(Trouble) {
                switch try SourceInput(input) {
                case .path(let path): paths.append(path)
                case .url(let address): addresses.append(address)
                case .standardInput: readsStandardInput = true
                }
            } catch { try walk.tell(error) }
        }
        if readsStandardInput { try walk.read(standardInput: standardInput) }
        try walk.read(paths: paths)
        for address in addresses { walk.add(address) }
        try walk.fetchAll()
    }
}
