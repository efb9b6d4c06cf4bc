/// A JSON value as web pages carry it; members keep their order.
enum LooseJSON: Sendable, Equatable {
    case null
    case bool(Bool)
    /// As written.
    case number(String)
    case string(String)
    case array([LooseJSON])
    case object([Member])

    struct Member: Sendable, Equatable {
        var name: String
        var value: LooseJSON
    }

    /// The first member of the name; nil where the value is no object.
    subscript(name: String) -> LooseJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text of a string or number; of an array, that of its first element that has one.
    var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .array(let values): values.lazy.compactMap(\.text).first
        // JSON-LD's value objects: {"@value": "...", "@language": "..."}.
        case .object: self["@value"]?.text
        default: nil
        }
    }

    /// An array's elements; any other value alone.
    var elements: [LooseJSON] {
        if case .array(let values) = self { return values }
        return [self]
    }
}
