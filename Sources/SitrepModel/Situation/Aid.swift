/// Aid or arms from one party to another: considered, pledged, approved, delivered or refused.
public struct Aid: Codable, Sendable, Hashable {
    /// Who gives.
    public var giver: Party
    /// Who receives.
    public var receiver: Party?
    /// Money, arms, relief, asylum, other.
    public var kind: Kind
    /// How much, with bound and currency.
    public var amount: Amount?
    /// How far it has come.
    public var status: Status
    /// When.
    public var when: EventDate?
    /// Who says so.
    public var saidBy: [Origin]
    /// The event that it belongs to.
    public var event: String
    /// Earlier statuses of the same commitment, oldest first.
    @AbsentIfEmpty public var history: [Step]
    /// The sentences that tell it.
    public var evidence: [Evidence]

    /// What is given.
    public enum Kind: String, Codable, Sendable { case money, arms, relief, asylum, other }

    /// How far aid has come: pledged is not delivered, considered is not pledged.
    public enum Status: String, Codable, Sendable {
        case considered, pledged, approved, delivered, refused
    }

    /// An earlier status of the same commitment.
    public struct Step: Codable, Sendable, Hashable {
        /// How far it had come.
        public var status: Status
        /// When.
        public var when: DateValue?
        /// The sentences that tell it.
        public var evidence: [Evidence]

        package init(status: Status, when: DateValue?, evidence: [Evidence]) {
            self.status = status
            self.when = when
            self.evidence = evidence
        }
    }

    private enum CodingKeys: String, CodingKey {
        case giver, receiver, kind, amount, status, when
        case saidBy = "said_by"
        case event, history, evidence
    }

    package init(
        giver: Party, receiver: Party?, kind: Kind, amount: Amount?, status: Status,
        when: EventDate?, saidBy: [Origin], event: String, history: [Step] = [],
        evidence: [Evidence]
    ) {
        self.giver = giver
        self.receiver = receiver
        self.kind = kind
        self.amount = amount
        self.status = status
        self.when = when
        self.saidBy = saidBy
        self.event = event
        self.history = history
        self.evidence = evidence
    }
}
