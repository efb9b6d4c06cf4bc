import Foundation
import SitrepReader

/// Where named places lie: countries, first-order divisions, towns, seas, regions and sites, from
/// GeoNames and a table of ours (`scripts/places/make-places`).
///
/// The file is kept as it is, sorted by name, and searched by halving: loading costs its reading, a
/// look-up about twenty comparisons.
package struct Gazetteer: Sendable {
    /// What sort of place an entry is, and so how exact its position.
    package enum Kind: Character, Sendable {
        case country = "C"
        case division = "R"
        case town = "P"
        /// A sea, strait, island or region that is no division.
        case feature = "F"
        /// A base, crossing, square or plant.
        case site = "S"

        /// As ``SitrepModel/Place/precision`` says it.
        package var precision: String {
            switch self {
            case .country: "country"
            case .division, .feature: "region"
            case .town: "city"
            case .site: "point"
            }
        }
    }

    package struct Entry: Sendable, Equatable {
        package var kind: Kind
        /// ISO 3166 alpha-3; nil for seas and what several states share.
        package var country: String?
        package var geonames: Int?
        /// Degrees north and east.
        package var latitude: Double
        package var longitude: Double
        /// Inhabitants, in thousands; 0 where unknown.
        package var thousands: Int
        /// Of a country: its capital's name.
        package var capital: String?
    }

    private let bytes: [UInt8]

    /// - Throws: ``ResourceError`` for a file that can't be read.
    package init(file: URL) throws(ResourceError) {
        guard let data = try? Data(contentsOf: file), !data.isEmpty else {
            throw ResourceError(file: file.lastPathComponent, reason: "it can't be read")
        }
        bytes = [UInt8](data)
    }

    /// The places of that name, by sort and then the most populous first; empty for unknown names.
    package func places(_ name: String) -> [Entry] {
        let key = GazetteerKey.of(name)
        guard key.count > 1 else { return [] }
        let exact = entries(key)
        if !exact.isEmpty { return exact }
        for variant in GazetteerKey.variants(key) where variant.count > 1 {
            let found = entries(variant)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The country of an ISO 3166 alpha-3 code.
    package func country(_ code: String) -> Entry? { entries(Array(code.utf8)).first }

    // MARK: Search

    private func entries(_ key: [UInt8]) -> [Entry] {
        var low = 0
        var high = bytes.count
        while low < high {
            let middle = lineStart((low + high) / 2)
            if precedes(middle, key) {
                low = lineEnd(middle) + 1
            } else {
                high = middle
            }
        }
        var found: [Entry] = []
        var at = low
        while at < bytes.count, isNamed(at, key) {
            let end = lineEnd(at)
            if let entry = Self.entry(bytes[at..<end]) { found.append(entry) }
            at = end + 1
        }
        return found
    }

    private func lineStart(_ at: Int) -> Int {
        var at = at
        while at > 0, bytes[at - 1] != 0x0A { at -= 1 }
        return at
    }

    private func lineEnd(_ at: Int) -> Int {
        var at = at
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        return at
    }

    /// Whether the name of the line at `at` comes before the key; comment lines come before all.
    private func precedes(_ at: Int, _ key: [UInt8]) -> Bool {
        if bytes[at] == 0x23 { return true }
        for (offset, byte) in key.enumerated() {
            guard at + offset < bytes.count else { return true }
            let here = bytes[at + offset]
            if here != byte { return here < byte }
        }
        return false
    }

    private func isNamed(_ at: Int, _ key: [UInt8]) -> Bool {
        at + key.count < bytes.count && bytes[at + key.count] == 0x09
            && bytes[at..<at + key.count].elementsEqual(key)
    }

    private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard fields.count >= 7, let kind = fields[2].first.flatMap(Kind.init),
            let latitude = Double(fields[4]), let longitude = Double(fields[5])
        else { return nil }
        return Entry(
            kind: kind, country: fields[1].isEmpty ? nil : fields[1], geonames: Int(fields[3]),
            latitude: latitude, longitude: longitude, thousands: Int(fields[6]) ?? 0,
            capital: fields.count > 7 && !fields[7].isEmpty ? fields[7] : nil)
    }
}
