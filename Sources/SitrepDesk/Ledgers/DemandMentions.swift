import SitrepModel

/// Which demand "that condition", "the proposal" or "the demands" means: the one raised last before it
/// in the same report; in another report, any demand that goes to whoever answers.
struct DemandMentions {
    private struct Place {
        var start: Int
        var event: String
    }

    /// Where demands are raised, by article, in text order.
    private var raised: [String: [Place]] = [:]

    /// An answer follows within so many code points where it names nobody.
    private static let next = 400

    init(_ demands: [LedgerSource]) {
        for source in demands {
            for telling in source.tellings {
                raised[telling.article, default: []].append(
                    Place(start: telling.sentence.start, event: source.event.id))
            }
        }
        for article in raised.keys {
            raised[article]?.sort { ($0.start, $0.event) < ($1.start, $1.event) }
        }
    }

    /// Whether the answer's words stand for this demand; nil where they stand for none.
    func means(_ answer: DemandAnswers.Answer, _ demand: LedgerSource) -> Bool? {
        var isOther = false
        for anaphor in answer.anaphors {
            guard let places = raised[anaphor.article],
                let last = places.last(where: { $0.start < anaphor.start })
            else {
                // Raised in other reports: one demand of any wording can be meant.
                if anaphor.isRequest, demand.event.root == "10" { return true }
                continue
            }
            if last.event == demand.event.id { return true }
            // Several are raised in one sentence.
            let alike = places.contains { $0.start == last.start && $0.event == demand.event.id }
            if alike { return true }
            isOther = true
        }
        return isOther ? false : nil
    }

    /// Whether the answer stands right after the demand in a report.
    func isNext(_ answer: DemandAnswers.Answer, _ demand: LedgerSource) -> Bool {
        answer.anaphors.contains { anaphor in
            guard let places = raised[anaphor.article],
                let last = places.last(where: { $0.start < anaphor.start })
            else { return false }
            return last.event == demand.event.id && anaphor.start - last.start <= Self.next
        }
    }

    /// A sentence whose words stand for what was asked or proposed before.
    struct Anaphor {
        var article: String
        /// Of the sentence, in code points.
        var start: Int
        /// Whether a noun of asking does ("the demands"), not one of proposing ("the plan").
        var isRequest: Bool
    }

    /// The sentences of an event that have such words after the act.
    static func anaphors(_ source: LedgerSource) -> [Anaphor] {
        source.tellings.compactMap { telling in
            anaphor(telling).map {
                Anaphor(article: telling.article, start: telling.sentence.start, isRequest: $0)
            }
        }
    }

    /// nil without such a noun; true where it is a noun of asking ("the demands"), not of
    /// proposing ("the plan").
    private static func anaphor(_ telling: Telling) -> Bool? {
        let words = SentenceWords(telling.sentence.quote)
        let trigger = words.range(
            from: telling.trigger.start - telling.sentence.start,
            to: telling.trigger.end - telling.sentence.start)
        let after = trigger.upperBound..<min(words.words.count, trigger.upperBound + 5)
        for (list, isRequest) in [(request, true), (proposal, false)] {
            guard let noun = list.first(in: words, after) else { continue }
            let before = words.words[max(0, noun.lowerBound - 2)..<noun.lowerBound].map(\.text)
            if before.contains(where: determiners.contains) { return isRequest }
        }
        return nil
    }

    private static let request = LedgerWords.list("request")
    private static let proposal = LedgerWords.list("proposal")
    private static let determiners: Set<String> = [
        "the", "that", "this", "these", "those", "such", "his", "her", "its", "their", "all",
    ]
}

/// Until when a demand is to be met.
enum DemandDeadline {
    /// Whether the reports go on past the demand's deadline.
    static func hasLapsed(_ demand: LedgerSource, by end: Int?) -> Bool {
        guard let end else { return false }
        return demand.tellings.contains { telling in
            let from =
                (telling.when?.value.last ?? telling.published?.last)?.ordinal
            guard let from, let days = days(telling.sentence.quote) else { return false }
            return from + days < end
        }
    }

    /// Days that a sentence gives: "within ten days", "48 hours to leave", "a week".
    private static func days(_ text: String) -> Int? {
        let words = SentenceWords(text).words.map(\.text)
        for i in words.indices.dropFirst() {
            guard let length = lengths[words[i]] else { continue }
            let number = Int(words[i - 1]) ?? numbers[words[i - 1]]
            guard let number, number > 0, number < 400 else { continue }
            let before = words[max(0, i - 3)..<(i - 1)]
            let after = words.indices.contains(i + 1) ? words[i + 1] : ""
            guard
                before.contains("within") || before.contains("gave") || before.contains("given")
                    || before.contains("giving") || after == "to"
            else { continue }
            return (number * length + 23) / 24
        }
        return nil
    }

    /// Hours.
    private static let lengths: [String: Int] = [
        "hour": 1, "hours": 1, "day": 24, "days": 24, "week": 168, "weeks": 168, "month": 720,
        "months": 720,
    ]
    private static let numbers: [String: Int] = [
        "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "thirty": 30,
    ]
}
