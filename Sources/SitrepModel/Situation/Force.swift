/// Forces as one origin states them: whose, what, how many, where, in which status, as of when.
public struct Force: Codable, Sendable, Hashable {
    /// To whom they belong.
    public var whose: Party
    /// What they are, in the report's words: "troops", "combat teams".
    public var what: String
    /// How many, with bound and hedge.
    public var quantity: Amount?
    /// Towards or against whom, where a report says.
    public var facing: Party?
    /// Where they stand or go.
    public var place: String?
    /// Deployed is not alerted, ordered is not deployed.
    public var status: Status
    /// Feared or planned rather than in fact; absent where in fact.
    public var modality: Modality?
    /// The day for which the report says it.
    public var asOf: DateValue?
    /// Who says so.
    public var saidBy: [Origin]
    /// The event that it belongs to.
    public var event: String
    /// The sentences that tell it.
    public var evidence: [Evidence]

    /// What has been done with the forces.
    public enum Status: String, Codable, Sendable {
        case deployed, alerted, ordered, exercising, withdrawn
    }

    private enum CodingKeys: String, CodingKey {
        case whose, what, quantity, facing
        case place = "where"
        case status, modality
        case asOf = "as_of"
        case saidBy = "said_by"
        case event, evidence
    }

    package init(
        whose: Party, what: String, quantity: Amount?, facing: Party?, place: String?,
        status: Status,
        modality: Modality?, asOf: DateValue?, saidBy: [Origin], event: String,
        evidence: [Evidence]
    ) {
        self.whose = whose
        self.what = what
        self.quantity = quantity
        self.facing = facing
        self.place = place
        self.status = status
        self.modality = modality
        self.asOf = asOf
        self.saidBy = saidBy
        self.event = event
        self.evidence = evidence
    }
}

/// A number in a ledger: a quantity without its span, which stands in the entry's evidence.
public struct Amount: Codable, Sendable, Hashable {
    /// The number; the lower one of a range.
    public var value: Double
    /// Upper end of a range.
    public var upper: Double?
    /// How it bounds the true number.
    public var bound: QuantityBound
    /// "more than", "nearly".
    public var hedge: String?
    /// troops, people, aircraft, currency, ...
    public var unit: String
    /// ISO 4217, where the unit is currency.
    public var currency: String?
    /// As written: "more than 100,000 troops".
    public var words: String

    package init(_ quantity: Quantity) {
        value = quantity.value
        upper = quantity.upper
        bound = quantity.bound
        hedge = quantity.hedge
        unit = quantity.unit
        currency = quantity.currency
        words = quantity.span.quote
    }
}
