/// What sort of page a capture is, and why that is thought.
public struct PageVerdict: Codable, Sendable, Hashable {
    /// The sort.
    public var kind: Kind
    /// In words, with what decided: "68 % of its words are links".
    public var reason: String

    /// Makes one from its parts.
    public init(kind: Kind, reason: String) {
        self.kind = kind
        self.reason = reason
    }

    /// The sorts of pages.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// One text of some length.
        case article
        /// A home page, section front, list of headlines or search result.
        case index
        /// The beginning of a text, the rest being for subscribers.
        case paywall
        /// A request for consent stands instead of the text.
        case consent
        /// The server's or a guard's notice instead of a page: not found, access denied.
        case error
        /// The page or its text breaks off.
        case truncated
    }
}
