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
    /// The sentences that tell it.
    public var evidence: [Evidence]

    /// What is given.
    public enum Kind: String, Codable, Sendable { case money, arms, relief, asylum, other }

    /// How far aid has come: pledged is not delivered, considered is not pledged.
    public enum Status: String, Codable, Sendable {
        case considered, pledged, approved, delivered, refused
    }

    private enum CodingKeys: String, CodingKey {
        case giver, receiver, kind, amount, status, when
        case saidBy = "said_by"
        case event, evidence
    }

    package init(
        giver: Party, receiver: Party?, kind: Kind, amount: Amount?, status: Status,
        when: EventDate?, saidBy: [Origin], event: String, evidence: [Evidence]
    ) {
        self.giver = giver
        self.receiver = receiver
        self.kind = kind
        self.amount = amount
        self.status = status
        self.when = when
        self.saidBy = saidBy
        self.event = event
        self.evidence = evidence
    }
}
