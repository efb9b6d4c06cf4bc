/// What repeats over the pages of one site: its notices and boxes of running text, learned from the
/// pages themselves.
///
/// What it holds depends on which pages it was fed. Whoever keeps articles feeds it a set that never
/// changes, or reads them without it, as collecting into an archive does: else a page's text would hang
/// on what came before it.
///
/// A value: feed it pages of one site, then ask. It keeps one number a block, and of sites with more
/// pages than ``pageLimit`` the first ones.
///
///     var furniture = SiteFurniture()
///     for tree in pages { furniture.add(extractor.fingerprints(tree)) }
///     let article = extractor.extract(tree, furniture: furniture)
package struct SiteFurniture: Sendable, Hashable {
    /// Pages that are learned from; more add nothing.
    package static let pageLimit = 200
    /// Blocks of one page that are learned from.
    private static let blockLimit = 5_000
    /// Pages from which on a repetition says something.
    private static let leastPages = 3

    /// How many pages were fed.
    package private(set) var pages = 0
    private var counts: [UInt64: Int32] = [:]

    package init() {}

    /// Takes in a page's blocks, by ``ContentExtractor/fingerprints(_:)``. The same page twice makes
    /// its article furniture: feed each once.
    package mutating func add(_ fingerprints: [UInt64]) {
        guard pages < Self.pageLimit else { return }
        pages += 1
        for print in Set(fingerprints.prefix(Self.blockLimit)) where print != 0 {
            counts[print, default: 0] += 1
        }
    }

    /// Whether running text is the site's rather than the article's: it stands on at least three pages and
    /// on more than half of them, which background that reports of one story share hardly does.
    ///
    /// Short blocks are left to the choice of content: headings and links repeat within articles too, and
    /// taking them for furniture cost more words of articles than it saved.
    func holds(_ prose: ArraySlice<UInt8>) -> Bool {
        guard pages >= Self.leastPages, let count = counts[Self.fingerprint(prose)] else {
            return false
        }
        return count >= 3 && Int(count) * 2 > pages
    }

    /// A block's text as a number: its words in small letters, figures left out, since furniture
    /// counts and dates; 0 for text without words.
    static func fingerprint(_ text: ArraySlice<UInt8>) -> UInt64 {
        var hash = HintWords.seed
        var wasLetter = false
        for byte in text {
            if HTMLTokenizer.isLetter(byte) || byte >= 0x80 {
                hash = HintWords.add(hash, byte &- 0x41 < 26 ? byte | 0x20 : byte)
                wasLetter = true
            } else if wasLetter {
                hash = HintWords.add(hash, 0x20)
                wasLetter = false
            }
        }
        return hash == HintWords.seed ? 0 : hash
    }
}
