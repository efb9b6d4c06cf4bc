#if Server
import SitrepModel

/// A place with the events that took place there.
struct MapPlace: Sendable {
    /// As most of the events' reports write it.
    var name: String
    /// ISO 3166 alpha-3.
    var country: String?
    /// point, city, region or country.
    var precision: String
    /// Nil where the gazetteer does not know where it lies.
    var point: MapPoint?
    /// In the order in which they were given.
    var events: [Kept<Event>]

    /// Where on the page its events are listed.
    let anchor: String

    /// The events' places, those of most events first; nothing of events without one.
    static func all(_ events: [Kept<Event>]) -> [MapPlace] {
        var places: [String: MapPlace] = [:]
        for kept in events {
            guard let place = kept.value.place else { continue }
            let key = place.geonames.map { "g\($0)" } ?? "\(place.country ?? "")/\(place.name)"
            if places[key] == nil {
                places[key] = MapPlace(
                    place, anchor: ContentHash.identifier("place-", [key]))
            }
            places[key]?.events.append(kept)
        }
        return places.values.map(\.named).sorted {
            ($1.events.count, $0.name, $0.anchor) < ($0.events.count, $1.name, $1.anchor)
        }
    }

    private init(_ place: Place, anchor: String) {
        name = place.name
        country = place.country
        precision = place.precision ?? "unknown"
        events = []
        self.anchor = anchor
        if let latitude = place.latitude, let longitude = place.longitude,
            (-90...90).contains(latitude), (-180...180).contains(longitude)
        {
            point = MapPoint(longitude: longitude, latitude: latitude)
        }
    }

    /// With the name that most of its events have; a country with its own.
    private var named: MapPlace {
        var place = self
        if precision == "country", let country {
            place.name = PartyNames.display(country)
            return place
        }
        var counts: [String: Int] = [:]
        for kept in events { counts[kept.value.place?.name ?? "", default: 0] += 1 }
        let best = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }
        place.name = best?.key ?? name
        return place
    }

    /// How many of its events are conflict (quad classes 3 and 4) and cooperation.
    var balance: (conflict: Int, cooperation: Int) {
        let conflict = events.count { $0.value.quad.rawValue > 2 }
        return (conflict, events.count - conflict)
    }

    /// "3 events in Kyiv: 2 conflict, 1 cooperation".
    var words: String {
        let (conflict, cooperation) = balance
        let parts = [(conflict, "conflict"), (cooperation, "cooperation")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)" }
        return "\(Words.count(events.count, "event")), \(name): \(parts.joined(separator: ", "))"
    }
}
#endif
