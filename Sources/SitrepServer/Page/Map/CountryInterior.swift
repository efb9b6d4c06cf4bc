#if Server
/// Places inside a country's borders as far as a window shows it: those farthest from any border
/// first, so that the first one stands for the country.
struct CountryInterior: Sendable {
    private(set) var spots: [MapSpot] = []

    /// Columns and rows of the places that are tried.
    private static let grid = 16

    init(_ rings: [BaseMap.Ring], _ window: MapWindow) {
        var lines: [[MapSpot]] = []
        for ring in rings {
            for turn in [-360.0, 0, 360] where ring.box.moved(by: turn).overlaps(window.box) {
                lines.append(
                    ring.points.map {
                        let (x, y) = window.project(
                            MapPoint(longitude: $0.longitude + turn, latitude: $0.latitude))
                        return MapSpot(x: x, y: y)
                    })
            }
        }
        // The mainland: what shows of the largest of its parts.
        let boxes = lines.map { Self.box($0, window) }
        guard let largest = boxes.indices.max(by: { boxes[$0].area < boxes[$1].area }),
            boxes[largest].area > 0
        else { return }
        let box = boxes[largest]
        var found: [(spot: MapSpot, room: Double)] = []
        for row in 0..<Self.grid {
            for column in 0..<Self.grid {
                let spot = MapSpot(
                    x: box.left + (Double(column) + 0.5) / Double(Self.grid) * box.width,
                    y: box.top + (Double(row) + 0.5) / Double(Self.grid) * box.height)
                guard lines.reduce(false, { $0 != Self.contains($1, spot) }) else { continue }
                let nearest = lines.lazy.map { Self.distance($0, spot) }.min() ?? 0
                found.append((spot, nearest))
            }
        }
        found.sort { ($1.room, $0.spot.y, $0.spot.x) < ($0.room, $1.spot.y, $1.spot.x) }
        spots = found.map(\.spot)
    }

    private struct Box {
        var left = 0.0, top = 0.0, width = 0.0, height = 0.0
        var area: Double { width * height }
    }

    private static func box(_ line: [MapSpot], _ window: MapWindow) -> Box {
        let (left, right) = (line.map(\.x).min() ?? 0, line.map(\.x).max() ?? 0)
        let (top, bottom) = (line.map(\.y).min() ?? 0, line.map(\.y).max() ?? 0)
        let (a, b) = (max(left, 0), max(top, 0))
        return Box(
            left: a, top: b, width: max(0, min(right, window.width) - a),
            height: max(0, min(bottom, window.height) - b))
    }

    /// By the number of borders to its right.
    private static func contains(_ line: [MapSpot], _ spot: MapSpot) -> Bool {
        var isInside = false
        guard var last = line.last else { return false }
        for point in line {
            if (point.y > spot.y) != (last.y > spot.y) {
                let share = (spot.y - last.y) / (point.y - last.y)
                if spot.x < last.x + share * (point.x - last.x) { isInside.toggle() }
            }
            last = point
        }
        return isInside
    }

    /// Squared, to the nearest piece of the line.
    private static func distance(_ line: [MapSpot], _ spot: MapSpot) -> Double {
        guard var last = line.last else { return 0 }
        var nearest = Double.infinity
        for point in line {
            let (u, v) = (point.x - last.x, point.y - last.y)
            let length = u * u + v * v
            let along = length > 0 ? ((spot.x - last.x) * u + (spot.y - last.y) * v) / length : 0
            let share = min(max(along, 0), 1)
            let (a, b) = (spot.x - last.x - share * u, spot.y - last.y - share * v)
            nearest = min(nearest, a * a + b * b)
            last = point
        }
        return nearest
    }
}
#endif
