import SitrepModel

extension ExportTable {
    /// What happened.
    public static let events = ExportTable(
        "events", "one happening, told by one or more reports", rows: { $0.events }
    ) { c in
        c.history()
        c.text("summary", "who did what to whom, in one line") { $0.value.summary }
        c.known("when", "when it took or takes place") { $0.value.when }
        c.parties("actors", "who acts") { $0.value.actors }
        c.parties("targets", "to, with or about whom") { $0.value.targets }
        c.text("cameo", "CAMEO code") { $0.value.cameo }
        c.text("root", "CAMEO root, 01 to 20") { $0.value.root }
        c.text("plover_event", "PLOVER event type") { $0.value.plover.event }
        c.text("plover_mode", "PLOVER mode") { $0.value.plover.mode }
        c.list("plover_contexts", "PLOVER contexts") { $0.value.plover.contexts }
        c.integer(
            "quad",
            "quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, "
                + "4 material conflict"
        ) { $0.value.quad.rawValue }
        c.number("goldstein", "Goldstein scale, -10 conflict to 10 cooperation") {
            $0.value.goldstein
        }
        c.text("modality", "whether it happened, will, may or did not", values: Modality.names) {
            $0.value.modality.rawValue
        }
        c.text("channel", "in writing, by telephone") { $0.value.channel }
        c.place { $0.value.place }
        c.integer("origins", "number of independent origins") { $0.value.origins }
        c.list("told_by", "the origins: speakers, agencies, else outlets") {
            $0.value.toldBy.map(\.name)
        }
        c.integer("reports", "number of reports that tell it") { $0.value.articles.count }
        c.list("articles", "their identifiers, oldest first") { $0.value.articles }
        c.list("assertions", "identifiers of the assertions that it was joined from") {
            $0.value.assertions
        }
        c.list("differ", "fields in which the reports differ") { row in
            row.value.fields.filter { $0.value.verdict == .differ }.keys.sorted()
        }
        c.number("confidence", "chance that at least one report was read rightly, 0 to 1") {
            $0.value.confidence
        }
        c.evidence { $0.value.evidence }
    }
}

extension Modality {
    static let names = allCases.map(\.rawValue)
}

extension Columns {
    mutating func place(_ value: @escaping @Sendable (Row) -> Place?) {
        text("place", "where, as written") { value($0)?.name }
        text("country", "ISO 3166 alpha-3 of the place") { value($0)?.country }
        text(
            "place_precision", "what the position stands for",
            values: ["point", "city", "region", "country"]
        ) { value($0)?.precision }
        number("latitude", "degrees north; the middle of a region or country") {
            value($0)?.latitude
        }
        number("longitude", "degrees east") { value($0)?.longitude }
        integer("geonames", "GeoNames identifier") { value($0)?.geonames }
    }
}
