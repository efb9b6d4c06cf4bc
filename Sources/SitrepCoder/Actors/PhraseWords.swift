import Foundation
import SitrepReader

/// Small words that shape a phrase, by hash: prepositions, participles, titles, quantities. The classes
/// and their meaning stand in phrase-words.tsv.
struct PhraseWords: Sendable {
    let ownerPrepositions: Set<UInt64>
    let breaks: Set<UInt64>
    let ownedBy: Set<UInt64>
    let ownedTo: Set<UInt64>
    let possessivePronouns: Set<UInt64>
    let directions: Set<UInt64>
    let otherParties: Set<UInt64>
    let guestMissions: Set<UInt64>
    let nameParticles: Set<UInt64>
    let coordinators: Set<UInt64>
    let former: Set<UInt64>
    let foreignParticiples: Set<UInt64>
    let stances: Set<UInt64>
    let genericHeads: Set<UInt64>
    let adverbs: Set<UInt64>
    let determiners: Set<UInt64>
    let institutions: Set<UInt64>
    let nameLinks: Set<UInt64>

    init(directory: URL) throws(ResourceError) {
        let file = "phrase-words.tsv"
        var classes: [String: Set<UInt64>] = [:]
        for row in try Table.rows(directory.appendingPathComponent(file)) where row.count == 2 {
            classes[row[0]] = Set(row[1].split(separator: " ").map { ActorHash.word(String($0)) })
        }
        func words(_ name: String) throws(ResourceError) -> Set<UInt64> {
            guard let words = classes[name] else {
                throw ResourceError(file: file, reason: "the class \(name) is missing")
            }
            return words
        }
        ownerPrepositions = try words("ownerPrepositions")
        breaks = try words("breaks")
        ownedBy = try words("ownedBy")
        ownedTo = try words("ownedTo")
        possessivePronouns = try words("possessivePronouns")
        directions = try words("directions")
        otherParties = try words("otherParties")
        guestMissions = try words("guestMissions")
        nameParticles = try words("nameParticles")
        coordinators = try words("coordinators")
        former = try words("former")
        foreignParticiples = try words("foreignParticiples")
        stances = try words("stances")
        genericHeads = try words("genericHeads")
        adverbs = try words("adverbs")
        determiners = try words("determiners")
        institutions = try words("institutions")
        nameLinks = try words("nameLinks")
    }

    static let inside = ActorHash.word("in")
    static let by = ActorHash.word("by")
    static let to = ActorHash.word("to")
    static let of = ActorHash.word("of")
}
