import SitrepModel

/// Events with known places as RFC 7946.
///
/// A feature is a point; what it stands for, a town or a whole country, is in `place_precision`. The
/// foreign member `sitrep` counts what has no point.
enum GeoJSONExport {
    static func bytes(of content: ExportContent, base: String?) -> [UInt8] {
        var features: [JSON] = []
        var precisions: [String: Int] = [:]
        for event in content.events {
            guard let place = event.value.place, let feature = feature(event, place, base) else {
                continue
            }
            precisions[place.precision ?? "unknown", default: 0] += 1
            features.append(feature)
        }
        let counts: JSON = .object([
            ("events", .integer(content.events.count)), ("placed", .integer(features.count)),
            ("without_place", .integer(content.events.count - features.count)),
            (
                "by_precision",
                .object(precisions.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
            ),
        ])
        var bytes: [UInt8] = []
        JSON.object([
            ("type", .string("FeatureCollection")), ("sitrep", counts),
            ("features", .list(features)),
        ]).write(to: &bytes)
        bytes.append(0x0A)
        return bytes
    }

    private static func feature(
        _ kept: Exported<Event>, _ place: Place, _ base: String?
    ) -> JSON? {
        guard let latitude = place.latitude, let longitude = place.longitude,
            (-90...90).contains(latitude), (-180...180).contains(longitude)
        else { return nil }
        let event = kept.value
        let properties: [(String, JSON)] = [
            ("summary", .string(event.summary)), ("place", .string(place.name)),
            ("place_precision", .string(place.precision ?? "unknown")),
            ("country", .optional(place.country)),
            ("geonames", place.geonames.map { .integer($0) } ?? .null),
            ("when", .optional(event.when?.value.value)),
            ("when_precision", .optional(event.when?.value.precision.rawValue)),
            ("when_inferred", event.when.map { .flag($0.inferred) } ?? .null),
            ("actors", .strings(event.actors.map(Wording.name))),
            ("actor_keys", .strings(event.actors.map(\.key))),
            ("targets", .strings(event.targets.map(Wording.name))),
            ("target_keys", .strings(event.targets.map(\.key))),
            ("cameo", .string(event.cameo)), ("root", .string(event.root)),
            ("plover_event", .optional(event.plover.event)),
            ("quad", .integer(event.quad.rawValue)), ("goldstein", .number(event.goldstein)),
            ("modality", .string(event.modality.rawValue)), ("origins", .integer(event.origins)),
            ("articles", .strings(event.articles)), ("confidence", .number(event.confidence)),
            ("version", .integer(kept.version)), ("changed", .optional(kept.changed)),
            ("url", .optional(PageAddress.event(kept.lineage, base))),
            ("evidence", .list(event.evidence.map(JSONLinesExport.evidence))),
        ]
        return .object([
            ("type", .string("Feature")), ("id", .string(kept.lineage)),
            (
                "geometry",
                .object([
                    ("type", .string("Point")),
                    ("coordinates", .list([.number(longitude), .number(latitude)])),
                ])
            ),
            ("properties", .known(properties)),
        ])
    }
}

/// Addresses of the page that shows the same archive.
enum PageAddress {
    /// Of an event; nil where no server is known.
    static func event(_ lineage: String, _ base: String?) -> String? {
        guard let base else { return nil }
        return (base.hasSuffix("/") ? base : base + "/") + "events/" + lineage
    }
}
