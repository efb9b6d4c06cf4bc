/// An actor as one assertion names it.
public struct ActorReference: Codable, Sendable, Hashable {
    /// The words that name it; "" where the text leaves it unsaid.
    public var text: String
    /// ISO 3166 alpha-3 for whatever belongs to a state, else a short upper-case name; "" if unknown.
    public var key: String
    /// Canonical name of the person or organisation, e.g. "Antony Blinken", where known.
    public var name: String?
    /// CAMEO sector code (GOV, MIL, REB, ...), where known.
    public var role: String?
    /// Where the words stand; nil where they are unsaid.
    public var span: QuotedSpan?

    /// Makes one from its parts.
    public init(
        text: String, key: String, name: String? = nil, role: String? = nil, span: QuotedSpan? = nil
    ) {
        self.text = text
        self.key = key
        self.name = name
        self.role = role
        self.span = span
    }
}
