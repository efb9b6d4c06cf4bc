import SitrepModel

/// Cuts a page's text into blocks: a block ends where a block element begins or ends, and at two line
/// breaks after each other.
struct BlockReader {
    let marks: HintWords
    let phrases: HintWords

    /// Blocks of one page; a page of two million bytes of one-letter paragraphs has more than it needs.
    static let limit = 20_000

    /// Elements whose content is no text of the page.
    private static let skipped: TagSet = [
        .script, .style, .head, .template, .select, .option, .datalist, .textarea, .iframe, .object,
        .embed, .svg, .math, .canvas, .audio, .noembed, .noframes, .progress, .meter, .map, .video,
        .frameset, .title, .area,
    ]

    private static let blocks: TagSet = HTMLTree.breaking.union([
        .search, .noscript, .template, .listing, .plaintext, .xmp, .html, .colgroup, .foreignobject,
    ])

    /// - Parameter withFallbacks: whether `noscript` counts too, for pages that have nothing else.
    func read(_ tree: HTMLTree, withFallbacks: Bool = false) -> PageBlocks {
        var draft = BlockDraft(tree: tree, marks: marks, phrases: phrases)
        draft.out.hints = [HintSet](repeating: [], count: tree.nodes.count)
        // Open elements whose end ends a block, with where they end.
        var open: [(element: Int, end: Int)] = [(0, tree.nodes.count)]
        var inline: [(end: Int, kind: BlockDraft.Inline)] = []
        var node = 1
        while node < tree.nodes.count {
            while let last = open.last, node >= last.end {
                draft.flush()
                open.removeLast()
            }
            while let last = inline.last, node >= last.end {
                draft.leave(last.kind)
                inline.removeLast()
            }
            let here = tree.nodes[node]
            if here.kind != .element {
                if here.kind == .text || (withFallbacks && here.name == .plaintext) {
                    draft.add(node, within: open.last?.element ?? 0)
                }
                node += 1
                continue
            }
            if Self.skipped.contains(here.name) || (here.name == .noscript && !withFallbacks),
                !isShadowRoot(tree, node)
            {
                draft.gap()
                node = Int(here.end)
                continue
            }
            draft.readHints(of: node)
            if here.name == .br {
                draft.lineBreak()
            } else if Self.blocks.contains(here.name), here.name != .img, here.name != .input,
                here.name != .button
            {
                draft.flush()
                if Int(here.end) > node + 1 { open.append((node, Int(here.end))) }
            } else if here.name == .a {
                draft.enter(.link)
                inline.append((Int(here.end), .link))
            } else if here.name == .strong || here.name == .b {
                draft.enter(.strong)
                inline.append((Int(here.end), .strong))
            } else if here.name == .button || here.name == .img || here.name == .input {
                draft.gap()
            }
            if draft.out.blocks.count >= Self.limit { break }
            node += 1
        }
        draft.flush()
        return draft.out
    }

    /// A template that browsers show as its parent's content.
    private func isShadowRoot(_ tree: HTMLTree, _ node: Int) -> Bool {
        tree.nodes[node].name == .template
            && tree.rawAttribute("shadowrootmode", of: node) != nil
    }
}

/// The blocks read so far and the one that is being read.
struct BlockDraft {
    enum Inline { case link, strong }

    let tree: HTMLTree
    let marks: HintWords
    let phrases: HintWords
    var out = PageBlocks()

    private var raw: [UInt8] = []
    private var linkRanges: [Span] = []
    private var links = 0
    private var strongs = 0
    private var block: PageBlock?
    /// Line breaks since the last character.
    private var breaks = 0

    init(tree: HTMLTree, marks: HintWords, phrases: HintWords) {
        self.tree = tree
        self.marks = marks
        self.phrases = phrases
        out.text.reserveCapacity(tree.source.count / 8)
        out.blocks.reserveCapacity(256)
    }

    mutating func enter(_ kind: Inline) {
        if kind == .link { links += 1 } else { strongs += 1 }
    }

    mutating func leave(_ kind: Inline) {
        if kind == .link { links -= 1 } else { strongs -= 1 }
    }

    mutating func gap() { if !raw.isEmpty { raw.append(0x20) } }

    mutating func lineBreak() {
        breaks += 1
        if breaks >= 2 { flush() } else { gap() }
    }

    mutating func add(_ node: Int, within element: Int) {
        if tree.nodes[node].isBlank {
            gap()
            return
        }
        breaks = 0
        if block == nil {
            block = PageBlock(
                span: Span(out.text.count, out.text.count), element: Int32(element),
                firstNode: Int32(node), lastNode: Int32(node))
        }
        block?.lastNode = Int32(node)
        let start = raw.count
        tree.appendText(of: node, to: &raw)
        guard links > 0 || strongs > 0 else { return }
        var visible: Int32 = 0
        for byte in raw[start...] where byte > 0x20 { visible += 1 }
        if links > 0 { block?.linked += visible }
        if strongs > 0 { block?.strong += visible }
    }

