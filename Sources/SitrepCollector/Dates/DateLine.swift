import SitrepModel

/// A line that only gives dates: "Published 26 January 2022", "Wednesday, January 26, 2022 | 3 min".
struct DateLine {
    /// When the report was published; nil where the line gives only a change.
    var published: DatePhrase?
    var updated: DatePhrase?

    /// Reads a whole line; nil where it holds more than dates.
    init?(_ text: [UInt8], _ span: Span, _ words: CalendarWords) {
        guard span.count <= 160 else { return nil }
        let phrases = DatePhrase.all(text, span, words)
        guard let first = phrases.first, let last = phrases.last else { return nil }
        var from = span.start
        var isUpdate = false
        for phrase in phrases {
            let between = Words.of(text[from..<phrase.span.start])
            guard isOnlyLabels(between, words) else { return nil }
            if between.contains(where: words.updated.contains) { isUpdate = true }
            if between.contains(where: words.published.contains) { isUpdate = false }
            if isUpdate {
                updated = updated ?? phrase
            } else {
                published = published ?? phrase
            }
            from = phrase.span.end
        }
        guard isOnlyLabels(Words.of(text[last.span.end..<span.end]), words),
            !(phrases.count == 1 && text[first.span.end..<span.end].contains(0x3A)
                && text[span.end - 1] != 0x3A && published != nil && first.clock == nil)
        else { return nil }
    }

    private func isOnlyLabels(_ line: [String], _ words: CalendarWords) -> Bool {
        line.count <= 6
            && line.allSatisfy { word in
                words.fillers.contains(word) || words.published.contains(word)
                    || words.updated.contains(word) || words.weekdays.contains(word)
                    || words.zones[word] != nil || word.allSatisfy(\.isNumber)
            }
    }
}
