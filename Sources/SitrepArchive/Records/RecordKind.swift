/// What the archive keeps in versions.
public enum RecordKind: Int, Sendable, Hashable, CaseIterable {
    case event = 1
    case story = 2
    case syndication = 3
    case difference = 4
    case demand = 5
    case force = 6
    case aid = 7
    case meeting = 8
    case position = 9
    case statement = 10
    case tension = 11
    /// An article; its versions are its revisions.
    case article = 20
    /// An analyst's correction or note.
    case correction = 21

    /// As an API names it: "event", "aid".
    public var name: String { "\(self)" }

    /// The kind of that name.
    public init?(name: String) {
        guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = kind
    }

    /// Those that are kept in the table of records.
    static let recorded = allCases.filter { $0.rawValue < 20 }
}
