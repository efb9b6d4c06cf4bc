import Foundation
import SitrepReader

/// The words by which a report says where (`places/words.tsv`).
package struct PlaceWords: Sendable {
    package let any: Set<String>
    package let forceful: Set<String>
    package let nouns: Set<String>
    package let division: Set<String>
    package let compass: Set<String>
    package let occasions: Set<String>

    package init(file: URL) throws(ResourceError) {
        var sorts: [String: Set<String>] = [:]
        for row in try Table.rows(file) where row.count == 2 {
            sorts[row[0]] = Set(row[1].split(separator: "|").map(String.init))
        }
        func words(_ sort: String) throws(ResourceError) -> Set<String> {
            guard let words = sorts[sort] else {
                throw ResourceError(
                    file: file.lastPathComponent, reason: "the row '\(sort)' is missing")
            }
            return words
        }
        any = try words("any")
        forceful = try words("forceful")
        nouns = try words("nouns")
        division = try words("division")
        compass = try words("compass")
        occasions = try words("occasions")
    }
}
