import Foundation
import SitrepModel

/// The nouns that can stand for somebody or something named elsewhere.
package struct ReferenceNouns: Sendable {
    package enum Kind: String, Sendable { case person, body, people, document }

    private let kinds: [String: Kind]

    package init(file: URL) throws(ResourceError) {
        var kinds: [String: Kind] = [:]
        for row in try Table.rows(file) where row.count == 2 {
            kinds[row[0]] = Kind(rawValue: row[1])
        }
        self.kinds = kinds
    }

    package func kind(_ noun: String) -> Kind? { kinds[noun] }
}
