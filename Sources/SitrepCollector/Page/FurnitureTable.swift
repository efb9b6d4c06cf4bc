/// Phrases of page furniture, from `furniture.tsv`.
struct FurnitureTable: Sendable {
    private var lines: Set<[String]> = []
    private var longest = 0
    private var glued: Set<[String]> = []
    private var starts: [String: [Entry]] = [:]
    private var labels: [[String]: (limit: Int, verdict: Verdict)] = [:]
    private var within: [String: [Entry]] = [:]
    private var tails: Set<[String]> = []
    private var lists: Set<[String]> = []

    private struct Entry: Sendable {
        var phrase: [String]
        var limit: Int
        var verdict: Verdict
    }

    enum Verdict: Sendable {
        case furniture
        /// A picture's credit.
        case credit
    }

    init() {
        for row in Resources.rows("furniture.tsv") where row.count == 5 {
            let phrase = Words.of(row[4])
            guard let first = phrase.first else { continue }
            let limit = Int(row[1]) ?? .max
            let verdict = row[2] == "credit" ? Verdict.credit : .furniture
            switch row[0] {
            case "line":
                lines.insert(phrase)
                longest = max(longest, phrase.count)
                if row[2] == "glue" { glued.insert(phrase) }
            case "start":
                starts[first, default: []].append(
                    Entry(phrase: phrase, limit: limit, verdict: verdict))
            case "label": labels[phrase] = (limit, verdict)
            case "within":
                within[first, default: []].append(
                    Entry(phrase: phrase, limit: limit, verdict: verdict))
            case "tail": tails.insert(phrase)
            case "list":
                lists.insert(phrase)
                lines.insert(phrase)
                longest = max(longest, phrase.count)
            default: break
            }
        }
    }

    /// What a whole line is, if it is furniture.
    ///
    /// - Parameters:
    ///   - words: the line's words.
    ///   - label: the words before its first colon, where it has one.
    func verdict(_ words: [String], label: [String]?) -> Verdict? {
        guard let first = words.first else { return nil }
        if let label, let entry = labels[label], words.count <= entry.limit {
            return entry.verdict
        }
        if isMadeOfPhrases(words, glueOnly: false) { return .furniture }
        for entry in starts[first] ?? [] where words.count <= entry.limit {
            if words.starts(with: entry.phrase) { return entry.verdict }
        }
        for (i, word) in words.enumerated() {
            for entry in within[word] ?? [] where words.count <= entry.limit {
                if words[i...].starts(with: entry.phrase) { return entry.verdict }
            }
        }
        return nil
    }

    /// Whether nothing of the report follows this heading late in a page.
    func isTail(_ words: [String]) -> Bool {
        if tails.contains(words) { return true }
        // "3 Comments", "Comments (12)"
        let bare = words.filter { !$0.allSatisfy(\.isNumber) }
        return bare.count < words.count && tails.contains(bare)
    }

    /// Whether a list of other reports' headlines follows this heading.
    func isList(_ words: [String]) -> Bool { lists.contains(words) }

    /// Whether the words are furniture phrases and nothing else, one after the other.
    func isMadeOfPhrases(_ words: [String], glueOnly: Bool) -> Bool {
        guard !words.isEmpty, words.count <= 60 else { return false }
        let phrases = glueOnly ? glued : lines
        var reachable = [Bool](repeating: false, count: words.count + 1)
        reachable[0] = true
        for start in words.indices where reachable[start] {
            for n in 1...longest where start + n <= words.count {
                if phrases.contains(Array(words[start..<start + n])) { reachable[start + n] = true }
            }
        }
        return reachable[words.count]
    }

    /// How many bytes of a fixed notice, with its brackets, run into a capital letter at the start of
    /// a line ("Skip to contentThe minister"); 0 where none does.
    func gluedPrefix(_ text: [UInt8], from start: Int, to end: Int) -> Int {
        var words: [String] = []
        var word: [UInt8] = []
        var i = start
        let limit = min(end, start + 80)
        while i < limit {
            let byte = text[i]
            if Bytes.isUpper(byte), i > start,
                Bytes.isLower(text[i - 1]) || text[i - 1] == 0x5D
                    || text[i - 1] == 0x29 || text[i - 1] >= 0x80 || text[i - 1] == 0x2E
            {
                let all = word.isEmpty ? words : words + [String(decoding: word, as: UTF8.self)]
                if isMadeOfPhrases(all, glueOnly: true) { return i - start }
            }
            if Bytes.isLetter(byte) {
                word.append(Bytes.isUpper(byte) ? byte | 0x20 : byte)
            } else if !word.isEmpty {
                words.append(String(decoding: word, as: UTF8.self))
                word = []
            }
            i += 1
        }
        return 0
    }

    /// Where fixed notices begin that end a line of prose ("the talks.Skip to content").
    func gluedSuffix(_ text: [UInt8], from start: Int, to end: Int) -> Int? {
        var i = max(start + 1, end - 240)
        while i < end {
            let before = text[i - 1]
            let afterStop =
                before == 0x2E || before == 0x21 || before == 0x3F || before == 0x22
                || before == 0x29 || (before >= 0x80 && isClosingQuote(text, i))
                || (Bytes.isSpace(before) && endsSentence(text, spaceStart(text, i, start)))
            if afterStop, Bytes.isUpper(text[i]) || text[i] == 0x5B {
                if isMadeOfPhrases(Words.of(text[i..<end], limit: 61), glueOnly: true) { return i }
            }
            i += 1
        }
        return nil
    }

    /// Where the white space before the offset begins.
    private func spaceStart(_ text: [UInt8], _ end: Int, _ start: Int) -> Int {
        var at = end
        while at > start + 1, Bytes.isSpace(text[at - 1]) { at -= 1 }
        return at
    }

    private func endsSentence(_ text: [UInt8], _ end: Int) -> Bool {
        let byte = text[end - 1]
        return byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x22
            || isClosingQuote(text, end)
    }

    private func isClosingQuote(_ text: [UInt8], _ end: Int) -> Bool {
        end >= 3 && text[end - 3] == 0xE2 && text[end - 2] == 0x80
            && (text[end - 1] == 0x9D || text[end - 1] == 0x99)
    }
}
