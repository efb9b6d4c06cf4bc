import SitrepModel
import Testing

@testable import SitrepDesk

/// What belongs together over days and reports: a commitment and its fulfilment, a demand and the
/// answer that only points back to it, a plan that moves, a position that turns.
@Suite struct LedgerChangeTests {
    typealias Who = ReportBuilder.Who

    private func brief(_ text: String, _ make: (ReportBuilder) -> [Assertion]) -> Brief {
        let report = ReportBuilder("r", outlet: "Post", published: "1958-09-30", text)
        return Desk().brief(articles: [report.article], assertions: make(report))
    }

    // MARK: Aid

    @Test func oneCommitmentIsOneEntryWithItsHistory() throws {
        let brief = brief(
            """
            Norway considers a loan of 5 million crowns to Iceland.
            Norway pledged a loan of 5 million crowns to Iceland.
            Norway paid a loan of 5 million crowns to Iceland.
            """
        ) { report in
            let sum = ("5 million crowns", 5e6, QuantityBound.exact, "currency")
            return [
                report.tells(
                    "considers", "0331", Who("Norway", "NOR"), Who("Iceland", "ISL"),
                    on: "1958-09-01", .hypothetical, number: sum, currency: "NOK"),
                report.tells(
                    "pledged", "0331", Who("Norway", "NOR"), Who("Iceland", "ISL"),
                    near: "pledged", on: "1958-09-10", number: sum, currency: "NOK"),
                report.tells(
                    "paid", "071", Who("Norway", "NOR"), Who("Iceland", "ISL"), near: "paid",
                    on: "1958-09-20", number: sum, currency: "NOK"),
            ]
        }
        #expect(brief.aid.count == 1)
        let aid = try #require(brief.aid.first)
        #expect(aid.status == .delivered)
        #expect(aid.history.map(\.status) == [.considered, .pledged])
        #expect(aid.evidence.count == 3)
    }

    @Test(arguments: [
        ("Norway sent 300 sailors to the banks.", "sent", "072", Modality.actual),
        ("Norway denied the payment.", "denied", "1221", .actual),
        ("Norway gave its support to the plan.", "gave", "051", .actual),
        ("The fishermen fled to Norway.", "fled", "073", .actual),
        ("Norway did not deliver the boats.", "deliver", "070", .negated),
    ])
    func whatIsNoAid(_ text: String, _ trigger: String, _ code: String, _ modality: Modality) {
        let brief = brief(text) {
            [$0.tells(trigger, code, Who("Norway", "NOR"), Who("", "ISL"), modality)]
        }
        #expect(brief.aid.isEmpty)
    }

    // MARK: Forces

    @Test(arguments: [
        (
            "Britain will send 300 sailors north.", "send", "072", Modality.future,
            Force.Status.ordered
        ),
        ("Britain has sent 300 sailors north.", "sent", "072", .actual, .deployed),
        ("Britain is sending 300 sailors north.", "sending", "072", .actual, .ordered),
        ("Britain has 300 sailors off the coast.", "has", "150", .actual, .deployed),
        ("Britain lifted the alert of 300 sailors.", "lifted", "152", .actual, .withdrawn),
    ])
    func sailorsAreForces(
        _ text: String, _ trigger: String, _ code: String, _ modality: Modality,
        _ status: Force.Status
    ) throws {
        let brief = brief(text) {
            [
                $0.tells(
                    trigger, code, Who("Britain", "GBR"), .nobody, modality,
                    number: ("300 sailors", 300, .exact, "troops"))
            ]
        }
        #expect(brief.aid.isEmpty)
        let force = try #require(brief.forces.first)
        #expect(force.status == status)
        #expect(force.quantity?.value == 300)
    }

    @Test func oneFigureOfSeveralEventsStandsOnce() {
        let brief = brief(
            "Britain moved 300 sailors north.\nCoastguards saw how Britain stationed 300 sailors there."
        ) { report in
            [("moved", "154"), ("stationed", "150")].map { trigger, code in
                report.tells(
                    trigger, code, Who("Britain", "GBR"), near: trigger, on: "1958-09-28",
                    number: ("300 sailors", 300, .exact, "troops"))
            }
        }
        #expect(brief.forces.count == 1)
        #expect(brief.forces.first?.evidence.count == 2)
    }

    // MARK: Demands

    @Test(arguments: [
        ("Britain refused to discuss that demand.", "refused", "125", Demand.Status.rejected),
        ("Britain partly accepted the demand.", "accepted", "030", .partly),
        ("Britain apologized.", "apologized", "055", .accepted),
        ("Britain criticized the weather.", "criticized", "111", .open),
    ])
    func answersThatPointBack(
        _ text: String, _ trigger: String, _ code: String, _ status: Demand.Status
    ) {
        let brief = brief("Iceland called on Britain to apologize.\n" + text) {
            [
                $0.tells(
                    "called", "1056", Who("Iceland", "ISL"), Who("Britain", "GBR"),
                    on: "1958-09-20", content: "to apologize"),
                $0.tells(trigger, code, Who("Britain", "GBR"), near: trigger, on: "1958-09-21"),
            ]
        }
        #expect(brief.demands.map(\.status) == [status])
    }

    @Test func aDemandWhoseDeadlinePassesLapses() {
        let brief = brief("Iceland demanded that Britain leave within three days.") {
            [
                $0.tells(
                    "demanded", "1056", Who("Iceland", "ISL"), Who("Britain", "GBR"),
                    on: "1958-09-20", content: "that Britain leave within three days")
            ]
        }
        #expect(brief.demands.map(\.status) == [.lapsed])
    }

