import SitrepModel

/// Describes each block of a page by numbers: its text, the elements around it, what their classes say,
/// its neighbours, where on the page it stands.
///
/// ``ContentModel`` chooses by them; ``names`` says what each is.
struct BlockFeatures {
    /// One row a block.
    private(set) var values: [Float] = []
    private(set) var names: [String] = []
    private var recordsNames = false

    private var context: BlockContext
    private let all: BlockContext.Stretch
    private let titleWords: Set<UInt64>
    private let bodyWords: ArticleBodyWords
    private var looks: [UInt64: (Float, Float, Float, Float)] = [:]
    private var lookKeys: [(UInt64, UInt64)] = []
    private var firstHeadline = -1
    private var lastHeadings: [Int] = []
    private var nextProse: [Int] = []
    private var lastProse: [Int] = []
    /// For each block: 0 where its text stands once on the page, 1 and 2 for the first and the others
    /// of more.
    private var repeats: [Float] = []
    /// Blocks since a line with phrases of comments or further reading.
    private var sinceComment: [Float] = []
    private var sinceRelated: [Float] = []

    // For one block after the other: how far up each hint stands, below the container of most text
    // and anywhere, and the containers around it.
    private var near = [Float](repeating: 30, count: ContentHint.allCases.count)
    private var far = [Float](repeating: 30, count: ContentHint.allCases.count)
    private var levels: [BlockContext.Stretch] = []

    /// How many numbers describe a block.
    private(set) var width = 0

    /// - Parameters:
    ///   - title: the page's own title.
    ///   - body: the text that the page's JSON-LD gives as its article, empty where it gives none.
    init(_ context: BlockContext, title: [UInt8], body: [UInt8], recordsNames: Bool = false) {
        self.context = context
        self.recordsNames = recordsNames
        all = context.all
        titleWords = Set(BlockContext.words(title[...]))
        bodyWords = ArticleBodyWords(body)
        prepare()
        values.reserveCapacity(context.blocks.count * 200)
        for i in context.blocks.indices {
            let before = values.count
            write(i)
            width = values.count - before
            self.recordsNames = false
        }
    }

    /// The numbers of the page's blocks and what they are called.
    static let nameList: [String] = {
        let page = PageBlocks(
            text: Array("text".utf8),
            blocks: [PageBlock(span: Span(0, 4), element: 0, firstNode: 0, lastNode: 0)],
            hints: [[]])
        let tree = HTMLParser.empty
        return BlockFeatures(
            BlockContext(tree: tree, page: page), title: [], body: [], recordsNames: true
        ).names
    }()

    @inline(__always)
    private mutating func put(_ name: @autoclosure () -> String, _ value: Float) {
        values.append(value)
        if recordsNames { names.append(name()) }
    }

    private mutating func put(_ name: @autoclosure () -> String, _ value: Bool) {
        put(name(), value ? 1 : 0)
    }

    // MARK: What needs the whole page

    private mutating func prepare() {
        let blocks = context.blocks
        lastHeadings = [Int](repeating: -1, count: blocks.count)
        lastProse = [Int](repeating: -1, count: blocks.count)
        nextProse = [Int](repeating: blocks.count, count: blocks.count)
        var (heading, prose) = (-1, -1)
        for (i, block) in blocks.enumerated() {
            lastHeadings[i] = heading
            lastProse[i] = prose
            if block.sort == .heading { heading = i }
            if context.isProse[i] { prose = i }
            if block.sort == .heading, block.level == 1, firstHeadline < 0 { firstHeadline = i }
            let element = Int(block.element)
            let own = context.signature(element)
            let above = context.tree.parent(element).map { context.signature($0) } ?? 0
            lookKeys.append((own &* 3 &+ UInt64(block.sort.rawValue), own &* 31 ^ above))
        }
        prepareRepeats()
        prose = blocks.count
        for i in blocks.indices.reversed() {
            nextProse[i] = prose
            if context.isProse[i] { prose = i }
        }
        for (i, block) in blocks.enumerated() {
            for key in [lookKeys[i].0, lookKeys[i].1] {
                var sum = looks[key] ?? (0, 0, 0, 0)
                sum.0 += 1
                sum.1 += Float(block.words)
                sum.2 += block.linkDensity
                sum.3 += context.isProse[i] ? 1 : 0
                looks[key] = sum
            }
        }
    }

    private mutating func prepareRepeats() {
        let blocks = context.blocks
        repeats = [Float](repeating: 0, count: blocks.count)
        var first: [UInt64: Int] = [:]
        var (comment, related) = (-1, -1)
        for (i, block) in blocks.enumerated() {
            sinceComment.append(comment < 0 ? 99 : min(99, Float(i - comment)))
            sinceRelated.append(related < 0 ? 99 : min(99, Float(i - related)))
            if block.words <= 8, block.phrases.contains(.comment) { comment = i }
            if block.words <= 8, block.phrases.contains(.related) { related = i }
            guard block.words >= 4 else { continue }
            var hash = HintWords.seed
            for byte in context.page.text[block.span.range] { hash = HintWords.add(hash, byte) }
            if let before = first[hash] {
                repeats[before] = 1
                repeats[i] = 2
            } else {
                first[hash] = i
            }
        }
    }

