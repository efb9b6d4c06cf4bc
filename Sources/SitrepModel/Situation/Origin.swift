/// Where an assertion ultimately comes from: the named speaker, the agency, else the outlet's own
/// reporting. Two mastheads that carry one origin count once.
public struct Origin: Codable, Sendable, Hashable, Comparable {
    /// Equal for equal origins, e.g. "speaker:USA:jen psaki", "agency:efe".
    public var key: String
    /// As a reader would name it: "Jen Psaki (United States)", "EFE".
    public var name: String
    /// Speaker, agency or outlet.
    public var kind: Kind

    /// What sort of origin it is.
    public enum Kind: String, Codable, Sendable { case speaker, agency, outlet }

    package init(key: String, name: String, kind: Kind) {
        self.key = key
        self.name = name
        self.kind = kind
    }

    /// By key, then name.
    public static func < (a: Origin, b: Origin) -> Bool { (a.key, a.name) < (b.key, b.name) }
}
