import Foundation
import SitrepModel

/// A brief as one JSON object with sorted keys; absent means none.
public struct JSONBrief: Sendable {
    /// A renderer.
    public init() {}

    /// UTF-8 JSON, indented, ending in a line feed.
    public func render(_ brief: Brief) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(brief), as: UTF8.self) + "\n"
    }
}