    // MARK: One block

    private mutating func write(_ i: Int) {
        let block = context.blocks[i]
        text(block, repeats: repeats[i])
        place(i)
        let major = surroundings(i)
        hints(block, below: major)
        look(i)
        neighbours(i)
        headings(i)
    }

    private mutating func text(_ block: PageBlock, repeats: Float) {
        let words = Float(max(1, block.words))
        put("sort", Float(block.sort.rawValue))
        put("level", Float(block.level))
        put("words", Float(block.words))
        put("linkDensity", block.linkDensity)
        put("strong", block.visible > 0 ? Float(block.strong) / Float(block.visible) : 0)
        put("wordLength", Float(block.letters) / words)
        put("shortWords", Float(block.shortWords) / words)
        put("capitalWords", Float(block.capitalWords) / words)
        put("capitals", Float(block.capitals) / Float(max(1, block.letters)))
        put("digits", Float(block.digits) / Float(max(1, block.visible)))
        put("commas", Float(block.commas) / words)
        put("stops", Float(block.stops))
        put("separators", Float(block.separators))
        put("endsSentence", block.endsSentence)
        put("endsInColon", block.endsInColon)
        put("startsSmall", block.startsSmall)
        put("prose", block.isProse)
        put("repeated", repeats)
        for hint in Self.phraseHints {
            put("phrase.\(hint)", block.phrases.contains(hint))
        }
        if block.words <= 40, !titleWords.isEmpty {
            let own = BlockContext.words(context.page.text[block.span.range])
            let shared = own.count { titleWords.contains($0) }
            put("inTitle", Float(shared) / Float(max(1, own.count)))
            put("ofTitle", Float(shared) / Float(titleWords.count))
        } else {
            put("inTitle", -1)
            put("ofTitle", -1)
        }
        put(
            "inArticleBody",
            bodyWords.share(of: context.page.text[block.span.range]))
    }

    private static let phraseHints: [ContentHint] = [
        .related, .comment, .share, .newsletter, .cookie, .legal, .author, .meta, .cta, .nav, .toc,
        .tags, .pagination, .caption, .ad, .rating, .sources, .faq, .highlight, .paywall,
    ]

    private mutating func place(_ i: Int) {
        let count = Float(context.blocks.count)
        let before = context.stretch(0..<i)
        put("blocks", count)
        put("pageWords", all.words)
        put("pageProse", all.prose)
        put("pageLinkDensity", all.linkDensity)
        put("position", Float(i) / count)
        put("fromEnd", count - Float(i))
        put("wordsBefore", before.words / max(1, all.words))
        put("proseBefore", before.prose / max(1, all.prose))
        put("sinceHeadline", firstHeadline < 0 ? -999 : Float(i - firstHeadline))
        put("sinceProse", lastProse[i] < 0 ? 99 : min(99, Float(i - lastProse[i])))
        put(
            "untilProse",
            nextProse[i] == context.blocks.count ? 99 : min(99, Float(nextProse[i] - i)))
    }

    /// The containers around the block, from the inside out, each larger than the one before; answers
    /// the innermost that holds half of the page's running text.
    private mutating func surroundings(_ i: Int) -> Int {
        levels.removeAll(keepingCapacity: true)
        var element = Int(context.blocks[i].element)
        var depth: Float = 0
        var major = 0
        var majorLevel = -1
        var shares: (Float, Float, Float) = (-1, -1, -1)
        while true {
            let range = context.range(of: element)
            if range.count > (levels.last?.range.count ?? 0) {
                levels.append(context.stretch(range))
                let share = (levels.last?.prose ?? 0) / max(1, all.prose)
                let level = Float(levels.count)
                if shares.0 < 0, share >= 0.2 { shares.0 = level }
                if shares.1 < 0, share >= 0.5 {
                    shares.1 = level
                    major = element
                    majorLevel = levels.count - 1
                }
                if shares.2 < 0, share >= 0.85 { shares.2 = level }
            }
            guard let parent = context.tree.parent(element) else { break }
            element = parent
            depth += 1
        }
        put("depth", depth)
        put("to20", shares.0)
        put("to50", shares.1)
        put("to85", shares.2)
        for n in 0..<4 {
            let level = n < levels.count ? levels[n] : levels.last ?? all
            stretch("level\(n)", level)
        }
        // What the block stands in directly below the container of most text.
        let container = majorLevel >= 0 ? levels[majorLevel] : all
        let branch = majorLevel > 0 ? levels[majorLevel - 1] : levels.first ?? all
        stretch("major", container)
        stretch("branch", branch)
        put(
            "inMajor",
            Float(i - container.range.lowerBound) / max(1, container.count))
        put("untilMajorEnd", min(99, Float(container.range.upperBound - i)))
        put("branchFromEnd", min(99, Float(container.range.upperBound - branch.range.upperBound)))
        put("branchFromStart", min(99, Float(branch.range.lowerBound - container.range.lowerBound)))
        return major
    }

