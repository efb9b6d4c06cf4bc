import SitrepModel

@testable import SitrepDesk

/// A small invented crisis over fishing grounds, with the traps of the trade: a call told from both
/// ends, an agency text under two mastheads, a figure with and without a bound, a plan and its
/// fulfilment, a demand with its answers, a report without a date.
enum FishingCrisis {
    typealias Who = ReportBuilder.Who

    static let harbour = ReportBuilder(
        "harbour", outlet: "Harbour Post", published: "1976-01-14",
        title: "London rings Reykjavik",
        """
        London rings Reykjavik over nets.
        Foreign Secretary James Callaghan telephoned his Icelandic colleague Einar Agustsson on \
        Wednesday to complain of cut nets.
        Iceland demanded in November that Britain keep its trawlers outside the 200-mile line and \
        withdraw its frigates.
        On Wednesday Britain answered the demand in writing.
        Britain keeps about 40 trawlers and more than 1,200 sailors off the eastern banks, the \
        coast guard said.
        Prime Minister Geir Hallgrimsson is to visit London on January 24.
        """)

    static let gazette = ReportBuilder(
        "gazette", outlet: "Northern Gazette",
        title: "Agustsson tells Callaghan to call off the frigates",
        """
        On Thursday Iceland urged Norway to mediate in the dispute over cod.
        A day after Britain replied in writing to the demand of Iceland, no ship had moved.
        In a call with Callaghan, Einar Agustsson criticised the conduct of the frigates.
        Britain has 1,200 sailors on the banks, according to the coast guard.
        Britain refused on Thursday to withdraw its frigates from the 200-mile line.
        Another 300 marines have been put on alert in Rosyth.
        """)

    static let wireText = """
        NATO Secretary General Joseph Luns offered to mediate between Britain and Iceland on Friday.
        Luns said that the alliance could not afford a quarrel between two of its members in the north.
        He is expected to fly to Reykjavik within days and to see the cabinet of Iceland there.
        Diplomats in Brussels called the talks the last good chance to settle the matter of the cod.
        Norway pledged a loan of 5 million crowns to Iceland on Friday for the repair of patrol boats.
        """

    static let wireA = ReportBuilder(
        "wire-a", outlet: "Evening Star", agency: "Boreal Press", published: "1976-01-16",
        title: "Luns offers help", wireText)
    static let wireB = ReportBuilder(
        "wire-b", outlet: "Coast Mirror", published: "1976-01-17",
        title: "NATO chief ready to step in",
        wireText + "\nThe Mirror will report further from Reykjavik in its Sunday number.\n")

    static let tribune = ReportBuilder(
        "tribune", outlet: "Capital Tribune", published: "1976-01-25",
        title: "Wilson receives Hallgrimsson",
        """
        Prime Minister Harold Wilson received Geir Hallgrimsson in London on Saturday.
        Luns had said that the alliance could not afford a quarrel between two members.
        """)

    static var articles: [Article] {
        [harbour, gazette, wireA, wireB, tribune].map(\.article)
    }

    static var assertions: [Assertion] {
        let britain = Who("Britain", "GBR")
        let iceland = Who("Iceland", "ISL")
        let guardService = Who("the coast guard", "ISL", "Icelandic Coast Guard")
        let callaghan = Who("Foreign Secretary James Callaghan", "GBR", "James Callaghan")
        let agustsson = Who("Einar Agustsson", "ISL", "Einar Agustsson")
        var all: [Assertion] = [
            harbour.tells(
                "rings", "041", Who("London", "GBR"), Who("Reykjavik", "ISL"), on: "1976-01-14"),
            harbour.tells(
                "telephoned", "041", callaghan, agustsson, on: "1976-01-14", words: "on Wednesday"),
            harbour.tells(
                "demanded", "105", iceland, britain, on: "1975-11", words: "in November",
                content:
                    "Britain keep its trawlers outside the 200-mile line and withdraw its frigates"),
            harbour.tells(
                "answered", "010", britain, iceland, on: "1976-01-14", words: "On Wednesday",
                channel: "in writing"),
            harbour.tells(
                "keeps", "154", britain, iceland, near: "sailors", by: guardService,
                number: ("more than 1,200 sailors", 1200, .atLeast, "troops")),
            harbour.tells(
                "visit", "042", Who("Prime Minister Geir Hallgrimsson", "ISL", "Geir Hallgrimsson"),
                Who("London", "GBR"), on: "1976-01-24", words: "on January 24", .future),
            gazette.tells(
                "urged", "028", iceland, Who("Norway", "NOR"), on: "1976-01-15",
                words: "On Thursday",
                content: "mediate in the dispute over cod"),
            gazette.tells(
                "replied", "010", britain, iceland, on: "1976-01-14", words: "A day after",
                channel: "in writing"),
            gazette.tells("call", "041", agustsson, Who("Callaghan", "GBR", "James Callaghan")),
            gazette.tells(
                "criticised", "110", agustsson, britain, content: "the conduct of the frigates"),
            gazette.tells(
                "has", "154", britain, iceland, near: "sailors", by: guardService,
                number: ("1,200 sailors", 1200, .exact, "troops")),
            gazette.tells(
                "refused", "124", britain, iceland, on: "1976-01-15", words: "on Thursday",
                content: "to withdraw its frigates from the 200-mile line"),
            gazette.tells(
                "put on alert", "152", Who("marines", "GBR", role: "MIL"),
                number: ("300 marines", 300, .exact, "troops")),
            tribune.tells(
                "received", "043", Who("Prime Minister Harold Wilson", "GBR", "Harold Wilson"),
                Who("Geir Hallgrimsson", "ISL", "Geir Hallgrimsson"), on: "1976-01-24",
                words: "on Saturday", place: "London"),
        ]
        for wire in [wireA, wireB] {
            let luns = Who("NATO Secretary General Joseph Luns", "NATO", "Joseph Luns")
            all += [
                wire.tells("offered", "039", luns, britain, on: "1976-01-16", words: "on Friday"),
                wire.tells("offered", "039", luns, iceland, on: "1976-01-16", words: "on Friday"),
                wire.tells(
                    "said", "012", Who("Luns", "NATO", "Joseph Luns"), near: "afford",
                    content:
                        "the alliance could not afford a quarrel between two of its members in the north"
                ),
                wire.tells(
                    "pledged", "0331", Who("Norway", "NOR"), iceland, on: "1976-01-16",
                    words: "on Friday", number: ("5 million crowns", 5_000_000, .exact, "currency"),
                    currency: "NOK"),
            ]
        }
        all.append(
            tribune.tells(
                "said", "012", Who("Luns", "NATO", "Joseph Luns"), near: "afford",
                content: "the alliance could not afford a quarrel between two members"))
        return all
    }

    static func brief(asOf: String? = nil, since: String? = nil) -> Brief {
        Desk().brief(
            articles: articles, assertions: assertions, versions: ["test": "1"],
            asOf: asOf.flatMap(DateValue.init), since: since.flatMap(DateValue.init))
    }
}
