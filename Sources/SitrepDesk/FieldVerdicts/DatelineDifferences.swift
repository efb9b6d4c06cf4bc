import SitrepModel

/// What contradicts the date of a report in its own contents, or in what others tell of the same acts.
///
/// Three kinds: a weekday beside a date that was another ("Tuesday, March 5" in a year in which it was a
/// Wednesday); an act told as done on a day after the report's; acts told of "Monday" that others, in
/// the same words, have on the Monday of another week, as happens where an old text is printed again.
struct DatelineDifferences {
    /// Days by which an act may come after its report: zones and late editions.
    private static let grace = 1
    /// Weeks by which a reprint is looked for.
    private static let weeks = 5
    /// Events of one kind on one weekday that each is compared with.
    private static let neighbours = 8
    /// Likeness of wording that one act of another week needs, and that each of several needs.
    private static let alike = 0.5, someAlike = 0.25

    let origins: Origins

    func differences(_ sources: [LedgerSource], articles: [Article]) -> [Difference] {
        var first: [String: (start: Int, source: Int)] = [:]
        for (n, source) in sources.enumerated() {
            for t in source.tellings
            where t.sentence.start < first[t.article]?.start ?? .max {
                first[t.article] = (t.sentence.start, n)
            }
        }
        let byID = Dictionary(articles.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var found: [Difference] = []
        for article in articles.sorted(by: { $0.id < $1.id }) {
            guard let n = first[article.id]?.source else { continue }
            found += weekdays(article, told: sources[n].event)
        }
        return found + ahead(sources, byID) + otherWeeks(sources, byID)
    }

    // MARK: A weekday beside a date

    private func weekdays(_ article: Article, told event: Event) -> [Difference] {
        let bytes = article.text.bytes
        let clues = UndatedClues(bytes).clues
        return zip(clues, clues.dropFirst()).compactMap { clue, next in
            guard let weekday = clue.weekday, case .date(let month, let number) = next.kind,
                (1...2).contains(next.span.start - clue.span.end),
                let day = day(month, number, after: next.span.end, in: article),
                day.weekday != weekday
            else { return nil }
            let inHead = article.parts.contains {
                ($0.kind == .dateline || $0.kind == .metadata) && $0.span.contains(next.span)
            }
            return difference(
                event, about: "the date in \(article.outlet ?? article.id)",
                field: inHead ? "dateline" : "weekday",
                [
                    value(
                        article.text.string(clue.span), article,
                        [Evidence(article: article, span: clue.span)]),
                    value(
                        DateWords.long(DateValue(day: day)),
                        article, [Evidence(article: article, span: next.span)]),
                ])
        }
    }

    /// The day of a month and number: of the year after them, else of the year nearest to the report.
    private func day(
        _ month: Int, _ number: Int, after end: Int, in article: Article
    ) -> CalendarDay? {
        let bytes = article.text.bytes
        var i = end
        while i < bytes.count, bytes[i] == 0x2C || bytes[i] == 0x20 { i += 1 }
        var year = 0
        let start = i
        while i < bytes.count, i < start + 4, (0x30...0x39).contains(bytes[i]) {
            year = year * 10 + Int(bytes[i] - 0x30)
            i += 1
        }
        if i == start + 4, i == bytes.count || !(0x30...0x39).contains(bytes[i]) {
            return (1500...2500).contains(year)
                ? CalendarDay(year: year, month: month, day: number) : nil
        }
        guard let published = article.published, !published.inferred else { return nil }
        let near = published.value.first
        return [near.year - 1, near.year, near.year + 1].compactMap {
            CalendarDay(year: $0, month: month, day: number)
        }.min { abs($0.ordinal - near.ordinal) < abs($1.ordinal - near.ordinal) }
    }

    // MARK: Done after it was told

    /// One such act may be a plan misread; two of one report, or one that others have on that day,
    /// tell of its date.
    private func ahead(
        _ sources: [LedgerSource], _ articles: [String: Article]
    ) -> [Difference] {
        var turned: [String: [(source: LedgerSource, telling: Telling)]] = [:]
        for source in sources {
            for telling in source.tellings where telling.turned {
                if turned[telling.article]?.last?.source.event.id != source.event.id {
                    turned[telling.article, default: []].append((source, telling))
                }
            }
        }
        return turned.keys.sorted().flatMap { id -> [Difference] in
            let acts = turned[id] ?? []
            guard let article = articles[id] else { return [] }
            let confirmed = acts.filter { Self.isConfirmed($0.telling, by: $0.source) }
            return (acts.count > 1 ? acts : confirmed).compactMap {
                ahead($0.source, $0.telling, article)
            }
        }
    }

    /// Whether another report has the act done on the same day.
    private static func isConfirmed(_ telling: Telling, by source: LedgerSource) -> Bool {
        source.tellings.contains { other in
            other.article != telling.article && other.modality == .actual && other.when != nil
                && other.when?.value == telling.when?.value
        }
    }

    private func ahead(
        _ source: LedgerSource, _ telling: Telling, _ article: Article
    ) -> Difference? {
        guard let published = article.published, !published.inferred,
            let a = telling.assertions.first(where: \.statesDay), let when = a.when,
            when.value.first > published.value.last.adding(days: Self.grace)
        else { return nil }
        let words = (when.expression ?? a.sentence).evidence(in: a.article)
        return difference(
            source.event, about: source.event.summary, field: "dateline",
            [
                value(
                    "report of \(DateWords.long(published.value))", article,
                    article.dateline.map { [Evidence(article: article, span: $0.span)] }
                        ?? [a.sentence.evidence(in: a.article)]),
                value("told as done on \(DateWords.long(when.value))", article, [words]),
            ])
    }

    // MARK: The same weekday of another week

    private struct Pair {
        var article: String
        var weeks: Int
        var own: Int
        var other: Int
        var likeness: Double
    }

    private func otherWeeks(
        _ sources: [LedgerSource], _ articles: [String: Article]
    ) -> [Difference] {
        var groups: [String: [(n: Int, day: Int)]] = [:]
        for (n, source) in sources.enumerated() {
            let event = source.event
            guard event.modality == .actual, let day = event.when?.value.day else { continue }
            let parties = [event.actors, event.targets].map {
                $0.map(\.key).sorted().joined(separator: " ")
            }
            let key = ([ActNearness.stem(event.cameo), "\(day.weekday)"] + parties)
                .joined(separator: "|")
            groups[key, default: []].append((n, day.ordinal))
        }
        var pairs: [Pair] = []
        for key in groups.keys.sorted() {
            let group = (groups[key] ?? []).sorted { ($0.day, $0.n) < ($1.day, $1.n) }
            for (i, a) in group.enumerated() {
                for b in group[(i + 1)...].prefix(Self.neighbours)
                where b.day > a.day && b.day - a.day <= 7 * Self.weeks {
                    for (own, other) in [(a, b), (b, a)] {
                        if let pair = pair(sources, own, other, articles) { pairs.append(pair) }
                    }
                }
            }
        }
        let byOffset = Dictionary(grouping: pairs) { "\($0.article) \($0.weeks)" }
        return byOffset.keys.sorted().compactMap { key in
            let same = byOffset[key] ?? []
            guard let best = same.max(by: { ($0.likeness, $1.own) < ($1.likeness, $0.own) }),
                best.likeness >= Self.alike || Set(same.map(\.own)).count > 1,
                let article = articles[best.article]
            else { return nil }
            let (own, other) = (sources[best.own], sources[best.other])
            let published = article.published.map { DateWords.long($0.value) } ?? ""
            return difference(
                own.event, about: own.event.summary, field: "dateline",
                [
                    value(
                        "\(own.event.when?.value.value ?? ""), by the report's date, \(published)",
                        article, own.tellings.map { Self.words($0) })
                ] + Self.values(of: other, origins))
        }
    }

    /// One report's act beside the same act of others in another week; nil where it is not the same,
    /// or not by a weekday that the report has its day.
    private func pair(
        _ sources: [LedgerSource], _ own: (n: Int, day: Int), _ other: (n: Int, day: Int),
        _ articles: [String: Article]
    ) -> Pair? {
        let (a, b) = (sources[own.n], sources[other.n])
        guard a.event.articles.count == 1, let id = a.event.articles.first,
            !b.event.articles.contains(id), articles[id]?.published?.inferred == false,
            a.tellings.contains(where: Self.isByWeekday)
        else { return nil }
        var likeness = 0.0
        for x in a.tellings.prefix(4) {
            for y in b.tellings.prefix(4) {
                likeness = max(likeness, x.wording.likeness(y.wording))
            }
        }
        guard likeness >= Self.someAlike else { return nil }
        return Pair(
            article: id, weeks: (own.day - other.day) / 7, own: own.n, other: other.n,
            likeness: likeness)
    }

    private static func isByWeekday(_ t: Telling) -> Bool {
        t.assertions.contains { a in
            a.statesDay
                && a.when?.expression.map {
                    UndatedClues.weekdays[$0.quote.lowercasedASCII] != nil
                } == true
        }
    }

    private static func words(_ t: Telling) -> Evidence {
        (t.when?.expression ?? t.sentence).evidence(in: t.article)
    }

    private static func values(of source: LedgerSource, _ origins: Origins) -> [FieldValue] {
        [
            FieldValue(
                value: source.event.when?.value.value ?? "", articles: source.event.articles,
                origins: origins.origins(of: source.assertions).map(\.key),
                evidence: Set(source.tellings.map(words)).sorted())
        ]
    }

    private func value(_ text: String, _ article: Article, _ evidence: [Evidence]) -> FieldValue {
        FieldValue(
            value: text, articles: [article.id], origins: [origins.origin(of: article).key],
            evidence: Set(evidence).sorted())
    }

    private func difference(
        _ event: Event, about: String, field: String, _ values: [FieldValue]
    ) -> Difference {
        Difference(
            event: event.id, about: about, field: field, kind: .contradiction, values: values,
            evidence: Set(values.flatMap(\.evidence)).sorted())
    }
}
