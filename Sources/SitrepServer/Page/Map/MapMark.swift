#if Server
/// A place's mark in the drawing.
struct MapMark: Sendable {
    var place: MapPlace
    /// Its middle.
    var x: Double
    var y: Double
    /// Its area grows with the events; never smaller than a finger can hit.
    var radius: Double

    /// Marks of all places whose position is known, in their order.
    ///
    /// A country's mark stands anywhere in the country, so it gives way where a town's or region's
    /// stands already.
    static func all(_ places: [MapPlace], _ window: MapWindow) -> [MapMark] {
        var marks = places.compactMap { place -> MapMark? in
            guard let point = place.point else { return nil }
            let (x, y) = window.place(point)
            let radius = min(26, (100 + 16 * Double(place.events.count)).squareRoot())
            return MapMark(place: place, x: x, y: y, radius: radius)
        }
        var settled = marks.filter { $0.place.precision != "country" }
        for index in marks.indices where marks[index].place.precision == "country" {
            let mark = marks[index]
            let steps = [0, 1, 2, 3].flatMap { distance -> [MapMark] in
                [(0.0, 1.0), (1, 0), (-1, 0), (0, -1)].map { right, down in
                    var moved = mark
                    moved.x += right * Double(distance) * mark.radius
                    moved.y += down * Double(distance) * mark.radius
                    return moved
                }
            }
            let free = steps.first { step in !settled.contains { $0.touches(step) } }
            marks[index] = free ?? mark
            settled.append(marks[index])
        }
        return marks
    }

    private func touches(_ other: MapMark) -> Bool {
        let reach = radius + other.radius + 1
        return abs(x - other.x) < reach && abs(y - other.y) < reach
    }
}
#endif
