#if Server
import SitrepModel

/// Where events took place. A drawing over the bundled base map takes this table's place beside it.
func mapView(_ events: [Kept<Event>]) -> HTML {
    let placed = events.filter { $0.value.place != nil }
    let groups = Dictionary(grouping: placed) { $0.value.place?.name ?? "" }
    let order = groups.keys.sorted { (groups[$1]?.count ?? 0, $0) < (groups[$0]?.count ?? 0, $1) }
    return tag("div") {
        if order.isEmpty {
            nothing("No event of this time has a known place.")
        } else {
            DataTable(
                caption: "Places of events", columns: ["Place", "Country", "Precision", "Events"],
                rows: order.map { name in
                    let here = groups[name] ?? []
                    let place = here.first?.value.place
                    return [
                        HTML(text: name),
                        HTML(text: place?.country.map(PartyNames.display) ?? ""),
                        HTML(text: place?.precision ?? ""),
                        tag("ul", .class("plain")) {
                            here.map { kept in tag("li") { EventLines.title(kept) } }
                        },
                    ]
                }
            ).html
        }
        tag("p", .class("note")) {
            "\(Words.count(events.count - placed.count, "event")) of this list without a place."
        }
    }
}
#endif
