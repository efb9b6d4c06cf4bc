/// An actor as an event or a ledger names it: key, canonical name, role.
public struct Party: Codable, Sendable, Hashable, Comparable {
    /// ISO 3166 alpha-3 for whatever belongs to a state, else a short upper-case name; "" if unknown.
    public var key: String
    /// Name of the person or body where the reports give one, e.g. "Antony Blinken".
    public var name: String?
    /// CAMEO sector code (GOV, MIL, REB, ...), where known.
    public var role: String?

    package init(key: String, name: String? = nil, role: String? = nil) {
        self.key = key
        self.name = name
        self.role = role
    }

    /// By key, then name.
    public static func < (a: Party, b: Party) -> Bool {
        (a.key, a.name ?? "", a.role ?? "") < (b.key, b.name ?? "", b.role ?? "")
    }
}
