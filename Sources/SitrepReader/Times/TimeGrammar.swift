import Foundation

/// The classes of words and of what rules have built, one bit each.
package enum TimeClass: String, CaseIterable, Sendable {
    // Words
    case weekday = "WDAY"
    case weekdayAbbreviation = "WDABB"
    case weekdays = "WDAYS"
    case month = "MONTH"
    /// Months whose names are also words or names of people.
    case ambiguousMonth = "MAY"
    case unit = "UNIT"
    case units = "UNITS"
    case part = "PART"
    case parts = "PARTS"
    case season = "SEASON"
    case fall = "FALL"
    case meridiem = "AMPM"
    case zone = "ZONE"
    case frequency = "FREQUENCY"
    /// Words after which a four-digit number is a year.
    case yearCue = "YEARCUE"
    /// Words before which a four-digit number is an amount.
    case amount = "AMOUNT"
    // Figures
    case number = "NUM"
    case ordinal = "ORD"
    case dayNumber = "DAYNUM"
    case yearNumber = "YEAR"
    case twoDigits = "YY"
    case hoursMinutes = "HHMM"
    case clockNumber = "CLOCK"
    case figureDate = "FIGUREDATE"
    case decadeNumber = "DECADE"
    case capitalised = "CAP"
    /// Any word in letters.
    case word = "WORD"
    // Verbs and what tells where they look
    case future = "FUTURE"
    case plan = "PLAN"
    case implicative = "IMPLICATIVE"
    case schedule = "SCHEDULE"
    case upcoming = "UPCOMING"
    case pastVerb = "PASTVERB"
    case being = "BE"
    case moving = "MOVING"
    // Built by rules
    case ofWeekday = "W"
    case calendarDay = "CAL"
    case relativeDay = "REL"
    case ofMonth = "MON"
    case ofYear = "YR"
    case ofSeason = "SEAS"
    case ofWeek = "WK"
    case ofDecade = "DEC"
    case timeOfDay = "TOD"
    case duration = "DUR"
    case set = "SET"
    case other = "OTHER"

    package var bit: UInt64 { 1 << UInt64(Self.allCases.firstIndex(of: self) ?? 63) }

    static let days: [TimeClass] = [.ofWeekday, .calendarDay, .relativeDay]
    static let dates: [TimeClass] =
        days + [.ofMonth, .ofYear, .ofSeason, .ofWeek, .ofDecade]
}

