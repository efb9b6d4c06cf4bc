import Foundation
import SitrepModel
import Testing

@testable import SitrepDesk

/// A crisis of three reports, two of them one text, scored against what a reader makes of it.
@Suite struct CrisisScorerTests {
    static let gold = """
        {"crisis": "ferry", "use": "tuning",
         "events": [
          {"id": "seizure", "root": "17", "actors": ["EST"], "targets": ["LVA"],
           "when": "1993-05-04", "tellings": [
            {"report": "a", "quote": "Estonia seized a Latvian ferry on Tuesday"},
            {"report": "b", "quote": "Estonia seized a Latvian ferry on Tuesday"},
            {"report": "c", "quote": "the seizure of the ferry"}]},
          {"id": "protest", "root": "11", "actors": ["LVA"], "targets": ["EST"],
           "when": "", "tellings": [{"report": "c", "quote": "Latvia condemned"}]},
          {"id": "search", "root": "09", "actors": ["EST"], "targets": [],
           "when": "", "tellings": [{"report": "a", "quote": "guards searched the ship"}]}],
         "apart": [["seizure", "protest"]],
         "verdicts": [
          {"event": "seizure", "field": "date", "verdict": "agree",
           "values": [{"value": "1993-05-04"}]}],
         "origins": [{"event": "seizure", "count": 2}],
         "syndication": [{"reports": ["a", "b"], "first": "a"}],
         "dated": [{"report": "c", "date": "1993-05-05"}],
         "demands": [
          {"from": ["LVA"], "to": ["EST"], "content": "its return", "status": "open",
           "replies": [], "evidence": [{"report": "c", "quote": "demanded its return"}]}],
         "forces": [], "aid": [], "meetings": [], "positions": []}
        """
    static let text = """
        Estonia seized a Latvian ferry on Tuesday off the island of Ruhnu, and its guards searched \
        the ship.
        The ferry had left the port of Riga in the early morning with eleven passengers aboard.
        Nobody on the bridge had answered the calls of the coast guard for more than an hour.
        """

    private func scores(_ change: (inout [Assertion]) -> Void = { _ in }) throws -> CrisisScores {
        let reports = [
            ReportBuilder("a", outlet: "Bay Post", published: "1993-05-04", Self.text),
            ReportBuilder("b", outlet: "Pine Gazette", published: "1993-05-05", Self.text),
            ReportBuilder(
                "c", outlet: "Dune Monitor", published: "1993-05-05",
                "Latvia condemned the seizure of the ferry on Tuesday and demanded its return."),
        ]
        let (estonia, latvia) = (
            ReportBuilder.Who("Estonia", "EST"), ReportBuilder.Who("Latvia", "LVA")
        )
        var assertions = reports[..<2].map {
            $0.tells(
                "seized", "171", estonia, ReportBuilder.Who("Latvian", "LVA"), on: "1993-05-04",
                words: "Tuesday")
        }
        assertions.append(
            reports[2].tells("seizure", "171", estonia, latvia, on: "1993-05-04", words: "Tuesday"))
        assertions.append(reports[2].tells("condemned", "111", latvia, estonia))
        assertions.append(reports[2].tells("demanded", "100", latvia, estonia))
        change(&assertions)
        let articles = reports.map(\.article)
        var scorer = CrisisScorer()
        try scorer.add(
            try JSONDecoder().decode(CrisisGold.self, from: Data(Self.gold.utf8)),
            articles: articles, assertions: assertions,
            brief: Desk().brief(articles: articles, assertions: assertions))
        return scorer.scores
    }

    @Test func countsEventsAndRecords() throws {
        let scores = try scores()
        #expect(scores.found == .init(hits: 2, total: 3))
        #expect(scores.tellings == .init(hits: 4, total: 5))
        #expect(scores.records == .init(hits: 2, total: 2))
        #expect(scores.falseJoins == .init(hits: 0, total: 2))
        #expect(scores.apart == .init(hits: 1, total: 1))
        #expect(scores.parties == .init(hits: 2, total: 2))
        #expect(scores.misses.contains { $0.text.contains("search not found") })
    }

    @Test func scoresWhatStandsBesideTheEvents() throws {
        let scores = try scores()
        #expect(scores.verdicts["agree"] == .init(hits: 1, total: 1))
        #expect(scores.origins == .init(hits: 1, total: 1))
        #expect(scores.pairs == Tally(hits: 1, gold: 1, predicted: 1))
        #expect(scores.first == .init(hits: 1, total: 1))
        #expect(scores.dated == .init(hits: 1, total: 1))
        #expect(scores.ledgers["demands"] == Tally(hits: 1, gold: 1, predicted: 1))
        #expect(scores.details["demands: status"] == .init(hits: 1, total: 1))
    }

    @Test func aTellingLeftApartIsARecordTooMany() throws {
        // Read as of another year, the seizure of the third report is another event.
        let other = try #require(DateValue("1991-05-04"))
        let scores = try scores { $0[2].when?.value = other }
        #expect(scores.records == .init(hits: 3, total: 2))
        #expect(scores.misses.contains { $0.component == "records" })
    }

    @Test func namesAQuoteThatDoesNotStandInItsReport() throws {
        let gold = Self.gold.replacing("Latvia condemned", with: "Latvia blamed")
        var scorer = CrisisScorer()
        let article = ReportBuilder("a", Self.text).article
        let crisis = try JSONDecoder().decode(CrisisGold.self, from: Data(gold.utf8))
        #expect(throws: Trouble.self) {
            try scorer.add(
                crisis, articles: [article], assertions: [],
                brief: Desk().brief(articles: [article], assertions: []))
        }
    }
}
