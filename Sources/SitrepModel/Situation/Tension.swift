/// The figure of conflict and cooperation of one pair on one day. No forecast.
///
/// Each event of the day that happened counts with its Goldstein value g and its number of
/// independent origins w. Each part is the sum of w times g over its events, divided by the sum of w
/// over all events of the pair and day; the three add up to the weighted mean.
public struct Tension: Codable, Sendable, Hashable {
    /// The two keys in alphabetic order; "*" twice for all pairs together.
    public var pair: [String]
    /// The day.
    public var day: DateValue
    /// Verbal conflict (quad 3), 0 or below.
    public var threats: Double
    /// Material conflict (quad 4), 0 or below.
    public var acts: Double
    /// Cooperation (quads 1 and 2).
    public var cooperation: Double
    /// Number of events.
    public var n: Int
    /// Identifiers of the events.
    public var events: [String]
    /// The sentences that tell them.
    public var evidence: [Evidence]

    /// The formula, for output.
    public static let formula =
        "sum(w*g) / sum(w) by pair and day; g: Goldstein value of an event, "
        + "w: its independent origins"

    package init(
        pair: [String], day: DateValue, threats: Double, acts: Double, cooperation: Double, n: Int,
        events: [String], evidence: [Evidence]
    ) {
        self.pair = pair
        self.day = day
        self.threats = threats
        self.acts = acts
        self.cooperation = cooperation
        self.n = n
        self.events = events
        self.evidence = evidence
    }
}
