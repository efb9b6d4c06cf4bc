#if Server
import SitrepModel

/// A place's mark in the drawing.
struct MapMark: Sendable {
    var place: MapPlace
    /// Its middle.
    var x: Double
    var y: Double
    /// Its area grows with the events; never smaller than a finger can hit.
    var radius: Double
    /// Where the place is, where the mark had to stand beside it.
    var origin: MapSpot?

    /// Marks of all places whose position is known, in their order.
    ///
    /// Marks of towns that would cover each other stand beside each other, each with a line to its
    /// place. A country's mark stands inside its borders, far from them, and gives way to the others
    /// as long as there is room in the country.
    static func all(
        _ places: [MapPlace], _ window: MapWindow, baseMap: BaseMap = .bundled
    ) -> [MapMark] {
        var marks = places.compactMap { place -> MapMark? in
            guard let point = place.point else { return nil }
            let (x, y) = window.place(point)
            let radius = min(26, (100 + 16 * Double(place.events.count)).squareRoot())
            return MapMark(place: place, x: x, y: y, radius: radius)
        }
        var settled: [MapMark] = []
        for index in marks.indices where marks[index].place.precision != "country" {
            marks[index].stepAside(settled, window)
            settled.append(marks[index])
        }
        for index in marks.indices where marks[index].place.precision == "country" {
            let country = marks[index].place.country
            let rings = baseMap.countries.first { $0.code == country }?.rings ?? []
            marks[index].settle(in: CountryInterior(rings, window), settled)
            settled.append(marks[index])
        }
        return marks
    }

    /// Moves to the nearest free place around where it is, if another mark covers it.
    private mutating func stepAside(_ others: [MapMark], _ window: MapWindow) {
        func covers(_ other: MapMark) -> Bool {
            let reach = 0.7 * (radius + other.radius)
            let (u, v) = (x - other.x, y - other.y)
            return u * u + v * v < reach * reach
        }
        guard others.contains(where: covers) else { return }
        let place = MapSpot(x: x, y: y)
        for ring in 1...4 {
            let distance = Double(ring) * (radius + 14)
            for degrees in stride(from: 0.0, to: 360, by: 30) {
                var moved = self
                moved.x = place.x + distance * Cosine.ofDegrees(degrees)
                moved.y = place.y + distance * Cosine.ofDegrees(degrees - 90)
                let isInside =
                    (radius...window.width - radius).contains(moved.x)
                    && (radius...window.height - radius).contains(moved.y)
                if isInside, !others.contains(where: { moved.touches($0) }) {
                    moved.origin = place
                    self = moved
                    return
                }
            }
        }
    }

    private mutating func settle(in interior: CountryInterior, _ others: [MapMark]) {
        guard let best = interior.spots.first else { return }
        func at(_ spot: MapSpot) -> MapMark {
            var moved = self
            (moved.x, moved.y) = (spot.x, spot.y)
            return moved
        }
        let free = interior.spots.first { spot in
            let moved = at(spot)
            return !others.contains { moved.touches($0) }
        }
        self = at(free ?? best)
    }

    private func touches(_ other: MapMark) -> Bool {
        let reach = radius + other.radius + 1
        return abs(x - other.x) < reach && abs(y - other.y) < reach
    }
}

/// A place in the drawing.
struct MapSpot: Sendable, Hashable {
    var x: Double
    var y: Double
}
#endif
