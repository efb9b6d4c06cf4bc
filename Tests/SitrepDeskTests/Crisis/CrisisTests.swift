import Foundation
import SitrepModel
import Testing

@testable import SitrepDesk

/// The whole Desk on one small crisis.
@Suite struct CrisisTests {
    let brief = FishingCrisis.brief()

    @Test func printed() throws {
        print(TextBrief().render(brief))
    }

    @Test func aCallToldFromBothEndsIsOneEvent() throws {
        let calls = brief.events.filter { $0.cameo.hasPrefix("041") }
        #expect(calls.count == 1)
        let call = try #require(calls.first)
        #expect(call.articles.count == 2)
        #expect(call.when?.value.value == "1976-01-14")
        #expect(Set(call.parties.map(\.key)) == ["GBR", "ISL"])
        #expect(!call.joins.isEmpty && call.joins.allSatisfy { !$0.reasons.isEmpty })
    }

    @Test func theWrittenReplyIsOneEventOnWhichBothReportsAgree() throws {
        let reply = try #require(
            brief.events.first { $0.channel == "in writing" && $0.root == "01" })
        #expect(reply.articles.count == 2)
        #expect(reply.fields["date"]?.verdict == .agree)
        let words = reply.fields["date"]?.values.flatMap(\.evidence).map(\.quote)
        #expect(words?.contains("A day after") == true)
    }

    @Test func aFigureWithAndWithoutBoundStandsSideBySide() throws {
        let difference = try #require(brief.differences.first { $0.field == "numbers (troops)" })
        #expect(difference.kind == .differentBound)
        #expect(difference.values.count == 2)
        let forces = brief.forces.filter { $0.whose.key == "GBR" && $0.status == .deployed }
        #expect(Set(forces.compactMap(\.quantity?.bound)) == [.exact, .atLeast])
        #expect(brief.forces.contains { $0.status == .alerted && $0.quantity?.value == 300 })
    }

    @Test func oneSpokesmanInTwoOutletsIsOneOrigin() throws {
        let deployed = try #require(brief.events.first { $0.cameo == "154" })
        #expect(deployed.articles.count == 2)
        #expect(deployed.origins == 1)
    }

    @Test func anAgencyTextUnderTwoMastheadsIsOneOrigin() throws {
        #expect(brief.syndication.count == 1)
        #expect(brief.syndication.first?.articles == ["wire-a", "wire-b"])
        #expect(brief.syndication.first?.textOf == "Boreal Press")
        #expect(brief.syndication.first?.changes.count == 1)
        let loan = try #require(brief.events.first { $0.cameo == "0331" })
        #expect(loan.articles.count == 2)
        #expect(loan.toldBy.map(\.key) == ["agency:boreal press"])
    }

    @Test func aPlanAndItsFulfilmentAreOneMeeting() throws {
        let visits = brief.meetings.filter { $0.when?.value.value == "1976-01-24" }
        #expect(visits.count == 1)
        #expect(visits.first?.status == .held)
        #expect(visits.first?.kind == .visit)
    }

    @Test func aDemandStandsWithItsAnswers() throws {
        let demand = try #require(brief.demands.first { $0.insistence == .demand })
        #expect(demand.from.map(\.key) == ["ISL"])
        #expect(demand.to.map(\.key) == ["GBR"])
        #expect(demand.replies.map(\.kind) == [.answered, .rejected])
        #expect(demand.status == .rejected)
        let appeal = try #require(brief.demands.first { $0.insistence == .appeal })
        #expect(appeal.status == .open)
    }

    @Test func aPledgeIsNoDelivery() throws {
        let aid = try #require(brief.aid.first)
        #expect(aid.status == .pledged)
        #expect(aid.kind == .money)
        #expect(aid.amount?.currency == "NOK")
    }

    @Test func orderOfArrivalChangesNothing() throws {
        let turned = Desk().brief(
            articles: FishingCrisis.articles.reversed(),
            assertions: FishingCrisis.assertions.reversed(), versions: ["test": "1"])
        let (a, b) = (turned == brief, true)
        #expect(a == b)
        let same = try JSONBrief().render(turned) == JSONBrief().render(brief)
        #expect(same)
    }

    @Test func theJSONReadsBack() throws {
        let json = try JSONBrief().render(brief)
        let back = try JSONDecoder().decode(Brief.self, from: Data(json.utf8))
        let same = back == brief
        #expect(same)
        #expect(json.contains("\"said_by\""))
    }

    @Test func everyEvidenceResolves() throws {
        let texts = Dictionary(
            uniqueKeysWithValues: FishingCrisis.articles.map {
                ($0.id, Array($0.text.string.unicodeScalars))
            })
        func check(_ evidence: [Evidence]) {
            #expect(!evidence.isEmpty)
            for e in evidence {
                let scalars = texts[e.article].map { $0[e.start..<e.end] } ?? []
                #expect(String(String.UnicodeScalarView(scalars)) == e.quote)
            }
        }
        for e in brief.events { check(e.evidence) }
        for d in brief.differences { check(d.evidence) }
        for d in brief.demands { check(d.evidence) }
        for f in brief.forces { check(f.evidence) }
        for a in brief.aid { check(a.evidence) }
        for m in brief.meetings { check(m.evidence) }
        for p in brief.positions { check(p.evidence) }
        for s in brief.statements { check(s.evidence) }
        for t in brief.tension { check(t.evidence) }
    }

    @Test func asOfLeavesOutWhatCameLater() throws {
        let early = FishingCrisis.brief(asOf: "1976-01-15")
        #expect(early.basis.articles == 1)
        #expect(
            early.meetings.contains {
                $0.status == .planned && $0.when?.value.value == "1976-01-24"
            })
        #expect(early.articles.filter { !$0.used }.allSatisfy { $0.whyNotUsed != nil })
    }

    @Test func whatIsNewLeads() throws {
        let new = FishingCrisis.brief(since: "1976-01-15")
        let leading = new.leading.compactMap { id in new.events.first { $0.id == id } }
        #expect(leading.contains { $0.cameo == "0331" })
        #expect(!leading.contains { $0.cameo.hasPrefix("041") })
    }
}
