#if Server
import SitrepArchive
import SitrepModel

/// What several reports tell: the events in which they differ, then those in which they agree.
struct CompareView {
    var differences: [Kept<Difference>]
    var nextDifferences: String?
    /// Told by several origins without a difference.
    var agreed: [Kept<Event>]
    var kind: String?
    var counts: [(kind: FieldVerdict.Kind, events: Int)]
    var names: ReportNames

    private static var address: Address { Address("/compare") }

    var body: HTML {
        let references = References(names: names)
        return tag("div") {
            tag("nav", .class("tabs"), .label("Kinds of differences")) {
                tag("ul") {
                    tab("all", nil)
                    counts.map { tab("\($0.kind.words) (\($0.events))", $0.kind.rawValue) }
                }
            }
            section(
                "Where reports differ", id: "differ",
                note: "Every value stands, with who gives it. Open an event to see outlets side by "
                    + "side."
            ) {
                if differences.isEmpty {
                    nothing("No reports differ in that.")
                } else {
                    DifferenceList(references: references).html(differences)
                    following(Self.address.with("kind", kind), nextDifferences)
                }
            }
            if !agreed.isEmpty {
                section("Told by several, without a difference", id: "agree") {
                    EventLines(references: references).list(agreed)
                }
            }
        }
    }

    private func tab(_ words: String, _ value: String?) -> HTML {
        tag("li") {
            tag(
                "a", .href(Self.address.with("kind", value)),
                value == kind ? Attribute("aria-current", "page") : nil
            ) { words }
        }
    }
}

extension CompareView {
    init(_ reader: ArchiveReader, kind: String?, cursor: String?) throws {
        self.kind = kind
        counts = try FieldVerdict.Kind.allCases.compactMap { kind in
            var query = EventQuery()
            query.differenceKind = kind.rawValue
            let events = try reader.countEvents(query)
            return events == 0 ? nil : (kind, events)
        }
        var asked = LedgerQuery()
        asked.statuses = [kind].compactMap { $0 }
        let page: (rows: [Kept<Difference>], next: String?) = try reader.kept(
            .difference, asked, after: cursor, limit: 40)
        differences = page.rows
        nextDifferences = page.next
        agreed = []
        if kind == nil, cursor == nil {
            var told = EventQuery()
            told.minOrigins = 2
            told.order = .byDayDown
            agreed = try reader.kept(told, limit: 60).rows.filter { !EventLines.differs($0.value) }
        }
        names = try ReportNames(
            agreed.flatMap(\.value.articles)
                + differences.flatMap { $0.value.values.flatMap(\.articles) }, in: reader)
    }
}
#endif
