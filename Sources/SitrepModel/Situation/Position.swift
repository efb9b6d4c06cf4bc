/// Who stands how on which question, since when, and how that changed.
public struct Position: Codable, Sendable, Hashable {
    /// Who holds it.
    public var actor: Party
    /// The question, in the report's words.
    public var question: String
    /// Supports, opposes, neutral.
    public var stance: Stance
    /// The first day for which a report gives this stance.
    public var since: DateValue?
    /// Who says so.
    public var saidBy: [Origin]
    /// Earlier stances of the same actor on the same question, oldest first.
    @AbsentIfEmpty public var history: [Step]
    /// The event that shows it.
    public var event: String
    /// The sentences that tell it.
    public var evidence: [Evidence]

    /// Which way an actor leans.
    public enum Stance: String, Codable, Sendable {
        case supports, opposes, open, denies, states
    }

    /// An earlier stance.
    public struct Step: Codable, Sendable, Hashable {
        /// The stance then.
        public var stance: Stance
        /// When.
        public var when: DateValue?
        /// The sentences that tell it.
        public var evidence: [Evidence]

        package init(stance: Stance, when: DateValue?, evidence: [Evidence]) {
            self.stance = stance
            self.when = when
            self.evidence = evidence
        }
    }

    private enum CodingKeys: String, CodingKey {
        case actor, question, stance, since
        case saidBy = "said_by"
        case history, event, evidence
    }

    package init(
        actor: Party, question: String, stance: Stance, since: DateValue?, saidBy: [Origin],
        history: [Step], event: String, evidence: [Evidence]
    ) {
        self.actor = actor
        self.question = question
        self.stance = stance
        self.since = since
        self.saidBy = saidBy
        self.history = history
        self.event = event
        self.evidence = evidence
    }
}
