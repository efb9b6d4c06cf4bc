#if Server
import SitrepModel

/// Where events took place: a drawing over the bundled base map, and the same as a table.
func mapView(_ events: [Kept<Event>]) -> HTML {
    let places = MapPlace.all(events)
    let placed = places.reduce(0) { $0 + $1.events.count }
    return tag("div", .class("mapview")) {
        if places.isEmpty {
            nothing("No event of this time has a known place.")
        } else {
            if places.contains(where: { $0.point != nil }) { MapDrawing(places: places).html }
            DataTable(
                caption: "Places of events, those of most events first",
                columns: ["Place", "Country", "Known to", "Number", "Events"],
                rows: places.map { place in
                    [
                        tag("span", .id(place.anchor), Attribute("dir", "auto")) {
                            place.name + (place.point == nil ? " (position unknown)" : "")
                        },
                        HTML(text: place.country.map(PartyNames.display) ?? ""),
                        HTML(text: precision(place.precision)),
                        HTML(text: Words.number(place.events.count)),
                        tag("ul", .class("plain")) {
                            place.events.map { kept in
                                tag("li") {
                                    kept.value.quad.mark
                                    " "
                                    EventLines.title(kept)
                                    if let when = kept.value.when {
                                        tag("span", .class("tail")) {
                                            " \(Words.short(when.value))"
                                                + (when.inferred ? "*" : "")
                                        }
                                    }
                                }
                            }
                        },
                    ]
                }, figures: [3]
            ).html
        }
        if events.count > placed {
            tag("p", .class("note")) {
                "\(Words.count(events.count - placed, "more event")) of this list without a place."
            }
        }
    }
}

/// How exactly a place is known, in words.
private func precision(_ key: String) -> String {
    switch key {
    case "point": "the spot"
    case "city": "the town"
    case "region": "the region"
    case "country": "the country"
    default: "not known"
    }
}
#endif
