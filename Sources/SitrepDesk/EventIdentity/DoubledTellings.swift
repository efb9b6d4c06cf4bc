import SitrepModel

/// Whether two words of one sentence were read as two acts where the sentence tells one.
///
/// Four ways in which that happens: a light verb and the noun that says what was done ("took part in
/// an exercise"); a saying and what it says, where both were read as the same kind of act ("proposed
/// that a force be set up"); a promise and the act that it promises ("undertook to furnish 3 million");
/// and two words for one meeting or call of the same two ("telephoned him and spoke for an hour").
enum DoubledTellings {
    /// Code points between a light verb, or a promise, and what belongs to it.
    private static let near = 24

    /// Whether two tellings of one article's one sentence are one, in any order.
    static func areOne(_ a: Telling, _ b: Telling) -> Bool {
        guard a.article == b.article, a.sentence == b.sentence, a.trigger != b.trigger,
            ActNearness.relation(a.code, b.code) != .excluded
        else { return false }
        let (first, second) = a.trigger.start <= b.trigger.start ? (a, b) : (b, a)
        return isPart(second, of: first) || areOneMeeting(first, second)
    }

    /// Whether the later of two tellings of a sentence only says what the earlier one is about: its
    /// parties, day and place are then not those of the act.
    static func isPart(_ second: Telling, of first: Telling) -> Bool {
        first.trigger.start < second.trigger.start
            && (isLightVerb(first, with: second) || isContent(second, of: first)
                || isPromised(second, by: first))
    }

    /// The words between two triggers; nil where they lie apart or something else begins there.
    private static func between(_ a: Telling, _ b: Telling) -> [Substring]? {
        let (end, start) = (a.trigger.end, b.trigger.start)
        guard start >= end, start - end <= near else { return nil }
        let gap = String(
            String.UnicodeScalarView(
                a.sentence.quote.unicodeScalars.dropFirst(end - a.sentence.start)
                    .prefix(start - end)))
        guard !gap.contains(where: { ",;:".contains($0) }) else { return nil }
        let words = gap.split(whereSeparator: \.isWhitespace)
        return words.contains("and") || words.contains("but") ? nil : words
    }

    private static func isLightVerb(_ verb: Telling, with noun: Telling) -> Bool {
        guard verb.root == noun.root, let gap = between(verb, noun), !gap.contains("to"),
            !gap.contains("that")
        else { return false }
        return LedgerWords.list("light").found(in: verb.trigger.quote)
    }

    private static func isContent(_ inner: Telling, of saying: Telling) -> Bool {
        guard inner.root == saying.root,
            saying.root == 3 || ActNearness.families(saying.root) == [1]
        else { return false }
        return saying.assertions.contains { a in
            guard let span = a.content?.span, span.start <= inner.trigger.start,
                inner.trigger.end <= span.end
            else { return false }
            // "Rejected the plan after his party had refused it": what follows is no part of it.
            let words = a.sentenceWords
            let before = words.range(
                from: saying.trigger.end - a.sentence.start,
                to: inner.trigger.start - a.sentence.start)
            return !LedgerWords.list("subordinating").found(in: words, before)
        }
    }

    private static func isPromised(_ act: Telling, by promise: Telling) -> Bool {
        guard promise.root == 3, [3, 6, 7].contains(act.root), let gap = between(promise, act)
        else { return false }
        return gap.contains("to")
    }

    /// Unless each has a day of its own.
    private static func areOneMeeting(_ a: Telling, _ b: Telling) -> Bool {
        guard a.root == 4, b.root == 4, a.modality == b.modality else { return false }
        let pair = Set(a.actors + a.targets)
        guard pair.count > 1, pair == Set(b.actors + b.targets) else { return false }
        guard let x = a.when?.value, let y = b.when?.value else { return true }
        return x == y
    }
}
