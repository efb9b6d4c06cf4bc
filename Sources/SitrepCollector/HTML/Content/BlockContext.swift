import SitrepModel

/// What a page's blocks and the elements around them amount to, so that any element's share of the
/// page costs one subtraction.
struct BlockContext {
    let tree: HTMLTree
    let page: PageBlocks
    /// Sums over the blocks before each, one more than there are blocks.
    private var wordSums: [Int32] = [0]
    private var visibleSums: [Int32] = [0]
    private var linkedSums: [Int32] = [0]
    private var proseSums: [Int32] = [0]
    private var proseCounts: [Int32] = [0]
    private var furnitureCounts: [Int32] = [0]
    /// For each block, whether it is running text where an article's may stand.
    private(set) var isProse: [Bool] = []
    /// For each node, its blocks, as far as they were asked for.
    private var ranges: [Int32]

    var blocks: [PageBlock] { page.blocks }

    init(tree: HTMLTree, page: PageBlocks) {
        self.tree = tree
        self.page = page
        ranges = [Int32](repeating: -1, count: tree.nodes.count * 2)
        let count = page.blocks.count + 1
        wordSums.reserveCapacity(count)
        visibleSums.reserveCapacity(count)
        linkedSums.reserveCapacity(count)
        proseSums.reserveCapacity(count)
        proseCounts.reserveCapacity(count)
        furnitureCounts.reserveCapacity(count)
        markProse()
        for (i, block) in page.blocks.enumerated() {
            wordSums.append(wordSums[i] + block.words)
            visibleSums.append(visibleSums[i] + block.visible)
            linkedSums.append(linkedSums[i] + block.linked)
            proseSums.append(proseSums[i] + (isProse[i] ? block.words : 0))
            proseCounts.append(proseCounts[i] + (isProse[i] ? 1 : 0))
            let isFurniture = !block.phrases.isDisjoint(with: Self.furniture)
            furnitureCounts.append(furnitureCounts[i] + (isFurniture ? 1 : 0))
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
        let (a, b) = (range.lowerBound, range.upperBound)
        let visible = visibleSums[b] - visibleSums[a]
        return Stretch(
            range: range, words: Float(wordSums[b] - wordSums[a]),
            linkDensity: visible > 0 ? Float(linkedSums[b] - linkedSums[a]) / Float(visible) : 0,
            prose: Float(proseSums[b] - proseSums[a]),
            proseBlocks: Float(proseCounts[b] - proseCounts[a]),
            furniture: Float(furnitureCounts[b] - furnitureCounts[a]))
    }

    var all: Stretch { stretch(blocks.startIndex..<blocks.endIndex) }

    /// The blocks that begin within an element.
    mutating func range(of element: Int) -> Range<Int> {
        if ranges[element * 2] >= 0 {
            return Int(ranges[element * 2])..<Int(ranges[element * 2 + 1])
        }
        let first = firstBlock(from: Int32(element))
        let end = firstBlock(from: tree.nodes[element].end)
        ranges[element * 2] = Int32(first)
        ranges[element * 2 + 1] = Int32(max(first, end))
        return first..<max(first, end)
    }

    /// The first block whose text begins at the node or after it.
    private func firstBlock(from node: Int32) -> Int {
        var (low, high) = (0, page.blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if page.blocks[middle].firstNode < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

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
        var word = HintWords.seed
        for byte in text {
            if HTMLTokenizer.isLetter(byte) || byte >= 0x80 || byte &- 0x30 < 10 {
                word = HintWords.add(word, byte &- 0x41 < 26 ? byte | 0x20 : byte)
            } else if word != HintWords.seed {
                words.append(word)
                word = HintWords.seed
            }
        }
        if word != HintWords.seed { words.append(word) }
        return words
    }
}
