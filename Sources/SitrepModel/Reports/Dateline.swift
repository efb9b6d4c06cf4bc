/// The head of an agency report: "Washington, Jan 26 (EFE) .-".
public struct Dateline: Sendable, Hashable {
    /// The place that it names.
    public var place: String?
    /// 1 to 12.
    public var month: Int?
    /// Day of the month, from 1.
    public var day: Int?
    /// The agency in brackets.
    public var agency: String?
    /// Where it stands.
    public var span: Span

    /// Makes one from its parts.
    public init(place: String?, month: Int?, day: Int?, agency: String?, span: Span) {
        self.place = place
        self.month = month
        self.day = day
        self.agency = agency
        self.span = span
    }
}
