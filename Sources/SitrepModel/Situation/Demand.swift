/// What one party asks of another, and which answer it got.
public struct Demand: Codable, Sendable, Hashable {
    /// Who asks.
    public var from: [Party]
    /// Of whom.
    @AbsentIfEmpty public var to: [Party]
    /// What is asked, in the report's words.
    public var content: String
    /// When it was raised.
    public var when: EventDate?
    /// "in writing", "at a press conference", where a report says how.
    public var channel: String?
    /// A demand (CAMEO 10) or an appeal (02).
    public var insistence: Insistence
    /// How it stands after the replies.
    public var status: Status
    /// The answers, oldest first.
    @AbsentIfEmpty public var replies: [Reply]
    /// Origins of the demand.
    public var saidBy: [Origin]
    /// The event that raised it.
    public var event: String
    /// The sentences that tell it.
    public var evidence: [Evidence]

    /// How hard it is asked for.
    public enum Insistence: String, Codable, Sendable { case demand, appeal }

    /// How a demand stands.
    public enum Status: String, Codable, Sendable {
        case open, answered, accepted, rejected, partly, lapsed
    }

    /// One answer to a demand.
    public struct Reply: Codable, Sendable, Hashable {
        /// Who answers.
        public var from: [Party]
        /// When.
        public var when: EventDate?
        /// The answer in the report's words.
        public var content: String
        /// Answered, accepted or rejected.
        public var kind: Status
        /// "in writing", where a report says how.
        public var channel: String?
        /// The event that is the answer.
        public var event: String
        /// The sentences that tell it.
        public var evidence: [Evidence]

        package init(
            from: [Party], when: EventDate?, content: String, kind: Status, channel: String?,
            event: String, evidence: [Evidence]
        ) {
            self.from = from
            self.when = when
            self.content = content
            self.kind = kind
            self.channel = channel
            self.event = event
            self.evidence = evidence
        }
    }

    private enum CodingKeys: String, CodingKey {
        case from, to, content, when, channel, insistence, status, replies
        case saidBy = "said_by"
        case event, evidence
    }

    package init(
        from: [Party], to: [Party], content: String, when: EventDate?, channel: String?,
        insistence: Insistence, status: Status, replies: [Reply], saidBy: [Origin], event: String,
        evidence: [Evidence]
    ) {
        self.from = from
        self.to = to
        self.content = content
        self.when = when
        self.channel = channel
        self.insistence = insistence
        self.status = status
        self.replies = replies
        self.saidBy = saidBy
        self.event = event
        self.evidence = evidence
    }
}
