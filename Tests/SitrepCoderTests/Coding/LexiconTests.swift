import Foundation
import SitrepModel
import SitrepReader
import Testing

@testable import SitrepCoder

/// The lexicon by itself: what it reads in a construction, whatever the act head says.
@Suite struct LexiconTests {
    static let lexicon = Result {
        try ActLexicon(
            directory: CoderResources.directory.appendingPathComponent("acts/lexicon"))
    }
    static let reader = Result { try Reader() }

    /// A sentence with its head in brackets, and the code of the row that speaks for it.
    struct Case: Sendable, CustomTestStringConvertible {
        var marked: String
        var code: String
        init(_ marked: String, _ code: String) {
            self.marked = marked
            self.code = code
        }
        var testDescription: String { marked }
    }

    static func matches(_ marked: String) throws -> [ActLexicon.Match] {
        let before = marked.prefix { $0 != "[" }
        let text = marked.filter { $0 != "[" && $0 != "]" }
        let source = SourceText(text)
        let article = Article(
            id: "t", captureHash: "", source: .stream, language: "en", text: source,
            parts: [
                .init(span: Span(0, source.bytes.count), kind: .paragraph, language: "en")
            ])
        let document = try reader.get().read([article], workers: 1)[0]
        let token = try #require(
            document.tokens.firstIndex { Int($0.start) == before.utf8.count })
        return try lexicon.get().matches(of: token, in: document)
    }

    @Test(arguments: [
        // Frames of verbs
        Case("Poland [condemned] the shelling.", "111"),
        Case("Ghana [accused] Togo of espionage.", "1125"),
        Case("Chad [accused] Sudan of aggression.", "1123"),
        Case("The court [convicted] the general of murder.", "116"),
        Case("Norway [summoned] the Russian ambassador.", "114"),
        Case("Armenia [asked] for aid.", "023"),
        Case("Kenya [urged] both sides to negotiate.", "026"),
        Case("Mexico [urged] the rebels to release the hostages.", "0253"),
        Case("Spain [called] for restraint.", "0256"),
        Case("Turkey [called] for a ceasefire.", "0256"),
        Case("The opposition [demanded] the resignation of the president.", "1041"),
        Case("Oman [demanded] the release of the sailors.", "1053"),
        Case("Peru [promised] to send doctors.", "0333"),
        Case("Brazil [agreed] to extradite the banker.", "0313"),
        Case("India [agreed] to release the fishermen.", "0353"),
        Case("Ethiopia [agreed] to a truce.", "0356"),
        Case("Qatar [offered] to mediate.", "039"),
        Case("Iran [threatened] to close the strait.", "1381"),
        Case("The union [threatened] to strike.", "133"),
        Case("Egypt [threatened] to expel the inspectors.", "136"),
        Case("Cuba [thanked] Mexico for the oil.", "051"),
        Case("Serbia [apologised] to its neighbour.", "055"),
        Case("The two ministers [met] in Oslo.", "044"),
        Case("The minister [met] with her counterpart.", "040"),
        Case("Ireland [recognised] the new government.", "054"),
        Case("Sweden [shares] intelligence with Finland.", "064"),
        Case("Belgium [armed] the rebels.", "072"),
        Case("The army [fired] shells at the village.", "194"),
        Case("Jets [bombed] the harbour.", "195"),
        Case("Gunmen [kidnapped] a nurse.", "181"),
        Case("Police [fired] tear gas at the crowd.", "175"),
        // The object makes the act
        Case("The governor [lifted] the curfew.", "0813"),
        Case("Brussels [lifted] the sanctions.", "085"),
        Case("The junta [imposed] a curfew.", "1723"),
        Case("Canada [imposed] sanctions on Belarus.", "163"),
        Case("Japan [cut] aid to Myanmar.", "162"),
        Case("Latvia [broke] off talks with Moscow.", "164"),
        Case("Jordan [severed] relations with Qatar.", "161"),
        Case("Malta [froze] the assets of the colonel.", "163"),
        Case("The president [declared] a state of emergency.", "1724"),
        Case("The court [dissolved] the party.", "1722"),
        Case("France [withdrew] its troops from Niger.", "0874"),
        // Light verbs and particles
        Case("Greece and Cyprus [held] talks.", "046"),
        Case("The rebels [carried] out an attack.", "190"),
        Case("Ankara [expressed] concern.", "012"),
        Case("Vienna [lodged] a protest.", "114"),
        Case("The gang [took] a teacher hostage.", "181"),
        Case("Prague [ruled] out a ceasefire.", "1246"),
        Case("Prague [rejected] the talks.", "125"),
        Case("Denmark [turned] down the offer.", "120"),
        Case("The navy [shot] down a drone.", "195"),
        Case("The minister [stepped] down.", "0831"),
        Case("The ministry [declined] to comment.", "011"),
        // Negation in the construction
        Case("Tehran [refused] to lift the ban.", "1241"),
        Case("Caracas [refused] to release the prisoners.", "1243"),
        Case("The general [refused] to withdraw.", "1246"),
        Case("Seoul [refused] to negotiate.", "125"),
        Case("Minsk [failed] to lift the restrictions.", "1241"),
        Case("The president will not [resign].", "1231"),
        Case("Nairobi will not [negotiate] with the rebels.", "125"),
        Case("The premier refused to [lift] the embargo.", "1244"),
        // Passives, relative clauses, coordination
        Case("Sanctions were [imposed] on the bank.", "163"),
        Case("The curfew was [lifted] on Monday.", "0813"),
        Case("The prisoners that Chile [released] went home.", "0841"),
        Case("The sanctions [imposed] by Canada remain.", "163"),
        // Nominal acts
        Case("The missile [strike] killed two.", "195"),
        Case("The [withdrawal] of troops began.", "0874"),
        Case("The prisoner [release] surprised the families.", "0841"),
        Case("The general [strike] paralysed the ports.", "143"),
        Case("The [invasion] of the island began at dawn.", "190"),
        Case("The army announced a [ceasefire].", "0871"),
        Case("They opened an [inquiry] into corruption.", "091"),
        // Adjectives
        Case("The envoy is [optimistic].", "013"),
        Case("Rome is [ready] to negotiate.", "036"),
        Case("Hanoi is [opposed] to the plan.", "120"),
        // No act
        Case("The team [beat] its rivals in the final.", "00"),
        Case("A storm [hit] the coast.", "00"),
    ]) func reads(expected: Case) throws {
        let best = try Self.matches(expected.marked).first
        #expect(best?.entry.code == expected.code, "\(best?.entry.description ?? "no row")")
    }

    @Test func everyRowHasACodeThatExists() throws {
        let table = try ActTable(
            file: CoderResources.directory.appendingPathComponent("acts/cameo.tsv"))
        let rows = try Self.lexicon.get().all
        #expect(rows.count > 3000)
        for row in rows where row.root > 0 {
            #expect(table[row.code]?.code == row.code, "\(row.description)")
        }
        #expect(Set(rows.map(\.root)) == Set(0...20))
    }

    @Test(arguments: ["obj:", "obj:@nosuch", "obj:#nosuch", "sideways", ":x"])
    func refusesConditionsThatItCannotRead(text: String) {
        #expect(throws: Condition.Fault.self) {
            try Condition(Substring(text), groups: ["talks": ["talk"]])
        }
    }

    @Test func conditionsNameSlotsPathsAndGroups() throws {
        let condition = try Condition("!comp.on|upon:@talks|war", groups: ["talks": ["talk"]])
        #expect(condition.isDenied)
        guard case .filler(let path, let words) = condition.demand else {
            Issue.record("no filler")
            return
        }
        #expect(path == [.complement, .preposition(["on", "upon"])])
        #expect(words.lemmas == ["talk", "war"])
    }

    @Test func theNarrowestRowSpeaks() throws {
        let opinion = LexiconOpinion(try Self.matches("Oslo [lifted] the embargo."))
        #expect(opinion.verdict(on: 8) == .agrees)
        #expect(opinion.verdict(on: 16) == .differs)
        #expect(opinion.reason(on: 16)?.hasPrefix("lexicon would say 085") == true)
        #expect(LexiconOpinion([]).verdict(on: 8) == .silent)
    }
}
