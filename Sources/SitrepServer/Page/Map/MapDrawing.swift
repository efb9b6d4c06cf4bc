#if Server
import SitrepModel

/// The map itself: land, borders, and a mark for each place with the number of its events.
///
/// What is known to a town is a dot; to a region, a circle of some extent; to a country, its whole
/// outline, with a square inside its borders, so that no dot claims more than the reports say. Marks
/// link to the table below.
struct MapDrawing {
    var places: [MapPlace]
    var baseMap = BaseMap.bundled

    var html: HTML {
        let drawn = places.filter { $0.point != nil }
        let window = MapWindow(drawn.compactMap(\.point))
        let outline = MapOutline(window: window)
        let tinted = Set(drawn.filter { $0.precision == "country" }.compactMap(\.country))
        let marks = MapMark.all(drawn, window, baseMap: baseMap)
        let layout = labels(marks, window)
        return tag("figure", .class("map")) {
            tag(
                "div", .class("chart"), .id("map"), Attribute("tabindex", "0"),
                Attribute("role", "group"), .label("Map; keys zoom and move")
            ) {
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
                    marks.map { ground($0, window) }
                    marks.reversed().map(mark)
                    layout.map { label in
                        tag("g", attributes: Self.at(label.mark.x, label.mark.y)) {
                            tag(
                                "text", .class("name"), Chart.attribute("x", label.x),
                                Chart.attribute("y", label.y),
                                Attribute("text-anchor", label.anchor),
                                Attribute("aria-hidden", "true")
                            ) { label.words }
                        }
                    }
                }
            }
            tag("figcaption") {
                "Dot: known to the town. Dashed circle: to a region. Tinted country, square: to the "
                    + "country only. Numbers are events; their colour tells whether conflict or "
                    + "cooperation prevails. Outlines: Natural Earth, simplified, disputed "
                    + "borders as in its German edition."
                tag("span", .class("script"), .flag("hidden")) {
                    " Wheel or + and \u{2212} zoom, arrows or dragging move, 0 goes back."
                }
            }
        }
    }

    /// Moves what it holds to a place; a script that zooms keeps it at its size there.
    private static func at(_ x: Double, _ y: Double) -> [Attribute?] {
        let (x, y) = (Chart.number(x), Chart.number(y))
        return [
            Attribute("transform", "translate(\(x) \(y))"), Attribute("data-x", x),
            Attribute("data-y", y),
        ]
    }

    /// What belongs to the ground under a mark: a region's extent; the way to the place itself.
    private func ground(_ mark: MapMark, _ window: MapWindow) -> HTML {
        var parts: [HTML] = []
        let spot = mark.origin ?? MapSpot(x: mark.x, y: mark.y)
        if mark.place.precision == "region" {
            let radius = max(window.length(kilometres: 150), mark.radius + 4)
            parts.append(Chart.circle(spot.x, spot.y, radius, .class("extent")))
        }
        if mark.origin != nil {
            parts.append(Chart.line(spot.x, spot.y, mark.x, mark.y, .class("leader")))
            parts.append(Chart.circle(spot.x, spot.y, 2, .class("foot")))
        }
        return HTML(parts)
    }

    private func mark(_ mark: MapMark) -> HTML {
        let (place, radius) = (mark.place, mark.radius)
        let (conflict, cooperation) = place.balance
        let style: Attribute =
            conflict > cooperation
            ? .class("spot", "conflict")
            : conflict == cooperation ? .class("spot", "even") : .class("spot", "coop")
        return tag(
            "a",
            attributes: [.href(fragment: place.anchor), style, .label(place.words)]
                + Self.at(mark.x, mark.y)
        ) {
            tag("title") { place.words }
            if place.precision == "country" {
                Chart.rect(-radius, -radius, radius * 2, radius * 2, .class("dot"))
            } else {
                Chart.circle(0, 0, radius, .class("dot"))
            }
            tag(
                "text", .class("count"), Attribute("x", "0"), Attribute("y", "4"),
                Attribute("text-anchor", "middle")
            ) { "\(place.events.count)" }
        }
    }

    /// A name beside a mark.
    private struct Label {
        var words: String
        /// From the middle of the mark.
        var x: Double
        var y: Double
        var anchor: String
        var mark: MapMark
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
                    Label(words: place.name, x: r, y: 4, anchor: "start", mark: mark),
                    (x + r, y - 8, x + r + width, y + 8)
                ),
                (
                    Label(words: place.name, x: -r, y: 4, anchor: "end", mark: mark),
                    (x - r - width, y - 8, x - r, y + 8)
                ),
                (
                    Label(words: place.name, x: 0, y: -r, anchor: "middle", mark: mark),
                    (x - width / 2, y - r - 13, x + width / 2, y - r + 3)
                ),
                (
                    Label(words: place.name, x: 0, y: r + 10, anchor: "middle", mark: mark),
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
