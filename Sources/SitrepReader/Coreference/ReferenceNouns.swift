import Foundation
import SitrepModel

/// The nouns that can stand for somebody or something named elsewhere, and the verbs by which a
/// document is issued.
package struct ReferenceNouns: Sendable {
    package enum Kind: String, Sendable { case person, body, people, document, honorific, other }
    package enum Gender: String, Sendable { case male = "m", female = "f" }

    private let kinds: [String: Kind]
    private let genders: [String: Gender]
    private let issuing: Set<String>
    private let collectives: Set<String>

    /// Reads `nouns.tsv` and, beside it, `issuing.tsv` and `organisations.tsv`.
    package init(file: URL) throws(ResourceError) {
        var kinds: [String: Kind] = [:]
        var genders: [String: Gender] = [:]
        for row in try Table.rows(file) where row.count >= 2 {
            kinds[row[0]] = Kind(rawValue: row[1])
            if row.count > 2 { genders[row[0]] = Gender(rawValue: row[2]) }
        }
        self.kinds = kinds
        self.genders = genders
        let folder = file.deletingLastPathComponent()
        issuing = Set(
            try Table.rows(folder.appendingPathComponent("issuing.tsv")).compactMap(\.first))
        collectives = Set(
            try Table.rows(folder.appendingPathComponent("organisations.tsv")).compactMap(\.first))
    }

    package func kind(_ noun: String) -> Kind? { kinds[noun] }

    /// The gender that a noun or form of address tells of its bearer.
    package func gender(_ noun: String) -> Gender? { genders[noun] }

    /// Whether the verb's subject issues a document.
    package func issues(_ verb: String) -> Bool { issuing.contains(verb) }

    /// Whether the noun stands for an organisation rather than an organ of a state.
    package func isOrganisation(_ noun: String) -> Bool { collectives.contains(noun) }
}
