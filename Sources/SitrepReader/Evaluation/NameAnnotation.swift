import Foundation
import SitrepModel

/// A text with its names marked word by word in BIO tags (CoNLL-2002 style): one word and one tag a
/// line, the word first and the tag last, parted by tabs; an empty line ends a sentence.
///
/// Tags are O, B-KIND and I-KIND. Of kinds given in different ways by different data sets, those of
/// ``kinds`` are known; names of other kinds are passed over, as they are on the reading side.
package struct NameAnnotation: Sendable {
    /// A name: its tokens' indices in ``document`` and its kind.
    package struct Name: Sendable, Hashable {
        package var tokens: Range<Int>
        package var kind: NameMention.Kind
    }

    /// The text with its sentences and tokens; words are parted by one space.
    package var document: Document
    package var names: [Name]

    /// What data sets call the three kinds that they share.
    package static let kinds: [String: NameMention.Kind] = [
        "per": .person, "person": .person, "org": .organisation, "organisation": .organisation,
        "organization": .organisation, "corporation": .organisation, "loc": .place,
        "location": .place, "place": .place, "gpe": .place, "geo-loc": .place, "facility": .place,
    ]

    /// Whether a word's tag is one of BIO; several kinds may be parted by commas.
    package static func isTag(_ tag: some StringProtocol) -> Bool {
        tag == "O"
            || tag.split(separator: ",").allSatisfy { $0.hasPrefix("B-") || $0.hasPrefix("I-") }
    }

    /// - Throws: ``Trouble`` naming file and line for a line that is not a word and a tag.
    package init(path: String) throws(Trouble) {
        let data: Data
        do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw Trouble(
                input: path, reason: "the file can't be read",
                remedy: "Check the path and permissions")
        }
        try self.init(text: String(decoding: data, as: UTF8.self), path: path)
    }

    package init(text: String, path: String) throws(Trouble) {
        var bytes: [UInt8] = []
        var tokens: [Token] = []
        var sentences: [Sentence] = []
        var open: Name?
        var names: [Name] = []
        var first = 0

        func closeName() {
            if let name = open { names.append(name) }
            open = nil
        }
        func closeSentence() {
            closeName()
            guard tokens.count > first else { return }
            let span = Span(Int(tokens[first].start), Int(tokens[tokens.count - 1].end))
            sentences.append(
                Sentence(span: span, tokens: first..<tokens.count, part: 0, isHeadline: false))
            first = tokens.count
        }
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let fields = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
            guard let word = fields.first, let last = fields.last, word != "\r" else {
                closeSentence()
                continue
            }
            let tag = last.hasSuffix("\r") ? String(last.dropLast()) : last
            guard fields.count >= 2, Self.isTag(tag) else {
                throw Trouble(
                    input: path, place: "line \(number + 1)",
                    reason: "it is no word and BIO tag parted by a tab",
                    remedy: "Write the word, a tab, and O, B-PER, I-PER and so on")
            }
            if !bytes.isEmpty { bytes.append(0x20) }
            let start = bytes.count
            bytes += Array(word.utf8)
            let index = tokens.count
            tokens.append(Token(start: start, end: bytes.count, sentence: sentences.count))
            let kind = tag.split(separator: ",").lazy.compactMap {
                Self.kinds[$0.dropFirst(2).lowercased()]
            }.first
            if tag.hasPrefix("I-"), let name = open, name.kind == kind {
                open?.tokens = name.tokens.lowerBound..<index + 1
            } else {
                closeName()
                open = kind.map { Name(tokens: index..<index + 1, kind: $0) }
            }
        }
        closeSentence()
        let source = SourceText(validUTF8: bytes)
        document = Document(
            article: Article(
                id: "names", captureHash: "", source: .stream, language: "en", text: source,
                parts: [.init(span: Span(0, bytes.count), kind: .paragraph, language: "en")]))
        document.tokens = tokens
        document.sentences = sentences
        self.names = names
    }
}
