/// The head of an agency report: "Washington, Jan 26 (EFE) .-".
public struct Dateline: Sendable, Hashable {
    public var place: String?
    public var month: Int?
    public var day: Int?
    public var agency: String?
    public var span: Span

    public init(place: String?, month: Int?, day: Int?, agency: String?, span: Span) {
        self.place = place
        self.month = month
        self.day = day
        self.agency = agency
        self.span = span
    }
}
