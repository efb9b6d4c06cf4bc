import SitrepModel

/// Reports made up of sentences of our own, the same for the same number, with what they assert: for
/// benchmarks and tests that need many, or that must do without the models.
package struct GeneratedReports: Sendable {
    /// How many sentences a report has.
    package var sentences: Int
    /// On how many days the reports appear.
    package var days: Int
    /// One in so many carries no date; 0 for none.
    package var undatedEvery: Int

    /// How many reports tell of one crisis; 0 where all tell of the same. A crisis begins every day,
    /// has parties and towns of its own, and is told about for two weeks.
    package var perCrisis: Int

    package init(
        sentences: Int = 24, days: Int = 60, undatedEvery: Int = 0, perCrisis: Int = 0
    ) {
        self.sentences = sentences
        self.days = days
        self.undatedEvery = undatedEvery
        self.perCrisis = perCrisis
    }

    /// A report with its bytes and what it asserts.
    package struct Report: Sendable {
        package var capture: Capture
        package var article: Article
        package var assertions: [Assertion]
        package var sentences: [Span]
    }

    /// The report of that number.
    ///
    /// - Parameter version: a later version of it has one sentence changed for each step.
    package func report(_ number: Int, version: Int = 1) -> Report {
        var numbers = SplitMix(state: UInt64(number) &* 0x9E37 &+ 11)
        let crisis = perCrisis > 0 ? GeneratedCrisis(of: number, each: perCrisis) : nil
        let parties = crisis?.parties ?? Self.parties
        let ordinal = crisis?.day ?? number * 7 % max(days, 1)
        let day = CalendarDay(ordinal: 19_000 + ordinal)
        var text = ""
        var drafts: [(Deed, String, String, Range<Int>)] = []
        var spans: [Span] = []
        for n in 0..<sentences {
            let start = text.utf8.count
            if n % 3 == 0 {
                let a = parties[numbers.below(parties.count)]
                var b = parties[numbers.below(parties.count)]
                if a.key == b.key { b = parties[(numbers.below(7) + 1) % parties.count] }
                let deed = Self.deeds[numbers.below(Self.deeds.count)]
                text += "\(a.name) \(deed.words) \(b.name)\(deed.tail) on "
                text += Self.weekdays[numbers.below(7)]
                text += n < version - 1 ? ", it was confirmed later." : ", the ministry said."
                drafts.append((deed, a.key, b.key, start..<text.utf8.count))
            } else {
                text += Self.openings[numbers.below(Self.openings.count)]
                if let crisis { text += " near " + crisis.towns[numbers.below(crisis.towns.count)] }
                for _ in 0..<(6 + numbers.below(10)) {
                    text += " " + Self.words[numbers.below(Self.words.count)]
                }
                text += "."
            }
            spans.append(Span(start, text.utf8.count))
            text += n % 4 == 3 ? "\n\n" : " "
        }
        let id = "report-\(number)"
        let isUndated = undatedEvery > 0 && number % undatedEvery == undatedEvery - 1
        let source = SourceText(text)
        let address = Article.Source.url("https://example.org/news/\(id)")
        let article = Article(
            id: id, captureHash: ContentHash.hex(source.bytes), source: address,
            title: "Report number \(number)", outlet: Self.outlets[number % Self.outlets.count],
            language: "en",
            published: isUndated
                ? nil
                : PublicationDate(
                    value: DateValue(day: day), inferred: false, reason: "front matter"),
            text: source,
            parts: [
                Article.Part(
                    span: Span(0, source.bytes.count), kind: .paragraph, language: "en")
            ])
        return Report(
            capture: Capture(
                bytes: source.bytes, source: address, mediaType: "text/plain",
                capturedAt: "\(day.adding(days: version))T06:00:00Z"),
            article: article, assertions: drafts.map { assertion($0, article) }, sentences: spans)
    }

    /// What a report's article asserts, with the date that the article carries now, and where its
    /// sentences stand.
    package func read(_ article: Article) -> (assertions: [Assertion], sentences: [Span]) {
        let number = Int(article.id.split(separator: "-").last ?? "") ?? 0
        for version in 1...4 {
            let report = report(number, version: version)
            guard report.article.text == article.text else { continue }
            let assertions = report.assertions.map {
                var assertion = $0
                assertion.published = article.published?.value
                if let day = article.published?.value.day {
                    assertion.when = ActDate(
                        value: DateValue(day: day), inferred: true, reason: "the report's day",
                        expression: nil)
                }
                return assertion
            }
            return (assertions, report.sentences)
        }
        return ([], [])
    }

    private func assertion(
        _ draft: (deed: Deed, actor: String, target: String, range: Range<Int>), _ article: Article
    ) -> Assertion {
        let sentence = QuotedSpan(
            Span(draft.range.lowerBound, draft.range.upperBound), in: article.text)
        let act = Act(
            cameo: draft.deed.cameo, plover: Plover(event: draft.deed.plover),
            goldstein: draft.deed.goldstein, quad: draft.deed.quad)
        return Assertion(
            article: article.id, sentence: sentence,
            trigger: QuotedSpan(
                start: sentence.start, end: sentence.start + draft.deed.words.utf8.count,
                quote: draft.deed.words),
            actor: ActorReference(text: draft.actor, key: draft.actor, role: "GOV"),
            target: ActorReference(text: draft.target, key: draft.target, role: "GOV"), act: act,
            when: article.published.map {
                ActDate(
                    value: DateValue(day: $0.value.first), inferred: true,
                    reason: "the report's day", expression: nil)
            }, place: nil, modality: .actual, tellers: [], quantities: [], content: nil,
            channel: nil, confidence: 0.75,
            explanation: [
                Reason(part: "act", rule: "generated: \(draft.deed.words) (\(draft.deed.cameo))")
            ], outlet: article.outlet, agency: nil, published: article.published?.value)
    }

    // MARK: Words

    private struct Deed {
        var words: String
        var tail: String
        var cameo: String
        var plover: String
        var goldstein: Double
        var quad: QuadClass
    }

    private static let deeds: [Deed] = [
        Deed(
            words: "recalled its ambassador from", tail: "", cameo: "161", plover: "SANCTION",
            goldstein: -4, quad: .materialConflict),
        Deed(
            words: "met the delegation of", tail: "", cameo: "043", plover: "CONSULT",
            goldstein: 2.8, quad: .verbalCooperation),
        Deed(
            words: "accused", tail: " of breaking the truce", cameo: "112", plover: "ACCUSE",
            goldstein: -3, quad: .verbalConflict),
        Deed(
            words: "pledged loans to", tail: "", cameo: "0331", plover: "COOPERATE",
            goldstein: 5.2, quad: .verbalCooperation),
        Deed(
            words: "imposed sanctions on", tail: "", cameo: "163", plover: "SANCTION",
            goldstein: -8, quad: .materialConflict),
        Deed(
            words: "sent medicine to", tail: "", cameo: "073", plover: "AID",
            goldstein: 7.4, quad: .materialCooperation),
        Deed(
            words: "threatened", tail: " with a blockade", cameo: "138", plover: "THREATEN",
            goldstein: -7, quad: .verbalConflict),
        Deed(
            words: "signed a treaty with", tail: "", cameo: "057", plover: "AGREE",
            goldstein: 8, quad: .verbalCooperation),
    ]
    private static let parties: [(name: String, key: String)] = [
        ("Norway", "NOR"), ("Latvia", "LVA"), ("Chile", "CHL"), ("Kenya", "KEN"), ("Japan", "JPN"),
        ("Peru", "PER"), ("Ghana", "GHA"), ("Nepal", "NPL"), ("Tunisia", "TUN"), ("Canada", "CAN"),
        ("Fiji", "FJI"), ("Portugal", "PRT"),
    ]
    private static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    private static let outlets = [
        "The Courier", "Harbour Times", "Eastgate Monitor", "Northern Post", "Daily Ledger",
    ]
    private static let openings = [
        "Observers in the capital noted", "A statement of the cabinet mentioned",
        "People on the coast remember", "Records of the port show", "In the north one hears of",
    ]
    private static let words = [
        "talks", "ships", "grain", "borders", "winter", "bridges", "miners", "votes", "roads",
        "fishing", "the", "of", "and", "with", "long", "quiet", "early", "rising", "prices",
        "rivers",
        "schools", "markets", "storms", "trains", "lines", "old", "new", "harbours", "fields",
    ]
}

/// The same numbers on every machine: SplitMix64 of Steele, Lea and Flood (2014).
package struct SplitMix: RandomNumberGenerator, Sendable {
    var state: UInt64

    package init(state: UInt64) { self.state = state }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 up to one less than `limit`.
    package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(limit, 1))) }
}
