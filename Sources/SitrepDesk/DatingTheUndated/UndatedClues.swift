import SitrepModel

/// What the words of an undated article say of its day.
struct UndatedClues {
    /// A clue at a place of the text.
    struct Clue {
        enum Kind: Equatable {
            /// "on Thursday": ISO weekday.
            case weekday(Int)
            /// "a day after", "yesterday": days between the act and the report's day.
            case distance(Int, Direction)
            /// "January 26": month and day.
            case date(month: Int, day: Int)
        }
        /// On which side of the words the act stands that a distance is counted from.
        enum Direction: Equatable {
            /// "two days after the raid".
            case following
            /// "the raid of two days before", "that he ordered a week ago".
            case preceding
            /// "yesterday".
            case either
        }
        /// How the act stands to its report.
        enum Tense: Equatable {
            /// Told as what the report is about.
            case own
            /// "had met on Tuesday": before that.
            case earlier
            /// "will meet on Tuesday".
            case ahead
        }
        var kind: Kind
        /// The ISO weekday, of those.
        var weekday: Int? { if case .weekday(let day) = kind { day } else { nil } }
        /// For weekdays.
        var tense = Tense.own
        /// Byte range of the words.
        var span: Span
    }

    var clues: [Clue] = []

    /// Finds weekdays, distances and dates in the text, in order.
    init(_ bytes: [UInt8]) {
        var words: [(text: String, span: Span)] = []
        var start: Int?
        for i in 0...bytes.count {
            let isWord: Bool
            if i < bytes.count {
                let b = bytes[i]
                isWord =
                    (0x30...0x39).contains(b) || (0x41...0x5A).contains(b)
                    || (0x61...0x7A).contains(b)
            } else {
                isWord = false
            }
            if isWord, start == nil { start = i }
            if !isWord, let s = start {
                let word = String(decoding: bytes[s..<i], as: UTF8.self).lowercasedASCII
                words.append((word, Span(s, i)))
                start = nil
            }
        }
        for (i, word) in words.enumerated() {
            func at(_ offset: Int) -> String {
                words.indices.contains(i + offset) ? words[i + offset].text : ""
            }
            if let weekday = Self.weekdays[word.text] {
                let looksElsewhere = Self.elsewhere.contains(at(-1)) || at(1) == "week"
                if !looksElsewhere {
                    clues.append(
                        Clue(
                            kind: .weekday(weekday), tense: Self.tense(words, i, bytes),
                            span: word.span))
                }
            } else if word.text == "yesterday" {
                clues.append(Clue(kind: .distance(1, .either), span: word.span))
            } else if word.text == "today" {
                clues.append(Clue(kind: .distance(0, .either), span: word.span))
            } else if let unit = Self.units[word.text], let n = Self.number(at(-1)),
                let direction = Self.direction(at(1), before: at(-2))
            {
                clues.append(
                    Clue(
                        kind: .distance(n * unit, direction),
                        span: Span(words[i - 1].span.start, words[i + 1].span.end)))
            } else if let month = Self.months[word.text], let day = Int(at(1)),
                (1...31).contains(day)
            {
                clues.append(
                    Clue(
                        kind: .date(month: month, day: day),
                        span: Span(word.span.start, words[i + 1].span.end)))
            } else if let month = Self.months[word.text], let day = Int(at(-1)),
                (1...31).contains(day)
            {
                clues.append(
                    Clue(
                        kind: .date(month: month, day: day),
                        span: Span(words[i - 1].span.start, word.span.end)))
            }
        }
    }

    static let weekdays = [
        "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
        "sunday": 7,
    ]
    private static let months: [String: Int] = {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october", "november", "december",
        ]
        var months: [String: Int] = [:]
        for (i, name) in names.enumerated() {
            months[name] = i + 1
            if name.count > 4 { months[String(name.prefix(3))] = i + 1 }
        }
        months["sept"] = 9
        return months
    }()
    private static let units = ["day": 1, "days": 1, "week": 7, "weeks": 7]

    private static func number(_ word: String) -> Int? {
        word == "a" ? 1 : NumberWords.value(word) ?? Int(word)
    }

    /// "before" counts back only where no act follows it: "the raid of four days before".
    private static func direction(_ word: String, before: String) -> Clue.Direction? {
        switch word {
        case "after", "since": .following
        case "ago", "earlier", "previously": .preceding
        case "before": before == "of" || before == "from" ? .preceding : nil
        default: nil
        }
    }

    /// How the clause before a weekday stands to the report, by its auxiliary.
    private static func tense(
        _ words: [(text: String, span: Span)], _ index: Int, _ bytes: [UInt8]
    ) -> Clue.Tense {
        var i = index - 1
        func stops(after word: Int) -> Bool {
            bytes[words[word].span.end..<words[word + 1].span.start].contains {
                $0 == 0x2E || $0 == 0x2C || $0 == 0x3B || $0 == 0x21
            }
        }
        while i >= 0, index - i <= 16 {
            if stops(after: i) { return .own }
            let word = words[i].text
            if aheadWords.contains(word) { return .ahead }
            if word == "to", i > 0, ["is", "are"].contains(words[i - 1].text) { return .ahead }
            if word == "had" { return .earlier }
            if reporting.contains(word) { return .own }
            i -= 1
        }
        // "On Tuesday guards had turned water cannon": the auxiliary follows in the same clause.
        for next in words.indices.dropFirst(index + 1).prefix(5) {
            if stops(after: next - 1) { break }
            if words[next].text == "had" { return .earlier }
            if aheadWords.contains(words[next].text) { return .ahead }
        }
        return .own
    }

    private static let aheadWords: Set<String> = ["will", "shall", "would"]
    private static let reporting: Set<String> = [
        "said", "says", "announced", "declared", "told", "reported", "confirmed",
    ]
    /// Words before a weekday that point away from the nearest past one.
    private static let elsewhere: Set<String> = ["next", "every", "until", "coming", "by"]
}
