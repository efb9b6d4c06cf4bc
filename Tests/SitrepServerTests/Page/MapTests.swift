#if Server
import Foundation
import SitrepModel
import Testing

@testable import SitrepServer

@Suite struct MapTests {
    static func event(_ n: Int, _ place: Place?, root: Int = 4) -> Kept<Event> {
        let act = Act(
            cameo: root < 10 ? "0\(root)0" : "\(root)0", plover: Plover(event: nil), goldstein: 0,
            quad: QuadClass(root: root) ?? .verbalCooperation)
        let event = Event(
            id: "e\(n)", summary: "Event <\(n)>", act: act, actors: [], targets: [], when: nil,
            place: place, modality: .actual, channel: nil, toldBy: [], articles: [],
            assertions: [], fields: [:], confidence: 1, joins: [], evidence: [])
        return Kept(lineage: "l\(n)", value: event)
    }

    static let kyiv = Place(
        name: "Kyiv", country: "UKR", geonames: 703_448, latitude: 50.45, longitude: 30.52,
        precision: "city")
    static let ukraine = Place(
        name: "the country", country: "UKR", geonames: 690_791, latitude: 50.5, longitude: 30.6,
        precision: "country")

    static func text(_ events: [Kept<Event>]) -> String {
        String(decoding: mapView(events).bytes, as: UTF8.self)
    }

    @Test func baseMapHasTheCountries() throws {
        let map = BaseMap.bundled
        #expect(map.countries.count > 230)
        let ukraine = try #require(map.countries.first { $0.code == "UKR" }).rings[0].box
        #expect((22...23).contains(ukraine.west) && (39.5...40.5).contains(ukraine.east))
        #expect((44...45.5).contains(ukraine.south) && (52...53).contains(ukraine.north))
        for country in map.countries {
            #expect(!country.rings.isEmpty, "\(country.code)")
            #expect(country.rings.allSatisfy { abs($0.box.west) <= 180.1 && $0.box.north <= 84 })
        }
    }

    @Test func placesAreCountedByPrecision() {
        let text = Self.text([
            Self.event(1, Self.kyiv), Self.event(2, Self.kyiv, root: 19),
            Self.event(3, Self.kyiv, root: 18), Self.event(4, Self.ukraine), Self.event(5, nil),
        ])
        #expect(text.contains("3 events, Kyiv: 2 conflict, 1 cooperation"))
        #expect(text.contains("1 event, Ukraine: 1 cooperation"))
        #expect(text.components(separatedBy: "class=\"told\"").count == 2)
        #expect(text.contains("1 more event of this list without a place."))
        #expect(text.contains("href=\"/events/l3\""))
        #expect(text.contains("Event &lt;3&gt;"))
        #expect(!text.contains("style="))
    }

    @Test func marksLeadToTheirRows() {
        let text = Self.text([Self.event(1, Self.kyiv)])
        let anchor = MapPlace.all([Self.event(1, Self.kyiv)])[0].anchor
        #expect(text.contains("href=\"#\(anchor)\""))
        #expect(text.contains("id=\"\(anchor)\""))
    }

    @Test func withoutPlacesThereIsNoDrawing() {
        #expect(!Self.text([Self.event(1, nil)]).contains("<svg"))
        let unknown = Place(name: "Nowhere", country: nil)
        let text = Self.text([Self.event(1, unknown)])
        #expect(!text.contains("<svg") && text.contains("Nowhere (position unknown)"))
    }

    @Test func windowGoesOverTheDateLine() {
        let window = MapWindow([
            MapPoint(longitude: 178.4, latitude: -18.1),
            MapPoint(longitude: -171.8, latitude: -13.8),
        ])
        #expect(window.box.east - window.box.west < 40)
        let (suva, apia) = (
            window.place(MapPoint(longitude: 178.4, latitude: -18.1)),
            window.place(MapPoint(longitude: -171.8, latitude: -13.8))
        )
        #expect(suva.x > 0 && suva.x < apia.x && apia.x < window.width)
    }

    @Test(arguments: [
        [], [(-157.9, 21.3), (139.7, 35.7)], [(0.0, 0.0)], [(-180.0, -90.0), (180, 90)],
    ])
    func everyPointIsInTheWindow(points: [(Double, Double)]) {
        let points = points.map { MapPoint(longitude: $0.0, latitude: $0.1) }
        let window = MapWindow(points)
        #expect(window.height > 300 && window.height < 760)
        for point in points where abs(point.latitude) < 60 {
            let place = window.place(point)
            #expect((0...window.width).contains(place.x) && (0...window.height).contains(place.y))
        }
    }

    @Test func aCountryGivesWayToItsTowns() throws {
        let places = MapPlace.all([Self.event(1, Self.kyiv), Self.event(2, Self.ukraine)])
        let marks = MapMark.all(places, MapWindow(places.compactMap(\.point)))
        let distance = abs(marks[0].x - marks[1].x) + abs(marks[0].y - marks[1].y)
        #expect(distance > marks[0].radius + marks[1].radius)
    }

    @Test(arguments: ["UKR", "CHL", "NOR", "IDN", "ITA", "USA", "HRV", "VNM", "FJI"])
    func aCountrysMarkStandsInside(country: String) throws {
        let rings = try #require(BaseMap.bundled.countries.first { $0.code == country }).rings
        let corners = [rings[0].box].flatMap {
            [
                MapPoint(longitude: $0.west, latitude: $0.south),
                MapPoint(longitude: $0.east, latitude: $0.north),
            ]
        }
        let window = MapWindow(corners)
        // Whatever the table says, be it in the sea.
        let place = Place(
            name: country, country: country, latitude: corners[0].latitude,
            longitude: corners[0].longitude, precision: "country")
        let marks = MapMark.all(MapPlace.all([Self.event(1, place)]), window)
        let mark = try #require(marks.first)
        var crossings = 0
        for ring in rings {
            let line = ring.points.map(window.place)
            for (a, b) in zip(line, line.dropFirst() + line.prefix(1))
            where (a.y > mark.y) != (b.y > mark.y)
                && mark.x < a.x + (mark.y - a.y) / (b.y - a.y) * (b.x - a.x)
            {
                crossings += 1
            }
        }
        #expect(crossings % 2 == 1)
    }

    @Test func marksOfOnePlaceStandBesideEachOther() {
        let events = (0..<5).map { n in
            var place = Self.kyiv
            place.geonames = 700_000 + n
            place.name = "Quarter \(n)"
            return Self.event(n, place)
        }
        let places = MapPlace.all(events)
        let marks = MapMark.all(places, MapWindow(places.compactMap(\.point)))
        #expect(marks.count == 5)
        for (n, a) in marks.enumerated() {
            for b in marks[..<n] {
                #expect(max(abs(a.x - b.x), abs(a.y - b.y)) > a.radius + b.radius)
            }
        }
        #expect(marks.count { $0.origin == nil } == 1)
    }

    @Test func cosineIsTheCosine() {
        for (degrees, value) in [(0.0, 1.0), (60, 0.5), (-60, 0.5), (45, 0.707_106_781_186_5)] {
            #expect(abs(Cosine.ofDegrees(degrees) - value) < 1e-12)
        }
    }
}
#endif
