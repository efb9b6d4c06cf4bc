import Foundation
import SitrepModel
import Testing

@testable import SitrepCoder

@Suite struct GazetteerTests {
    static let resources = Result {
        (
            try Gazetteer(
                file: CoderResources.directory.appendingPathComponent("places/places.tsv")),
            try ActorResolver()
        )
    }

    @Test func theFileIsSortedByBytes() throws {
        let file = CoderResources.directory.appendingPathComponent("places/places.tsv")
        let lines = try Data(contentsOf: file).split(separator: 0x0A).filter { $0.first != 0x23 }
        #expect(lines.count > 30_000)
        var before = lines[0].prefix { $0 != 0x09 }
        for line in lines.dropFirst() {
            let name = line.prefix { $0 != 0x09 }
            #expect(!name.lexicographicallyPrecedes(before))
            before = name
        }
    }

    @Test(arguments: [
        ("Deir ez-Zor", "deir ez zor"), ("Mazār-e Sharīf", "mazar e sharif"),
        ("Sana'a", "sanaa"), ("The Hague", "hague"), ("St. Petersburg", "saint petersburg"),
        ("São Paulo", "sao paulo"), ("N’Djamena", "ndjamena"), ("", ""), ("東京", ""),
    ])
    func keys(name: String, key: String) {
        #expect(String(decoding: GazetteerKey.of(name), as: UTF8.self) == key)
    }

    @Test(arguments: [
        ("Kyiv", "UKR", 703448), ("Kiev", "UKR", 703448), ("Aleppo", "SYR", 170063),
        ("Tripoli", "LBY", 2_210_247), ("Hodeidah", "YEM", 79415), ("Kobani", "SYR", 172256),
        ("The Hague", "NLD", 2_747_373), ("St Petersburg", "RUS", 498817),
    ])
    func findsTowns(name: String, country: String, geonames: Int) throws {
        let places = try Self.resources.get().0.places(name)
        #expect(
            places.contains { $0.country == country && $0.geonames == geonames },
            "\(places.map { "\($0.country ?? "") \($0.geonames ?? 0)" })")
    }

    @Test func knowsCountriesWithTheirCapitals() throws {
        let gazetteer = try Self.resources.get().0
        let yemen = try #require(gazetteer.country("YEM"))
        #expect(yemen.kind == .country && yemen.geonames == 69543)
        #expect(yemen.capital == "sanaa")
        #expect((12...18).contains(yemen.latitude) && (43...50).contains(yemen.longitude))
        #expect(gazetteer.country("ZZZ") == nil)
        #expect(gazetteer.places("Nowhereburgh").isEmpty && gazetteer.places("").isEmpty)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var containers: [String] = []
        var parties: Set<String> = []
        var country: String?
        var kind: Gazetteer.Kind?
        var isDivision = false
        var testDescription: String { name + " " + containers.joined(separator: " ") }
    }

    @Test(arguments: [
        Case(name: "Tripoli", country: "LBY", kind: .town),
        Case(name: "Tripoli", containers: ["Lebanon"], country: "LBN", kind: .town),
        Case(name: "Tripoli", containers: ["Lebanese"], country: "LBN", kind: .town),
        Case(name: "Paris", country: "FRA", kind: .town),
        Case(name: "Paris", containers: ["Texas"], country: nil, kind: nil),
        Case(name: "Springfield", containers: ["Illinois"], country: "USA", kind: .town),
        Case(name: "Hama", country: "SYR", kind: .town),
        Case(name: "Donetsk", parties: ["UKR"], country: "UKR", kind: .town),
        Case(name: "Donetsk", country: "UKR", kind: .division, isDivision: true),
        Case(name: "Helmand", country: "AFG", kind: .division, isDivision: true),
        Case(name: "Black Sea", country: nil, kind: .feature),
        Case(name: "Gaza Strip", country: "PSE", kind: .division),
        Case(name: "Gaza", country: "PSE", kind: .feature),
        Case(name: "Bagram", country: "AFG", kind: .site),
        Case(name: "Yemen", country: "YEM", kind: .country),
        Case(name: "Georgia", country: "GEO", kind: .country),
        Case(name: "Atlanta", containers: ["Georgia"], country: "USA", kind: .town),
        Case(name: "Victoria", containers: ["Seychelles"], country: "SYC", kind: .town),
        Case(name: "San José", parties: ["CRI"], country: "CRI", kind: .town),
        Case(name: "Córdoba", parties: ["ESP"], country: "ESP", kind: .town),
    ])
    func picks(expected: Case) throws {
        let (gazetteer, resolver) = try Self.resources.get()
        var context = PlaceChoice.Context()
        context.containers = expected.containers
        context.parties = expected.parties
        context.isDivision = expected.isDivision
        let choice = PlaceChoice(gazetteer: gazetteer, resolver: resolver).choose(
            expected.name, context)
        if expected.kind != nil { #expect(choice?.country == expected.country) }
        #expect(choice?.entry?.kind == expected.kind)
    }
}
