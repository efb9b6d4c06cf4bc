import SitrepModel
import Testing

@testable import SitrepDesk

@Suite struct PersonNamesTests {
    typealias Who = ReportBuilder.Who

    /// Names of Finns as reports have them: words, name.
    private func names(_ told: [(text: String, name: String?)]) -> PersonNames {
        let assertions = told.enumerated().map { n, who in
            ReportBuilder("r\(n)", outlet: "Post", "\(who.text) protested to Sweden.").tells(
                "protested", "114", Who(who.text, "FIN", who.name), Who("Sweden", "SWE"))
        }
        return PersonNames(Telling.group(assertions))
    }

    @Test func spellingsOfOnePersonAreShownAlike() {
        let names = names([
            ("President Urho Kekonen", nil), ("Kekkonen", "Urho Kekkonen"),
            ("President Kekkonen", nil), ("Minister Ahti Karjalainen", "Ahti Karjalainen"),
        ])
        #expect(names.name(of: "Urho Kekonen", in: "FIN") == "Urho Kekkonen")
        #expect(names.name(of: "Kekkonen", in: "FIN") == "Urho Kekkonen")
        #expect(names.name(of: "Ahti Karjalainen", in: "FIN") == "Ahti Karjalainen")
        #expect(names.name(of: "Kekkonen", in: "SWE") == "Kekkonen")
    }

    @Test func aSurnameThatTwoBearStaysAsItIs() {
        let names = names([
            ("Minister Ahti Karjalainen", "Ahti Karjalainen"),
            ("Minister Jouko Karjalainen", "Jouko Karjalainen"),
            ("Minister Karjalainen", "Karjalainen"),
        ])
        #expect(names.name(of: "Karjalainen", in: "FIN") == "Karjalainen")
    }
}
