#if Server
import SitrepModel

/// Outlines of countries, from Natural Earth (`scripts/basemap/make-basemap`).
///
/// The file is a table of steps on a grid; see its head. It is read once, when the first map is drawn.
struct BaseMap: Sendable {
    /// A closed line.
    struct Ring: Sendable {
        /// Degrees east and north.
        var points: [MapPoint]
        /// What holds them.
        var box: MapBox
    }

    /// Rings of each country by ISO 3166 alpha-3; islands and lakes are rings of their own.
    let countries: [(code: String, rings: [Ring])]

    /// The one that comes with the server; without countries where the file can't be read.
    static let bundled = BaseMap((try? ServerResources.bytes("basemap.tsv")) ?? [])

    /// Degrees of one step of the file.
    private static let step = 0.025

    init(_ bytes: [UInt8]) {
        countries = bytes.split(separator: 0x0A).filter { $0.first != 0x23 }.compactMap { line in
            guard let tab = line.firstIndex(of: 0x09) else { return nil }
            let rings = line[(tab + 1)...].split(separator: 0x20).compactMap(Self.ring)
            return (String(decoding: line[..<tab], as: UTF8.self), rings)
        }
    }

    /// "1169-882-99-18,9" is 1169, -882, then -99, -18, then 9, ...
    private static func ring(_ text: ArraySlice<UInt8>) -> Ring? {
        var numbers: [Int] = []
        var number = 0
        var isNegative = false
        var hasDigits = false
        func finish() {
            if hasDigits { numbers.append(isNegative ? -number : number) }
            (number, isNegative, hasDigits) = (0, false, false)
        }
        for byte in text {
            switch byte {
            case 0x2D:
                finish()
                isNegative = true
            case 0x30...0x39:
                number = min(number * 10 + Int(byte) - 0x30, 1_000_000)
                hasDigits = true
            default: finish()
            }
        }
        finish()
        var points: [MapPoint] = []
        var (x, y) = (0, 0)
        for at in stride(from: 0, to: numbers.count - 1, by: 2) {
            x += numbers[at]
            y += numbers[at + 1]
            points.append(MapPoint(longitude: Double(x) * step, latitude: Double(y) * step))
        }
        guard points.count > 2, let box = MapBox(points) else { return nil }
        return Ring(points: points, box: box)
    }
}

/// A place on the earth, in degrees.
struct MapPoint: Sendable, Hashable {
    /// East.
    var longitude: Double
    /// North.
    var latitude: Double
}

/// What lies between two meridians and two parallels.
struct MapBox: Sendable, Hashable {
    var west: Double
    var east: Double
    var south: Double
    var north: Double

    init(west: Double, east: Double, south: Double, north: Double) {
        (self.west, self.east, self.south, self.north) = (west, east, south, north)
    }

    /// The smallest one around the points; nil where there are none.
    init?(_ points: [MapPoint]) {
        guard let first = points.first else { return nil }
        self.init(
            west: first.longitude, east: first.longitude, south: first.latitude,
            north: first.latitude)
        for point in points {
            west = min(west, point.longitude)
            east = max(east, point.longitude)
            south = min(south, point.latitude)
            north = max(north, point.latitude)
        }
    }

    func overlaps(_ other: MapBox) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }

    func moved(by degrees: Double) -> MapBox {
        MapBox(west: west + degrees, east: east + degrees, south: south, north: north)
    }
}
#endif
