#if Server
import SitrepArchive
import SitrepModel

/// Events as lines: day, class of act, what happened, who says so.
struct EventLines {
    var references: References
    /// Whether each line begins with its day.
    var showsDay = true
    /// What analysts say of them.
    var marks = AnalystMarks()

    func list(_ events: [Kept<Event>]) -> HTML {
        tag("ul", .class("events")) { marks.folded(events).map(line) }
    }

    private func line(_ folded: AnalystMarks.Folded) -> HTML {
        let kept = folded.event
        let event = kept.value
        return tag("li", marks.isRejected(kept) ? .class("rejected") : nil) {
            tag("span", .class("day")) {
                if showsDay { day(event) }
            }
            event.quad.mark
            tag("div", .class("what")) {
                Self.title(kept)
                tag("span", .class("tail")) {
                    " " + Self.origins(event)
                    if event.modality != .actual { " · \(event.modality.rawValue)" }
                    if Self.differs(event) {
                        " · "
                        tag("span", .class("differ")) { "reports differ" }
                    }
                    if event.confidence < 0.5 {
                        " · "
                        tag("abbr", .title("the sentence was read with little confidence")) {
                            "unsure"
                        }
                    }
                }
                " "
                references.links(event.evidence)
                marks.notes(kept)
                if !folded.merged.isEmpty {
                    tag("ul", .class("analyst")) { folded.merged.map { merged($0.event, $0.by) } }
                }
            }
        }
    }

    /// One that an analyst takes for the same as the line above.
    private func merged(_ kept: Kept<Event>, _ by: StoredCorrection) -> HTML {
        tag("li") {
            day(kept.value)
            " "
            Self.title(kept)
            tag("span", .class("tail")) {
                " \(AnalystMarks.words(by)), \(Words.time(by.time)), number \(by.number) "
            }
            references.links(kept.value.evidence)
            marks.notes(kept)
        }
    }

    /// Its day; where it has none, that of its first report.
    private func day(_ event: Event) -> HTML {
        let told = event.articles.compactMap { references.names.entry($0)?.published?.value }.min()
        guard event.when == nil, let told else { return Self.day(event.when) }
        return tag("i", .title("no day is given; first told on this one")) {
            "told " + Words.short(told)
        }
    }

    /// What happened, leading to the event's own page.
    static func title(_ kept: Kept<Event>) -> HTML {
        tag("a", .class("event"), .href(address(kept.lineage)), Attribute("dir", "auto")) {
            kept.value.summary
        }
    }

    static func address(_ lineage: String) -> Address { Address("/events/", lineage) }

    /// "26 Jan 2022", with a star where it was concluded.
    static func day(_ date: EventDate?) -> HTML {
        guard let date else { return tag("span", .class("nothing")) { "no day" } }
        return tag("span", date.reason.isEmpty ? nil : .title(date.reason)) {
            Words.short(date.value) + (date.inferred ? "*" : "")
        }
    }

    /// "4 reports, 3 origins", "3 reports, one origin: MPA", "says Pentagon".
    static func origins(_ event: Event) -> String {
        if event.articles.count > 1 {
            let reports = Words.count(event.articles.count, "report")
            if event.origins == 1, let origin = event.toldBy.first {
                return "\(reports), one origin: \(origin.name)"
            }
            return "\(reports), \(Words.count(event.origins, "origin"))"
        }
        let speakers = event.toldBy.filter { $0.kind == .speaker }
        return speakers.isEmpty ? "" : "says " + speakers.map(\.name).joined(separator: ", ")
    }

    static func differs(_ event: Event) -> Bool {
        event.fields.values.contains { $0.verdict == .differ && $0.kind != .nameVariant }
    }
}
#endif