    @Test func nobodyAsksHimself() {
        let brief = brief("Iceland demanded an inquiry by Iceland.") {
            [
                $0.tells(
                    "demanded", "100", Who("Iceland", "ISL"), Who("Iceland", "ISL", "Althing"),
                    content: "an inquiry")
            ]
        }
        #expect(brief.demands.first?.to.isEmpty == true)
    }

    @Test func theNameOfADemandRaisesNone() {
        let brief = brief("The ministers of Iceland spoke about the demands.") {
            [$0.tells("demands", "104", Who("Iceland", "ISL"), Who("", "GBR"))]
        }
        #expect(brief.demands.isEmpty)
    }

    // MARK: Meetings

    @Test func aPlanAndItsFulfilmentAreOneMeeting() throws {
        let brief = brief(
            "Lloyd will meet Gudmundsson on September 9.\nLloyd met Gudmundsson on September 11."
        ) {
            [
                $0.tells(
                    "meet", "040", Who("Lloyd", "GBR"), Who("Gudmundsson", "ISL"), near: "will",
                    on: "1958-09-09", .future),
                $0.tells(
                    "met", "040", Who("Lloyd", "GBR"), Who("Gudmundsson", "ISL"), near: "met",
                    on: "1958-09-11"),
            ]
        }
        #expect(brief.meetings.count == 1)
        let meeting = try #require(brief.meetings.first)
        #expect(meeting.status == .held)
        #expect(meeting.history == ["planned for 1958-09-09", "moved to 1958-09-11"])
    }

    @Test func theVisitThatWasForeseenForAnotherDay() throws {
        let brief = brief(
            "Lloyd will visit Reykjavik on October 9.\nThe visit had been foreseen for October 2."
        ) {
            [
                $0.tells(
                    "visit", "042", Who("Lloyd", "GBR"), Who("Reykjavik", "ISL"), near: "will",
                    on: "1958-10-09", .future),
                $0.tells("visit", "042", .nobody, near: "foreseen", on: "1958-10-02", .future),
            ]
        }
        #expect(brief.meetings.map(\.when?.value.value) == ["1958-10-09"])
        #expect(
            brief.meetings.first?.history == ["planned for 1958-10-02", "moved to 1958-10-09"])
    }

    // MARK: Positions

    @Test(arguments: [
        ("Norway accused Britain of piracy.", "accused", "112", "of piracy"),
        ("Norway said that the limit was fair.", "said", "010", "that the limit was fair"),
        ("Norway thanked Britain for its patience.", "thanked", "051", "for its patience"),
        (
            "Norway complained that nobody had asked it.", "complained", "111",
            "that nobody had asked it"
        ),
    ])
    func whatIsNoPosition(_ text: String, _ trigger: String, _ code: String, _ content: String) {
        let brief = brief(text) {
            [$0.tells(trigger, code, Who("Norway", "NOR"), Who("", "GBR"), content: content)]
        }
        #expect(brief.positions.isEmpty)
    }

    @Test func aTurnOnAPlanThatIsOnlyPointedTo() throws {
        let brief = brief(
            """
            Norway rejected the plan for a conference.
            Norway accepted the offer on Friday.
            """
        ) {
            [
                $0.tells(
                    "rejected", "120", Who("Norway", "NOR"), on: "1958-09-01",
                    content: "the plan for a conference"),
                $0.tells(
                    "accepted", "036", Who("Norway", "NOR"), near: "accepted", on: "1958-09-05",
                    content: "the offer"),
            ]
        }
        #expect(brief.positions.count == 1)
        let position = try #require(brief.positions.first)
        #expect(position.stance == .supports)
        #expect(position.history.map(\.stance) == [.opposes])
        #expect(position.question == "the plan for a conference")
    }

    @Test(arguments: [
        (
            "Norway rejected the accusations.", "rejected", "120", "the accusations",
            Position.Stance.denies
        ),
        ("Norway declared itself open to talks.", "declared", "010", "itself open to talks", .open),
        ("Norway condemned the boarding.", "condemned", "111", "the boarding", .opposes),
    ])
    func stances(
        _ text: String, _ trigger: String, _ code: String, _ content: String,
        _ stance: Position.Stance
    ) {
        let brief = brief(text) {
            [$0.tells(trigger, code, Who("Norway", "NOR"), content: content)]
        }
        #expect(brief.positions.map(\.stance) == [stance])
    }

    // MARK: Unity

    @Test func aClaimOfUnityStandsBesideTheQuarrel() throws {
        let brief = brief(
            """
            The allies are united on the limit. Denmark criticized Britain over the boarding.
            """
        ) {
            [
                $0.tells(
                    "criticized", "111", Who("Denmark", "DNK"), Who("Britain", "GBR"),
                    on: "1958-09-28")
            ]
        }
        let rift = try #require(brief.differences.first { $0.field == "unity" })
        #expect(rift.values.count == 2)
        #expect(rift.values.first?.value.contains("united") == true)
        #expect(rift.kind == .contradiction)
        #expect(TextBrief().render(brief).contains("unity"))
    }

    @Test(arguments: [
        "The United States spoke to the allies. Denmark criticized Britain over the boarding.",
        "The minister called on the allies to stay united. Denmark criticized Britain.",
        "The allies are united on the limit. Denmark criticized the Soviet Union.",
    ])
    func noClaimOfUnity(_ text: String) {
        let target =
            text.contains("Soviet") ? Who("the Soviet Union", "SUN") : Who("Britain", "GBR")
        let brief = brief(text) {
            [$0.tells("criticized", "111", Who("Denmark", "DNK"), target, on: "1958-09-28")]
        }
        #expect(!brief.differences.contains { $0.field == "unity" })
    }
}
