/// A piece of input that could not be used, said as a colleague would: what, where, why, and what to do.
public struct Trouble: Error, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The input: a path, a URL, or "standard input, line 12".
    public var input: String
    /// Byte offset or line within it, where one is known.
    public var place: String?
    /// What is wrong.
    public var reason: String
    /// What to do, as a sentence.
    public var remedy: String

    /// Makes one from its parts.
    public init(input: String, place: String? = nil, reason: String, remedy: String) {
        self.input = input
        self.place = place
        self.reason = reason
        self.remedy = remedy
    }

    /// The text form.
    public var description: String {
        "\(input)\(place.map { ", \($0)" } ?? ""): \(reason). \(remedy)"
    }
}
