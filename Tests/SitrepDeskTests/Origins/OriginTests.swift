import SitrepModel
import Testing

@testable import SitrepDesk

@Suite struct OriginTests {
    typealias Who = ReportBuilder.Who

    private func origin(
        outlet: String?, agency: String? = nil, teller: Who? = nil, act: String = "190",
        actor: Who = Who("Libya", "LBY")
    ) -> Origin {
        let report = ReportBuilder(
            "r", outlet: outlet, agency: agency, "Libya shelled a village of Chad, the office said."
        )
        return Origins(articles: [report.article], groups: []).origin(
            of: report.tells("shelled", act, actor, Who("Chad", "TCD"), by: teller))
    }

    @Test func theSpeakerComesBeforeTheAgencyAndTheAgencyBeforeTheOutlet() {
        let speaker = Who("Habre", "TCD", "Hissene Habre")
        #expect(origin(outlet: "Post", agency: "Boreal", teller: speaker).kind == .speaker)
        #expect(origin(outlet: "Post", agency: "Boreal").key == "agency:boreal")
        #expect(origin(outlet: "Post").key == "outlet:post")
        #expect(origin(outlet: nil).key == "outlet:?r")
    }

    @Test(arguments: [
        (
            Who("the State Department", "USA"),
            Who("Department of State", "USA", "US Department of State")
        ),
        (Who("Psaki", "USA", "Psaki"), Who("Jen Psaki", "USA", "Jen Psaki")),
    ])
    func oneSpeakerHasOneKey(_ pair: (Who, Who)) {
        #expect(origin(outlet: "A", teller: pair.0).key == origin(outlet: "B", teller: pair.1).key)
    }

    @Test func whoeverCannotBeNamedIsTheOutletsOwn() {
        #expect(origin(outlet: "Post", teller: Who("officials", "")).key == "outlet:post")
    }

    @Test func aSpeechIsKnownFromItsSpeaker() {
        let speaker = Who("Habre", "TCD", "Hissene Habre")
        #expect(origin(outlet: "Post", act: "112", actor: speaker).key == "speaker:TCD:habre")
    }
}
