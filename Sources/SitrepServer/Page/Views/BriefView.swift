#if Server
import SitrepArchive
import SitrepModel

/// The brief: what several reports tell, where they differ, what is asked for, what lies ahead.
struct BriefView {
    var articles: Int
    var unusable: Int
    var outlets: Int
    var assertions: Int
    var eventCount: Int
    var period: DateValue?
    var lastWritten: String?
    /// Told by several origins, latest first.
    var leading: [Kept<Event>]
    /// Told by one, latest first.
    var others: [Kept<Event>]
    /// Of days after the last report, earliest first.
    var toCome: [Kept<Event>]
    var differences: [Kept<Difference>]
    var demands: [Kept<Demand>]
    var forces: [Kept<Force>]
    var aid: [Kept<Aid>]
    var ahead: [Kept<Meeting>]
    var positions: [Kept<Position>]
    var stories: [Kept<Story>]
    /// Of all pairs together, by day.
    var tension: [Tension]
    var names: ReportNames
    var marks = AnalystMarks()

    private var references: References { References(names: names) }
    private var lines: EventLines { EventLines(references: references, marks: marks) }

    /// For the head of the page.
    var lead: HTML {
        tag("p", .class("basis")) {
            [
                Words.count(articles, "report"), Words.count(outlets, "outlet"),
                Words.count(assertions, "assertion"), Words.count(eventCount, "event"),
            ].joined(separator: ", ")
            if let period { " · " + Words.short(period) }
            if unusable > 0 {
                " · "
                tag("a", .href(Address("/reports").at("unused"))) {
                    "\(Words.number(unusable)) not used"
                }
            }
            if let lastWritten { " · last written \(Words.time(lastWritten))" }
        }
    }

    var body: HTML {
        if articles == 0 {
            return nothing("The archive holds no reports yet. `sitrep collect` brings some in.")
        }
        return tag("div", .class("columns")) {
            tag("div", .class("wide")) {
                if stories.count > 1 { storyList }
                section(
                    "Told by more than one", id: "leading",
                    more: ("All events", Address("/timeline"))
                ) {
                    if leading.isEmpty {
                        nothing("No event is told by more than one origin.")
                    } else {
                        lines.list(leading)
                    }
                }
                if !differences.isEmpty { differing }
                if !toCome.isEmpty {
                    section("Still to come", id: "tocome") {
                        lines.list(toCome)
                    }
                }
                if !others.isEmpty {
                    section(
                        "Told by one", id: "others",
                        note: "The latest; the rest is in the timeline.",
                        more: ("Timeline", Address("/timeline"))
                    ) { lines.list(others) }
                }
            }
            tag("div", .class("narrow")) {
                if !tension.isEmpty {
                    section(
                        "Tension, all pairs", id: "tension", more: ("By pair", Address("/tension"))
                    ) { TensionChart(figures: tension, width: 380, height: 130).html }
                }
                if !ahead.isEmpty {
                    section("Meetings ahead", id: "ahead", more: ("Calendar", Address("/calendar")))
                    {
                        tag("ul", .class("plain")) { ahead.map(meeting) }
                    }
                }
                ledgers
            }
        }
    }

    @Markup private var ledgers: HTML {
        let lines = LedgerLines(references: references)
        if !demands.isEmpty {
            section(
                "Demands and replies", id: "demands",
                more: ("All", LedgerView.Ledger.demands.address)
            ) { tag("ul", .class("plain")) { demands.map { lines.demand($0) } } }
        }
        if !forces.isEmpty {
            section("Forces", id: "forces", more: ("All", LedgerView.Ledger.forces.address)) {
                tag("ul", .class("plain")) { forces.map { lines.force($0) } }
            }
        }
        if !aid.isEmpty {
            section("Aid", id: "aid", more: ("All", LedgerView.Ledger.aid.address)) {
                tag("ul", .class("plain")) { aid.map { lines.aid($0) } }
            }
        }
        if !positions.isEmpty {
            section(
                "Positions", id: "positions", more: ("All", LedgerView.Ledger.positions.address)
            ) {
                tag("ul", .class("plain")) { positions.map { lines.position($0) } }
            }
        }
    }

