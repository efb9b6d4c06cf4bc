import SitrepModel

/// A page's units while it is found out what they are.
struct PageDraft {
    let text: [UInt8]
    let units: [TextUnit]
    var kinds: [Article.Part.Kind?]
    var title: Int?
    var agencies: [String] = []
    var authors: [String] = []
    var dateLines: [(line: DateLine, span: Span)] = []
    var copyrightYears: [Int] = []
    private let wordLists: [[String]]

    init(text: [UInt8], units: [TextUnit]) {
        self.text = text
        self.units = units
        kinds = Array(repeating: nil, count: units.count)
        wordLists = units.map { Words.of(text[$0.span.range], limit: 64) }
    }

    /// The unit's first 64 words.
    func words(_ i: Int) -> [String] { wordLists[i] }

    func string(_ i: Int) -> String { String(decoding: text[units[i].span.range], as: UTF8.self) }

    /// The words before the first colon within the first 40 bytes.
    func label(_ i: Int) -> [String]? {
        let span = units[i].span
        guard let colon = text[span.range].prefix(40).firstIndex(of: 0x3A) else { return nil }
        return Words.of(text[span.start..<colon])
    }

    /// Not yet named, of some length, and with a sentence's final mark or the length of a paragraph.
    func isProse(_ i: Int) -> Bool {
        guard kinds[i] == nil || kinds[i] == .paragraph, units[i].mark != .heading else {
            return false
        }
        let words = words(i).count
        if words >= 40 { return true }
        return words >= 5 && TextUnit.endsSentence(text, units[i].span)
            && !(words < 16 && endsInQuestion(i) && units[i].mark == .plain && i == firstOpen)
    }

    /// A headline may be a question.
    private func endsInQuestion(_ i: Int) -> Bool {
        let last = text[units[i].span.end - 1]
        return last == 0x3F || last == 0x21
    }

    private var firstOpen: Int? { kinds.firstIndex { $0 == nil } }

    /// A line without a sentence's final mark.
    func isLabel(_ i: Int) -> Bool {
        units[i].span.count <= 300 && !TextUnit.endsSentence(text, units[i].span)
            && text[units[i].span.end - 1] != 0x3A && !holdsSentenceEnd(i)
    }

    /// Whether a sentence ends within the unit: a full stop after a long word in small letters, then a
    /// capital.
    private func holdsSentenceEnd(_ i: Int) -> Bool {
        let span = units[i].span
        guard span.count > 12 else { return false }
        for at in (span.start + 4)..<(span.end - 2) where text[at] == 0x2E {
            guard Bytes.isSpace(text[at + 1]),
                text[(at - 4)..<at].allSatisfy({ Bytes.isLower($0) || $0 >= 0x80 })
            else { continue }
            var next = at + 1
            while next < span.end, Bytes.isSpace(text[next]) { next += 1 }
            if Bytes.isCapital(text, at: next) { return true }
        }
        return false
    }

    /// Whether the unit begins with a graphic sign rather than a letter, number or mark of writing.
    func startsWithSymbol(_ i: Int) -> Bool {
        guard let scalar = Unicode.Scalar(Bytes.scalar(text, at: units[i].span.start).value) else {
            return false
        }
        switch scalar.properties.generalCategory {
        case .otherSymbol, .mathSymbol: return true
        default: return false
        }
    }

    /// Whether the unit is nothing but Markdown links and images, as menus and pictures are.
    func isOnlyLinks(_ i: Int) -> Bool {
        var at = units[i].span.start
        let end = units[i].span.end
        var links = 0
        while at < end {
            if text[at] == 0x21, at + 1 < end, text[at + 1] == 0x5B { at += 1 }
            if text[at] == 0x5B {
                guard let close = text[at..<end].firstIndex(of: 0x5D), close + 1 < end,
                    text[close + 1] == 0x28,
                    let last = text[close..<end].firstIndex(of: 0x29)
                else { return false }
                links += 1
                at = last + 1
            } else if Bytes.isSpace(text[at]) || text[at] == 0x7C || text[at] == 0x2D {
                at += 1
            } else {
                return false
            }
        }
        return links > 0
    }

    /// Whether the unit could be a headline: one or two lines, not prose.
    func isHeadline(_ i: Int) -> Bool {
        if units[i].mark == .heading { return true }
        return units[i].lineCount <= 3 && units[i].span.count <= 300 && !isProse(i)
            && (isLabel(i) || endsInQuestion(i) || text[units[i].span.end - 1] >= 0x80
                || text[units[i].span.end - 1] == 0x22 || text[units[i].span.end - 1] == 0x27
                || text[units[i].span.end - 1] == 0x29)
    }

    func language(_ i: Int, _ identifier: LanguageIdentifier) -> String {
        identifier.identify(text[units[i].span.range])
    }

    /// The language of the first long paragraph.
    func bodyLanguage(_ identifier: LanguageIdentifier) -> String {
        for i in units.indices where isProse(i) && words(i).count >= 12 {
            let language = language(i, identifier)
            if language != "und" { return language }
        }
        return "und"
    }
}
