import SitrepModel

/// Writes down the numbers of one block after the other.
struct BlockDescriber {
    private let survey: PageSurvey
    private let context: BlockContext
    private let blocks: [PageBlock]
    private let all: BlockContext.Stretch

    /// Where the next number goes; nil while names are taken down instead.
    private var place: UnsafeMutablePointer<Float>?
    private var taken: [String] = []

    // For one block after the other: how far up each hint stands, below the container of most text
    // and anywhere, and the containers around it.
    private var near = [Float](repeating: 30, count: Self.hints.count)
    private var far = [Float](repeating: 30, count: Self.hints.count)
    private var levels: [BlockContext.Stretch] = []

    private static let hints = ContentHint.allCases

    init(_ survey: PageSurvey) {
        self.survey = survey
        context = survey.context
        blocks = survey.blocks
        all = survey.all
    }

    /// Writes a block's numbers, each ``BlockFeatures/tile`` places after the one before.
    mutating func describe(_ block: Int, into place: UnsafeMutablePointer<Float>) {
        self.place = place
        write(block)
    }

    /// What the numbers are called.
    mutating func names() -> [String] {
        place = nil
        taken = []
        write(0)
        return taken
    }

    @inline(__always)
    private mutating func put(_ name: @autoclosure () -> String, _ value: Float) {
        if let place {
            place.initialize(to: value)
            self.place = place + BlockFeatures.tile
        } else {
            taken.append(name())
        }
    }

    @inline(__always)
    private mutating func put(_ name: @autoclosure () -> String, _ value: Bool) {
        put(name(), value ? 1 : 0)
    }

    private mutating func write(_ i: Int) {
        let block = blocks[i]
        text(block, repeats: survey.repeats[i])
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
        if block.words <= 40, !survey.titleWords.isEmpty {
            var (shared, own) = (0, 0)
            BlockContext.forEachWord(context.page.text[block.span.range]) {
                own += 1
                if survey.titleWords.contains($0) { shared += 1 }
            }
            put("inTitle", Float(shared) / Float(max(1, own)))
            put("ofTitle", Float(shared) / Float(survey.titleWords.count))
        } else {
            put("inTitle", -1)
            put("ofTitle", -1)
        }
        put("inArticleBody", survey.bodyWords.share(of: context.page.text[block.span.range]))
    }

    private static let phraseHints: [ContentHint] = [
        .related, .comment, .share, .newsletter, .cookie, .legal, .author, .meta, .cta, .nav, .toc,
        .tags, .pagination, .caption, .ad, .rating, .sources, .faq, .highlight, .paywall,
    ]

    private mutating func place(_ i: Int) {
        let count = Float(blocks.count)
        let before = context.stretch(0..<i)
        put("blocks", count)
        put("pageWords", all.words)
        put("pageProse", all.prose)
        put("pageLinkDensity", all.linkDensity)
        put("position", Float(i) / count)
        put("fromEnd", count - Float(i))
        put("wordsBefore", before.words / max(1, all.words))
        put("proseBefore", before.prose / max(1, all.prose))
        put("sinceHeadline", survey.firstHeadline < 0 ? -999 : Float(i - survey.firstHeadline))
        put("sinceProse", survey.lastProse[i] < 0 ? 99 : min(99, Float(i - survey.lastProse[i])))
        put(
            "untilProse",
            survey.nextProse[i] == blocks.count ? 99 : min(99, Float(survey.nextProse[i] - i)))
    }

