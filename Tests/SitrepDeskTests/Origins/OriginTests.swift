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

    private func words(
        _ reports: [(outlet: String?, agency: String?, teller: Who?)]
    ) -> (words: String?, chains: [OriginChain]) {
        let reports = reports.enumerated().map { n, r in
            (
                ReportBuilder(
                    "r\(n)", outlet: r.outlet, agency: r.agency,
                    "Libya shelled a village of Chad, the office said."), r.teller
            )
        }
        let origins = Origins(articles: reports.map(\.0.article), groups: [])
        let ids = reports.map(\.0.article.id)
        let chains = origins.chains(
            of: reports.map {
                $0.tells("shelled", "190", Who("Libya", "LBY"), Who("Chad", "TCD"), by: $1)
            }, in: ids)
        return (origins.words(chains, articles: ids), chains)
    }

    @Test func theWayFromOriginToOutletsInWords() {
        let habre = Who("Habre", "TCD", "Hissene Habre")
        #expect(words([("Post", nil, nil)]).words == nil)
        #expect(
            words([("Post", "EFE", nil), ("Mail", "EFE", nil)]).words
                == "2 outlets, one origin: EFE")
        #expect(
            words([("Post", "EFE", habre)]).words
                == "one outlet, one origin: Hissene Habre (Chad) through EFE")
        let two = words([("Post", "EFE", habre), ("Mail", nil, nil), ("Star", "EFE", habre)])
        #expect(
            two.words
                == "3 outlets, 2 origins: Mail, Hissene Habre (Chad) through EFE")
        #expect(two.chains.map(\.articles) == [["r1"], ["r0", "r2"]])
    }

    @Test func aSpeechIsKnownFromItsSpeaker() {
        let speaker = Who("Habre", "TCD", "Hissene Habre")
        #expect(origin(outlet: "Post", act: "112", actor: speaker).key == "speaker:TCD:habre")
    }
}
