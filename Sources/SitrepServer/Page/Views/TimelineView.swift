#if Server
import SitrepArchive
import SitrepModel

/// Events in time, by two clocks: when they happened and when they were first reported.
struct TimelineView {
    /// What is asked for.
    struct Asked: Sendable {
        var clock = Clock.happened
        var query = EventQuery()
        var cursor: String?

        /// As parameters of an address.
        func parameters(from: CalendarDay?, to: CalendarDay?) -> [(String, String)] {
            var list: [(String, String)] = []
            if clock == .reported { list.append(("clock", clock.rawValue)) }
            if let from { list.append(("from", "\(from)")) }
            if let to { list.append(("to", "\(to)")) }
            list += query.parties.map { ("party", $0) }
            list += query.quads.map { ("quad", "\($0)") }
            list += query.roots.map { ("root", $0) }
            list += query.outlets.map { ("outlet", $0) }
            list += query.modalities.map { ("modality", $0) }
            if let story = query.story { list.append(("story", story)) }
            if let least = query.minOrigins { list.append(("min_origins", "\(least)")) }
            if let verdict = query.verdict { list.append(("verdict", verdict)) }
            if let text = query.text { list.append(("text", text)) }
            return list
        }
    }

    /// The two clocks.
    enum Clock: String, Sendable, CaseIterable {
        case happened, reported
    }

    /// How many events a day has.
    typealias Density = (day: CalendarDay, quad: Int, happened: Int, reported: Int)

    /// An event and the day of its first report.
    struct Told: Sendable {
        var kept: Kept<Event>
        var reported: CalendarDay?
    }

    var asked: Asked
    /// The window, by the chosen clock.
    var from: CalendarDay?
    var to: CalendarDay?
    var density: [Density]
    var events: [Told]
    var total: Int
    var next: String?
    var parties: [String]
    var outlets: [String]
    var names: ReportNames

    private static var address: Address { Address("/timeline") }
    /// So many events are listed and drawn at a time; the days of the window lead to the others.
    private static let listed = 50

    var body: HTML {
        tag("div") {
            filters
            if density.isEmpty {
                nothing("No event answers to that.")
            } else {
                TimelineStrip(density: density, from: from, to: to).html
                zoom
                if let from, let to, !events.isEmpty {
                    tag("figure", .class("clocks")) {
                        TimelineChart(events: events, from: from, to: to).html
                        tag("figcaption") {
                            total > events.count
                                ? "The events of the list below. " : ""
                            "Each line is an event: above when it happened, below when it was first "
                            "reported. A line that leans to the left was announced before, one that "
                            "leans to the right told later. "
                            tag("span", .class("script"), .flag("hidden")) {
                                "Wheel or + and − zoom, arrows move, 0 goes back."
                            }
                        }
                    }
                }
                if total > events.count, days.count > 1 {
                    tag("details") {
                        tag("summary") { "Days of the window: \(Words.number(days.count))" }
                        dayTable
                    }
                }
                table
                following(
                    Self.address.with(
                        asked.parameters(from: asked.query.from, to: asked.query.to)), next)
            }
        }
    }

    private var filters: HTML {
        tag("form", .class("filters"), .action(Self.address)) {
            PointInTime.field
            Filters.choice(
                "clock", "Clock", Clock.allCases.map(\.rawValue), asked.clock.rawValue)
            Filters.day("from", "From", from)
            Filters.day("to", "To", to)
            Filters.party(asked.query.parties.first, parties)
            Filters.choice(
                "quad", "Class", ["1", "2", "3", "4"], asked.query.quads.first.map { "\($0)" }
            ) { value in Int(value).flatMap { QuadClass(rawValue: $0) }?.words ?? value }
            Filters.choice(
                "root", "Act", Roots.all.map(\.0), asked.query.roots.first, words: Roots.words)
            Filters.choice("outlet", "Outlet", outlets, asked.query.outlets.first)
            Filters.choice(
                "min_origins", "Origins at least", ["2", "3", "5"],
                asked.query.minOrigins.map { "\($0)" })
            Filters.choice("verdict", "Reports", ["differ", "agree"], asked.query.verdict)
            Filters.text(asked.query.text)
            if let story = asked.query.story {
                void(
                    "input", Attribute("type", "hidden"), Attribute("name", "story"),
                    Attribute("value", story))
            }
            tag("button") { "Show" }
            " "
            tag("a", .href(Self.address)) { "Clear" }
        }
    }

    /// Works without a script; with one, wheel and keys do the same within the chart.
    @Markup private var zoom: HTML {
        if let from, let to {
            let days = to.ordinal - from.ordinal + 1
            let half = max(1, days / 2)
            let quarter = max(1, days / 4)
            tag("p", .class("zoom")) {
                tag("b") {
                    from == to
                        ? Words.long(from) : "\(Words.short(from)) \u{2013} \(Words.short(to))"
                }
                " · \(Words.count(total, "event")) · "
                step("Earlier", from.adding(days: -half), to.adding(days: -half))
                " "
                step("Later", from.adding(days: half), to.adding(days: half))
                " "
                if days > 2 {
                    step("Closer", from.adding(days: quarter), to.adding(days: -quarter))
                    " "
                }
                step("Wider", from.adding(days: -half), to.adding(days: half))
                " "
                tag("a", .href(Self.address.with(whole))) { "Everything" }
            }
        }
    }

