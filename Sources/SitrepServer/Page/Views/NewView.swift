#if Server
import SitrepArchive
import SitrepModel

/// What is new since a time: reports, events, changes of what was known, and what is gone.
struct NewView {
    /// RFC 3339 in UTC.
    var since: String
    /// A day before now, for the form.
    var now: String
    var articles: [ArticleEntry]
    var events: [Kept<Event>]
    /// Changed events with what they said before.
    var changed: [(now: Kept<Event>, before: Kept<Event>)]
    var differences: [Kept<Difference>]
    /// What happened to records, by kind.
    var counts: [(kind: RecordKind, new: Int, changed: Int, gone: Int)]
    /// Events that are gone, with what took them up.
    var gone: [(lineage: String, heirs: [String])]
    var corrections: [StoredCorrection]
    var names: ReportNames

    var body: HTML {
        let references = References(names: names)
        return tag("div") {
            tag("form", .class("filters"), .action(Address("/new"))) {
                PointInTime.field
                tag("label") {
                    "Since "
                    void(
                        "input", Attribute("name", "since"), Attribute("value", since),
                        Attribute("size", "24"), Attribute("aria-describedby", "since-note"))
                }
                tag("button") { "Show" }
                tag("span", .id("since-note"), .class("note")) {
                    " a day, or a time such as 2022-01-27T06:00:00Z. "
                }
                tag("a", .id("yesterday"), .href(Address("/new").with("since", Self.back(now, 1))))
                {
                    "Since yesterday"
                }
                " "
                tag("a", .href(Address("/new").with("since", Self.back(now, 7)))) {
                    "In the last week"
                }
                " "
                tag("a", .href(Address("/api/v1/export/events.atom"))) { "Subscribe (Atom)" }
            }
            if counts.isEmpty && articles.isEmpty {
                nothing("Nothing has come or changed since \(Words.time(since)).")
            } else {
                summary
            }
            if !differences.isEmpty {
                section("New differences between reports", id: "differences") {
                    DifferenceList(references: references).html(differences)
                }
            }
            if !changed.isEmpty {
                section("Changed events", id: "changed") { changes }
            }
            if !events.isEmpty {
                section("New events", id: "events", more: ("Timeline", Address("/timeline"))) {
                    EventLines(references: references).list(events)
                }
            }
            if !gone.isEmpty { goneList }
            if !corrections.isEmpty {
                section("Corrections", id: "corrections", more: ("Log", Address("/log"))) {
                    CorrectionList(corrections: corrections, back: "/log", showsSubject: true).html
                }
            }
            if !articles.isEmpty { reports }
        }
    }

    private var summary: HTML {
        DataTable(
            caption: "Since \(Words.time(since))", columns: ["What", "New", "Changed", "Gone"],
            rows: counts.map { entry in
                [
                    HTML(text: entry.kind.name), HTML(text: Words.number(entry.new)),
                    HTML(text: Words.number(entry.changed)), HTML(text: Words.number(entry.gone)),
                ]
            }, figures: [1, 2, 3], shape: .compact
        ).html
    }

    private var changes: HTML {
        tag("ul", .class("plain")) {
            changed.map { entry in
                let (event, before) = (entry.now.value, entry.before.value)
                return tag("li") {
                    EventLines.title(entry.now)
                    tag("span", .class("tail")) {
                        " version \(entry.now.version): "
                        Self.changes(before, event).joined(separator: "; ")
                        " "
                    }
                    References(names: names).links(event.evidence)
                }
            }
        }
    }

    private static func changes(_ before: Event, _ event: Event) -> [String] {
        var list = [
            change("reports", before.articles.count, event.articles.count),
            change("origins", before.origins, event.origins),
        ].compactMap { $0 }
        if before.when?.value != event.when?.value {
            list.append("day was " + (before.when.map { Words.short($0.value) } ?? "unknown"))
        }
        if before.summary != event.summary { list.append("was: \(before.summary)") }
        return list.isEmpty ? ["other sentences"] : list
    }

    private static func change(_ what: String, _ before: Int, _ now: Int) -> String? {
        before == now ? nil : "\(what) \(before) \u{2192} \(now)"
    }

