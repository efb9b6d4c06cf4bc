import SitrepModel

/// A paragraph, heading, list item, table cell or other stretch of a page's text that stands by itself.
struct PageBlock {
    /// What sort of element it stands in.
    enum Sort: UInt8 {
        case plain, paragraph, heading, listItem, cell, quote, caption, preformatted, term
    }

    var sort = Sort.plain
    /// 1 to 6; 0 for what is no heading.
    var level = 0
    /// Where it stands in ``PageBlocks/text``.
    var span: Span
    /// The innermost block element around it.
    var element: Int32
    /// Its first and last text nodes.
    var firstNode: Int32
    var lastNode: Int32

    // Counts of its text.
    var words: Int32 = 0
    var letters: Int32 = 0
    /// Bytes that are not white space.
    var visible: Int32 = 0
    /// Of these, within links, and within strong emphasis.
    var linked: Int32 = 0
    var strong: Int32 = 0
    var capitals: Int32 = 0
    /// Words that begin with a capital.
    var capitalWords: Int32 = 0
    var digits: Int32 = 0
    var commas: Int32 = 0
    /// Sentence ends within it.
    var stops: Int32 = 0
    /// Words of one to three letters.
    var shortWords: Int32 = 0
    var endsSentence = false
    var endsInColon = false
    var startsSmall = false
    /// Signs that part the entries of a menu or line of facts.
    var separators: Int32 = 0
    /// What its words hint at; of short blocks only.
    var phrases = HintSet([])

    var linkDensity: Float { visible > 0 ? Float(linked) / Float(visible) : 0 }

    /// Whether it reads as running text.
    var isProse: Bool { words >= 12 && linkDensity < 0.4 && (stops > 0 || endsSentence) }
}

/// A page's blocks in order, with their text.
struct PageBlocks {
    /// The blocks' text, one after the other.
    var text: [UInt8] = []
    var blocks: [PageBlock] = []
    /// For each node of the tree, the hints of the element itself.
    var hints: [HintSet] = []
}
