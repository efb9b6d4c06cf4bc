/// How a stated number bounds the true one.
public enum QuantityBound: String, Codable, Sendable {
    case exact
    /// "at least", "more than".
    case atLeast = "at_least"
    /// "up to", "fewer than".
    case atMost = "at_most"
    /// "about", "some", "nearly".
    case about
    /// Between `value` and `upper`.
    case range
}

/// A number as a report gives it: value, bound, hedge and what it counts. Never just a number.
public struct Quantity: Codable, Sendable, Hashable {
    /// The number.
    public var value: Double
    /// Upper end, for a range.
    public var upper: Double?
    /// How the number bounds the true one.
    public var bound: QuantityBound
    /// The hedging words: "more than", "nearly".
    public var hedge: String?
    /// people, troops, dead, wounded, currency, km, aircraft, ...
    public var unit: String
    /// ISO 4217, where the unit is currency.
    public var currency: String?
    /// The noun that it counts, as written: "soldiers".
    public var counted: String?
    /// Where it stands.
    public var span: QuotedSpan

    /// Makes one from its parts.
    public init(
        value: Double, upper: Double? = nil, bound: QuantityBound, hedge: String? = nil,
        unit: String, currency: String? = nil, counted: String? = nil, span: QuotedSpan
    ) {
        self.value = value
        self.upper = upper
        self.bound = bound
        self.hedge = hedge
        self.unit = unit
        self.currency = currency
        self.counted = counted
        self.span = span
    }
}
