import SitrepModel

/// Words of a sentence with their places, for rules that look at what stands around an act.
struct SentenceWords: Sendable {
    struct Word: Sendable {
        /// Lower case.
        var text: String
        /// Code points from the sentence's start.
        var start: Int
        var end: Int
        /// Whether a semicolon, colon or full stop stands before it.
        var opensClause: Bool
    }

    private(set) var words: [Word] = []

    init(_ text: String) {
        var word: [UInt8] = []
        var (at, start) = (0, 0)
        var opens = false
        func close(_ words: inout [Word]) {
            guard !word.isEmpty else { return }
            words.append(
                Word(
                    text: String(decoding: word, as: UTF8.self), start: start, end: at,
                    opensClause: opens))
            word.removeAll(keepingCapacity: true)
            opens = false
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A, 0x41...0x5A, 0xC0...0x24F, 0x386...0x587:
                if word.isEmpty { start = at }
                let isUpper = (0x41...0x5A).contains(scalar.value)
                word.append(contentsOf: String(scalar).utf8.map { isUpper ? $0 | 0x20 : $0 })
            case 0x3A, 0x3B:
                close(&words)
                opens = true
            default: close(&words)
            }
            at += 1
        }
        close(&words)
    }

    /// The words that lie in a stretch of code points.
    func range(from start: Int, to end: Int) -> Range<Int> {
        let first = words.firstIndex { $0.end > start } ?? words.count
        let last = words.lastIndex { $0.start < end } ?? -1
        return last >= first ? first..<(last + 1) : first..<first
    }
}

/// A list of words and phrases from `words.tsv`.
struct LedgerWords: Sendable {
    private var byFirst: [String: [[String]]] = [:]

    /// The first place in a range of a sentence's words where one of the list stands.
    func first(in sentence: SentenceWords, _ range: Range<Int>? = nil) -> Range<Int>? {
        for i in range ?? sentence.words.indices {
            if let n = length(at: i, sentence) { return i..<(i + n) }
        }
        return nil
    }

    /// The last such place.
    func last(in sentence: SentenceWords, _ range: Range<Int>) -> Range<Int>? {
        for i in range.reversed() {
            if let n = length(at: i, sentence) { return i..<(i + n) }
        }
        return nil
    }

    func found(in sentence: SentenceWords, _ range: Range<Int>? = nil) -> Bool {
        first(in: sentence, range) != nil
    }

    func found(in text: String) -> Bool { found(in: SentenceWords(text)) }

    /// How many words one of the list takes at a place; nil where none stands there.
    private func length(at i: Int, _ sentence: SentenceWords) -> Int? {
        guard let phrases = byFirst[sentence.words[i].text] else { return nil }
        var best: Int?
        for phrase in phrases where i + phrase.count <= sentence.words.count {
            if phrase.indices.allSatisfy({ sentence.words[i + $0].text == phrase[$0] }) {
                best = max(best ?? 0, phrase.count)
            }
        }
        return best
    }

    /// A list by its name in the table; empty for a name that the table lacks.
    static func list(_ name: String) -> LedgerWords { lists[name] ?? LedgerWords() }

    private static let lists: [String: LedgerWords] = {
        var lists: [String: LedgerWords] = [:]
        for row in rows(PackageResources.words_tsv) where row.count == 3 {
            for entry in row[2].split(separator: ",") {
                let words = entry.split(separator: " ").map(String.init)
                guard let first = words.first else { continue }
                for form in forms(first, row[1]) {
                    let phrase = [form] + words.dropFirst()
                    lists[row[0], default: LedgerWords()].byFirst[form, default: []].append(phrase)
                }
            }
        }
        return lists
    }()

    /// The fields of a table's lines, comments and empty lines left out.
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        bytes.split(separator: 0x0A).filter { $0.first != 0x23 }.map { line in
            line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// The regular forms of a word; more than English has do no harm.
    private static func forms(_ word: String, _ form: String) -> Set<String> {
        guard form != "phrase", let last = word.last else { return [word] }
        var forms: Set<String> = [word, word + "s"]
        let stem = String(word.dropLast())
        if "sxzh".contains(last) { forms.insert(word + "es") }
        if last == "y" { forms.insert(stem + "ies") }
        guard form == "verb" else { return forms }
        switch last {
        case "e": forms.formUnion([word + "d", stem + "ing"])
        case "y": forms.formUnion([stem + "ied", word + "ed", word + "ing"])
        default:
            forms.formUnion([word + "ed", word + "ing"])
            if "bdgmnprtl".contains(last) {
                forms.formUnion([word + "\(last)ed", word + "\(last)ing"])
            }
        }
        return forms
    }
}

extension Assertion {
    /// The words of its sentence.
    var sentenceWords: SentenceWords { SentenceWords(sentence.quote) }

    /// Where the trigger stands among them.
    func triggerRange(in words: SentenceWords) -> Range<Int> {
        words.range(from: trigger.start - sentence.start, to: trigger.end - sentence.start)
    }
}