    /// The containers around the block, from the inside out, each larger than the one before; answers
    /// the innermost that holds half of the page's running text.
    private mutating func surroundings(_ i: Int) -> Int {
        levels.removeAll(keepingCapacity: true)
        var element = Int(blocks[i].element)
        put("depth", Float(context.depth(of: element)))
        var major = 0
        var majorLevel = -1
        var shares: (Float, Float, Float) = (-1, -1, -1)
        while element >= 0 {
            let range = context.range(of: element)
            if !range.isEmpty {
                let stretch = context.stretch(range)
                levels.append(stretch)
                let share = stretch.prose / max(1, all.prose)
                let level = Float(levels.count)
                if shares.0 < 0, share >= 0.2 { shares.0 = level }
                if shares.1 < 0, share >= 0.5 {
                    shares.1 = level
                    major = element
                    majorLevel = levels.count - 1
                }
                if shares.2 < 0, share >= 0.85 { shares.2 = level }
            }
            element = context.wider(than: element)
        }
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
        let own = Int(block.element)
        let depth = context.depth(of: own)
        // Elements from the container of most text on are not below it.
        let bound = major > 0 ? context.depth(of: major) : 0
        var element = own > 0 ? own : -1
        while element >= 0 {
            let hints = context.page.hints[element].rawValue
            let above = context.depth(of: element)
            let distance = Float(depth - above)
            var new = hints & ~seenFar
            seenFar |= new
            while new != 0 {
                far[new.trailingZeroBitCount] = distance
                new &= new - 1
            }
            if above > bound {
                new = hints & ~seen
                seen |= new
                while new != 0 {
                    near[new.trailingZeroBitCount] = distance
                    new &= new - 1
                }
            }
            element = context.hinted(above: element)
        }
        for (i, hint) in Self.hints.enumerated() { put("hint.\(hint)", near[i]) }
        for (i, hint) in Self.hints.enumerated() { put("far.\(hint)", far[i]) }
        put("hint.beside", Self.besideHints.reduce(30) { min($0, near[Int($1.rawValue)]) })
        put("far.beside", Self.besideHints.reduce(30) { min($0, far[Int($1.rawValue)]) })
        put("hint.count", Float((seen & Self.besideSet.rawValue).nonzeroBitCount))
    }

    private static let besideHints: [ContentHint] = [
        .nav, .footer, .sidebar, .comment, .share, .related, .newsletter, .cookie, .ad, .tags,
        .pagination, .modal, .form, .toc, .author, .print,
    ]
    private static let besideSet = besideHints.reduce(into: HintSet([])) { $0.insert(HintSet($1)) }

    /// What blocks that look alike have in common.
    private mutating func look(_ i: Int) {
        let (own, wide) = survey.looks[i]
        look("look", survey.sums[own])
        look("wideLook", survey.sums[wide])
    }

    @inline(__always)
    private mutating func look(_ name: StaticString, _ look: PageSurvey.Look) {
        put("\(name).count", look.count)
        put("\(name).words", look.words / look.count)
        put("\(name).linkDensity", look.linkDensity / look.count)
        put("\(name).prose", look.prose / look.count)
    }

    private mutating func neighbours(_ i: Int) {
        for offset in [-3, -2, -1, 1, 2, 3] {
            let at = i + offset
            func name() -> String { offset < 0 ? "before\(-offset)" : "after\(offset)" }
            guard blocks.indices.contains(at) else {
                put("\(name()).words", -1)
                put("\(name()).linkDensity", -1)
                put("\(name()).sort", -1)
                put("\(name()).prose", -1)
                put("\(name()).alike", -1)
                put("\(name()).furniture", -1)
                continue
            }
            let other = blocks[at]
            put("\(name()).words", Float(other.words))
            put("\(name()).linkDensity", other.linkDensity)
            put("\(name()).sort", Float(other.sort.rawValue))
            put("\(name()).prose", context.isProse[at])
            put("\(name()).alike", survey.looks[at].own == survey.looks[i].own)
            put("\(name()).furniture", !other.phrases.isDisjoint(with: BlockContext.furniture))
        }
    }

    private mutating func headings(_ i: Int) {
        let heading = survey.lastHeadings[i]
        put("heading.distance", heading < 0 ? 99 : min(99, Float(i - heading)))
        put("heading.level", heading < 0 ? 0 : Float(blocks[heading].level))
        put("sinceComment", survey.sinceComment[i])
        put("sinceRelated", survey.sinceRelated[i])
        let phrases = heading < 0 ? [] : blocks[heading].phrases
        for hint in Self.headingHints {
            put("heading.\(hint)", phrases.contains(hint))
        }
        section(i)
    }

    private static let headingHints: [ContentHint] = [
        .related, .comment, .share, .newsletter, .author, .cta, .sources,
    ]

    /// What follows a heading, up to the next.
    private mutating func section(_ i: Int) {
        let block = blocks[i]
        guard block.sort == .heading else {
            put("section.words", -1)
            put("section.linkDensity", -1)
            put("section.prose", -1)
            return
        }
        var end = i + 1
        while end < blocks.count, end - i < 40,
            blocks[end].sort != .heading || blocks[end].level > block.level
        {
            end += 1
        }
        let section = context.stretch((i + 1)..<max(i + 1, end))
        put("section.words", section.words)
        put("section.linkDensity", section.linkDensity)
        put("section.prose", section.prose)
    }
}
