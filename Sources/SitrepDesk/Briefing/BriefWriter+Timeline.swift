import SitrepModel

/// The section that runs day by day.
extension BriefWriter {
    /// Days of the reports' period and the week before it, one group a day; before them what is
    /// older or rough; after them what lies ahead, what no day is given for (by day of report), what
    /// is feared, and what was read with little confidence.
    func timeline() -> BriefPage.Section {
        let groups = byStory(brief.events, event: \.id).flatMap { heading, events in
            days(events).map { group in
                var group = group
                if let heading { group.heading = heading + ", " + (group.heading ?? "") }
                return group
            }
        }
        return BriefPage.Section(id: "timeline", title: "DAY BY DAY", groups: groups)
    }

    private func days(_ events: [Event]) -> [BriefPage.Group] {
        let sure = events.filter { $0.confidence >= Desk.unsure }
        let told = sure.filter { $0.modality != .hypothetical }
        let start = brief.basis.period?.first.adding(days: -7)
        let end = brief.basis.period?.last
        var earlier: [BriefPage.Line] = []
        var ahead: [BriefPage.Line] = []
        var days: [CalendarDay: [BriefPage.Line]] = [:]
        var undated: [CalendarDay?: [BriefPage.Line]] = [:]
        for event in told {
            guard let when = event.when?.value else {
                undated[reported(event), default: []].append(line(event))
                continue
            }
            if let day = when.day, start.map({ day >= $0 }) ?? true {
                days[day, default: []].append(line(event, dated: false))
            } else if let end, when.first > end || event.modality == .future {
                ahead.append(line(event))
            } else {
                earlier.append(line(event))
            }
        }
        var groups = [BriefPage.Group(heading: "Earlier, or known only roughly", lines: earlier)]
        for day in days.keys.sorted() {
            let isAhead = end.map { day > $0 } ?? false
            groups.append(
                BriefPage.Group(
                    heading: DateWords.long(DateValue(day: day)) + (isAhead ? ", ahead" : ""),
                    lines: days[day] ?? []))
        }
        groups.append(BriefPage.Group(heading: "Ahead, known only roughly", lines: ahead))
        for day in undated.keys.sorted(by: { ($0?.ordinal ?? .max) < ($1?.ordinal ?? .max) }) {
            let reported = day.map { "reported \(DateWords.long(DateValue(day: $0)))" }
            groups.append(
                BriefPage.Group(
                    heading: reported.map { "No day given, \($0)" } ?? "No day given",
                    lines: undated[day] ?? []))
        }
        groups.append(
            BriefPage.Group(
                heading: "Feared, possible or under consideration",
                lines: sure.filter { $0.modality == .hypothetical }.map { line($0) }))
        groups.append(
            BriefPage.Group(
                heading: "Unsure readings",
                lines: events.filter { $0.confidence < Desk.unsure }.map { line($0) }))
        return groups
    }

    /// The day of the first report that tells it.
    private func reported(_ event: Event) -> CalendarDay? {
        event.articles.compactMap { published[$0] }.min()
    }
}
