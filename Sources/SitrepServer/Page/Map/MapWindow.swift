#if Server
/// The part of the earth that a map shows, and where in the drawing each place of it stands.
///
/// The projection is equirectangular and true to scale at the window's middle parallel: shapes of a
/// region come out right, and a degree is everywhere a degree of the same length.
struct MapWindow: Sendable {
    /// What is shown; may reach beyond 180 degrees east.
    let box: MapBox
    /// Size of the drawing.
    let width: Double
    let height: Double

    private let scale: Double
    private let shrink: Double

    /// As much of the earth as holds the points with a margin, at least a region's breadth.
    init(_ points: [MapPoint], width: Double = 960) {
        let middle = Self.box(points)
        let spanX = max((middle.east - middle.west) * 1.22, 14)
        let spanY = max((middle.north - middle.south) * 1.3, 9)
        let centreX = (middle.west + middle.east) / 2
        let centreY = (middle.north + middle.south) / 2
        let parallel = min(max(centreY, -60), 60)
        shrink = Cosine.ofDegrees(parallel)
        // Between twice as broad as high and four by three.
        var (x, y) = (spanX * shrink, spanY)
        if x / y > 2.1 { y = x / 2.1 } else if x / y < 1.5 { x = y * 1.5 }
        let full = 360 * shrink
        if x > full {
            x = full
            y = min(y, max(x / 2.1, spanY))
        }
        y = min(y, 148)
        let south = min(max(centreY - y / 2, -60), 84 - y)
        let half = x / shrink / 2
        // A map of the whole earth begins where no continent is cut.
        let centre = half >= 170 ? 11 : centreX
        box = MapBox(west: centre - half, east: centre + half, south: south, north: south + y)
        scale = width / x
        self.width = width
        height = (y * scale).rounded()
    }

    /// Where a point stands; of the two that a window over the date line may have, the one within.
    func place(_ point: MapPoint) -> (x: Double, y: Double) {
        var longitude = point.longitude
        while longitude < box.west { longitude += 360 }
        while longitude > box.east, longitude - 360 >= box.west { longitude -= 360 }
        return project(MapPoint(longitude: longitude, latitude: point.latitude))
    }

    /// Where a point stands, be it outside.
    func project(_ point: MapPoint) -> (x: Double, y: Double) {
        (
            (point.longitude - box.west) * shrink * scale, (box.north - point.latitude) * scale
        )
    }

    /// How many units of the drawing so many kilometres are.
    func length(kilometres: Double) -> Double { kilometres / 111.2 * scale }

    /// The points' box, laid across the date line where that is narrower.
    private static func box(_ points: [MapPoint]) -> MapBox {
        guard var box = MapBox(points) else {
            return MapBox(west: -150, east: 172, south: -50, north: 70)
        }
        let sorted = points.map(\.longitude).sorted()
        var widest = 360 - (box.east - box.west)
        for (a, b) in zip(sorted, sorted.dropFirst()) where b - a > widest {
            widest = b - a
            box.west = b
            box.east = a + 360
        }
        return box
    }
}

/// The cosine by its series: the same digits on every machine.
enum Cosine {
    static func ofDegrees(_ degrees: Double) -> Double {
        let x = degrees * 0.017_453_292_519_943_295
        let square = x * x
        var (term, sum) = (1.0, 1.0)
        for n in 1...10 {
            term *= -square / Double((2 * n - 1) * (2 * n))
            sum += term
        }
        return sum
    }
}
#endif
