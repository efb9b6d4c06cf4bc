import Foundation

/// A resource that is missing or broken: the installation is damaged, or the file was edited wrongly.
public struct ResourceError: Error, Sendable, CustomStringConvertible {
    /// The resource.
    public var file: String
    /// Its line, where one is to blame.
    public var line: Int?
    /// What is wrong.
    public var reason: String

    package init(file: String, line: Int? = nil, reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// The text form.
    public var description: String {
        "resource \(file)\(line.map { ", line \($0)" } ?? ""): \(reason); reinstall, or mend the file"
    }
}

/// Reads the tab-separated tables that hold Sitrep's knowledge: one row a line, `#` begins a comment
/// line, empty lines are passed over.
package enum Table {
    package static func rows(_ file: URL) throws(ResourceError) -> [[String]] {
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            throw ResourceError(file: file.lastPathComponent, reason: "it can't be read")
        }
        var rows: [[String]] = []
        for line in data.split(separator: 0x0A) where line.first != 0x23 {
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            if fields.contains(where: { !$0.isEmpty }) { rows.append(fields) }
        }
        return rows
    }
}
