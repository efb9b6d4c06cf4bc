/// A meeting, visit, call or summit, held or ahead.
public struct Meeting: Codable, Sendable, Hashable {
    /// Who takes part.
    public var participants: [Party]
    /// Meeting, visit, call or summit.
    public var kind: Kind
    /// When.
    public var when: EventDate?
    /// Where.
    public var place: String?
    /// Planned, confirmed, held, moved or cancelled.
    public var status: Status
    /// Who says so.
    public var saidBy: [Origin]
    /// The event that it is.
    public var event: String
    /// Earlier dates or states that later reports replaced, oldest first.
    @AbsentIfEmpty public var history: [String]
    /// The sentences that tell it.
    public var evidence: [Evidence]

    /// The form of a meeting.
    public enum Kind: String, Codable, Sendable { case meeting, visit, call, summit }

    /// How a meeting stands.
    public enum Status: String, Codable, Sendable {
        case planned, confirmed, held, moved, cancelled
    }

    private enum CodingKeys: String, CodingKey {
        case participants, kind, when
        case place = "where"
        case status
        case saidBy = "said_by"
        case event, history, evidence
    }

    package init(
        participants: [Party], kind: Kind, when: EventDate?, place: String?, status: Status,
        saidBy: [Origin], event: String, history: [String], evidence: [Evidence]
    ) {
        self.participants = participants
        self.kind = kind
        self.when = when
        self.place = place
        self.status = status
        self.saidBy = saidBy
        self.event = event
        self.history = history
        self.evidence = evidence
    }
}
