import SitrepModel
import Testing

@testable import SitrepDesk

/// What is one event and what is not: pairs of reports by different outlets, a day apart.
@Suite struct EventIdentityTests {
    typealias Who = ReportBuilder.Who

    /// One side of a pair: sentence, trigger, code, actor, target, day, modality.
    struct Told: Sendable {
        var text: String
        var trigger: String
        var code: String
        var actor: String
        var target: String
        var day: String?
        var modality: Modality = .actual
        var actorName: String?
        var targetName: String?
        var place: String?
        var content: String?
        var number: Double?
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var why: String
        var a: Told
        var b: Told
        var isOne: Bool
        var testDescription: String { why }
    }

    static let cases: [Case] = [
        Case(
            why: "a conversation and a telephone call, from either side",
            a: Told(
                text: "Kekkonen spoke with Brezhnev by telephone on Monday.", trigger: "spoke",
                code: "041",
                actor: "FIN", target: "SUN", day: "1973-05-07", actorName: "Urho Kekkonen",
                targetName: "Leonid Brezhnev"),
            b: Told(
                text: "The conversation of Brezhnev with Kekkonen lasted an hour.",
                trigger: "conversation",
                code: "040", actor: "SUN", target: "FIN", day: "1973-05-07",
                actorName: "Leonid Brezhnev", targetName: "Kekkonen"), isOne: true),
        Case(
            why: "a call and a visit of the same two on one day",
            a: Told(
                text: "Kekkonen telephoned Brezhnev.", trigger: "telephoned", code: "041",
                actor: "FIN",
                target: "SUN", day: "1973-05-07"),
            b: Told(
                text: "Kekkonen visited Brezhnev in his dacha.", trigger: "visited", code: "042",
                actor: "FIN", target: "SUN", day: "1973-05-07"), isOne: false),
        Case(
            why: "two ministers' calls and two presidents' calls",
            a: Told(
                text: "The ministers Karjalainen and Gromyko telephoned.", trigger: "telephoned",
                code: "041", actor: "FIN", target: "SUN", day: "1973-05-07",
                actorName: "Ahti Karjalainen", targetName: "Andrei Gromyko"),
            b: Told(
                text: "Kekkonen telephoned Brezhnev.", trigger: "telephoned", code: "041",
                actor: "FIN",
                target: "SUN", day: "1973-05-07", actorName: "Urho Kekkonen",
                targetName: "Leonid Brezhnev"), isOne: false),
        Case(
            why: "the same air raid in verb and noun",
            a: Told(
                text: "Planes of Egypt bombed a depot near Eilat on Tuesday.", trigger: "bombed",
                code: "195", actor: "EGY", target: "ISR", day: "1970-02-10", place: "Eilat"),
            b: Told(
                text: "The air raid on Eilat by Egypt destroyed a depot.", trigger: "air raid",
                code: "195", actor: "EGY", target: "ISR", day: "1970-02-10", place: "Eilat"),
            isOne: true),
        Case(
            why: "raids on two towns on one day",
            a: Told(
                text: "Planes bombed a depot near Eilat.", trigger: "bombed", code: "195",
                actor: "EGY",
                target: "ISR", day: "1970-02-10", place: "Eilat"),
            b: Told(
                text: "Planes bombed a bridge near Ashdod.", trigger: "bombed", code: "195",
                actor: "EGY",
                target: "ISR", day: "1970-02-10", place: "Ashdod"), isOne: false),
        Case(
            why: "raids on two days far apart",
            a: Told(
                text: "Planes bombed a depot.", trigger: "bombed", code: "195", actor: "EGY",
                target: "ISR", day: "1970-02-10"),
            b: Told(
                text: "Planes bombed a depot.", trigger: "bombed", code: "195", actor: "EGY",
                target: "ISR", day: "1970-02-14"), isOne: false),
        Case(
            why: "a day and its month",
            a: Told(
                text: "Chile signed a treaty with Peru on 3 June.", trigger: "signed", code: "057",
                actor: "CHL", target: "PER", day: "1929-06-03"),
            b: Told(
                text: "The treaty that Peru and Chile signed in June settled the border.",
                trigger: "signed", code: "057", actor: "PER", target: "CHL", day: "1929-06"),
            isOne: true),
        Case(
            why: "a plan and its fulfilment",
            a: Told(
                text: "Nixon will visit China on February 21.", trigger: "visit", code: "042",
                actor: "USA", target: "CHN", day: "1972-02-21", modality: .future,
                actorName: "Richard Nixon"),
            b: Told(
                text: "Nixon arrived in China on Monday.", trigger: "arrived", code: "042",
                actor: "USA",
                target: "CHN", day: "1972-02-21", actorName: "Richard Nixon"), isOne: true),
        Case(
            why: "a feared attack and an attack",
            a: Told(
                text: "An attack by Egypt on Israel is feared on Saturday.", trigger: "attack",
                code: "190", actor: "EGY", target: "ISR", day: "1973-10-06", modality: .hypothetical
            ),
            b: Told(
                text: "Egypt attacked Israel on Saturday.", trigger: "attacked", code: "190",
                actor: "EGY", target: "ISR", day: "1973-10-06"), isOne: false),
        Case(
            why: "an attack and its denial",
            a: Told(
                text: "Libya shelled a village of Chad on Friday.", trigger: "shelled", code: "194",
                actor: "LBY", target: "TCD", day: "1983-07-08"),
            b: Told(
                text: "Libya did not shell any village of Chad on Friday.", trigger: "shell",
                code: "194", actor: "LBY", target: "TCD", day: "1983-07-08", modality: .negated),
            isOne: true),
        Case(
            why: "sanctions by and against",
            a: Told(
                text: "Britain imposed sanctions on Rhodesia.", trigger: "imposed sanctions",
                code: "163", actor: "GBR", target: "RHO", day: "1965-11-12"),
            b: Told(
                text: "Rhodesia imposed sanctions on Britain.", trigger: "imposed sanctions",
                code: "163", actor: "RHO", target: "GBR", day: "1965-11-12"), isOne: false),
        Case(
            why: "one accusation in other words",
            a: Told(
                text: "Libya accused Chad of arming rebels in the desert.", trigger: "accused",
                code: "112", actor: "LBY", target: "TCD", day: "1983-07-08",
                content: "of arming rebels in the desert"),
            b: Told(
                text: "Chad arms the rebels of the desert, Libya charged.", trigger: "charged",
                code: "112", actor: "LBY", target: "TCD", day: "1983-07-08",
                content: "Chad arms the rebels of the desert"), isOne: true),
        Case(
            why: "two accusations of one day",
            a: Told(
                text: "Libya accused Chad of arming rebels in the desert.", trigger: "accused",
                code: "112", actor: "LBY", target: "TCD", day: "1983-07-08",
                content: "of arming rebels in the desert"),
            b: Told(
                text: "Libya accused Chad of stealing fuel from a border station.",
                trigger: "accused",
                code: "112", actor: "LBY", target: "TCD", day: "1983-07-08",
                content: "of stealing fuel from a border station"), isOne: false),
        Case(
            why: "demanded and requested",
            a: Told(
                text: "Bolivia demanded access to the sea from Chile.", trigger: "demanded",
                code: "100",
                actor: "BOL", target: "CHL", day: "1978-03-17",
                content: "access to the sea from Chile"),
            b: Told(
                text: "The access to the sea requested of Chile by Bolivia", trigger: "requested",
                code: "020", actor: "BOL", target: "CHL", day: "1978-03-17",
                content: "access to the sea"),
            isOne: true),
        Case(
            why: "aid and sanctions",
            a: Told(
                text: "Norway lent Iceland money.", trigger: "lent", code: "071", actor: "NOR",
                target: "ISL", day: "1976-01-16"),
            b: Told(
                text: "Norway cut aid to Iceland.", trigger: "cut", code: "162", actor: "NOR",
                target: "ISL", day: "1976-01-16"), isOne: false),
        Case(
            why: "an undated mention soon after",
            a: Told(
                text: "Bolivia broke off relations with Chile on Friday.", trigger: "broke off",
                code: "161", actor: "BOL", target: "CHL", day: "1978-03-17"),
            b: Told(
                text: "Bolivia, which broke off relations with Chile, recalled its consuls.",
                trigger: "broke off", code: "161", actor: "BOL", target: "CHL", day: nil),
            isOne: true),
    ]

