import SitrepModel

/// An article's text as a page gives it: blocks in order.
package struct HTMLArticle: Sendable, Hashable {
    /// A paragraph, heading, list item, quotation or row of a table.
    package struct Block: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable {
            case paragraph, heading, listItem, quote, tableRow, preformatted
            /// What is written beneath a picture; kept, but not read.
            case caption
        }

        package var kind: Kind
        /// One line, references resolved, white space collapsed.
        package var text: String
        /// 1 to 6; 0 for what is no heading.
        package var level: Int
        /// Where its text begins in the page's source, in bytes; -1 where it comes from JSON-LD.
        package var sourceOffset: Int

        package init(kind: Kind, text: String, level: Int = 0, sourceOffset: Int = -1) {
            self.kind = kind
            self.text = text
            self.level = level
            self.sourceOffset = sourceOffset
        }
    }

    /// How the text was found.
    package enum Means: String, Sendable, Hashable {
        /// Chosen among the page's blocks.
        case blocks
        /// From `articleBody`, since the page itself has less of it.
        case articleBody
        /// Nothing was likely; the likeliest that there is.
        case leftovers
        /// From `noscript`, or the page's description.
        case fallback
        /// The page has no text.
        case none
    }

    /// In order.
    package var blocks: [Block]
    package var means: Means
    /// The most likely share of the words that are the article's, from 0 to 1.
    package var confidence: Float

    package init(blocks: [Block], means: Means, confidence: Float) {
        self.blocks = blocks
        self.means = means
        self.confidence = confidence
    }

    /// The text alone: one block a paragraph.
    package var text: String { blocks.map(\.text).joined(separator: "\n\n") }

    /// The article's stored text and its parts: the title where one is given, then the blocks, blank
    /// lines between them. The parts' language is still "und".
    package func textAndParts(title: String?) -> (text: SourceText, parts: [Article.Part]) {
        var bytes: [UInt8] = []
        var parts: [Article.Part] = []
        func add(_ text: String, _ kind: Article.Part.Kind) {
            var line: [UInt8] = []
            HTMLText.collapse(Array(text.utf8)[...], into: &line)
            guard !line.isEmpty else { return }
            if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
            let start = bytes.count
            bytes += line
            parts.append(
                Article.Part(span: Span(start, bytes.count), kind: kind, language: "und"))
        }
        if let title { add(title, .title) }
        let titleWords = title.map { BlockContext.words(Array($0.utf8)[...]) }
        for (i, block) in blocks.enumerated() {
            // The headline stands there already.
            if i < 3, block.kind == .heading || block.kind == .paragraph,
                let titleWords, !titleWords.isEmpty,
                BlockContext.words(Array(block.text.utf8)[...]) == titleWords
            {
                continue
            }
            switch block.kind {
            case .heading: add(block.text, .heading)
            case .listItem: add(block.text, .listItem)
            case .caption, .preformatted: add(block.text, .furniture)
            case .paragraph, .quote, .tableRow: add(block.text, .paragraph)
            }
        }
        return (SourceText(validUTF8: bytes), parts)
    }
}
