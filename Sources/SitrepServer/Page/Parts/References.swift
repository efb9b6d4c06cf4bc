#if Server
import SitrepModel

/// Links from what is stated to the sentences that state it. Every statement of a view has them.
struct References {
    var names: ReportNames

    /// One link for each report, to the first of its sentences; `(3)` behind where it has more.
    func links(_ evidence: [Evidence]) -> HTML {
        let groups = Dictionary(grouping: evidence, by: \.article)
        // Reports in order of publication, so that the first to tell it stands first.
        let order = groups.keys.sorted { (day($0), $0) < (day($1), $1) }
        let labels = order.map(names.outlet)
        let links = zip(order, labels).map { article, label -> HTML in
            let list = (groups[article] ?? []).sorted()
            let isDouble = labels.count { $0 == label } > 1
            return link(
                list, label: isDouble ? names.outletAndDay(article) : label)
        }
        guard !links.isEmpty else { return .empty }
        return tag("span", .class("refs")) { HTML(links, separator: HTML(text: " ")) }
    }

    /// A link to one sentence or some words.
    func link(_ evidence: [Evidence], label: String) -> HTML {
        guard let first = evidence.first else { return .empty }
        return tag(
            "a", .class("ref"), .href(Self.address(first)), .title(first.quote),
            Attribute("data-evidence", "")
        ) { label + (evidence.count > 1 ? " (\(evidence.count))" : "") }
    }

    /// Where a sentence is shown in its report.
    static func address(_ evidence: Evidence) -> Address {
        Address("/reports/", evidence.article).with("start", "\(evidence.start)")
            .with("end", "\(evidence.end)").at("mark")
    }

    private func day(_ article: String) -> Int {
        names.entry(article)?.published?.value.first.ordinal ?? .max
    }
}
#endif
