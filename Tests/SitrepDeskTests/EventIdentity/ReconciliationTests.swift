import SitrepModel
import Testing

@testable import SitrepDesk

/// One field may contradict where all else agrees.
@Suite struct ReconciliationTests {
    static let latvia = ReportBuilder.Who("Latvia", "LVA")
    static let first = "Latvia sent twelve patrol boats to the strait of Irbe on Thursday."
    static let second = "On Wednesday Latvia sent twelve patrol boats to the strait of Irbe."

    private func told(
        _ id: String, _ text: String, on day: String?, _ modality: Modality = .actual,
        trigger: String = "sent", published: String = "1996-06-08"
    ) -> (Article, Assertion) {
        let report = ReportBuilder(id, outlet: id, published: published, text)
        return (
            report.article,
            report.tells(
                trigger, "154", Self.latvia, on: day, modality,
                number: ("twelve", 12, .exact, "ships"))
        )
    }

    private func brief(_ told: [(Article, Assertion)]) -> Brief {
        Desk().brief(articles: told.map(\.0), assertions: told.map(\.1))
    }

    @Test func reportsThatMissEachOtherByADayContradict() throws {
        let brief = brief([
            told("a", Self.first, on: "1996-06-06"), told("b", Self.second, on: "1996-06-05"),
        ])
        let event = try #require(brief.events.first)
        #expect(brief.events.count == 1)
        #expect(event.fields["date"]?.verdict == .differ)
        #expect(event.fields["date"]?.kind == .contradiction)
        #expect(event.joins.contains { !$0.reasons.isEmpty })
    }

    @Test func aReportThatTellsBothKnowsOfTwo() {
        let report = ReportBuilder(
            "c", outlet: "c", published: "1996-06-08", Self.first + "\n" + Self.second)
        let number = ("twelve", 12.0, QuantityBound.exact, "ships")
        let brief = Desk().brief(
            articles: [report.article],
            assertions: [
                report.tells(
                    "sent", "154", Self.latvia, near: "Thursday", on: "1996-06-06", number: number),
                report.tells(
                    "sent", "154", Self.latvia, near: "Wednesday", on: "1996-06-05", number: number),
            ])
        #expect(brief.events.count == 2)
    }

    @Test func aWeekApartIsAnotherAct() {
        let brief = brief([
            told("a", Self.first, on: "1996-06-06"), told("b", Self.second, on: "1996-05-29"),
        ])
        #expect(brief.events.count == 2)
    }

    @Test func aPlanAndItsFulfilmentDifferInOutcome() throws {
        let plan = told(
            "a", "Latvia will send twelve patrol boats to the strait of Irbe.", on: nil, .future,
            trigger: "send", published: "1996-06-04")
        let brief = brief([plan, told("b", Self.first, on: "1996-06-06")])
        let event = try #require(brief.events.first)
        #expect(brief.events.count == 1)
        #expect(event.fields["outcome"]?.kind == .differentAsOf)
    }

    @Test func theOrderOfReportsDoesNotMatter() {
        let all = [
            told("a", Self.first, on: "1996-06-06"), told("b", Self.second, on: "1996-06-05"),
            told("c", Self.first.replacing("sent", with: "ordered"), on: nil, trigger: "ordered"),
        ]
        #expect(brief(all).events == brief(all.reversed()).events)
    }

    @Test func twoActsOfOneReportStayTwo() {
        let report = ReportBuilder(
            "d", outlet: "d", published: "1996-06-08",
            "Latvia severed its relations with Estonia on Friday.\n"
                + "The harbour of Ainazi was shut and drivers were turned away by the guards.")
        let estonia = ReportBuilder.Who("Estonia", "EST")
        let brief = Desk().brief(
            articles: [report.article],
            assertions: [
                report.tells("severed", "161", Self.latvia, estonia, on: "1996-06-07"),
                report.tells("shut", "161", Self.latvia, estonia, on: "1996-06-07"),
            ])
        #expect(brief.events.count == 2)
    }
}