    @Test(arguments: cases) func pairs(_ c: Case) {
        let events = Desk().events(from: [
            Self.assertion(c.a, "a", "Post"), Self.assertion(c.b, "b", "Mail"),
        ])
        #expect(events.count == (c.isOne ? 1 : 2), "\(events.map(\.summary))")
        if c.isOne { #expect(events.first?.joins.first?.reasons.isEmpty == false) }
    }

    private static func assertion(_ told: Told, _ id: String, _ outlet: String) -> Assertion {
        // Reports of the day after the act, so that undated ones have a frame.
        let days = ["1970-02-10": "1970-02-11", "1978-03-17": "1978-03-18"]
        let published = told.day.flatMap { days[$0] } ?? (told.day == nil ? "1978-03-18" : nil)
        let report = ReportBuilder(id, outlet: outlet, published: published, told.text)
        return report.tells(
            told.trigger, told.code, Who("", told.actor, told.actorName),
            Who("", told.target, told.targetName), on: told.day, told.modality,
            content: told.content, place: told.place)
    }

    @Test func aDeedBlamedOnTwoIsOneEventInDispute() throws {
        let a = ReportBuilder(
            "a", outlet: "Post", published: "1983-07-09",
            "Libya shelled the market of Abeche in Chad.")
        let b = ReportBuilder(
            "b", outlet: "Mail", published: "1983-07-09",
            "Sudan shelled the market of Abeche in Chad.")
        let chad = Who("Chad", "TCD")
        let brief = Desk().brief(
            articles: [a.article, b.article],
            assertions: [
                a.tells(
                    "shelled", "194", Who("Libya", "LBY"), chad, on: "1983-07-08", place: "Abeche"),
                b.tells(
                    "shelled", "194", Who("Sudan", "SDN"), chad, on: "1983-07-08", place: "Abeche"),
            ])
        #expect(brief.events.count == 1)
        #expect(brief.events.first?.summary.contains("Libya or Sudan") == true)
        let difference = try #require(brief.differences.first)
        #expect(difference.field == "actor")
        #expect(difference.kind == .contradiction)
        #expect(difference.values.map(\.value).sorted() == ["Libya", "Sudan"])
    }

    @Test func aHeadlineItsLeadAndItsBackgroundAreOneEvent() {
        let report = ReportBuilder(
            "a", outlet: "Post", published: "1978-03-18",
            """
            Bolivia breaks with Chile.
            Bolivia broke off relations with Chile on Friday over access to the sea.
            The break came after months of talks.
            """)
        let (bolivia, chile) = (Who("Bolivia", "BOL"), Who("Chile", "CHL"))
        let events = Desk().events(from: [
            report.tells("breaks", "161", bolivia, chile),
            report.tells("broke off", "161", bolivia, chile, on: "1978-03-17"),
            report.tells("break", "161", Who("", "BOL"), Who("", "CHL"), near: "months"),
        ])
        #expect(events.count == 1)
        #expect(events.first?.when?.value.value == "1978-03-17")
    }

    @Test func coordinatedActorsAreOneEventOfSeveral() {
        let report = ReportBuilder(
            "a", outlet: "Post", published: "1978-03-18", "Bolivia and Peru protested to Chile.")
        let chile = Who("Chile", "CHL")
        let events = Desk().events(from: [
            report.tells("protested", "114", Who("Bolivia", "BOL"), chile),
            report.tells("protested", "114", Who("Peru", "PER"), chile),
        ])
        #expect(events.count == 1)
        #expect(events.first?.actors.map(\.key) == ["BOL", "PER"])
    }

    @Test func chainsDoNotJoinWhatTheirEndsExclude() {
        // The vague mention could be either day's raid; it goes to one, and the days stay apart.
        let texts = [
            ReportBuilder(
                "a", outlet: "Post", published: "1970-02-11", "Egypt raided Israel on Tuesday."),
            ReportBuilder(
                "b", outlet: "Mail", published: "1970-02-14", "Egypt raided Israel on Friday."),
            ReportBuilder(
                "c", outlet: "Star", published: "1970-02-14", "Egypt raided Israel again."),
        ]
        let days = ["1970-02-10", "1970-02-13", nil]
        let events = Desk().events(
            from: zip(texts, days).map {
                $0.tells("raided", "195", Who("Egypt", "EGY"), Who("Israel", "ISR"), on: $1)
            })
        #expect(events.count == 2)
        #expect(events.map(\.assertions.count).sorted() == [1, 2])
    }
}
