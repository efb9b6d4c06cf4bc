import SitrepModel

extension ExportTable {
    /// Where reports differ.
    public static let differences = ExportTable(
        "differences", "one of the values that reports give where they differ",
        rows: { $0.differences.flatMap(DifferingValue.all) }
    ) { c in
        c.text("id", "shared by the values that stand against each other") { $0.difference.lineage }
        c.text("event", "the event's identifier of that version") { $0.difference.value.event }
        c.text("about", "the event in words") { $0.difference.value.about }
        c.text("field", "what they differ in") { $0.difference.value.field }
        c.text("kind", "how they differ", values: FieldVerdict.Kind.allCases.map(\.rawValue)) {
            $0.difference.value.kind.rawValue
        }
        c.integer("rank", "1 for the best supported value") { $0.rank }
        c.text("value", "the value") { $0.value.value }
        c.list("articles", "the reports that give it") { $0.value.articles }
        c.list("origins", "keys of the independent origins behind them") { $0.value.origins }
        c.evidence { $0.value.evidence }
    }
}

private struct DifferingValue: Sendable {
    var difference: Exported<Difference>
    var rank: Int
    var value: FieldValue

    static func all(_ difference: Exported<Difference>) -> [DifferingValue] {
        difference.value.values.enumerated().map {
            DifferingValue(difference: difference, rank: $0.offset + 1, value: $0.element)
        }
    }
}
