import SitrepModel

/// What the words of an undated article say of its day.
struct UndatedClues {
    /// A clue at a place of the text.
    struct Clue {
        enum Kind: Equatable {
            /// "on Thursday": ISO weekday.
            case weekday(Int)
            /// "a day after", "yesterday": days between the act and the report's day.
            case distance(Int)
            /// "January 26": month and day.
            case date(month: Int, day: Int)
        }
        var kind: Kind
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
                if !looksElsewhere { clues.append(Clue(kind: .weekday(weekday), span: word.span)) }
            } else if word.text == "yesterday" {
                clues.append(Clue(kind: .distance(1), span: word.span))
            } else if word.text == "today" {
                clues.append(Clue(kind: .distance(0), span: word.span))
            } else if word.text == "day" || word.text == "days",
                at(1) == "after" || at(1) == "since",
                let n = Self.numbers[at(-1)] ?? Int(at(-1))
            {
                clues.append(
                    Clue(
                        kind: .distance(n),
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
    private static let numbers = [
        "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    ]
    /// Words before a weekday that point away from the nearest past one.
    private static let elsewhere: Set<String> = ["next", "every", "until", "coming", "by"]
}
