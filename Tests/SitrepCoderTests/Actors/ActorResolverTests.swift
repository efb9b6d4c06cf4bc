import SitrepModel
import Testing

@testable import SitrepCoder

/// Whom phrases name. Each row: phrase, day or "", key, role.
@Suite struct ActorResolverTests {
    static let resolver = try? ActorResolver()

    private func expect(
        _ row: (String, String, String, String), location: SourceLocation = #_sourceLocation
    ) throws {
        let resolver = try #require(Self.resolver)
        let found = resolver.resolve(row.0, on: CalendarDay(row.1))
        #expect(
            found.key == row.2 && found.role == row.3,
            "'\(row.0)': \(found.key) \(found.role), because \(found.explanation)",
            sourceLocation: location)
    }

    @Test(arguments: [
        ("Norway", "", "NOR", ""), ("the United States", "", "USA", ""), ("U.S.", "", "USA", ""),
        ("Côte d'Ivoire", "", "CIV", ""), ("Cote d’Ivoire", "", "CIV", ""),
        ("Guinea-Bissau", "", "GNB", ""), ("the Danes", "", "DNK", ""),
        ("three hundred Peruvians", "", "PER", ""), ("Hong Kong", "", "HKG", ""),
        ("Kosovars", "", "XKX", ""), ("Tbilisi", "", "GEO", "GOV"), ("Kiev", "", "UKR", "GOV"),
        ("the Kremlin", "", "RUS", "GOV"), ("Washington, D.C.", "", "USA", "GOV"),
        ("the Élysée", "", "FRA", "GOV"),
        ("Zhongnanhai", "", "CHN", "GOV"), ("Malacanang", "", "PHL", "GOV"),
        ("Benghazi", "", "LBY", "CVL"), ("Catalonia", "", "ESP", ""),
    ])
    func statesAndTheirSeats(_ row: (String, String, String, String)) throws { try expect(row) }

    @Test(arguments: [
        ("the Soviet Union", "1988-05-01", "SUN", ""),
        ("the Soviet Union", "1999-05-01", "RUS", ""),
        ("Yugoslavia", "1990-05-01", "YUG", ""), ("Zaire", "1995-02-02", "COD", ""),
        ("East Germany", "1989-10-02", "DDR", ""),
    ])
    func formerStates(_ row: (String, String, String, String)) throws { try expect(row) }

    @Test(arguments: [
        ("the UN", "", "UN", "IGO"), ("United Nations Security Council", "", "UN", "IGO"),
        ("the WHO", "", "WHO", "IGO"), ("NATO", "", "NATO", "MIL"), ("Brussels", "", "EU", "IGO"),
        ("the Hague tribunal", "1996-03-03", "ICTY", "JUD"), ("Reuters", "", "REUTERS", "MED"),
        ("Doctors Without Borders", "", "MSF", "NGO"), ("Huawei", "", "HUAWEI", "BUS"),
        ("the Houthis", "", "HOUTHI", "REB"), ("Yemen's Houthis", "", "HOUTHI", "REB"),
        ("al Qaeda", "", "ALQAEDA", "REB"), ("Hizbollah fighters", "", "HEZBOLLAH", "REB"),
        ("the Polish Law and Justice party", "", "POL", "PTY"), ("the Knesset", "", "ISR", "LEG"),
        ("Mossad", "", "ISR", "SPY"), ("the Bundestag", "", "DEU", "LEG"),
        ("the Guardian Council", "", "IRN", "GOV"), ("The Guardian", "", "THEGUARDIAN", "MED"),
        ("South Ossetia", "", "GEO", "PRE"), ("Transnistria", "", "TRANSNISTRIA", "PRE"),
    ])
    func namedBodies(_ row: (String, String, String, String)) throws { try expect(row) }

    @Test(arguments: [
        ("the opposition Movement for Democratic Change", "", "ZWE", "PTY"),
        ("the Kenyan envoy of the African Union", "", "AU", "GOV"),
        ("Nagorno-Karabakh's defence ministry", "", "KARABAKH", "GOV"),
        ("Abel Tadesse, Ethiopia's deputy finance minister", "", "ETH", "GOV"),
        ("a Chilean judge", "", "CHL", "JUD"), ("Sweden's central bank", "", "SWE", "GOV"),
        ("two dozen Malian soldiers", "", "MLI", "MIL"), ("Mumbai police", "", "IND", "COP"),
        ("the president of Chad", "", "TCD", "GOV"), ("protesters in Cairo", "", "EGY", "OPP"),
        ("the Kenyan ministry of defence", "", "KEN", "GOV"), ("rebel commanders", "", "", "REB"),
        ("a Pentagon spokesman", "", "USA", "MIL"),
        ("the Lebanese prime minister's office", "", "LBN", "GOV"),
        ("a former Danish defence minister", "", "DNK", "ELI"), ("Greek farmers", "", "GRC", "AGR"),
        ("church leaders in Manila", "", "PHL", "REL"), ("a Peruvian newspaper", "", "PER", "MED"),
        ("the speaker of the Riksdag", "", "SWE", "LEG"),
        ("NATO's secretary-general", "", "NATO", "MIL"),
        ("a UN envoy", "", "UN", "GOV"), ("Somalia-based militants", "", "SOM", "REB"),
        ("an aide to the Turkish president", "", "TUR", "GOV"),
        ("forces loyal to Damascus", "", "SYR", "MIL"),
        ("the alliance led by Riyadh", "", "SAU", ""), ("the Home Secretary", "", "GBR", "GOV"),
        ("the pope", "", "VAT", "REL"), ("Syria's UN ambassador", "", "SYR", "GOV"),
        ("Puerto Rico's Senate", "", "PRI", "LEG"),
        ("a Boko Haram commander", "", "BOKOHARAM", "REB"),
    ])
    func agentsOfSomebody(_ row: (String, String, String, String)) throws { try expect(row) }

    @Test(arguments: [
        ("Moscow-backed separatists", "REB"), ("Zimbabwe's neighbours", "CVL"),
        ("a diplomat in Vienna", "GOV"), ("its foreign secretary", "GOV"), ("two men", "UNK"),
        ("the militants", "REB"), ("an ethnic Russian teacher", "EDU"),
    ])
    func agentsOfNobodyNamed(_ phrase: String, role: String) throws {
        try expect((phrase, "", "", role))
    }

    @Test(arguments: [
        ("President Bush", "1991-02-01", "George H. W. Bush", "GOV"),
        ("President Bush", "2005-02-01", "George W. Bush", "GOV"),
        ("Donald Trump", "2019-03-01", "Donald Trump", "GOV"),
        ("Donald Trump", "2023-03-01", "Donald Trump", "ELI"),
        ("former president Barack Obama", "2018-10-10", "Barack Obama", "ELI"),
        ("Blinken", "2022-01-26", "Antony Blinken", "GOV"),
        ("Anthony Blinken", "2022-01-26", "Antony Blinken", "GOV"),
        ("Volodymyr Zelenskiy", "2022-03-01", "Volodymyr Zelenskyy", "GOV"),
        ("Colonel Gadhafi", "1992-03-01", "Muammar Gaddafi", "MIL"),
        ("Chinese Foreign Minister Wang", "2016-05-05", "Wang Yi", "GOV"),
        ("John R. Bolton", "2019-05-05", "John Bolton", "GOV"),
        ("Bolton", "2019-05-05", "John Bolton", "GOV"),
        ("Jens Stoltenberg", "2010-05-05", "Jens Stoltenberg", "GOV"),
    ])
    func officesAreThoseOfTheDay(
        _ phrase: String, _ day: String, _ name: String, _ role: String
    ) throws {
        let found = try #require(Self.resolver).resolve(phrase, on: CalendarDay(day))
        #expect(found.name == name)
        #expect(found.role == role, "\(found.explanation)")
    }

    @Test func anotherGivenNameIsAnotherPerson() throws {
        let resolver = try #require(Self.resolver)
        let found = resolver.resolve("Hannah Macron", on: CalendarDay("2020-01-01"))
        #expect(found.kind == .name && found.key == "HANNAHMACRON" && found.country == nil)
    }

    @Test(arguments: [
        "the economy", "a resolution", "heavy rain", "Iranian oil exports",
        "the South China Sea talks",
    ])
    func whatCannotAct(_ phrase: String) throws {
        #expect(try #require(Self.resolver).resolve(phrase).kind == .none)
    }

    @Test(arguments: [
        ("the Portuguese Football Federation", "PORTUGUESEFOOTBALLFEDERATION", "PRT"),
        ("the newspaper Morgonbladet", "MORGONBLADET", nil),
        ("the Centre for Border Studies", "CENTREFORBORDERSTUDIES", nil),
        ("the Danish charity Warm Hands", "WARMHANDS", "DNK"),
    ])
    func unlistedNamesAreTheirOwnKeys(_ phrase: String, _ key: String, _ country: String?) throws {
        let found = try #require(Self.resolver).resolve(phrase)
        #expect(found.key == key && found.country == country, "\(found)")
    }

    @Test(arguments: [("Kazahkstan", "KAZ"), ("Lithunian troops", "LTU"), ("Afganistan", "AFG")])
    func oneLetterAmiss(_ phrase: String, _ key: String) throws {
        #expect(try #require(Self.resolver).resolve(phrase).key == key)
    }

    @Test(arguments: [
        ("Aleppo", "SYR"), ("the Netherlands", "NLD"), ("Kyiv", "UKR"), ("Donbas", "UKR"),
        ("Atlantis", nil), ("the Pentagon", nil),
    ])
    func placesBelongToStates(_ place: String, _ country: String?) throws {
        let resolver = try #require(Self.resolver)
        #expect(resolver.country(of: place) == country)
    }

    @Test func explanationsNameTheWords() throws {
        let found = try #require(Self.resolver).resolve("two Norwegian soldiers")
        #expect(found.explanation == "'soldiers': MIL of 'Norwegian' stands for Norway")
    }

    @Test(arguments: [
        "", " ", "…", "’s", "-", "\u{200B}", "the", "of of of", "É", "\"\"", "A. B. C.",
    ])
    func oddPhrasesNameNobody(_ phrase: String) throws {
        let found = try #require(Self.resolver).resolve(phrase)
        #expect(found.country == nil)
    }
}
