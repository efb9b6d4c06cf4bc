#if Server
import SitrepModel

/// The map itself: land, borders, and a mark for each place with the number of its events.
///
/// What is known to a town is a dot; to a region, a circle of some extent; to a country, its whole
/// outline, so that no dot claims more than the reports say. Marks link to the table below.
struct MapDrawing {
    var places: [MapPlace]
    var baseMap = BaseMap.bundled

    var html: HTML {
        let drawn = places.filter { $0.point != nil }
        let window = MapWindow(drawn.compactMap(\.point))
        let outline = MapOutline(window: window)
        let tinted = Set(drawn.filter { $0.precision == "country" }.compactMap(\.country))
        let marks = MapMark.all(drawn, window)
        let layout = labels(marks, window)
        return tag("figure", .class("map")) {
            tag("div", .class("chart")) {
                tag(
                    "svg",
                    Attribute(
                        "viewBox",
                        "0 0 \(Chart.number(window.width)) \(Chart.number(window.height))"),
                    Attribute("role", "group"), .label("Map of where events took place")
                ) {
                    tag(
                        "rect", .class("sea"), Attribute("width", Chart.number(window.width)),
                        Attribute("height", Chart.number(window.height))
                    ) {}
                    tag("g", Attribute("aria-hidden", "true")) {
                        baseMap.countries.map { country -> HTML in
                            let path = outline.path(country.rings)
                            if path.isEmpty { return .empty }
                            return tag(
                                "path",
                                tinted.contains(country.code) ? .class("told") : .class("land"),
                                Attribute("d", path), Attribute("fill-rule", "evenodd")
                            ) {}
                        }
                    }
                    marks.reversed().map { mark($0, window) }
                    layout.map { label in
                        tag(
                            "text", .class("name"), Chart.attribute("x", label.x),
                            Chart.attribute("y", label.y), Attribute("text-anchor", label.anchor),
                            Attribute("aria-hidden", "true")
                        ) { label.words }
                    }
                }
            }
            tag("figcaption") {
                "Dot: known to the town. Dashed circle: to a region. Tinted country, square: to the "
                    + "country only. Numbers are events; their colour tells whether conflict or "
                    + "cooperation prevails. Outlines: Natural Earth, simplified, disputed "
                    + "borders as in its German edition."
            }
        }
    }

    private func mark(_ mark: MapMark, _ window: MapWindow) -> HTML {
        let (place, x, y, radius) = (mark.place, mark.x, mark.y, mark.radius)
        let (conflict, cooperation) = place.balance
        let style: Attribute =
            conflict > cooperation
            ? .class("spot", "conflict")
            : conflict == cooperation ? .class("spot", "even") : .class("spot", "coop")
        return tag("a", .href(fragment: place.anchor), style, .label(place.words)) {
            tag("title") { place.words }
            switch place.precision {
            case "country":
                Chart.rect(
                    x - radius, y - radius, radius * 2, radius * 2, .class("dot"))
            case "region":
                Chart.circle(
                    x, y, max(window.length(kilometres: 150), radius + 4), .class("extent"))
                Chart.circle(x, y, radius, .class("dot"))
            default: Chart.circle(x, y, radius, .class("dot"))
            }
            tag(
                "text", .class("count"), Chart.attribute("x", x), Chart.attribute("y", y + 4),
                Attribute("text-anchor", "middle")
            ) { "\(place.events.count)" }
        }
    }

    /// A name beside a mark.
    private struct Label {
        var words: String
        var x: Double
        var y: Double
        var anchor: String
    }

    /// Names beside marks: to the right, else the left, above or below; none where all are taken.
    private func labels(_ marks: [MapMark], _ window: MapWindow) -> [Label] {
        typealias Area = (left: Double, top: Double, right: Double, bottom: Double)
        var taken: [Area] = marks.map {
            ($0.x - $0.radius, $0.y - $0.radius, $0.x + $0.radius, $0.y + $0.radius)
        }
        var labels: [Label] = []
        for mark in marks {
            let (place, x, y, r) = (mark.place, mark.x, mark.y, mark.radius + 4)
            let width = Double(place.name.unicodeScalars.count) * 7
            let choices: [(Label, Area)] = [
                (
                    Label(words: place.name, x: x + r, y: y + 4, anchor: "start"),
                    (x + r, y - 8, x + r + width, y + 8)
                ),
                (
                    Label(words: place.name, x: x - r, y: y + 4, anchor: "end"),
                    (x - r - width, y - 8, x - r, y + 8)
                ),
                (
                    Label(words: place.name, x: x, y: y - r, anchor: "middle"),
                    (x - width / 2, y - r - 13, x + width / 2, y - r + 3)
                ),
                (
                    Label(words: place.name, x: x, y: y + r + 10, anchor: "middle"),
                    (x - width / 2, y + r - 3, x + width / 2, y + r + 13)
                ),
            ]
            let free = choices.first { _, area in
                area.left >= 0 && area.right <= window.width && area.top >= 0
                    && area.bottom <= window.height
                    && !taken.contains {
                        $0.left < area.right && area.left < $0.right && $0.top < area.bottom
                            && area.top < $0.bottom
                    }
            }
            guard let (label, area) = free else { continue }
            taken.append(area)
            labels.append(label)
        }
        return labels
    }
}
#endif
