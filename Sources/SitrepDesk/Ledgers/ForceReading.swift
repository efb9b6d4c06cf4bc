import SitrepModel

/// What one assertion tells of forces: how many, and what is done with them.
struct ForceReading {
    var status: Force.Status
    var quantity: Quantity?
    var modality: Modality

    /// nil where the assertion is not about forces.
    init?(_ a: Assertion) {
        guard a.modality != .negated else { return nil }
        let words = a.sentenceWords
        let trigger = a.triggerRange(in: words)
        let quantity = Self.quantity(a, words, trigger)
        guard let status = Self.status(a, words, trigger, quantity) else { return nil }
        self.status = status
        self.quantity = quantity
        // What stands beside a feared act stands there in fact.
        modality = ["07", "08", "15"].contains(a.act.root) ? a.modality : .actual
        // Who "is sending" soldiers has ordered them there.
        if status == .ordered, Self.isUnderWay(words, trigger), modality == .actual {
            modality = .future
        }
    }

    /// The status that code and words give; nil where it is not about forces.
    private static func status(
        _ a: Assertion, _ words: SentenceWords, _ trigger: Range<Int>, _ quantity: Quantity?
    ) -> Force.Status? {
        let near = max(0, trigger.lowerBound - 12)..<min(words.words.count, trigger.upperBound + 12)
        let isNamed =
            forces.found(in: words, near) || forces.found(in: a.actor.text)
            || forces.found(in: a.target.text)
        let isMilitary = quantity != nil || isNamed
        let isDeploying = deploying.found(in: words, trigger)
        switch a.act.root {
        case "15":
            let isAlert = a.act.cameo.hasPrefix("152") || alert.found(in: words, near)
            if isAlert, standingDown.found(in: words, trigger) { return .withdrawn }
            if alert.found(in: words, near), !isDeploying { return .alerted }
            guard isMilitary || a.actor.role == "MIL" else { return nil }
            if exercising.found(in: words, near) { return .exercising }
            if isOrder(words, trigger, near) { return .ordered }
            let isSure = quantity != nil || isDeploying || a.confidence >= Desk.unsure
            guard isSure else { return nil }
            if isDeploying { return moved(a, words, trigger) }
            return .deployed
        case "08":
            guard isMilitary,
                a.act.cameo.hasPrefix("087") || withdrawing.found(in: words, trigger)
            else { break }
            return quantity != nil || isNamed ? .withdrawn : nil
        case "19":
            guard a.modality == .actual else { break }
            if quantity != nil, a.act.cameo.hasPrefix("192") { return .deployed }
            if a.act.cameo.hasPrefix("192"), forces.found(in: a.actor.text), isDeploying {
                return .deployed
            }
        case "06", "07", "16":
            // Soldiers are no aid, though they are sent like it.
            guard let quantity, isGoverned(quantity, a, words, trigger) else { break }
            if isDeploying { return moved(a, words, trigger) }
            if present.found(in: words, trigger) { return .deployed }
        default: break
        }
        return aside(a, words, quantity)
    }

    /// Sent, or only on the way or intended.
    private static func moved(
        _ a: Assertion, _ words: SentenceWords, _ trigger: Range<Int>
    ) -> Force.Status {
        a.modality == .future || isUnderWay(words, trigger) ? .ordered : .deployed
    }

    /// An order, or a decision on a deployment.
    private static func isOrder(
        _ words: SentenceWords, _ trigger: Range<Int>, _ near: Range<Int>
    ) -> Bool {
        if ordering.found(in: words, trigger) { return true }
        return sending.found(in: words, trigger)
            && ordering.found(in: words, near.lowerBound..<trigger.lowerBound)
    }

    private static func isUnderWay(_ words: SentenceWords, _ trigger: Range<Int>) -> Bool {
        guard words.words[trigger].first?.text.hasSuffix("ing") == true, trigger.lowerBound > 0
        else { return false }
        return ["is", "are"].contains(words.words[trigger.lowerBound - 1].text)
    }

