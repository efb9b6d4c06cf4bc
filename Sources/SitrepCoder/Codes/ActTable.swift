import Foundation
import SitrepModel
import SitrepReader

/// The CAMEO codes with their labels, Goldstein values and PLOVER codings.
package struct ActTable: Sendable {
    /// One code's row.
    package struct Entry: Sendable {
        package var code: String
        package var label: String
        package var goldstein: Double
        package var plover: Plover
    }

    private let entries: [String: Entry]

    /// - Parameter file: `cameo.tsv`: code, label, Goldstein value, PLOVER event, mode, contexts.
    package init(file: URL) throws(ResourceError) {
        var entries: [String: Entry] = [:]
        for row in try Table.rows(file) {
            guard row.count >= 3, let goldstein = Double(row[2]) else {
                throw ResourceError(
                    file: file.lastPathComponent, reason: "row '\(row[0])' has no Goldstein value")
            }
            func field(_ n: Int) -> String? { row.count > n && !row[n].isEmpty ? row[n] : nil }
            entries[row[0]] = Entry(
                code: row[0], label: row[1], goldstein: goldstein,
                plover: Plover(
                    event: field(3), mode: field(4),
                    contexts: field(5)?.split(separator: ";").map(String.init) ?? []))
        }
        self.entries = entries
    }

    package subscript(code: String) -> Entry? { entries[code] }

    /// The act of a code; the unspecified base code of its root where the code is unknown; nil where
    /// even its root is.
    ///
    /// - Parameter event: the PLOVER event read from the sentence, where it differs from the code's own
    ///   (a visit still ahead is AGREE); mode and contexts are then kept only if the events agree.
    package func act(code: String, event: String? = nil) -> Act? {
        let root = String(code.prefix(2))
        guard let quad = Int(root).flatMap(QuadClass.init(root:)),
            let entry = entries[code] ?? entries[root + "0"] ?? entries[root]
        else { return nil }
        var plover = entry.plover
        if let event, event != plover.event { plover = Plover(event: event) }
        return Act(
            cameo: entry.code.utf8.count == 2 ? root + "0" : entry.code, plover: plover,
            goldstein: entry.goldstein, quad: quad)
    }
}
