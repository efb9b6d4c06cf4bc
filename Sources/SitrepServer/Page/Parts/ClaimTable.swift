#if Server
import SitrepModel

/// An event's claims as rows, its reports as columns: who agrees, who differs, who is silent.
struct ClaimTable {
    var event: Event
    var references: References

    private var columns: [String] { event.articles }

    var html: HTML {
        DataTable(
            caption: "What each report says of this event", columns: ["Claim"] + headings,
            rows: event.fields.keys.sorted().compactMap(row)
        ).html
    }

    private var headings: [String] {
        let labels = columns.map(references.names.outlet)
        return zip(columns, labels).map { id, label in
            labels.count { $0 == label } > 1 ? references.names.outletAndDay(id) : label
        }
    }

    private func row(_ name: String) -> [HTML]? {
        guard let field = event.fields[name] else { return nil }
        let head = tag("span") {
            name
            tag("span", .class("tail")) {
                " " + (field.kind?.words ?? field.verdict.rawValue)
            }
        }
        return [head] + columns.map { cell(field, $0) }
    }

    private func cell(_ field: FieldVerdict, _ article: String) -> HTML {
        let values = field.values.filter { $0.articles.contains(article) }
        guard !values.isEmpty else {
            return tag("span", .class("silent")) { "silent" }
        }
        // Where values differ, the one that most origins give is not marked.
        let most = field.values.map(\.origins.count).max() ?? 0
        let leaders = field.values.filter { $0.origins.count == most }
        let differs =
            field.verdict == .differ
            && (leaders.count > 1 || !values.contains { $0.value == leaders.first?.value })
        return tag("div", differs ? .class("claim", "differs") : .class("claim")) {
            tag("span", .class("verdict")) { differs ? "\u{2260} differs" : "= agrees" }
            values.map { value -> HTML in
                let evidence = value.evidence.filter { $0.article == article }
                return tag("div") {
                    tag("b", Attribute("dir", "auto")) { value.value }
                    " "
                    references.link(
                        evidence, label: evidence.first.map { Self.quote($0.quote) } ?? "")
                }
            }
        }
    }

    /// The words, cut where they are a whole sentence.
    static func quote(_ text: String) -> String {
        text.count <= 40 ? "\u{201C}\(text)\u{201D}" : "\u{201C}\(text.prefix(38))…\u{201D}"
    }
}

/// Who the event is told by, independently: one piece for each origin, as wide as it has reports.
struct OriginBar {
    var event: Event
    /// Reports of each origin.
    var reports: [(origin: Origin, articles: Int)]

    var html: HTML {
        let total = max(1, reports.reduce(0) { $0 + max($1.articles, 1) })
        var x = 0.0
        let names = reports.map { "\($0.origin.name) (\(Words.count($0.articles, "report")))" }
        return tag("div", .class("origins")) {
            Chart.svg(
                "\(Words.count(reports.count, "independent origin")): "
                    + names.joined(separator: ", "), width: 1000, height: 18,
                extra: [Attribute("preserveAspectRatio", "none")]
            ) {
                reports.map { entry -> HTML in
                    let width = Double(max(entry.articles, 1)) / Double(total) * 1000
                    defer { x += width }
                    let style: Attribute =
                        switch entry.origin.kind {
                        case .speaker: .class("speaker")
                        case .agency: .class("agency")
                        case .outlet: .class("outlet")
                        }
                    return Chart.rect(x, 0, width - 3, 18, style, title: entry.origin.name)
                }
            }
            tag("ul", .class("legend")) {
                reports.map { entry in
                    tag("li", Attribute("data-kind", entry.origin.kind.rawValue)) {
                        tag("b") { entry.origin.name }
                        tag("span", .class("tail")) {
                            " \(entry.origin.kind.rawValue), "
                                + Words.count(entry.articles, "report")
                        }
                    }
                }
            }
        }
    }

    /// Counts the reports whose values name each origin.
    init(_ event: Event) {
        self.event = event
        reports = event.toldBy.map { origin in
            var articles: Set<String> = []
            for value in event.fields.values.flatMap(\.values)
            where value.origins == [origin.key] { articles.formUnion(value.articles) }
            if articles.isEmpty, event.toldBy.count == 1 { articles = Set(event.articles) }
            return (origin, articles.count)
        }
    }
}
#endif
