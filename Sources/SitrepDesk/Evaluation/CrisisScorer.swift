import SitrepModel

/// Scores briefs of small crises against what a careful reader makes of the same reports.
package struct CrisisScorer: Sendable {
    package private(set) var scores = CrisisScores()

    package init() {}

    /// Adds one crisis.
    ///
    /// - Throws: ``Trouble`` where the gold does not fit the reports.
    package mutating func add(
        _ gold: CrisisGold, articles: [Article], assertions: [Assertion], brief: Brief
    ) throws(Trouble) {
        let reading = try CrisisReading(
            gold, articles: articles, assertions: assertions, brief: brief)
        scores.crises.append(gold.crisis)
        scores.reports += articles.count
        EventScoring.add(reading, to: &scores)
        VerdictScoring.add(reading, to: &scores)
        ReportScoring.add(reading, to: &scores)
        LedgerScoring.add(reading, to: &scores)
    }
}
