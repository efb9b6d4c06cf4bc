import SitrepModel

/// What later reports add to events that were known before.
extension BriefWriter {
    /// Known events that reports since tell again, with the values that are new; copies of what was
    /// known add nothing.
    func additions(since: DateValue) -> [BriefPage.Line] {
        var texts: [String: String] = [:]
        for record in brief.articles { texts[record.id] = record.syndication }
        func isNew(_ article: String) -> Bool {
            published[article].map { $0.ordinal > since.last.ordinal } ?? false
        }
        return brief.events.compactMap { event -> BriefPage.Line? in
            guard event.confidence >= Desk.unsure else { return nil }
            let known = event.articles.filter { !isNew($0) }
            let copied = Set(known.compactMap { texts[$0] })
            let added = event.articles.filter { article in
                isNew(article) && texts[article].map(copied.contains) != true
            }
            guard !known.isEmpty, !added.isEmpty else { return nil }
            var details = [
                BriefPage.Line(
                    text: "now also " + added.map(references.article).joined(separator: " "))
            ]
            for field in event.fields.keys.sorted() where field != "act" {
                guard let verdict = event.fields[field], verdict.values.count > 1 else { continue }
                for value in verdict.values where value.articles.allSatisfy(isNew) {
                    details.append(
                        BriefPage.Line(
                            label: field, text: value.value, tail: verdict.kind?.words ?? "",
                            references: references.numbers(value.evidence)))
                }
            }
            return line(event, details: details)
        }
    }
}
