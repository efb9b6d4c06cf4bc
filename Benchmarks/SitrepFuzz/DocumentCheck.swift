import SitrepModel
import SitrepReader

/// Holds a document and its assertions against what must be true of every one.
struct DocumentCheck {
    private(set) var faults: [String] = []
    private let document: Document

    init(_ document: Document, _ assertions: [Assertion]) {
        self.document = document
        parts()
        sentences()
        tokens()
        heads()
        findings()
        for assertion in assertions {
            for span in assertion.spans {
                quoted(span, "assertion on '\(assertion.trigger.quote)'")
            }
            if !(0...1).contains(assertion.confidence) { fault("confidence out of 0...1") }
        }
    }

    private mutating func fault(_ text: String) {
        if faults.count < 20 { faults.append(text) }
    }

    // MARK: Text and layout

    /// In the text, not empty, at code points' first bytes.
    private mutating func span(_ span: Span, _ what: String) {
        let bytes = document.bytes
        guard span.start >= 0, span.end <= bytes.count, span.start < span.end else {
            fault("\(what): \(span.start)..<\(span.end) is empty or outside the text")
            return
        }
        if bytes[span.start] & 0xC0 == 0x80
            || (span.end < bytes.count && bytes[span.end] & 0xC0 == 0x80)
        {
            fault("\(what): \(span.start)..<\(span.end) cuts a code point")
        }
    }

    /// The boundary form resolves to the words that it quotes.
    private mutating func quoted(_ quoted: QuotedSpan, _ what: String) {
        let text = document.text
        let start = text.offset(ofCodePoint: quoted.start)
        let end = text.offset(ofCodePoint: quoted.end)
        if quoted.start >= quoted.end
            || !text.bytes[start..<max(start, end)].elementsEqual(quoted.quote.utf8)
        {
            fault("\(what): \(quoted.start)..<\(quoted.end) does not read '\(quoted.quote)'")
        }
    }

    private mutating func parts() {
        var end = 0
        for part in document.article.parts {
            span(part.span, "part")
            if part.span.start < end { fault("parts overlap at \(part.span.start)") }
            end = part.span.end
        }
    }

    private mutating func sentences() {
        var token = 0
        var end = 0
        for (index, sentence) in document.sentences.enumerated() {
            span(sentence.span, "sentence \(index)")
            if sentence.tokens.lowerBound != token || sentence.tokens.isEmpty {
                fault("sentence \(index): tokens \(sentence.tokens) after token \(token)")
            }
            if sentence.span.start < end { fault("sentence \(index) overlaps the one before") }
            if !document.article.parts.indices.contains(sentence.part)
                || !document.article.parts[sentence.part].span.contains(sentence.span)
            {
                fault("sentence \(index) is not within its part")
            }
            if sentence.tokens.count > SentenceReader.longest {
                fault("sentence \(index) has \(sentence.tokens.count) tokens")
            }
            token = sentence.tokens.upperBound
            end = sentence.span.end
            for at in sentence.tokens.clamped(to: document.tokens.indices) {
                if document.tokens[at].sentence != Int32(index) {
                    fault("token \(at) belongs to another sentence than \(index)")
                }
                if !sentence.span.contains(document.tokens[at].span) {
                    fault("token \(at) is not within its sentence")
                }
            }
        }
        if token != document.tokens.count { fault("tokens without a sentence from \(token)") }
    }

    private mutating func tokens() {
        var end = 0
        for (index, token) in document.tokens.enumerated() {
            span(token.span, "token \(index)")
            if token.span.start < end { fault("token \(index) overlaps the one before") }
            end = token.span.end
        }
    }

    // MARK: Syntax

    private mutating func heads() {
        for sentence in document.sentences {
            let roots = sentence.tokens.count { document.tokens[$0].head < 0 }
            if roots != 1 { fault("sentence of tokens \(sentence.tokens) has \(roots) roots") }
            for token in sentence.tokens {
                if let head = document.head(token), !sentence.tokens.contains(head) {
                    fault("token \(token) has its head \(head) in another sentence")
                    return
                }
            }
            // Walks to the root, each token once.
            var reached = [Int](repeating: -1, count: sentence.tokens.count)
            for token in sentence.tokens {
                var at: Int? = token
                while let here = at, reached[here - sentence.tokens.lowerBound] < 0 {
                    reached[here - sentence.tokens.lowerBound] = token
                    at = document.head(here)
                }
                if let here = at, reached[here - sentence.tokens.lowerBound] == token {
                    fault("the heads of tokens \(sentence.tokens) run in a circle at \(here)")
                    return
                }
            }
        }
    }

    // MARK: What was found

    private mutating func range(_ range: Range<Int>?, _ what: String) {
        guard let range else { return }
        if range.isEmpty || range.lowerBound < 0 || range.upperBound > document.tokens.count {
            fault("\(what): tokens \(range) of \(document.tokens.count)")
        }
    }

    private mutating func findings() {
        var end = 0
        for name in document.names {
            range(name.tokens, "name")
            if name.tokens.lowerBound < end { fault("names overlap at token \(end)") }
            end = name.tokens.upperBound
        }
        for time in document.times { found(time.span, time.sentence, "time") }
        for quantity in document.quantities {
            found(quantity.span, quantity.sentence, "quantity")
            if let hedge = quantity.hedge { span(hedge, "hedge") }
            if let counted = quantity.counted { range(counted..<(counted + 1), "counted") }
            if quantity.value.isNaN { fault("a quantity is no number") }
        }
        for quotation in document.quotations {
            span(quotation.content, "quotation")
            range(quotation.speaker, "speaker")
            range(quotation.addressee, "addressee")
            range(quotation.cue, "cue")
            if quotation.sentences.isEmpty
                || quotation.sentences.upperBound > document.sentences.count
            {
                fault("quotation in sentences \(quotation.sentences)")
            }
        }
        for reference in document.references {
            range(reference.mention, "mention")
            range(reference.antecedent, "antecedent")
        }
    }

    private mutating func found(_ found: Span, _ sentence: Int, _ what: String) {
        span(found, what)
        if !document.sentences.indices.contains(sentence)
            || !document.sentences[sentence].span.overlaps(found)
        {
            fault("\(what) at \(found.start) is not in sentence \(sentence)")
        }
    }
}
