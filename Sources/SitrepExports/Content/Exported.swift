import SitrepModel

/// A value with its place in the archive's history.
public struct Exported<Value: Sendable & Hashable>: Sendable, Hashable {
    /// Shared by all versions of it; what identifiers in exports are made of.
    public var lineage: String
    /// Counts its versions from 1.
    public var version: Int
    /// When this version was made, RFC 3339 in UTC; nil where there is no archive to say so.
    public var changed: String?
    /// Whether nothing supports it any more.
    public var isWithdrawn: Bool
    /// What it says.
    public var value: Value

    /// Makes one from its parts.
    public init(
        lineage: String, version: Int = 1, changed: String? = nil, isWithdrawn: Bool = false,
        value: Value
    ) {
        self.lineage = lineage
        self.version = version
        self.changed = changed
        self.isWithdrawn = isWithdrawn
        self.value = value
    }
}
