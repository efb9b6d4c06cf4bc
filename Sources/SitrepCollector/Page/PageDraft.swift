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
        guard kinds[i] == nil || kinds[i] == .paragraph, units[i].mark != .heading else { return false }
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
            && text[units[i].span.end - 1] != 0x3A
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