    private func meeting(_ kept: Kept<Meeting>) -> HTML {
        LedgerLines(references: references).meeting(kept)
    }

    private var storyList: HTML {
        section("Stories", id: "stories") {
            tag("ol", .class("plain")) {
                stories.map { kept in
                    tag("li") {
                        tag(
                            "a", .href(Address("/timeline").with("story", kept.lineage)),
                            Attribute("dir", "auto")
                        ) { kept.value.summary }
                        tag("span", .class("tail")) {
                            " " + Words.count(kept.value.articles.count, "report")
                            if let period = kept.value.period { " · " + Words.short(period) }
                            if !kept.value.actors.isEmpty {
                                " · " + Words.names(Array(kept.value.actors.prefix(3)))
                            }
                        }
                    }
                }
            }
        }
    }

    private var differing: HTML {
        section(
            "Where they differ", id: "differences", more: ("Compare", Address("/compare"))
        ) { DifferenceList(references: references).html(differences) }
    }
}

extension BriefView {
    /// What the archive holds for it.
    init(_ reader: ArchiveReader) throws {
        let overview = try reader.overview()
        articles = overview.articles
        unusable = overview.unusable
        outlets = overview.outlets
        assertions = overview.assertions
        eventCount = overview.records[.event] ?? 0
        lastWritten = overview.lastWritten
        let latest = try reader.latestDay()
        var oldest = ArticleQuery()
        oldest.order = .oldest
        let first = try reader.articles(oldest, limit: 1).rows.first?.published?.value.first
        period = first.flatMap { first in latest.map { .interval(min(first, $0), $0) } }
        var told = EventQuery()
        told.order = .byDayDown
        told.minOrigins = 2
        told.to = latest
        leading = try reader.kept(told, limit: 20).rows
        told.minOrigins = nil
        told.minConfidence = 0.5
        others = try Array(
            reader.kept(told, limit: 60).rows.filter { $0.value.origins < 2 }.prefix(16))
        var later = EventQuery()
        later.from = latest?.adding(days: 1)
        later.minConfidence = 0.5
        toCome = try reader.kept(later, limit: 8).rows
        var down = LedgerQuery()
        down.descending = true
        differences = try reader.kept(.difference, limit: 6).rows
        demands = try reader.kept(.demand, down, limit: 6).rows
        forces = try reader.kept(.force, down, limit: 6).rows
        aid = try reader.kept(.aid, down, limit: 5).rows
        positions = try reader.kept(.position, down, limit: 5).rows
        stories = try reader.kept(.story, down, limit: 8).rows
        var coming = LedgerQuery()
        coming.firstDay = latest?.adding(days: 1)
        ahead = try reader.kept(.meeting, coming, limit: 6).rows
            .filter { $0.value.when != nil }
        tension = try TensionView.overall(reader, days: 60)
        marks = AnalystMarks(try reader.standingCorrections())
        names = ReportNames()
        names = try ReportNames(cited, in: reader)
    }

    private var cited: Set<String> {
        var ids: Set<String> = []
        func add(_ evidence: [Evidence]) { ids.formUnion(evidence.map(\.article)) }
        for kept in leading + others + toCome { add(kept.value.evidence) }
        for kept in differences {
            add(kept.value.evidence)
            for value in kept.value.values {
                add(value.evidence)
                ids.formUnion(value.articles)
            }
        }
        for kept in demands {
            add(kept.value.evidence)
            for reply in kept.value.replies { add(reply.evidence) }
        }
        for kept in forces { add(kept.value.evidence) }
        for kept in aid { add(kept.value.evidence) }
        for kept in ahead { add(kept.value.evidence) }
        for kept in positions { add(kept.value.evidence) }
        return ids
    }
}
#endif
