import Foundation
import SitrepModel

/// A CoNLL-U file (https://universaldependencies.org/format.html) as raw text with gold offsets.
package struct Treebank: Sendable {
    package struct Word: Sendable {
        /// Byte span in ``Treebank/text``.
        package var span: Span
        package var upos: String
        package var features: Features
        package var lemma: String
        /// Index of the head within the sentence; -1 for the root.
        package var head: Int
        package var relation: String
    }

    package struct Sentence: Sendable {
        package var span: Span
        package var words: [Word]
    }

    /// The raw text, rebuilt from forms and SpaceAfter; paragraphs are parted by empty lines.
    package var text: SourceText
    package var paragraphs: [Span]
    package var sentences: [Sentence]

    /// - Throws: ``Trouble`` naming file and line for a line that is not CoNLL-U.
    package init(path: String) throws(Trouble) {
        let data: Data
        do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw Trouble(
                input: path, reason: "the file can't be read",
                remedy: "Check the path and permissions")
        }
        var bytes: [UInt8] = []
        var paragraphs: [Span] = []
        var sentences: [Sentence] = []
        var words: [Word] = []
        var rows: [(id: String, fields: [Substring])] = []
        var pendingSpace = false
        var newParagraph = true
        var paragraphStart = 0

        func closeParagraph() {
            if bytes.count > paragraphStart { paragraphs.append(Span(paragraphStart, bytes.count)) }
            if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
            paragraphStart = bytes.count
        }
        func closeSentence() {
            guard !rows.isEmpty else { return }
            if newParagraph {
                closeParagraph()
                newParagraph = false
                pendingSpace = false
            }
            words = []
            let start = bytes.count + (pendingSpace ? 1 : 0)
            var coveredUntil = 0
            var joined = false
            for row in rows {
                let ids = row.id.split(separator: "-")
                let form = row.fields[1]
                if ids.count == 2 {
                    coveredUntil = Int(ids[1]) ?? 0
                    joined = true
                    if pendingSpace { bytes.append(0x20) }
                    pendingSpace = false
                    // The words of the range are written below; its own SpaceAfter holds for the last.
                    joinedSpace = !row.fields[9].contains("SpaceAfter=No")
                    continue
                }
                let index = Int(row.id) ?? 0
                if pendingSpace { bytes.append(0x20) }
                let at = bytes.count
                bytes += Array(form.utf8)
                words.append(
                    Word(
                        span: Span(at, bytes.count), upos: String(row.fields[3]),
                        features: Features(bundle: String(row.fields[5])),
                        lemma: String(row.fields[2]), head: (Int(row.fields[6]) ?? 0) - 1,
                        relation: String(row.fields[7])))
                if joined, index < coveredUntil {
                    pendingSpace = false
                } else if joined, index == coveredUntil {
                    pendingSpace = joinedSpace
                    joined = false
                } else {
                    pendingSpace = !row.fields[9].contains("SpaceAfter=No")
                }
            }
            sentences.append(Sentence(span: Span(start, bytes.count), words: words))
            rows = []
        }
        var joinedSpace = true
        for (number, line) in String(decoding: data, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).enumerated() {
            if line.isEmpty {
                closeSentence()
            } else if line.hasPrefix("#") {
                if line.hasPrefix("# newpar") || line.hasPrefix("# newdoc") { newParagraph = true }
            } else {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard fields.count == 10 else {
                    throw Trouble(
                        input: path, place: "line \(number + 1)",
                        reason: "\(fields.count) columns where CoNLL-U has 10",
                        remedy: "Check that the file is CoNLL-U, unpacked")
                }
                if !fields[0].contains(".") { rows.append((String(fields[0]), fields)) }
            }
        }
        closeSentence()
        closeParagraph()
        text = SourceText(validUTF8: bytes)
        self.paragraphs = paragraphs
        self.sentences = sentences
    }

    /// The text as an article of paragraphs.
    package var article: Article {
        Article(
            id: "treebank", captureHash: "", source: .stream, language: "en", text: text,
            parts: paragraphs.map { Article.Part(span: $0, kind: .paragraph, language: "en") })
    }

    /// A document with the gold sentences and words, for scoring what comes after the tokenizer.
    package var goldTokens: Document {
        var document = Document(article: article)
        var part = 0
        for (number, sentence) in sentences.enumerated() {
            while part + 1 < paragraphs.count, sentence.span.start >= paragraphs[part].end {
                part += 1
            }
            let first = document.tokens.count
            for word in sentence.words {
                document.tokens.append(
                    Token(start: word.span.start, end: word.span.end, sentence: number))
            }
            document.sentences.append(
                SitrepReader.Sentence(
                    span: sentence.span, tokens: first..<document.tokens.count, part: part,
                    isHeadline: false))
        }
        return document
    }
}
