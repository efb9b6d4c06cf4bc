/// A date with how it is known: stated, or concluded and from what.
public struct KnownDate: Codable, Sendable, Hashable {
    /// The date, as exactly as it is known.
    public var value: DateValue
    /// True where it was concluded from contents rather than stated.
    public var inferred: Bool
    /// In words: "front matter", "'Wednesday' before the article's date".
    public var reason: String

    /// Makes one from its parts.
    public init(value: DateValue, inferred: Bool, reason: String) {
        self.value = value
        self.inferred = inferred
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey { case value, precision, inferred, reason }

    /// Reads the boundary form.
    public init(from decoder: any Decoder) throws {
        let c = try decoder.container(keyedBy: CodingKeys.self)
        value = try c.decode(DateValue.self, forKey: .value)
        if let precision = try c.decodeIfPresent(DatePrecision.self, forKey: .precision) {
            value.precision = precision
        }
        inferred = try c.decodeIfPresent(Bool.self, forKey: .inferred) ?? false
        reason = try c.decodeIfPresent(String.self, forKey: .reason) ?? ""
    }

    /// Writes the boundary form.
    public func encode(to encoder: any Encoder) throws {
        var c = encoder.container(keyedBy: CodingKeys.self)
        try c.encode(value, forKey: .value)
        try c.encode(value.precision, forKey: .precision)
        try c.encode(inferred, forKey: .inferred)
        try c.encode(reason, forKey: .reason)
    }
}
