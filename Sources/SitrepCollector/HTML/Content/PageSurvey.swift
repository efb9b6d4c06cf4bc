import SitrepModel

/// What has to be known of a whole page before its blocks are described one by one.
struct PageSurvey {
    let context: BlockContext
    let blocks: [PageBlock]
    let all: BlockContext.Stretch
    /// The words of the page's title.
    let titleWords: KeyNumbers
    let bodyWords: ArticleBodyWords

    /// What blocks that look alike have in common.
    struct Look {
        var count: Float = 0
        var words: Float = 0
        var linkDensity: Float = 0
        var prose: Float = 0
    }

    /// For each block, its looks: by its element and sort, and by its element and the one above.
    private(set) var looks: [(own: Int, wide: Int)] = []
    private(set) var sums: [Look] = []
    /// The first heading of the first level; -1 where there is none.
    private(set) var firstHeadline = -1
    /// For each block, the heading before it, and the running text before and after it; -1, and the
    /// number of blocks, where there is none.
    private(set) var lastHeadings: [Int] = []
    private(set) var lastProse: [Int] = []
    private(set) var nextProse: [Int] = []
    /// For each block: 0 where its text stands once on the page, 1 and 2 for the first and the others
    /// of more.
    private(set) var repeats: [Float] = []
    /// Blocks since a line with phrases of comments or further reading.
    private(set) var sinceComment: [Float] = []
    private(set) var sinceRelated: [Float] = []

    /// - Parameters:
    ///   - title: the page's own title.
    ///   - body: the text that the page's JSON-LD gives as its article, empty where it gives none.
    init(_ context: BlockContext, title: [UInt8], body: [UInt8]) {
        self.context = context
        blocks = context.blocks
        all = context.all
        var words = KeyNumbers(expecting: 16)
        BlockContext.forEachWord(title[...]) { _ = words.number(of: $0) }
        titleWords = words
        bodyWords = ArticleBodyWords(body)
        findNeighbours()
        findRepeats()
        findLooks()
    }

    private mutating func findNeighbours() {
        lastHeadings.reserveCapacity(blocks.count)
        lastProse.reserveCapacity(blocks.count)
        sinceComment.reserveCapacity(blocks.count)
        sinceRelated.reserveCapacity(blocks.count)
        nextProse = [Int](repeating: blocks.count, count: blocks.count)
        var (heading, prose, comment, related) = (-1, -1, -1, -1)
        for (i, block) in blocks.enumerated() {
            lastHeadings.append(heading)
            lastProse.append(prose)
            sinceComment.append(comment < 0 ? 99 : min(99, Float(i - comment)))
            sinceRelated.append(related < 0 ? 99 : min(99, Float(i - related)))
            if block.sort == .heading {
                heading = i
                if block.level == 1, firstHeadline < 0 { firstHeadline = i }
            }
            if context.isProse[i] { prose = i }
            if block.words <= 8, block.phrases.contains(.comment) { comment = i }
            if block.words <= 8, block.phrases.contains(.related) { related = i }
        }
        prose = blocks.count
        for i in blocks.indices.reversed() {
            nextProse[i] = prose
            if context.isProse[i] { prose = i }
        }
    }

    private mutating func findRepeats() {
        repeats = [Float](repeating: 0, count: blocks.count)
        var texts = KeyNumbers(expecting: blocks.count)
        // For each text, the first block that has it.
        var first: [Int] = []
        context.page.text.withUnsafeBytes { text in
            for (i, block) in blocks.enumerated() where block.words >= 4 {
                let number = texts.number(of: Self.hash(text, block.span))
                if number < first.count {
                    repeats[first[number]] = 1
                    repeats[i] = 2
                } else {
                    first.append(i)
                }
            }
        }
    }

    /// Eight bytes at a time.
    private static func hash(_ text: UnsafeRawBufferPointer, _ span: Span) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: span.count) &* 0x9E37_79B9_7F4A_7C15
        var at = span.start
        func mix(_ value: UInt64) {
            hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
        }
        while at + 8 <= span.end {
            mix(UInt64(littleEndian: text.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
            at += 8
        }
        var rest: UInt64 = 0
        while at < span.end {
            rest = rest << 8 | UInt64(text[at])
            at += 1
        }
        mix(rest)
        return hash
    }

    private mutating func findLooks() {
        looks.reserveCapacity(blocks.count)
        var keys = KeyNumbers(expecting: blocks.count * 2)
        let context = context
        var signatures = [UInt64](repeating: 0, count: context.tree.nodes.count)
        func signature(_ element: Int) -> UInt64 {
            if signatures[element] == 0 { signatures[element] = context.signature(element) }
            return signatures[element]
        }
        for (i, block) in blocks.enumerated() {
            let element = Int(block.element)
            let own = signature(element)
            let above = context.tree.parent(element).map { signature($0) } ?? 0
            let look = (
                own: keys.number(of: own &* 3 &+ UInt64(block.sort.rawValue)),
                wide: keys.number(of: own &* 31 ^ above)
            )
            looks.append(look)
            while sums.count < keys.count { sums.append(Look()) }
            for key in [look.own, look.wide] {
                sums[key].count += 1
                sums[key].words += Float(block.words)
                sums[key].linkDensity += block.linkDensity
                sums[key].prose += context.isProse[i] ? 1 : 0
            }
        }
    }
}
