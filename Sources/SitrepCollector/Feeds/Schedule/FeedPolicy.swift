/// How often feeds are asked, in seconds.
public struct FeedPolicy: Sendable, Hashable, Codable {
    /// Never sooner than this after the last time, whatever a feed says.
    public var shortest: Int
    /// Where a feed says nothing and nothing is known of it.
    public var usual: Int
    /// Where a feed hardly changes; also the longest wait that its own hints lead to.
    public var longest: Int
    /// After the first failure; each further one doubles it up to a week.
    public var firstRetry: Int

    /// A quarter of an hour, an hour, a day; half an hour after the first failure.
    public init(
        shortest: Int = 900, usual: Int = 3600, longest: Int = 86_400, firstRetry: Int = 1800
    ) {
        self.shortest = shortest
        self.usual = usual
        self.longest = longest
        self.firstRetry = firstRetry
    }

    /// No wait is longer, not even one that a server asks for.
    static let week = 604_800
}
