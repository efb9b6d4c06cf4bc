#if Server
import SitrepArchive
import SitrepModel

/// Meetings of a month, as a grid and as a list.
struct CalendarView {
    var year: Int
    var month: Int
    var meetings: [Kept<Meeting>]
    /// Whether the month has more than these.
    var hasMore = false
    var names: ReportNames

    /// So many are shown of a month, and in the grid of a day.
    private static let (most, mostOfDay) = (150, 4)

    private var first: CalendarDay {
        CalendarDay(year: year, month: month, day: 1) ?? CalendarDay(ordinal: 0)
    }

    var title: String { "Calendar, \(Words.month(month)) \(year)" }

    var body: HTML {
        tag("div") {
            tag("p", .class("zoom")) {
                step(-12, "Year before")
                " "
                step(-1, "\(Words.month(month - 1))")
                " "
                step(1, "\(Words.month(month % 12 + 1))")
                " "
                step(12, "Year after")
                " · "
                tag("a", .href(Address("/api/v1/export/meetings.ics")), .id("subscribe")) {
                    "Subscribe to the calendar"
                }
                tag("span", .class("tail")) { " (iCalendar, all meetings)" }
            }
            grid
            section("List", id: "list") {
                if meetings.isEmpty {
                    nothing("No meeting is known for this month.")
                } else {
                    list
                }
                if hasMore {
                    tag("p", .class("note")) {
                        "The first \(Self.most) of the month; the rest is in "
                        tag("a", .href(LedgerView.Ledger.meetings.address)) { "the ledger" }
                        "."
                    }
                }
            }
        }
    }

    private func step(_ months: Int, _ words: String) -> HTML {
        let day = first.adding(months: months)
        return tag("a", .href(Self.address(day))) { words }
    }

    static func address(_ day: CalendarDay) -> Address {
        Address("/calendar").with("month", String("\(day)".prefix(7)))
    }

    private var grid: HTML {
        let days = CalendarDay.days(inMonth: month, of: year)
        let lead = first.weekday - 1
        let weeks = (lead + days + 6) / 7
        return tag(
            "div", .class("scroll"), Attribute("tabindex", "0"), Attribute("role", "region"),
            .label("Month")
        ) {
            tag("table", .class("month")) {
                tag("caption", .class("hidden")) { "Meetings of \(Words.month(month)) \(year)" }
                tag("thead") {
                    tag("tr") {
                        Words.weekdays.map { day in
                            tag("th", Attribute("scope", "col")) {
                                tag("abbr", .title(day)) { String(day.prefix(3)) }
                            }
                        }
                    }
                }
                tag("tbody") {
                    (0..<weeks).map { week in
                        tag("tr") {
                            (0..<7).map { day in
                                cell(week * 7 + day - lead + 1, of: days)
                            }
                        }
                    }
                }
            }
        }
    }

    private func cell(_ number: Int, of days: Int) -> HTML {
        guard (1...days).contains(number) else { return tag("td", .class("other")) {} }
        let day = first.adding(days: number - 1)
        let here = meetings.filter { $0.value.when?.value.day == day }
        return tag("td", here.isEmpty ? nil : .class("busy")) {
            tag("span", .class("number")) { "\(number)" }
            if !here.isEmpty {
                tag("ul", .class("plain")) {
                    here.prefix(Self.mostOfDay).map { kept in
                        tag("li") {
                            tag("a", .href(EventLines.address(kept.value.event))) {
                                Self.short(kept.value)
                            }
                            " "
                            Status.html(kept.value.status.rawValue)
                        }
                    }
                    if here.count > Self.mostOfDay {
                        tag("li") {
                            tag("a", .href(fragment: "list")) {
                                "\(here.count - Self.mostOfDay) more"
                            }
                        }
                    }
                }
            }
        }
    }

    /// "China, Russia: visit".
    static func short(_ meeting: Meeting) -> String {
        var keys: [String] = []
        for party in meeting.participants where !keys.contains(party.key) { keys.append(party.key) }
        let names = keys.prefix(4).map(PartyNames.display).joined(separator: ", ")
        return "\(names)\(keys.count > 4 ? " and others" : ""): \(meeting.kind.rawValue)"
    }

    private var list: HTML {
        let references = References(names: names)
        return DataTable(
            caption: "Meetings of \(Words.month(month)) \(year)",
            columns: ["When", "Who", "Kind", "Where", "Status", "Sources"],
            rows: meetings.map { kept in
                let meeting = kept.value
                return [
                    EventLines.day(meeting.when),
                    tag("a", .href(EventLines.address(meeting.event))) {
                        Words.names(meeting.participants)
                    }, HTML(text: meeting.kind.rawValue), HTML(text: meeting.place ?? ""),
                    Status.html(meeting.status.rawValue), references.links(meeting.evidence),
                ]
            }, hidesCaption: true, head: 1, shape: .stacked
        ).html
    }
}

extension CalendarView {
    /// - Parameter month: first day of the month; nil for that of the latest report.
    init(_ reader: ArchiveReader, month day: CalendarDay?) throws {
        let day = try day ?? reader.latestDay() ?? CalendarDay(ordinal: 0)
        (year, month) = (day.year, day.month)
        var query = LedgerQuery()
        query.firstDay = CalendarDay(year: day.year, month: day.month, day: 1)
        query.lastDay = query.firstDay?.adding(months: 1).adding(days: -1)
        let page: (rows: [Kept<Meeting>], next: String?) = try reader.kept(
            .meeting, query, limit: Self.most)
        meetings = page.rows.filter { $0.value.when != nil }
        hasMore = page.next != nil
        names = try ReportNames(
            meetings.flatMap { $0.value.evidence.map(\.article) }, in: reader)
    }
}
#endif
