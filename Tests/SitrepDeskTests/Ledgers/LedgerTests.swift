import SitrepModel
import Testing

@testable import SitrepDesk

/// Each ledger's statuses: what code, modality and words make of an entry.
@Suite struct LedgerTests {
    typealias Who = ReportBuilder.Who

    private func brief(_ text: String, _ make: (ReportBuilder) -> [Assertion]) -> Brief {
        let report = ReportBuilder("r", outlet: "Post", published: "1958-09-02", text)
        return Desk().brief(articles: [report.article], assertions: make(report))
    }

    @Test(arguments: [
        (
            "Iceland deployed 6 gunboats off the coast.", "deployed", "154", Modality.actual,
            Force.Status.deployed
        ),
        ("Britain put 2 frigates and their crews on alert.", "alert", "152", .actual, .alerted),
        ("Britain ordered 2 frigates to sail north.", "ordered", "154", .actual, .ordered),
        ("Britain held a naval exercise with 2 frigates.", "held", "150", .actual, .exercising),
        ("Britain withdrew 2 frigates from the banks.", "withdrew", "0874", .actual, .withdrawn),
        ("Britain may deploy 2 frigates.", "deploy", "154", .hypothetical, .deployed),
    ])
    func forces(
        _ text: String, _ trigger: String, _ code: String, _ modality: Modality,
        _ status: Force.Status
    ) throws {
        let brief = brief(text) {
            [$0.tells(trigger, code, Who("", "GBR"), Who("", "ISL"), modality)]
        }
        let force = try #require(brief.forces.first)
        #expect(force.status == status)
        #expect(force.modality == (modality == .actual ? nil : modality))
    }

    @Test(arguments: [
        (
            "Norway gave Iceland a loan.", "gave", "071", Modality.actual, Aid.Status.delivered,
            Aid.Kind.money
        ),
        ("Norway will send Iceland rifles.", "send", "072", .future, .pledged, .arms),
        (
            "Norway considers a grant to Iceland.", "grant", "071", .hypothetical, .considered,
            .money
        ),
        ("Norway approved a grant to Iceland.", "approved", "071", .actual, .approved, .money),
        ("Norway refused to send rifles to Iceland.", "refused", "1222", .actual, .refused, .arms),
        ("Norway promised tents to Iceland.", "promised", "0333", .actual, .pledged, .relief),
        (
            "Norway granted asylum to a fisherman of Iceland.", "granted", "075", .actual,
            .delivered, .asylum
        ),
    ])
    func aid(
        _ text: String, _ trigger: String, _ code: String, _ modality: Modality,
        _ status: Aid.Status, _ kind: Aid.Kind
    ) throws {
        let brief = brief(text) {
            [$0.tells(trigger, code, Who("", "NOR"), Who("", "ISL"), modality)]
        }
        let aid = try #require(brief.aid.first)
        #expect(aid.status == status)
        #expect(aid.kind == kind)
        #expect(aid.receiver?.key == "ISL")
    }

    /// An undated answer sorts last: the wait from a demand before 1970 has no number.
    @Test func anUndatedRefusalAnswersNoDemandOfTheFifties() throws {
        let brief = brief("Iceland demanded an inquiry. Britain rejected it.") {
            [
                $0.tells(
                    "demanded", "100", Who("Iceland", "ISL"), Who("", "GBR"), on: "1958-09-01"),
                $0.tells("rejected", "120", Who("Britain", "GBR"), Who("", "ISL")),
            ]
        }
        let demand = try #require(brief.demands.first { $0.insistence == .demand })
        #expect(demand.replies.isEmpty)
    }

    @Test func aPlannedMeetingThatIsCalledOffIsCancelled() throws {
        let brief = brief(
            """
            Lloyd is to meet Gudmundsson on September 9.
            Iceland cancelled the meeting on Monday.
            """
        ) {
            [
                $0.tells(
                    "meet", "040", Who("Lloyd", "GBR", "Selwyn Lloyd"),
                    Who("Gudmundsson", "ISL", "Gudmundur Gudmundsson"), on: "1958-09-09", .future),
                $0.tells(
                    "cancelled", "164", Who("Iceland", "ISL"), Who("", "GBR"), on: "1958-09-01"),
            ]
        }
        #expect(brief.meetings.first?.status == .cancelled)
        #expect(brief.meetings.first?.evidence.count == 2)
    }