    private mutating func stretch(
        _ name: @autoclosure () -> String, _ stretch: BlockContext.Stretch
    ) {
        put(name() + ".words", stretch.words)
        put(name() + ".share", stretch.words / max(1, all.words))
        put(name() + ".prose", stretch.prose / max(1, all.prose))
        put(name() + ".linkDensity", stretch.linkDensity)
        put(name() + ".blocks", stretch.count)
        put(name() + ".proseBlocks", stretch.proseBlocks / max(1, stretch.count))
        put(name() + ".furniture", stretch.furniture / max(1, stretch.count))
        put(name() + ".meanWords", stretch.words / max(1, stretch.count))
    }

    /// How many elements up each hint stands: below the container of most text, and anywhere.
    private mutating func hints(_ block: PageBlock, below major: Int) {
        for hint in near.indices {
            near[hint] = 30
            far[hint] = 30
        }
        var (seen, seenFar): (UInt64, UInt64) = (0, 0)
        var element = Int(block.element)
        var distance: Float = 0
        var passed = false
        while element > 0 {
            let hints = context.page.hints[element].rawValue
            if element == major { passed = true }
            if !passed {
                var new = hints & ~seen
                seen |= new
                while new != 0 {
                    near[new.trailingZeroBitCount] = distance
                    new &= new - 1
                }
            }
            var new = hints & ~seenFar
            seenFar |= new
            while new != 0 {
                far[new.trailingZeroBitCount] = distance
                new &= new - 1
            }
            element = context.tree.parent(element) ?? 0
            distance += 1
        }
        for hint in ContentHint.allCases { put("hint.\(hint)", near[Int(hint.rawValue)]) }
        for hint in ContentHint.allCases { put("far.\(hint)", far[Int(hint.rawValue)]) }
        let beside = Self.besideHints.map { near[Int($0.rawValue)] }.min() ?? 30
        let farBeside = Self.besideHints.map { far[Int($0.rawValue)] }.min() ?? 30
        put("hint.beside", beside)
        put("far.beside", farBeside)
        put("hint.count", Float((seen & Self.besideSet.rawValue).nonzeroBitCount))
    }

    private static let besideHints: [ContentHint] = [
        .nav, .footer, .sidebar, .comment, .share, .related, .newsletter, .cookie, .ad, .tags,
        .pagination, .modal, .form, .toc, .author, .print,
    ]
    private static let besideSet = besideHints.reduce(into: HintSet([])) { $0.insert(HintSet($1)) }

    /// What blocks that look alike have in common.
    private mutating func look(_ i: Int) {
        let keys = [lookKeys[i].0, lookKeys[i].1]
        for (n, name) in ["look", "wideLook"].enumerated() {
            let sum = looks[keys[n]] ?? (1, 0, 0, 0)
            put("\(name).count", sum.0)
            put("\(name).words", sum.1 / sum.0)
            put("\(name).linkDensity", sum.2 / sum.0)
            put("\(name).prose", sum.3 / sum.0)
        }
    }

    private mutating func neighbours(_ i: Int) {
        for offset in [-3, -2, -1, 1, 2, 3] {
            let at = i + offset
            let name = offset < 0 ? "before\(-offset)" : "after\(offset)"
            guard context.blocks.indices.contains(at) else {
                put("\(name).words", -1)
                put("\(name).linkDensity", -1)
                put("\(name).sort", -1)
                put("\(name).prose", -1)
                put("\(name).alike", -1)
                put("\(name).furniture", -1)
                continue
            }
            let other = context.blocks[at]
            put("\(name).words", Float(other.words))
            put("\(name).linkDensity", other.linkDensity)
            put("\(name).sort", Float(other.sort.rawValue))
            put("\(name).prose", context.isProse[at])
            put("\(name).alike", lookKeys[at].0 == lookKeys[i].0)
            put("\(name).furniture", !other.phrases.isDisjoint(with: BlockContext.furniture))
        }
    }

    private mutating func headings(_ i: Int) {
        let block = context.blocks[i]
        let heading = lastHeadings[i]
        put("heading.distance", heading < 0 ? 99 : min(99, Float(i - heading)))
        put("heading.level", heading < 0 ? 0 : Float(context.blocks[heading].level))
        put("sinceComment", sinceComment[i])
        put("sinceRelated", sinceRelated[i])
        let phrases = heading < 0 ? [] : context.blocks[heading].phrases
        for hint in [ContentHint.related, .comment, .share, .newsletter, .author, .cta, .sources] {
            put("heading.\(hint)", phrases.contains(hint))
        }
        // What follows a heading, up to the next.
        var end = i + 1
        while end < context.blocks.count, end - i < 40,
            context.blocks[end].sort != .heading || context.blocks[end].level > block.level
        {
            end += 1
        }
        let section = context.stretch((i + 1)..<max(i + 1, end))
        let isHeading = block.sort == .heading
        put("section.words", isHeading ? section.words : -1)
        put("section.linkDensity", isHeading ? section.linkDensity : -1)
        put("section.prose", isHeading ? section.prose : -1)
    }
}
