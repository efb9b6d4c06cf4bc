import SitrepModel

/// An article as read: sentences, tokens with tags and syntax, names, times, quantities, quotations
/// and who refers to whom. Flat arrays; every offset is a byte offset into `article.text`.
///
/// Components fill it one after the other, each a ``ReaderComponent``; what a component has not filled
/// is empty.
public struct Document: Sendable {
    /// What was read.
    public var article: Article
    /// In text order.
    public var sentences: [Sentence] = []
    /// All tokens of all sentences, in text order.
    public var tokens: [Token] = []
    /// In text order, without overlap.
    public var names: [NameMention] = []
    /// Time expressions in text order.
    public var times: [TimeExpression] = []
    /// Stated numbers in text order.
    public var quantities: [QuantityMention] = []
    /// What is said, by position.
    public var quotations: [Quotation] = []
    /// For a token that stands for someone named elsewhere (pronoun, title, short name): the link.
    public var references: [Reference] = []
    /// What the engine's act heads say, one per sentence; empty where the engine has none.
    package var actReadings: [ActReading] = []

    /// Makes one from its parts.
    public init(article: Article) { self.article = article }

    /// The article's text.
    public var text: SourceText { article.text }
    package var bytes: [UInt8] { article.text.bytes }

    /// The words of a token as written.
    public func string(_ token: Int) -> String { text.string(tokens[token].span) }

    /// The span from the first to the last token of a range.
    public func span(_ range: Range<Int>) -> Span {
        guard !range.isEmpty else { return Span(0, 0) }
        return Span(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
    }
}

/// A sentence: its span and the tokens in it.
public struct Sentence: Sendable, Hashable {
    /// Where it stands.
    public var span: Span
    /// Its tokens.
    public var tokens: Range<Int>
    /// Index of the article's part that it belongs to.
    public var part: Int
    /// True for the title and headings, which have headline grammar.
    public var isHeadline: Bool

    /// Makes one from its parts.
    public init(span: Span, tokens: Range<Int>, part: Int, isHeadline: Bool) {
        self.span = span
        self.tokens = tokens
        self.part = part
        self.isHeadline = isHeadline
    }
}

/// A word or mark, as Universal Dependencies cuts them ("do" + "n't", "Russia" + "'s").
public struct Token: Sendable, Hashable {
    /// First byte.
    public var start: Int32
    /// One past the last byte.
    public var end: Int32
    /// Index of its sentence.
    public var sentence: Int32
    /// Universal part of speech.
    public var upos: PartOfSpeech = .x
    /// Morphological features.
    public var features: Features = []
    /// Dictionary form, lower-cased except for proper nouns; "" until lemmas are read.
    public var lemma: String = ""
    /// Index (in the document) of the token that it depends on; -1 for a sentence's root or unread.
    public var head: Int32 = -1
    /// Its relation to its head.
    public var relation: Relation = .dep

    /// Makes one from its parts.
    public init(start: Int, end: Int, sentence: Int) {
        self.start = Int32(start)
        self.end = Int32(end)
        self.sentence = Int32(sentence)
    }

    /// Where it stands.
    public var span: Span { Span(Int(start), Int(end)) }
}

/// One step of reading. Reads what earlier steps have filled and fills its own part; documents are
/// independent of each other.
package protocol ReaderComponent: Sendable {
    func read(_ document: inout Document)
}
