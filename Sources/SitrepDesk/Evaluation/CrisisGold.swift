import SitrepModel

/// What a careful reader makes of the reports of one crisis: the form of an `expected.json` as
/// `Evaluation/crises/README.md` describes it.
package struct CrisisGold: Decodable, Sendable {
    package var crisis: String
    /// "tuning", or "kept aside": scored, but never looked at for mending anything.
    package var use: String
    package var events: [TrueEvent]
    /// Pairs of events that must not be joined.
    package var apart: [[String]]
    package var verdicts: [Verdict]
    package var origins: [OriginCount]
    package var syndication: [Copies]
    package var dated: [Dated]
    package var demands: [DemandEntry]
    package var forces: [ForceEntry]
    package var aid: [AidEntry]
    package var meetings: [MeetingEntry]
    package var positions: [PositionEntry]
    package var rifts: [Rift]?

    /// Words that stand in a report exactly once.
    package struct Quote: Decodable, Sendable, Hashable {
        package var report: String
        package var quote: String
    }

    /// One happening and the clauses that tell it.
    package struct TrueEvent: Decodable, Sendable {
        package var id: String
        package var root: String
        /// Roots that would be right as well.
        package var also: [String]?
        package var actors: [String]
        package var targets: [String]
        /// "" where the reports don't tell.
        package var when: String
        package var tellings: [Quote]

        var roots: Set<String> { Set([root] + (also ?? [])) }
    }

    /// What the reports make of one field of an event.
    package struct Verdict: Decodable, Sendable {
        package var event: String
        package var field: String
        package var verdict: FieldVerdict.Verdict
        package var kind: FieldVerdict.Kind?
        package var values: [Value]
        package var silent: [String]?

        package struct Value: Decodable, Sendable {
            package var value: String
        }
    }

    /// How many independent origins an event has.
    package struct OriginCount: Decodable, Sendable {
        package var event: String
        package var count: Int
    }

    /// Reports that carry one text.
    package struct Copies: Decodable, Sendable {
        package var reports: [String]
        /// nil where neither dates nor texts tell.
        package var first: String?
        /// Those of them that tell it in translation.
        package var translation: [String]?
    }

    /// The day of a report that does not give it.
    package struct Dated: Decodable, Sendable {
        package var report: String
        package var date: String
    }
}
