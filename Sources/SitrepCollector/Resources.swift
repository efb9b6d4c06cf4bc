import Foundation

/// The Collector's tables: tab-separated rows, `#` begins a comment line.
enum Resources {
    /// The rows of a table that comes with the program.
    ///
    /// A missing table means a damaged installation, which nothing here can mend: it ends the program
    /// with a message that names the file.
    static func rows(_ name: String) -> [[String]] {
        let file = Bundle.module.bundleURL.appendingPathComponent("Resources/\(name)")
        guard let data = try? Data(contentsOf: file) else {
            preconditionFailure("resource \(file.path) is missing; reinstall sitrep")
        }
        var rows: [[String]] = []
        for line in data.split(separator: 0x0A) where line.first != 0x23 {
            rows.append(
                line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                    String(decoding: $0, as: UTF8.self)
                })
        }
        return rows
    }
}

/// All tables, read once for each Collector.
struct Tables: Sendable {
    let furniture = FurnitureTable()
    let agencies = AgencyTable()
    let calendar = CalendarWords()
    let languages = LanguageIdentifier()
}