    private var whole: [(String, String)] {
        let days = density.map(\.day)
        return asked.parameters(from: days.min(), to: days.max())
    }

    private func step(_ words: String, _ from: CalendarDay, _ to: CalendarDay) -> HTML {
        tag("a", .href(Self.address.with(asked.parameters(from: from, to: max(from, to))))) {
            words
        }
    }

    /// The days of the window that have events by the chosen clock, latest first, with how many of each
    /// class.
    private var days: [(day: CalendarDay, counts: [Int])] {
        guard let from, let to else { return [] }
        var days: [CalendarDay: [Int]] = [:]
        for one in density where one.day >= from && one.day <= to && (1...4).contains(one.quad) {
            let count = asked.clock == .happened ? one.happened : one.reported
            if count > 0 { days[one.day, default: [0, 0, 0, 0]][one.quad - 1] += count }
        }
        return days.sorted { $1.key < $0.key }.map { ($0.key, $0.value) }
    }

    /// What the list leaves out: each day as a line.
    private var dayTable: HTML {
        let shown = days.prefix(62)
        let classes = (1...4).map { QuadClass(rawValue: $0)?.words ?? "" }
        return DataTable(
            caption: "Days of the window, latest first"
                + (days.count > shown.count ? "; the last \(shown.count) that have events" : ""),
            columns: ["Day"] + classes + ["Events"],
            rows: shown.map { day, counts in
                [
                    tag(
                        "a", .href(Self.address.with(asked.parameters(from: day, to: day)))
                    ) { Words.short(day) }
                ] + (counts + [counts.reduce(0, +)]).map { HTML(text: $0 > 0 ? "\($0)" : "") }
            }, figures: [1, 2, 3, 4, 5], shape: .compact
        ).html
    }

    private var table: HTML {
        let references = References(names: names)
        return DataTable(
            caption: total > events.count
                ? "Events of the window, latest first: \(events.count) of \(total)"
                : "Events of the window, latest first",
            columns: ["Happened", "First reported", "Class", "What", "Told by", "Sources"],
            rows: events.map { told in
                let event = told.kept.value
                return [
                    EventLines.day(event.when),
                    HTML(text: told.reported.map { Words.short($0) } ?? ""), event.quad.mark,
                    HTML([
                        EventLines.title(told.kept),
                        event.modality == .actual
                            ? .empty
                            : tag("span", .class("tail")) { " · \(event.modality.rawValue)" },
                        EventLines.differs(event)
                            ? tag("span", .class("differ")) { " · reports differ" } : .empty,
                    ]),
                    HTML(
                        text: event.articles.count > 1
                            ? "\(Words.count(event.articles.count, "report")), "
                                + Words.count(event.origins, "origin")
                            : Words.count(event.articles.count, "report")),
                    references.links(event.evidence),
                ]
            }, hidesCaption: total <= events.count, id: "events", head: 3, shape: .stacked
        ).html
    }
}

extension TimelineView {
    /// The window is the last four weeks of the reports' days where none is asked for.
    init(_ reader: ArchiveReader, _ asked: Asked) throws {
        self.asked = asked
        var everywhen = asked.query
        (everywhen.from, everywhen.to) = (nil, nil)
        let all = try reader.density(everywhen)
        density = all
        let latest = try reader.latestDay()
        let days = all.filter { asked.clock == .happened ? $0.happened > 0 : $0.reported > 0 }
            .map(\.day)
        let (firstDay, lastDay) = (days.min(), days.max())
        let end =
            asked.query.to
            ?? lastDay.map { last in
                latest.map { min(last, $0.adding(days: 14)) } ?? last
            }
        from =
            asked.query.from
            ?? firstDay.flatMap { first in end.map { max(first, $0.adding(days: -27)) } }
        to = end
        var query = asked.query
        if asked.clock == .happened {
            (query.from, query.to) = (from, to)
        } else {
            (query.from, query.to) = (nil, nil)
            (query.reportedFrom, query.reportedTo) = (from, to)
        }
        query.order = .byDayDown
        total = try reader.countEvents(query)
        let page = try reader.kept(query, after: asked.cursor, limit: Self.listed)
        next = page.next
        names = try ReportNames(page.rows.flatMap(\.value.articles), in: reader)
        let names = names
        events = page.rows.map { kept in
            Told(
                kept: kept,
                reported: kept.value.articles.compactMap {
                    names.entry($0)?.published?.value.first
                }.min())
        }
        parties = try reader.facet(.party, limit: 60).map(\.value)
        outlets = try reader.facet(.outlet, limit: 60).map(\.value)
    }
}
#endif
