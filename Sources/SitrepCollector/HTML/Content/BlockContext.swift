import SitrepModel

/// What a page's blocks and the elements around them amount to, so that any element's share of the
/// page costs one subtraction.
struct BlockContext {
    let tree: HTMLTree
    let page: PageBlocks
    /// Over the blocks before each, one more than there are blocks.
    private var sums: [Sums] = [Sums()]
    /// For each block, whether it is running text where an article's may stand.
    private(set) var isProse: [Bool] = []
    private var places: [Place] = []

    private struct Sums {
        var words: Int32 = 0
        var visible: Int32 = 0
        var linked: Int32 = 0
        /// Words of running text.
        var prose: Int32 = 0
        var proseBlocks: Int32 = 0
        var furniture: Int32 = 0
    }

    /// Where a node stands.
    private struct Place {
        /// How many elements are above it.
        var depth: Int32
        /// The blocks that begin within it.
        var first: Int32
        var end: Int32
        /// The nearest element above that has more blocks, and the nearest one that says something of
        /// itself; -1 where there is none.
        var wider: Int32 = -1
        var hinted: Int32 = -1
    }

    var blocks: [PageBlock] { page.blocks }

    init(tree: HTMLTree, page: PageBlocks) {
        self.tree = tree
        self.page = page
        markProse()
        sums.reserveCapacity(page.blocks.count + 1)
        var sum = Sums()
        for (i, block) in page.blocks.enumerated() {
            sum.words += block.words
            sum.visible += block.visible
            sum.linked += block.linked
            if isProse[i] {
                sum.prose += block.words
                sum.proseBlocks += 1
            }
            if !block.phrases.isDisjoint(with: Self.furniture) { sum.furniture += 1 }
            sums.append(sum)
        }
        findPlaces()
    }

    /// Parents come before their children, so that one pass finds everything.
    private mutating func findPlaces() {
        // For each node, how many blocks begin before it.
        var before = [Int32](repeating: 0, count: tree.nodes.count + 1)
        var block = 0
        for node in before.indices {
            while block < page.blocks.count, page.blocks[block].firstNode < Int32(node) {
                block += 1
            }
            before[node] = Int32(block)
        }
        places.reserveCapacity(tree.nodes.count)
        for (i, node) in tree.nodes.enumerated() {
            var place = Place(
                depth: 0, first: before[i], end: max(before[i], before[Int(node.end)]))
            if node.parent >= 0 {
                let above = places[Int(node.parent)]
                place.depth = above.depth + 1
                place.wider =
                    above.end - above.first > place.end - place.first ? node.parent : above.wider
                place.hinted =
                    node.parent > 0 && !page.hints[Int(node.parent)].isEmpty
                    ? node.parent : above.hinted
            }
            places.append(place)
        }
    }

    /// Hints of phrases that are not said in an article.
    static let furniture: HintSet = [
        HintSet(.related), HintSet(.comment), HintSet(.share), HintSet(.newsletter),
        HintSet(.cookie), HintSet(.legal), HintSet(.cta), HintSet(.pagination), HintSet(.ad),
    ]

    /// Hints of elements beside an article.
    static let beside: HintSet = [
        HintSet(.comment), HintSet(.cookie), HintSet(.modal), HintSet(.footer), HintSet(.nav),
        HintSet(.sidebar), HintSet(.related),
    ]

    /// Running text counts, unless it stands in an element that says it is beside the article. Such
    /// words on an element that also holds the headline mean something else ("has-sidebar").
    private mutating func markProse() {
        isProse = page.blocks.map(\.isProse)
        let headline =
            page.blocks.firstIndex { $0.sort == .heading && $0.level == 1 }
            .map { page.blocks[$0].firstNode } ?? -1
        var out: Int32 = 0
        var block = 0
        for node in tree.nodes.indices.dropFirst() where tree.nodes[node].kind == .element {
            guard Int32(node) >= out, !page.hints[node].isDisjoint(with: Self.beside),
                tree.nodes[node].name != .body, tree.nodes[node].name != .html
            else { continue }
            let end = tree.nodes[node].end
            if headline >= Int32(node), headline < end { continue }
            out = end
            while block < page.blocks.count, page.blocks[block].firstNode < Int32(node) {
                block += 1
            }
            while block < page.blocks.count, page.blocks[block].firstNode < end {
                isProse[block] = false
                block += 1
            }
        }
        // A page whose text all stands beside has no article but that.
        if !isProse.contains(true) { isProse = page.blocks.map(\.isProse) }
    }

    /// Some blocks after each other, and what they hold together.
    struct Stretch: Equatable {
        var range: Range<Int>
        var words: Float
        var linkDensity: Float
        /// Words of running text.
        var prose: Float
        var proseBlocks: Float
        /// Blocks with phrases of furniture.
        var furniture: Float

        var count: Float { Float(range.count) }
    }

    func stretch(_ range: Range<Int>) -> Stretch {
        let (a, b) = (sums[range.lowerBound], sums[range.upperBound])
        let visible = b.visible - a.visible
        return Stretch(
            range: range, words: Float(b.words - a.words),
            linkDensity: visible > 0 ? Float(b.linked - a.linked) / Float(visible) : 0,
            prose: Float(b.prose - a.prose), proseBlocks: Float(b.proseBlocks - a.proseBlocks),
            furniture: Float(b.furniture - a.furniture))
    }

    var all: Stretch { stretch(blocks.startIndex..<blocks.endIndex) }

    /// The blocks that begin within an element.
    func range(of element: Int) -> Range<Int> {
        Int(places[element].first)..<Int(places[element].end)
    }

    /// How many elements are above one.
    func depth(of element: Int) -> Int32 { places[element].depth }

    /// The nearest element above that has more blocks; -1 where there is none.
    func wider(than element: Int) -> Int { Int(places[element].wider) }

    /// The nearest element above, but not the document, that has hints; -1 where there is none.
    func hinted(above element: Int) -> Int { Int(places[element].hinted) }

    /// A name for what an element looks like: its name and classes.
    func signature(_ element: Int) -> UInt64 {
        var hash = HintWords.add(HintWords.seed, tree.nodes[element].name.rawValue)
        if let value = tree.rawAttribute("class", of: element) {
            for at in value.start..<min(value.end, value.start + 120) {
                // Numbers in a class tell one instance from another.
                if tree.source[at] &- 0x30 >= 10 { hash = HintWords.add(hash, tree.source[at]) }
            }
        }
        return hash
    }

    /// Hashes of a text's words in small letters.
    static func words(_ text: ArraySlice<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        forEachWord(text) { words.append($0) }
        return words
    }

    /// Calls the body with the hash of each word in small letters.
    @inline(__always)
    static func forEachWord(_ text: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
        text.withUnsafeBufferPointer { bytes in
            var word = HintWords.seed
            for byte in bytes {
                if HTMLTokenizer.isLetter(byte) || byte >= 0x80 || byte &- 0x30 < 10 {
                    word = HintWords.add(word, byte &- 0x41 < 26 ? byte | 0x20 : byte)
                } else if word != HintWords.seed {
                    body(word)
                    word = HintWords.seed
                }
            }
            if word != HintWords.seed { body(word) }
        }
    }
}
