import SitrepModel

/// Turns assertions of many articles into events, verdicts, origins, ledgers and a brief.
///
/// Deterministic, and the same whatever the order of arrival: everything is sorted by content first.
/// A value without state; safe to use from anywhere.
public struct Desk: Sendable {
    /// Confidence below which an event does not lead a brief and is marked as unsure.
    package static let unsure = 0.35

    /// A desk.
    public init() {}

    /// The brief of the articles and what was read from them.
    ///
    /// - Parameters:
    ///   - articles: for dates, agencies and syndication; may be empty, each assertion carries its
    ///     own outlet, agency and date.
    ///   - assertions: of all articles, in any order.
    ///   - versions: the models, lexicons and programs that made the assertions.
    ///   - asOf: only what had been published by then; nil for all.
    ///   - since: what was published after this leads as new; nil for the most corroborated.
    public func brief(
        articles: [Article], assertions: [Assertion], versions: [String: String] = [:],
        asOf: DateValue? = nil, since: DateValue? = nil
    ) -> Brief {
        let limit = AsOf(limit: asOf)
        let sorted = Self.distinct(articles)
        let published = Dictionary(
            sorted.compactMap { a in a.published.map { (a.id, $0.value) } },
            uniquingKeysWith: { a, _ in a })
        let known = Set(sorted.filter { limit.admits($0.published?.value) }.map(\.id))
        let listed = Set(sorted.map(\.id))
        var running = RunningDesk()
        running.add(
            sorted.filter { known.contains($0.id) },
            assertions.filter { a in
                listed.contains(a.article)
                    ? known.contains(a.article)
                    : limit.admits(published[a.article] ?? a.published)
            })
        return brief(
            of: running, articles: sorted, versions: versions, asOf: asOf, since: since)
    }

    /// The brief of what a running desk has taken in.
    ///
    /// - Parameter articles: all, by date, those after `asOf` too.
    func brief(
        of running: RunningDesk, articles: [Article], versions: [String: String],
        asOf: DateValue?, since: DateValue?
    ) -> Brief {
        let situations = running.ordered
        let firsts = running.firsts
        let groups = situations.flatMap(\.groups).sorted {
            $0.articles.lexicographicallyPrecedes($1.articles)
        }
        let entries = situations.flatMap(\.entries).sorted(by: StorySituation.Entry.precedes)
        let events = entries.map(\.event)
        let records = ArticleRecords.records(
            articles, groups: groups, assertions: firsts, limit: AsOf(limit: asOf))
        return Brief(
            basis: basis(records, firsts, events, versions, asOf: asOf, since: since),
            articles: records, syndication: groups,
            stories: situations.flatMap(\.stories).sorted {
                ($1.texts, $0.period?.first.ordinal ?? .max, $0.id)
                    < ($0.texts, $1.period?.first.ordinal ?? .max, $1.id)
            },
            events: events, leading: leading(entries, since: since),
            differences: situations.flatMap(\.differences),
            demands: situations.flatMap(\.demands),
            forces: situations.flatMap(\.forces),
            aid: situations.flatMap(\.aid),
            meetings: situations.flatMap(\.meetings),
            positions: situations.flatMap(\.positions),
            statements: situations.flatMap(\.statements),
            tension: TensionLine().tension(events))
    }

    /// The events that the assertions tell, by day. What `sitrep reduce` prints.
    public func events(from assertions: [Assertion]) -> [Event] {
        var running = RunningDesk()
        running.add([], assertions)
        return running.ordered.flatMap(\.entries).sorted(by: StorySituation.Entry.precedes)
            .map(\.event)
    }

    /// The events that linked reports tell, with what tells them.
    func sources(
        articles: [Article], groups: [SyndicationGroup], assertions: [Assertion]
    ) -> [LedgerSource] {
        var rank: [String: Int] = [:]
        for (n, article) in articles.sorted(by: Syndication.precedes).enumerated() {
            rank[article.id] = n
        }
        if articles.isEmpty { rank = Self.rank(assertions) }
        let read = Telling.group(Self.distinct(assertions))
        let origins = Origins(articles: articles, groups: groups)
        let assembly = EventAssembly(origins: origins, rank: rank, persons: PersonNames(read))
        let company = Company(read)
        let tellings = Telling.linked(
            read, by: CopiedSentences(articles: articles, groups: groups), company: company)
        return EventIdentity().clusters(tellings).map {
            LedgerSource(
                event: assembly.event($0), tellings: $0.tellings,
                context: company.named($0.tellings))
        }.sorted { a, b in
            let (x, y) = (a.event.when?.value, b.event.when?.value)
            if a.day != b.day { return a.day < b.day }
            if let x, let y, x != y { return x < y }
            if a.event.origins != b.event.origins { return a.event.origins > b.event.origins }
            return a.event.id < b.event.id
        }
    }

    /// Most independent origins, then most articles, then surest; or what is new.
    private func leading(_ entries: [StorySituation.Entry], since: DateValue?) -> [String] {
        let sure = entries.filter { $0.event.confidence >= Self.unsure }
        if let since { return AsOf.new(sure, since: since) }
        return sure.filter { $0.texts > 1 }.sorted { a, b in
            let (x, y) = (a.event, b.event)
            // What is feared comes after what happened or is planned.
            let (f, g) = (x.modality == .hypothetical, y.modality == .hypothetical)
            if f != g { return g }
            if a.texts != b.texts { return a.texts > b.texts }
            if x.origins != y.origins { return x.origins > y.origins }
            if (x.when == nil) != (y.when == nil) { return x.when != nil }
            if a.day != b.day { return a.day < b.day }
            return x.id < y.id
        }.map(\.event.id)
    }

    private func basis(
        _ records: [ArticleRecord], _ assertions: [Assertion], _ events: [Event],
        _ versions: [String: String], asOf: DateValue?, since: DateValue?
    ) -> Basis {
        let used = records.filter(\.used)
        let dates =
            used.compactMap(\.published?.value)
            + (used.isEmpty ? assertions.compactMap(\.published) : [])
        let outlets = used.map { $0.outlet ?? $0.id }
        var period: DateValue?
        if let first = dates.map(\.first).min(), let last = dates.map(\.last).max() {
            period = .interval(first, last)
        }
        return Basis(
            articles: used.count, outlets: Set(outlets).count,
            origins: Set(events.flatMap(\.toldBy).map(\.key)).count,
            assertions: events.reduce(0) { $0 + $1.assertions.count },
            events: events.count, period: period, asOf: asOf, since: since, versions: versions,
            tensionFormula: Tension.formula)
    }

    /// One article for each identifier and content, by date.
    private static func distinct(_ articles: [Article]) -> [Article] {
        var seen: Set<String> = []
        return articles.sorted(by: Syndication.precedes).filter { seen.insert($0.id).inserted }
    }

    private static func distinct(_ assertions: [Assertion]) -> [Assertion] {
        var seen: Set<String> = []
        return assertions.sorted { a, b in
            // Two readings under one identifier: any order will do that is the same each time.
            a.id == b.id ? "\(a)" < "\(b)" : Telling.precedes(a, b)
        }.filter { seen.insert($0.id).inserted }
    }

    private static func rank(_ assertions: [Assertion]) -> [String: Int] {
        var published: [String: DateValue] = [:]
        for a in assertions { published[a.article] = a.published ?? published[a.article] }
        let ids = Set(assertions.map(\.article)).sorted { a, b in
            switch (published[a], published[b]) {
            case (let x?, let y?) where x != y: return x < y
            case (_?, nil): return true
            case (nil, _?): return false
            default: return a < b
            }
        }
        return Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    }
}
