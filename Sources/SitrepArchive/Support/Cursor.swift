import Foundation

/// Where a list goes on: the keys of the last row given out, in a form that says nothing to others.
struct Cursor: Equatable {
    /// What it was given out for: a cursor of one list is none of another.
    var list: String
    var keys: [Int]

    init(list: String, keys: [Int]) {
        self.list = list
        self.keys = keys
    }

    /// Unreserved characters of URLs only.
    var text: String {
        let plain = ([list] + keys.map(String.init)).joined(separator: ",")
        let check = Deflated.crc(Array(plain.utf8)) & 0xFFFF
        return Data("\(plain),\(check)".utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// - Throws: ``ArchiveError/badCursor(_:)`` for what ``text`` did not write, or for another list.
    init(_ text: String, list: String, keys: Int) throws(ArchiveError) {
        var base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        while base64.utf8.count % 4 != 0 { base64 += "=" }
        guard text.utf8.count < 200, let data = Data(base64Encoded: base64) else {
            throw .badCursor(text)
        }
        let parts = String(decoding: data, as: UTF8.self).split(separator: ",")
        let numbers = parts.dropFirst().dropLast().compactMap { Int($0) }
        guard parts.count == keys + 2, parts[0] == list, numbers.count == keys else {
            throw .badCursor(text)
        }
        self.init(list: list, keys: numbers)
        guard self.text == text else { throw .badCursor(text) }
    }
}

extension Deflated {
    static func crc(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { crc($0) } }
}

/// A part of a list, and where the next part begins.
public struct Page<Row: Sendable>: Sendable {
    /// In the order asked for.
    public var rows: [Row]
    /// Give it to the same question for what follows; nil at the end.
    public var next: String?

    /// Makes one from its parts.
    public init(rows: [Row], next: String?) {
        self.rows = rows
        self.next = next
    }

    /// The same places in the list with what `transform` makes of each row.
    public func map<Other: Sendable>(_ transform: (Row) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(rows: try rows.map(transform), next: next)
    }
}