    /// Ends the block.
    mutating func flush() {
        breaks = 0
        defer { raw.removeAll(keepingCapacity: true) }
        guard var done = block else { return }
        block = nil
        let start = out.text.count
        let count = raw.withUnsafeMutableBufferPointer { HTMLText.collapse($0) }
        guard count > 0 else { return }
        raw.withUnsafeBufferPointer {
            out.text.append(contentsOf: UnsafeBufferPointer(rebasing: $0[..<count]))
        }
        done.span = Span(start, out.text.count)
        out.text.withUnsafeBufferPointer { BlockCounts.count(&done, $0) }
        sort(&done)
        if done.words == 0, done.visible < 4 {
            // Bullets, arrows and lone signs are no text.
            out.text.removeLast(out.text.count - start)
            return
        }
        if done.words <= 24 {
            done.phrases = out.text.withUnsafeBufferPointer {
                phrases.hints(inText: $0, done.span.start, done.span.end)
            }
        }
        out.blocks.append(done)
    }

    /// What the block is by the elements around it.
    private func sort(_ block: inout PageBlock) {
        var element = Int(block.element)
        var steps = 0
        while element > 0, steps < 12 {
            switch tree.nodes[element].name {
            case .h1, .h2, .h3, .h4, .h5, .h6:
                // A paragraph in a heading that nothing closed.
                if block.sort == .paragraph, block.isProse { return }
                block.sort = .heading
                block.level = Int(tree.nodes[element].name.rawValue - TagName.h1.rawValue) + 1
                return
            case .figcaption, .caption:
                block.sort = .caption
                return
            case .li:
                block.sort = .listItem
                return
            case .td, .th:
                if block.sort == .plain { block.sort = .cell }
                return
            case .blockquote:
                block.sort = .quote
                return
            case .p: if block.sort == .plain { block.sort = .paragraph }
            case .pre, .listing, .xmp:
                block.sort = .preformatted
                return
            case .dt, .dd:
                if block.sort == .plain { block.sort = .term }
                return
            case .article, .section, .main, .body, .aside, .nav, .footer, .header: return
            default: break
            }
            element = tree.parent(element) ?? 0
            steps += 1
        }
    }

    /// Takes down what an element says of itself.
    mutating func readHints(of node: Int) {
        let element = tree.nodes[node]
        var hints = HintSet.of(element.name)
        let marks = marks
        tree.source.withUnsafeBufferPointer { bytes in
            HTMLAttributes.forEach(bytes, tag: element.span) { found in
                guard !found.value.isEmpty || found.name.count == 6 else { return true }
                switch found.name.count {
                case 5 where HTMLTree.isName(bytes, found.name, "class"),
                    2 where HTMLTree.isName(bytes, found.name, "id"),
                    4 where HTMLTree.isName(bytes, found.name, "role"),
                    8 where HTMLTree.isName(bytes, found.name, "itemprop"),
                    10 where HTMLTree.isName(bytes, found.name, "aria-label"),
                    11 where HTMLTree.isName(bytes, found.name, "data-testid"),
                    14 where HTMLTree.isName(bytes, found.name, "data-component"):
                    // Utility classes by the dozen say nothing.
                    hints.formUnion(
                        marks.hints(
                            inMark: bytes, found.value.start,
                            min(found.value.end, found.value.start + 300)))
                case 6 where HTMLTree.isName(bytes, found.name, "hidden"):
                    hints.insert(.hidden)
                case 5 where HTMLTree.isName(bytes, found.name, "style"):
                    if Self.hides(bytes, found.value) { hints.insert(.hidden) }
                case 11 where HTMLTree.isName(bytes, found.name, "aria-hidden"):
                    if found.value.count == 4 { hints.insert(.hidden) }
                default: break
                }
                return true
            }
        }
        out.hints[node] = hints
    }

    /// Whether a style attribute says `display: none` or `visibility: hidden`.
    private static func hides(_ bytes: UnsafeBufferPointer<UInt8>, _ value: Span) -> Bool {
        var squeezed: [UInt8] = []
        for at in value.start..<min(value.end, value.start + 200)
        where !HTMLTokenizer.isSpace(bytes[at]) {
            squeezed.append(bytes[at] &- 0x41 < 26 ? bytes[at] | 0x20 : bytes[at])
        }
        for at in squeezed.indices where squeezed[at] == 0x3A {
            if squeezed[at...].starts(with: ":none".utf8),
                squeezed[..<at].suffix(7).elementsEqual("display".utf8)
            {
                return true
            }
            if squeezed[at...].starts(with: ":hidden".utf8),
                squeezed[..<at].suffix(10).elementsEqual("visibility".utf8)
            {
                return true
            }
        }
        return false
    }
}
