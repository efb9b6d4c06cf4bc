import SitrepModel

/// Where a page states each metadata field and how far each place is trusted, from
/// `metadata-sources.tsv`.
struct SourceTable: Sendable {
    struct Source: Sendable, Hashable {
        var place: Place
        /// Within the place: a meta tag's name, a JSON-LD member, or what sort of element.
        var key: String
        /// How often it is right where it states anything, from 0 to 1.
        var confidence: Double

        /// As provenance names it.
        var description: String { key.isEmpty ? place.rawValue : "\(place.rawValue) \(key)" }
    }

    enum Place: String, Sendable {
        case linkedData = "json-ld"
        case meta, link, element, url, text

        /// What readers see is one place, however it is marked.
        var root: Place { self == .text ? .element : self }
    }

    /// What is wanted: a field, or with it a word of its own.
    private var sources: [String: [Source]] = [:]

    init() {
        for row in Resources.rows("metadata-sources.tsv") where row.count == 4 {
            guard let place = Place(rawValue: row[1]), let confidence = Double(row[3]) else {
                continue
            }
            sources[row[0], default: []].append(
                Source(place: place, key: row[2] == "-" ? "" : row[2], confidence: confidence))
        }
    }

    /// The sources of a field in the table's order.
    func sources(_ field: MetadataField) -> [Source] { sources[field.rawValue] ?? [] }

    /// The source of a field with this place and key; nil where the table has none.
    func source(_ field: MetadataField, _ place: Place, _ key: String) -> Source? {
        sources(field).first { $0.place == place && $0.key == key }
    }
}

/// A value of a field as one source states it.
struct Claim<Value: Sendable>: Sendable {
    var value: Value
    /// Equal for claims that say the same.
    var sense: String
    var source: SourceTable.Source
}

/// One value out of what several sources say.
enum Fusion {
    /// The most any number of sources is trusted.
    private static let most = 0.995

    /// The value whose sources together are least likely all wrong; the first among equals.
    ///
    /// Sources are taken for independent but for those of one place, of which the best counts fully
    /// and the others half: a publisher's system often fills all of a page's tags from one value.
    static func choose<Value>(_ claims: [Claim<Value>]) -> (value: Value, provenance: Provenance)? {
        var best: (claim: Claim<Value>, doubt: Double)?
        var seen: Set<String> = []
        for claim in claims where seen.insert(claim.sense).inserted {
            let group = claims.filter { $0.sense == claim.sense }
                .sorted { $0.source.confidence > $1.source.confidence }
            var doubt = 1.0
            var places: Set<SourceTable.Place> = []
            for member in group {
                let weight = places.insert(member.source.place.root).inserted ? 1.0 : 0.5
                doubt *= 1 - member.source.confidence * weight
            }
            if best.map({ doubt < $0.doubt }) ?? true, let first = group.first {
                best = (first, doubt)
            }
        }
        guard let best else { return nil }
        let confidence = (min(1 - best.doubt, most) * 1000).rounded() / 1000
        return (
            best.claim.value,
            Provenance(source: best.claim.source.description, confidence: confidence)
        )
    }
}
