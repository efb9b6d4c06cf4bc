import SitrepModel

/// Meetings as RFC 5545.
///
/// A meeting keeps its UID for good, and its SEQUENCE rises with its versions, so that a subscribed
/// calendar moves and cancels entries. All times come from the data; no clock is asked.
enum CalendarExport {
    static func bytes(of content: ExportContent, base: String?) -> [UInt8] {
        let reports = ReportTimes(content.articles)
        let places = Dictionary(
            content.events.map { ($0.value.id, $0) }, uniquingKeysWith: { first, _ in first })
        var entries: [CalendarText] = []
        var undated = 0
        for meeting in content.meetings {
            if let times = times(meeting.value.when?.value) {
                entries.append(
                    entry(meeting, times, places[meeting.value.event], reports, base))
            } else if !meeting.isWithdrawn {
                undated += 1
            }
        }
        var text = CalendarText()
        text.add("BEGIN", raw: "VCALENDAR")
        text.add("VERSION", raw: "2.0")
        text.add("PRODID", raw: "-//Sitrep//Meetings//EN")
        text.add("CALSCALE", raw: "GREGORIAN")
        text.add("NAME", content.title + ": meetings")
        text.add("X-WR-CALNAME", content.title + ": meetings")
        if undated > 0 {
            text.add("DESCRIPTION", "\(undated) more without a day or month are left out")
            text.add("X-SITREP-UNDATED", raw: String(undated))
        }
        if entries.isEmpty { text.addZone() }
        for entry in entries { text.add(entry) }
        text.add("END", raw: "VCALENDAR")
        return text.bytes
    }

    private static func entry(
        _ meeting: Exported<Meeting>, _ times: Times, _ event: Exported<Event>?,
        _ reports: ReportTimes, _ base: String?
    ) -> CalendarText {
        let value = meeting.value
        let told =
            meeting.changed.flatMap { Instant($0) }
            ?? reports.range(value.evidence.map(\.article))?.last ?? reports.latest ?? .zero
        var text = CalendarText()
        text.add("BEGIN", raw: "VEVENT")
        text.add("UID", raw: StableIdentifier.uuid("meeting", meeting.lineage))
        text.add("DTSTAMP", raw: told.basic)
        text.add("LAST-MODIFIED", raw: told.basic)
        // A withdrawal is a change of its own.
        text.add("SEQUENCE", raw: String(meeting.version - (meeting.isWithdrawn ? 0 : 1)))
        text.add(times.startName, raw: times.start)
        if let end = times.end { text.add("DTEND;VALUE=DATE", raw: end) }
        text.add(
            "SUMMARY",
            Wording.capitalised(value.kind.rawValue) + ": "
                + Wording.names(value.participants))
        text.add("STATUS", raw: meeting.isWithdrawn ? "CANCELLED" : status(value.status))
        text.add("TRANSP", raw: "TRANSPARENT")
        text.add("CATEGORIES", value.kind.rawValue)
        if let place = value.place { text.add("LOCATION", place) }
        if let place = event?.value.place, place.precision == "city" || place.precision == "point",
            let latitude = place.latitude.flatMap(Wording.number),
            let longitude = place.longitude.flatMap(Wording.number)
        {
            text.add("GEO", raw: "\(latitude);\(longitude)")
        }
        text.add("DESCRIPTION", description(meeting, times, reports))
        if let event, let address = PageAddress.event(event.lineage, base) {
            text.add("URL", raw: address)
        }
        text.add("END", raw: "VEVENT")
        return text
    }

    /// What is planned, or was moved to another day, is tentative.
    private static func status(_ status: Meeting.Status) -> String {
        switch status {
        case .planned, .moved: "TENTATIVE"
        case .confirmed, .held: "CONFIRMED"
        case .cancelled: "CANCELLED"
        }
    }

    private static func description(
        _ meeting: Exported<Meeting>, _ times: Times, _ reports: ReportTimes
    ) -> String {
        let value = meeting.value
        var lines = [
            meeting.isWithdrawn
                ? "Withdrawn: nothing supports it any more."
                : "\(Wording.capitalised(value.status.rawValue)), says "
                    + "\(Wording.origins(value.saidBy))."
        ]
        if times.isLoose, let when = value.when {
            lines.append("No day is known: some time in \(when.value.value).")
        }
        if let when = value.when, when.inferred {
            lines.append("The date is inferred: \(when.reason).")
        }
        if !value.history.isEmpty {
            lines.append("Before: " + value.history.joined(separator: "; ") + ".")
        }
        lines += Wording.quotes(value.evidence, reports, limit: 5)
        return lines.joined(separator: "\n")
    }

    /// When an entry stands in the calendar.
    fileprivate struct Times {
        var startName: String
        var start: String
        /// The day after the last one.
        var end: String?
        /// Whether it covers more days than it takes.
        var isLoose = false
    }

    /// All-day where only days are known; nil for what is known to more than a month only.
    fileprivate static func times(_ date: DateValue?) -> Times? {
        guard let date, date.last.ordinal - date.first.ordinal < 31,
            (1...9999).contains(date.first.year)
        else { return nil }
        if let clock = date.clock, date.precision <= .hour {
            if clock.offsetMinutes != nil {
                return Times(startName: "DTSTART", start: Instant(date).basic)
            }
            // In the place's own time, which is not known.
            let local = Instant(date).basic.dropLast()
            return Times(startName: "DTSTART", start: String(local))
        }
        func plain(_ day: CalendarDay) -> String { "\(day)".filter { $0 != "-" } }
        return Times(
            startName: "DTSTART;VALUE=DATE", start: plain(date.first),
            end: plain(date.last.adding(days: 1)), isLoose: date.day == nil)
    }
}

extension ExportContent {
    /// How many of its meetings have no date that a calendar could show.
    public var undatedMeetings: Int {
        standingMeetings.count { CalendarExport.times($0.value.when?.value) == nil }
    }
}

/// Lines of RFC 5545: folded at 75 octets, ended by CRLF.
struct CalendarText {
    private(set) var bytes: [UInt8] = []

    /// A property with text.
    mutating func add(_ name: String, _ text: String) { add(name, raw: Self.escaped(text)) }

    /// A property whose value is as the standard wants it.
    mutating func add(_ name: String, raw value: String) {
        var length = 0
        for scalar in (name + ":" + value).unicodeScalars {
            let encoded = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            if length + encoded.count > 75 {
                bytes += [0x0D, 0x0A, 0x20]
                length = 1
            }
            bytes += encoded
            length += encoded.count
        }
        bytes += [0x0D, 0x0A]
    }

    mutating func add(_ other: CalendarText) { bytes += other.bytes }

    /// A calendar must have something in it.
    mutating func addZone() {
        for (name, value) in [
            ("BEGIN", "VTIMEZONE"), ("TZID", "UTC"), ("BEGIN", "STANDARD"),
            ("DTSTART", "19700101T000000"), ("TZOFFSETFROM", "+0000"), ("TZOFFSETTO", "+0000"),
            ("END", "STANDARD"), ("END", "VTIMEZONE"),
        ] { add(name, raw: value) }
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n": result += "\\n"
            default:
                // Other controls have no place in a text.
                if scalar.value >= 0x20, scalar.value != 0x7F {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
