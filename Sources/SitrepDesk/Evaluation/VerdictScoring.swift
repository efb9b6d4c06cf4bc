import SitrepModel

/// Verdicts on fields, and counts of independent origins.
enum VerdictScoring {
    static func add(_ reading: CrisisReading, to scores: inout CrisisScores) {
        for verdict in reading.gold.verdicts {
            guard let n = reading.number(verdict.event) else { continue }
            let fields = reading.carriers[n].flatMap { record in
                reading.brief.events[record].fields.filter { isSame($0.key, $0.value, verdict) }
                    .sorted { $0.key < $1.key }.map(\.value)
            }
            let right = fields.filter { agrees($0.verdict, $0.kind, with: verdict) }
            let isRight = !right.isEmpty || isListed(verdict, n, reading)
            let name = verdict.kind?.words ?? verdict.verdict.rawValue
            scores.verdicts[name, default: .init()].count(isRight)
            if !isRight {
                let shown = fields.map { "\($0.verdict) \($0.kind?.words ?? "")" }
                scores.miss(
                    "verdicts", "\(verdict.event) \(verdict.field): \(name), found \(shown)")
            }
            if isRight, let silent = verdict.silent {
                let named = right.contains { Set(silent).isSubset(of: $0.silent) }
                scores.check(named, \.silent, "silent", "\(verdict.event) \(verdict.field)")
            }
        }
        for gold in reading.gold.origins {
            guard let n = reading.number(gold.event) else { continue }
            let origins = Set(reading.carriers[n].flatMap { reading.brief.events[$0].toldBy })
            let keys = Set(origins.map(\.key)).sorted()
            scores.check(
                keys.count == gold.count, \.origins, "origins",
                "\(gold.event): \(gold.count), found \(keys)")
        }
    }

    private static func agrees(
        _ verdict: FieldVerdict.Verdict, _ kind: FieldVerdict.Kind?, with gold: CrisisGold.Verdict
    ) -> Bool {
        verdict == gold.verdict && (gold.kind == nil || kind == gold.kind)
    }

    /// Fields of numbers are named by their units, which a text may leave open: there one of the
    /// figures decides.
    private static func isSame(
        _ name: String, _ field: FieldVerdict, _ gold: CrisisGold.Verdict
    ) -> Bool {
        isSame(name, field.values.map(\.value), gold)
    }

    private static func isSame(
        _ name: String, _ values: [String], _ gold: CrisisGold.Verdict
    ) -> Bool {
        guard gold.field.hasPrefix("numbers") else { return name == gold.field }
        guard name.hasPrefix("numbers") else { return false }
        let wanted = Set(gold.values.compactMap { digits($0.value) })
        return values.contains { value in digits(value).map(wanted.contains) == true }
    }

    /// The leading digits of the first number without zeros at its end: "about 9,000 men" gives 9, as
    /// does "nine thousand".
    private static func digits(_ text: String) -> String? {
        let words = SentenceWords(text).words.map(\.text)
        if !text.utf8.contains(where: { (0x30...0x39).contains($0) }),
            let number = words.lazy.compactMap(NumberWords.value).first
        {
            return digits(String(number))
        }
        var digits = ""
        for scalar in text.unicodeScalars {
            if ("0"..."9").contains(scalar) {
                digits.unicodeScalars.append(scalar)
            } else if !digits.isEmpty, scalar != "," {
                break
            }
        }
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        return digits.isEmpty ? nil : digits
    }

    /// Whether the list of differences sets tellings of the event side by side, wherever they stand.
    private static func isListed(
        _ gold: CrisisGold.Verdict, _ n: Int, _ reading: CrisisReading
    ) -> Bool {
        let sentences = reading.carrying[n].joined().map { $0.sentence.evidence(in: $0.article) }
        return reading.brief.differences.contains { difference in
            guard gold.verdict == .differ, difference.kind == gold.kind,
                isSame(difference.field, difference.values.map(\.value), gold)
            else { return false }
            let told = difference.evidence.filter { place in
                sentences.contains { CrisisReading.meet($0, place) }
            }
            return Set(told.map(\.article)).count > 1
        }
    }
}