    private var goneList: HTML {
        section("Gone", id: "gone", note: "No report tells these any more, or others took them up.")
        {
            tag("ul", .class("plain")) {
                gone.map { entry in
                    tag("li") {
                        tag("a", .href(EventLines.address(entry.lineage))) { entry.lineage }
                        entry.heirs.map { heir in
                            HTML([
                                HTML(text: " \u{2192} "),
                                tag("a", .href(EventLines.address(heir))) { heir },
                            ])
                        }
                    }
                }
            }
        }
    }

    private var reports: HTML {
        section("New reports", id: "reports", more: ("All reports", Address("/reports"))) {
            tag("ul", .class("plain")) {
                articles.map { article in
                    tag("li") {
                        tag("a", .href(Address("/reports/", article.id)), Attribute("dir", "auto"))
                        {
                            article.title ?? article.id
                        }
                        tag("span", .class("tail")) {
                            " " + (article.outlet ?? article.id)
                            if let published = article.published {
                                ", " + Words.short(published.value)
                            }
                            if let why = article.unusable { " · not used: \(why)" }
                        }
                    }
                }
            }
        }
    }

    /// A time some days before another.
    static func back(_ time: String, _ days: Int) -> String {
        guard let day = CalendarDay(String(time.prefix(10))) else { return time }
        return "\(day.adding(days: -days))" + time.dropFirst(10)
    }
}

extension NewView {
    /// - Parameter now: by the server's clock.
    init(_ reader: ArchiveReader, since: String, now: String) throws {
        self.since = since
        self.now = now
        let start = try reader.change(at: since)
        var query = EventQuery()
        query.changedAfter = start
        query.order = .byDayDown
        let all = try reader.kept(query, limit: 120).rows
        var known: [(now: Kept<Event>, before: Kept<Event>)] = []
        for kept in all where kept.version > 1 {
            let before = try reader.history(.event, lineage: kept.lineage)
                .last { $0.since <= start }
            if let before { known.append((kept, try Kept(before))) }
        }
        changed = Array(known.prefix(40))
        let lineages = Set(known.map(\.now.lineage))
        events = Array(all.filter { !lineages.contains($0.lineage) }.prefix(40))
        var ledger = LedgerQuery()
        ledger.changedAfter = start
        differences = try reader.kept(.difference, ledger, limit: 20).rows
        var brought = ArticleQuery()
        brought.changedAfter = start
        articles = try reader.articles(brought, limit: 40).rows
        let feed = try Feed(reader, after: start)
        counts = feed.counts
        gone = feed.gone
        corrections = try reader.corrections(limit: 50).rows.filter { $0.time > since }
        names = try ReportNames(
            all.flatMap(\.value.articles)
                + differences.flatMap { $0.value.values.flatMap(\.articles) }, in: reader)
    }

    /// The change feed summed up: of each record, what came of it in the end.
    private struct Feed {
        var counts: [(kind: RecordKind, new: Int, changed: Int, gone: Int)] = []
        var gone: [(lineage: String, heirs: [String])] = []

        private struct Key: Hashable {
            var kind: RecordKind
            var lineage: String
        }

        init(_ reader: ArchiveReader, after start: ChangeNumber) throws {
            var first: [Key: Change.Operation] = [:]
            var last: [Key: Change] = [:]
            var cursor = reader.cursor(after: start)
            var more = true
            // A feed of more than that is summed up by its beginning.
            while more, last.count < 20_000 {
                let page = try reader.changes(since: cursor, limit: 5000)
                for change in page.changes.map(\.change) {
                    let key = Key(kind: change.kind, lineage: change.lineage)
                    if first[key] == nil { first[key] = change.operation }
                    last[key] = change
                }
                (cursor, more) = (page.cursor, page.hasMore)
            }
            var sums: [RecordKind: (new: Int, changed: Int, gone: Int)] = [:]
            for (key, change) in last {
                var sum = sums[key.kind] ?? (0, 0, 0)
                let isNew = first[key] == .new
                switch change.operation {
                case .gone: sum.gone += isNew ? 0 : 1
                default:
                    sum.new += isNew ? 1 : 0
                    sum.changed += isNew ? 0 : 1
                }
                sums[key.kind] = sum
            }
            counts = RecordKind.allCases.compactMap { kind in
                sums[kind].map { (kind, $0.new, $0.changed, $0.gone) }
            }
            gone = last.filter {
                $0.key.kind == .event && $0.value.operation == .gone && first[$0.key] != .new
            }.sorted { $0.value.sequence < $1.value.sequence }.prefix(40).map {
                ($0.key.lineage, $0.value.replacedBy)
            }
        }
    }
}
#endif
