/// A list that JSON leaves out where it is empty: in a brief, absent means none.
@propertyWrapper
public struct AbsentIfEmpty<Element: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    /// The list itself.
    public var wrappedValue: [Element]

    /// Wraps a list.
    public init(wrappedValue: [Element]) { self.wrappedValue = wrappedValue }

    /// Reads what ``encode(to:)`` writes.
    public init(from decoder: any Decoder) throws {
        wrappedValue = try decoder.singleValueContainer().decode([Element].self)
    }

    /// Writes its JSON form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}

extension KeyedDecodingContainer {
    /// The list under the key; empty where the key is absent.
    public func decode<E>(
        _ type: AbsentIfEmpty<E>.Type, forKey key: Key
    ) throws -> AbsentIfEmpty<E> {
        try decodeIfPresent(type, forKey: key) ?? AbsentIfEmpty(wrappedValue: [])
    }
}

extension KeyedEncodingContainer {
    /// Writes the list unless it is empty.
    public mutating func encode<E>(_ value: AbsentIfEmpty<E>, forKey key: Key) throws {
        if !value.wrappedValue.isEmpty { try encode(value.wrappedValue, forKey: key) }
    }
}