    @Test func aPlannedMeetingOnAnotherDayIsMoved() throws {
        let brief = brief(
            """
            Lloyd is to meet Gudmundsson on September 9.
            Lloyd will meet Gudmundsson on September 16, as the talks were postponed.
            """
        ) { report in
            ["1958-09-09", "1958-09-16"].enumerated().map { n, day in
                report.tells(
                    "meet", "040", Who("Lloyd", "GBR", "Selwyn Lloyd"),
                    Who("Gudmundsson", "ISL", "Gudmundur Gudmundsson"),
                    near: n == 0 ? "is to" : "postponed", on: day, .future)
            }
        }
        #expect(brief.meetings.map(\.status) == [.planned])
        #expect(brief.meetings.first?.when?.value.value == "1958-09-16")
        #expect(
            brief.meetings.first?.history == ["planned for 1958-09-09", "moved to 1958-09-16"])
    }

    @Test(arguments: [
        ("telephoned", "041", Meeting.Kind.call), ("visited", "042", .visit),
        ("met at a summit with", "040", .summit), ("negotiated with", "046", .meeting),
    ])
    func kindsOfMeeting(_ verb: String, _ code: String, _ kind: Meeting.Kind) {
        let brief = brief("Lloyd \(verb) Gudmundsson on Monday.") {
            [$0.tells(verb, code, Who("Lloyd", "GBR"), Who("Gudmundsson", "ISL"), on: "1958-09-01")]
        }
        #expect(brief.meetings.map(\.kind) == [kind])
        #expect(brief.meetings.map(\.status) == [.held])
    }

    @Test(arguments: [
        ("Britain agreed to talks on the limit.", "agreed", "036", Demand.Status.accepted),
        ("Britain offered a loan for boats.", "offered", "0331", .open),
        ("Britain refused talks on the limit.", "refused", "125", .rejected),
        ("Britain replied to Iceland by letter.", "replied", "010", .answered),
        ("Britain spoke of the weather with Iceland.", "spoke", "010", .open),
    ])
    func answers(_ text: String, _ trigger: String, _ code: String, _ status: Demand.Status) {
        let brief = brief("Iceland demanded talks on the limit from Britain.\n" + text) {
            [
                $0.tells(
                    "demanded", "106", Who("Iceland", "ISL"), Who("Britain", "GBR"),
                    on: "1958-08-30",
                    content: "talks on the limit"),
                $0.tells(trigger, code, Who("Britain", "GBR"), Who("", "ISL"), on: "1958-09-01"),
            ]
        }
        #expect(brief.demands.map(\.status) == [status])
    }

    @Test func anAnswerDoesNotComeBeforeItsDemand() {
        let brief = brief(
            "Britain refused talks on the limit.\nIceland demanded talks on the limit."
        ) {
            [
                $0.tells("refused", "125", Who("Britain", "GBR"), Who("", "ISL"), on: "1958-08-01"),
                $0.tells(
                    "demanded", "106", Who("Iceland", "ISL"), Who("", "GBR"), on: "1958-08-30",
                    content: "talks on the limit"),
            ]
        }
        #expect(brief.demands.map(\.status) == [.open])
    }

    @Test func aChangedPositionKeepsItsHistory() throws {
        let brief = brief(
            """
            Norway opposed the limit of twelve miles in June.
            Norway backed the limit of twelve miles in August.
            """
        ) {
            [
                $0.tells(
                    "opposed", "110", Who("Norway", "NOR"), on: "1958-06",
                    content: "the limit of twelve miles"),
                $0.tells(
                    "backed", "051", Who("Norway", "NOR"), near: "August", on: "1958-08",
                    content: "the limit of twelve miles"),
            ]
        }
        let position = try #require(brief.positions.first)
        #expect(brief.positions.count == 1)
        #expect(position.stance == .supports)
        #expect(position.history.map(\.stance) == [.opposes])
    }

    @Test func anUnsureReadingFoundsNoDemand() {
        let brief = brief("Iceland demanded talks.") {
            [$0.tells("demanded", "106", Who("Iceland", "ISL"), content: "talks", confidence: 0.2)]
        }
        #expect(brief.demands.isEmpty)
        #expect(brief.leading.isEmpty)
        #expect(TextBrief().render(brief).contains("(?)"))
    }

    @Test func theTensionLineAddsUp() throws {
        let brief = brief(
            "Iceland accused Britain.\nBritain rammed a boat of Iceland.\nIceland met Britain."
        ) {
            [
                $0.tells(
                    "accused", "112", Who("", "ISL"), Who("", "GBR"), on: "1958-09-01",
                    goldstein: -2),
                $0.tells(
                    "rammed", "190", Who("", "GBR"), Who("", "ISL"), on: "1958-09-01",
                    goldstein: -10),
                $0.tells(
                    "met", "040", Who("", "ISL"), Who("", "GBR"), on: "1958-09-01", goldstein: 3),
            ]
        }
        let line = try #require(brief.tension.first { $0.pair == ["GBR", "ISL"] })
        #expect(line.n == 3)
        #expect((line.threats, line.acts, line.cooperation) == (-0.67, -3.33, 1))
    }

    @Test func aFigureOfOneSentenceIsOneSides() {
        typealias Who = ReportBuilder.Who
        let report = ReportBuilder(
            "a", outlet: "Post", published: "1971-03-02",
            "An attack by Norway, which has 6,000 soldiers deployed at the Swedish border, is near."
        )
        let number = ("6,000 soldiers", 6000.0, QuantityBound.exact, "troops")
        let brief = Desk().brief(
            articles: [report.article],
            assertions: [
                report.tells(
                    "deployed", "154", Who("Norway", "NOR"), Who("Swedish", "SWE"),
                    number: number, confidence: 0.7),
                report.tells("has", "150", Who("Swedish", "SWE"), number: number, confidence: 0.5),
            ])
        #expect(brief.forces.map(\.whose.key) == ["NOR"])
    }
}
