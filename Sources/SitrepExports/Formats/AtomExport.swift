import SitrepModel

/// New events as RFC 4287, the latest first.
///
/// An entry is updated when the archive says so, else when its latest report came out; published when
/// its first one did. Identifiers are UUIDs made of what identifies event and archive.
enum AtomExport {
    /// A feed holds the latest; the rest is in the archive.
    static let limit = 200

    static func bytes(of content: ExportContent, base: String?) -> [UInt8] {
        let reports = ReportTimes(content.articles)
        let entries = content.events.map { Entry($0, reports) }.sorted()
        var xml = XMLText()
        xml.begin("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "en")])
        xml.add("id", [], "urn:uuid:" + StableIdentifier.uuid("feed", content.identity))
        xml.add("title", [], content.title + ": new events")
        xml.add("updated", [], (entries.first?.updated ?? reports.latest ?? .zero).text)
        if let base {
            xml.add("link", [("rel", "alternate"), ("type", "text/html"), ("href", base)])
        }
        xml.begin("author")
        xml.add("name", [], "Sitrep")
        xml.end()
        xml.add("generator", [], "Sitrep")
        for entry in entries.prefix(limit) { add(entry, to: &xml, reports, base) }
        xml.end()
        return xml.bytes
    }

    private static func add(
        _ entry: Entry, to xml: inout XMLText, _ reports: ReportTimes, _ base: String?
    ) {
        let event = entry.event.value
        xml.begin("entry")
        xml.add("id", [], "urn:uuid:" + StableIdentifier.uuid("event", entry.event.lineage))
        xml.add("title", [], Wording.line(event.summary))
        xml.add("updated", [], entry.updated.text)
        if let published = entry.published { xml.add("published", [], published.text) }
        if let address = PageAddress.event(entry.event.lineage, base) {
            xml.add("link", [("rel", "alternate"), ("type", "text/html"), ("href", address)])
        }
        xml.add(
            "category",
            [("scheme", "urn:x-sitrep:cameo"), ("term", event.cameo)])
        for party in Set(event.actors + event.targets).map(\.key).sorted().uniqued
        where !party.isEmpty {
            xml.add(
                "category",
                [
                    ("scheme", "urn:x-sitrep:party"), ("term", party),
                    ("label", PartyNames.display(party)),
                ])
        }
        xml.add("content", [("type", "text")], words(event, reports))
        xml.end()
    }

    private static func words(_ event: Event, _ reports: ReportTimes) -> String {
        var lines: [String] = []
        if let when = event.when {
            lines.append("When: \(when.value.value)" + (when.inferred ? " (inferred)" : ""))
        }
        if let place = event.place { lines.append("Where: \(place.name)") }
        if event.modality != .actual { lines.append("Modality: \(event.modality.rawValue)") }
        lines.append("Origins: \(event.origins) (\(Wording.origins(event.toldBy)))")
        let differing = event.fields.filter { $0.value.verdict == .differ }.keys.sorted()
        if !differing.isEmpty {
            lines.append("Reports differ in: \(differing.joined(separator: ", "))")
        }
        lines += Wording.quotes(event.evidence, reports, limit: 5)
        return lines.joined(separator: "\n")
    }

    /// An event with its times.
    private struct Entry: Comparable {
        var event: Exported<Event>
        var published: Instant?
        var updated: Instant

        init(_ event: Exported<Event>, _ reports: ReportTimes) {
            self.event = event
            let range = reports.range(event.value.articles)
            published = range?.first
            updated =
                event.changed.flatMap { Instant($0) } ?? range?.last ?? reports.latest ?? .zero
        }

        static func < (a: Entry, b: Entry) -> Bool {
            a.updated == b.updated
                ? a.event.lineage < b.event.lineage : a.updated > b.updated
        }
    }
}

extension Array where Element: Equatable {
    /// Sorted ones without repetition.
    fileprivate var uniqued: [Element] {
        reduce(into: []) { list, value in if list.last != value { list.append(value) } }
    }
}
