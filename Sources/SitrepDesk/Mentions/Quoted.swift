import SitrepModel

extension Assertion {
    /// Whether words of its sentence give its day, be it that they stand by another act.
    var statesDay: Bool {
        guard let when else { return false }
        guard when.inferred else { return true }
        return when.expression.map { $0.start >= sentence.start && $0.end <= sentence.end } ?? false
    }

    /// The content's words where they are the speaker's own: marked as quoted, and standing between
    /// quotation marks in the sentence. A paraphrase is never passed off as a quotation.
    var ownWords: String? {
        guard let content, content.quoted else { return nil }
        let marks: Set<Unicode.Scalar> = [
            "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}", "\u{2018}", "\u{2019}",
            "'",
        ]
        let words = Array(content.span.quote.unicodeScalars)
        guard let first = words.first, let last = words.last else { return nil }
        let sentence = Array(sentence.quote.unicodeScalars)
        let before = content.span.start - self.sentence.start - 1
        let after = content.span.end - self.sentence.start
        let opens =
            marks.contains(first)
            || sentence.indices.contains(before) && marks.contains(sentence[before])
        let closes =
            marks.contains(last)
            || sentence.indices.contains(after) && marks.contains(sentence[after])
            || words.count > 1 && marks.contains(words[words.count - 2])
        // A quotation that runs on into the next sentence closes there.
        let runsOn = opens && !words.dropFirst().contains(where: marks.contains)
        return opens && (closes || runsOn) ? content.span.quote : nil
    }
}
