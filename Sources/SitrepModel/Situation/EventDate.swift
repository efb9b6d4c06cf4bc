/// When an event took or takes place, how exactly that is known, and from what.
public struct EventDate: Codable, Sendable, Hashable {
    /// The day, month, year or interval.
    public var value: DateValue
    /// True where no report states it and it was concluded.
    public var inferred: Bool
    /// In words: which expression of which report, read against which day.
    public var reason: String

    package init(value: DateValue, inferred: Bool, reason: String) {
        self.value = value
        self.inferred = inferred
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey { case value, precision, inferred, reason }

    /// Reads what ``encode(to:)`` writes.
    public init(from decoder: any Decoder) throws {
        let c = try decoder.container(keyedBy: CodingKeys.self)
        value = try c.decode(DateValue.self, forKey: .value)
        inferred = try c.decodeIfPresent(Bool.self, forKey: .inferred) ?? false
        reason = try c.decodeIfPresent(String.self, forKey: .reason) ?? ""
    }

    /// Writes its JSON form.
    public func encode(to encoder: any Encoder) throws {
        var c = encoder.container(keyedBy: CodingKeys.self)
        try c.encode(value, forKey: .value)
        try c.encode(value.precision, forKey: .precision)
        try c.encode(inferred, forKey: .inferred)
        try c.encode(reason, forKey: .reason)
    }
}