    /// Whether a number stands with the act's verb rather than elsewhere in a long sentence.
    private static func isGoverned(
        _ q: Quantity, _ a: Assertion, _ words: SentenceWords, _ trigger: Range<Int>
    ) -> Bool {
        let at = words.range(
            from: q.span.start - a.sentence.start, to: q.span.end - a.sentence.start)
        return at.lowerBound < trigger.upperBound + 8 && at.upperBound + 4 > trigger.lowerBound
    }

    /// Forces named beside another act: "..., on whose borders it maintains 90,000 soldiers".
    private static func aside(
        _ a: Assertion, _ words: SentenceWords, _ quantity: Quantity?
    ) -> Force.Status? {
        guard let q = quantity, a.act.root != "18", a.act.root != "20" else { return nil }
        let at = words.range(
            from: q.span.start - a.sentence.start, to: q.span.end - a.sentence.start)
        let before = max(0, at.lowerBound - 5)..<at.lowerBound
        let after = at.upperBound..<min(words.words.count, at.upperBound + 6)
        if alert.found(in: words, after) { return .alerted }
        if exercising.found(in: words, at.upperBound..<min(words.words.count, at.upperBound + 10)) {
            return .exercising
        }
        if keeping.found(in: words, before) || deploying.found(in: words, after) {
            return .deployed
        }
        return serving.found(in: words, after) || serving.found(in: words, before)
            ? .deployed : nil
    }

    /// The first number that counts forces; people count where they are sent as soldiers are.
    private static func quantity(
        _ a: Assertion, _ words: SentenceWords, _ trigger: Range<Int>
    ) -> Quantity? {
        let counting = a.quantities.first { q in
            // "The two navies" are no number of forces.
            let at = q.span.start - a.sentence.start
            let before = words.range(from: at - 4, to: max(at - 1, at - 4))
            if q.value <= 3, words.words[before].last?.text == "the" { return false }
            if let counted = q.counted, forces.found(in: counted) { return true }
            return q.unit != "people" && units.contains(q.unit)
        }
        if let counting { return counting }
        let isSent =
            deploying.found(in: words, trigger) || withdrawing.found(in: words, trigger)
        guard isSent else { return nil }
        return a.quantities.first { q in
            let at = words.range(
                from: q.span.start - a.sentence.start, to: q.span.end - a.sentence.start)
            let end = min(words.words.count, at.upperBound + 2)
            if q.unit == "people" || q.unit.isEmpty, forces.found(in: words, at.lowerBound..<end) {
                return true
            }
            if q.unit == "people" {
                // "5,000 men", but not "5,000 refugees"; nobody sends men but as soldiers.
                let isMen = soldiers.contains(q.counted?.lowercasedASCII ?? "")
                return isMen && ["07", "08", "15"].contains(a.act.root)
            }
            // "raised its force at the border to 15,500".
            return q.unit.isEmpty && (q.counted ?? "").isEmpty && a.act.root == "15"
                && at.lowerBound > trigger.upperBound
                && forces.found(in: words, trigger.upperBound..<at.lowerBound)
        }
    }

    /// Units of quantities that count forces.
    static let units: Set<String> = [
        "troops", "people", "aircraft", "ships", "tanks", "vehicles", "missiles", "weapons",
        "units",
        "drones", "helicopters", "submarines", "artillery", "rockets", "warheads",
    ]

    static let forces = LedgerWords.list("forces")
    private static let soldiers: Set<String> = [
        "men", "advisers", "advisors", "instructors", "personnel", "medics",
    ]
    private static let deploying = LedgerWords.list("deploying")
    private static let present = LedgerWords.list("present")
    private static let keeping = LedgerWords.list("keeping")
    private static let serving = LedgerWords.list("serving")
    private static let ordering = LedgerWords.list("ordering")
    private static let sending = LedgerWords.list("sending")
    private static let alert = LedgerWords.list("alert")
    private static let exercising = LedgerWords.list("exercising")
    private static let withdrawing = LedgerWords.list("withdrawing")
    private static let standingDown = LedgerWords.list("standing-down")
}