/// The rules that build time expressions, read from `rules.tsv`.
///
/// A cascade: the rules of a stage replace what they match by one item of the class that they
/// produce, and the next stage sees those items. Within a stage the longest match wins, then the
/// earlier rule.
package struct TimeGrammar: Sendable {
    struct Element: Sendable {
        var mask: UInt64 = 0
        var words: [UInt16] = []

        @inline(__always) func matches(_ lexeme: Lexeme) -> Bool {
            lexeme.classes & mask != 0 || (lexeme.word != 0 && words.contains(lexeme.word))
        }
    }

    struct Rule: Sendable {
        var elements: [Element] = []
        /// What must, or must not, stand before and behind; not part of the expression.
        var before: [(element: Element, wanted: Bool)] = []
        var behind: [(element: Element, wanted: Bool)] = []
        var operation: TimeOperation
        var produces: UInt64
        var order: Int
    }

    /// Rules by stage.
    private(set) var stages: [Stage] = []

    struct Stage: Sendable {
        var rules: [Rule] = []
        /// Rules that may begin with a class bit, or with a word.
        var byClass: [[Int32]] = Array(repeating: [], count: 64)
        var byWord: [[Int32]] = []
        var startMask: UInt64 = 0
    }

    package init(file: URL, table: inout LexemeTable) throws(ResourceError) {
        var order = 0
        for (line, row) in try Table.rows(file).enumerated() {
            guard row.count >= 3, let stage = Int(row[0]), (1...9).contains(stage),
                let operation = TimeOperation(row[2])
            else {
                throw ResourceError(
                    file: file.lastPathComponent, line: line + 1,
                    reason:
                        "a rule needs stage, pattern and operation: '\(row.joined(separator: " | "))'"
                )
            }
            let produces = row.count > 3 ? Self.mask(row[3]) : 0
            add(
                stage: stage, pattern: row[1], operation: operation, produces: produces,
                order: order, table: &table)
            order += 1
        }
    }

    /// Adds a rule, once for each reading of its optional elements.
    package mutating func add(
        stage: Int, pattern: String, operation: TimeOperation, produces: UInt64, order: Int,
        table: inout LexemeTable
    ) {
        while stages.count < stage { stages.append(Stage()) }
        var rules = [Rule(operation: operation, produces: produces, order: order)]
        for part in pattern.split(separator: " ") {
            var text = part
            let negated = text.hasPrefix("!")
            if negated { text.removeFirst() }
            if text.hasPrefix("("), text.hasSuffix(")") {
                let element = Self.element(text.dropFirst().dropLast(), &table)
                for i in rules.indices {
                    if rules[i].elements.isEmpty {
                        rules[i].before.append((element, !negated))
                    } else {
                        rules[i].behind.append((element, !negated))
                    }
                }
            } else {
                let optional = text.count > 1 && text.hasSuffix("?")
                if optional { text.removeLast() }
                let element = Self.element(text, &table)
                let without = optional ? rules : []
                for i in rules.indices { rules[i].elements.append(element) }
                rules += without
            }
        }
        for rule in rules where !rule.elements.isEmpty { stages[stage - 1].rules.append(rule) }
    }

    /// Sorts the rules under what they begin with; call once after the last rule.
    package mutating func index(words: Int) {
        for s in stages.indices {
            stages[s].byWord = Array(repeating: [], count: words + 1)
            // Longer rules first, so that the first match is the longest.
            stages[s].rules.sort {
                ($1.elements.count, $0.order) < ($0.elements.count, $1.order)
            }
            for (i, rule) in stages[s].rules.enumerated() {
                let first = rule.elements[0]
                stages[s].startMask |= first.mask
                for bit in 0..<64 where first.mask & (1 << UInt64(bit)) != 0 {
                    stages[s].byClass[bit].append(Int32(i))
                }
                for word in first.words { stages[s].byWord[Int(word)].append(Int32(i)) }
            }
        }
    }

    private static func element(_ text: Substring, _ table: inout LexemeTable) -> Element {
        var element = Element()
        // A lone bar can't be written; "|" always parts alternatives.
        for alternative in text.split(separator: "|") {
            let mask = mask(String(alternative))
            if mask != 0 {
                element.mask |= mask
            } else {
                element.words.append(table.identifier(String(alternative)))
            }
        }
        return element
    }

    /// The bits of class names parted by bars; DAY and DATE stand for several.
    package static func mask(_ names: String) -> UInt64 {
        var mask: UInt64 = 0
        for name in names.split(separator: "|") {
            switch name {
            case "DAY": mask |= TimeClass.days.reduce(0) { $0 | $1.bit }
            case "DATE": mask |= TimeClass.dates.reduce(0) { $0 | $1.bit }
            case "LONG":
                mask |= TimeClass.dates.dropFirst(TimeClass.days.count).reduce(0) { $0 | $1.bit }
            default: mask |= TimeClass(rawValue: String(name))?.bit ?? 0
            }
        }
        return mask
    }
}

extension TimeGrammar.Stage {
    /// The best rule that matches at `at`; nil for none.
    func match(_ items: [Lexeme], at: Int) -> TimeGrammar.Rule? {
        let item = items[at]
        guard item.classes & startMask != 0 || item.word != 0 else { return nil }
        var best: Int32 = -1
        var bits = item.classes & startMask
        while bits != 0 {
            let bit = bits.trailingZeroBitCount
            bits &= bits - 1
            for index in byClass[bit] where best < 0 || index < best {
                if matches(rules[Int(index)], items, at) {
                    best = index
                    break
                }
            }
        }
        if item.word != 0, Int(item.word) < byWord.count {
            for index in byWord[Int(item.word)] where best < 0 || index < best {
                if matches(rules[Int(index)], items, at) {
                    best = index
                    break
                }
            }
        }
        return best < 0 ? nil : rules[Int(best)]
    }

    private func matches(_ rule: TimeGrammar.Rule, _ items: [Lexeme], _ at: Int) -> Bool {
        let count = rule.elements.count
        guard at + count <= items.count else { return false }
        var k = 1
        while k < count {
            guard rule.elements[k].matches(items[at + k]) else { return false }
            k += 1
        }
        var i = at - 1
        for (element, wanted) in rule.before.reversed() {
            guard (i >= 0 && element.matches(items[i])) == wanted else { return false }
            i -= 1
        }
        i = at + count
        for (element, wanted) in rule.behind {
            guard (i < items.count && element.matches(items[i])) == wanted else { return false }
            i += 1
        }
        return true
    }
}
