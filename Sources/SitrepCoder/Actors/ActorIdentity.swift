/// Whom a phrase names: the key under which its acts are kept, and why.
///
/// Keys and roles follow the codebook: ISO 3166-1 alpha-3 for whatever belongs to a state, else a
/// short upper-case name; CAMEO sector codes for roles.
public struct ActorIdentity: Sendable, Hashable {
    /// What kind of thing the phrase names.
    public enum Kind: String, Sendable, Codable {
        /// A state, its government, or its people as a whole.
        case state
        /// A named body: organisation, ministry, company, outlet.
        case organisation
        /// A named armed group, party, movement or unrecognised state.
        case group
        /// A listed person.
        case person
        /// People or bodies by description: "two Kurdish fighters", "the central bank".
        case agents
        /// A place that stands for those who live there.
        case place
        /// A proper name that is not listed.
        case name
        /// Nothing that acts: "the economy", "a resolution".
        case none
    }

    /// ISO 3166-1 alpha-3, a short upper-case name, or "" where the words don't tell.
    public var key: String
    /// ISO 3166-1 alpha-3, or IGO, UNO, EUR, NGO for what belongs to no single state; nil if unknown.
    public var country: String?
    /// CAMEO sector code; "" for a state or people as such, and where unknown.
    public var role: String
    /// The canonical name of the person or body, where it is listed.
    public var name: String?
    /// Wikidata item, where it is listed.
    public var wikidata: String?
    /// What kind of thing the phrase names.
    public var kind: Kind
    /// Which words and which entry decided.
    public var explanation: String

    /// An identity from its parts.
    public init(
        key: String, country: String?, role: String, name: String? = nil, wikidata: String? = nil,
        kind: Kind = .agents, explanation: String = ""
    ) {
        self.key = key
        self.country = country
        self.role = role
        self.name = name
        self.wikidata = wikidata
        self.kind = kind
        self.explanation = explanation
    }

    /// Whether the key is merely the name itself, because no table lists it: context may know better.
    package var isGuess: Bool { kind == .name }
    /// Whether the phrase names something that can act.
    package var isAgent: Bool { kind != .none }

    static let nobody = ActorIdentity(
        key: "", country: nil, role: "", kind: .none, explanation: "no word here names an actor")
}
